import { enableCompileCache } from "node:module";

// As in main.js: what was compiled once is not compiled again, so nothing is imported before this.
enableCompileCache();
await import("./triage-lines.ts");

import { enableCompileCache } from "node:module";

// What was compiled once starts in half the time, so nothing is imported before this.
enableCompileCache();
const { start } = await import("./start/start.ts");
process.exitCode = await start(process.argv.slice(2));

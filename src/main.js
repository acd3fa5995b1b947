import { enableCompileCache } from "node:module";

// What was compiled once starts in half the time, so nothing is imported before this. Plain JavaScript, since to take
// the types out of even one file costs more than the whole cached start may.
enableCompileCache();
await import("./main.ts");

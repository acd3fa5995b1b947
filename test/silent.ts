import { createLog } from "../src/log.ts";

export const silent = createLog("silent", { write: () => {} });

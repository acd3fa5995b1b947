import { writeFileSync } from "node:fs";
import { diagram } from "./diagram.ts";

writeFileSync(new URL("diagram.md", import.meta.url), diagram());

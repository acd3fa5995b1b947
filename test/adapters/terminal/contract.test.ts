import { adapterContract } from "../contract.ts";
import { openTerminal } from "./driver.ts";

adapterContract("The terminal", openTerminal);

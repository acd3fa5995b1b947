import { adapterContract } from "../contract.ts";
import { openSlack } from "./driver.ts";

adapterContract("Slack by Socket Mode", () => openSlack({ mode: "socket" }));
adapterContract("Slack by signed requests", () => openSlack({ mode: "http" }));

import { adapterContract } from "../contract.ts";
import { openDriver } from "./driver.ts";

adapterContract("Discord, in direct messages,", () => openDriver({ where: "direct" }));
adapterContract("Discord, in a server,", () => openDriver({ where: "server" }));
adapterContract("Discord, installed by a person only,", () => openDriver({ where: "elsewhere" }));

import type { Attachment } from "discord.js";
import type { IncomingFile } from "../../src/core/contract.ts";
import { FILE_ROOM } from "./limits.ts";

const PATIENCE_MS = 20_000;

/** Fetches a file from where Discord keeps it. Rejects when it is larger than told, gone, or too slow. */
const fetchFile = async (url: string): Promise<Uint8Array> => {
  const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) });
  if (!response.ok || !response.body) throw new Error(`A file could not be fetched: ${response.status}`);
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body) {
    size += part.length;
    if (size > FILE_ROOM) throw new Error("A file is too large");
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
};

/** Files as the core takes them; read only when asked for. */
export const filesOf = (attachments: Iterable<Attachment>): IncomingFile[] =>
  [...attachments].map(({ name, contentType, size, url }) => ({
    name,
    type: contentType?.split(";")[0] ?? "application/octet-stream",
    size,
    read: () => (size > FILE_ROOM ? Promise.reject(new Error("A file is too large")) : fetchFile(url)),
  }));

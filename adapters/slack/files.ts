import type { IncomingFile } from "../../src/core/contract.ts";
import type { Client } from "./post.ts";

/** A file as Slack tells of it; of files shared from elsewhere only the id. */
export interface SlackFile {
  id: string;
  name?: string | null;
  mimetype?: string;
  size?: number;
  url_private_download?: string;
  url_private?: string;
}

interface Access {
  client: Client;
  token: string;
  apiUrl?: string | undefined;
}

/** The token goes to Slack alone, whatever address a message names. */
const isSlack = (url: URL, apiUrl = "https://slack.com/api/"): boolean =>
  url.host === new URL(apiUrl).host ||
  (url.protocol === "https:" && (url.hostname === "slack.com" || url.hostname.endsWith(".slack.com")));

const addressOf = async (file: SlackFile, client: Client): Promise<string | undefined> => {
  const known = file.url_private_download ?? file.url_private;
  if (known) return known;
  const { file: found } = await client.files.info({ file: file.id });
  return found?.url_private_download ?? found?.url_private;
};

const download = async (file: SlackFile, { client, token, apiUrl }: Access): Promise<Uint8Array> => {
  const url = new URL((await addressOf(file, client)) ?? "");
  if (!isSlack(url, apiUrl)) throw new Error("A file outside of Slack");
  const response = await fetch(url, {
    headers: { authorization: `Bearer ${token}` },
    redirect: "error",
    signal: AbortSignal.timeout(60_000),
  });
  if (!response.ok) throw new Error(`Slack gave no file (${response.status})`);
  return new Uint8Array(await response.arrayBuffer());
};

/** Files of a message, read only when somebody asks for their bytes. */
export const incoming = (files: SlackFile[] | undefined, access: Access): IncomingFile[] =>
  (files ?? []).map((file) => ({
    name: file.name ?? file.id,
    type: file.mimetype ?? "application/octet-stream",
    size: file.size ?? 0,
    read: () => download(file, access),
  }));

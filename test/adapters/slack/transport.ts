import { createHmac, randomUUID } from "node:crypto";
import type { FakeSlack } from "./fake-slack.ts";

export type Kind = "events_api" | "interactive" | "slash_commands";

export interface Sent {
  status: number;
  /** What the app answered with its acknowledgement. */
  body: Record<string, unknown>;
  /** Milliseconds until the acknowledgement. */
  ms: number;
}

export interface Retry {
  num: number;
  reason: string;
}

/** How this Slack brings what people do to the app. */
export interface Transport {
  send(kind: Kind, payload: object, retry?: Retry): Promise<Sent>;
}

/** The real Slack waits three seconds; a busy machine that runs tests gets more. */
const soon = <T>(work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("not acknowledged")), 15_000);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
};

/** Envelopes over the newest web socket. */
export const socketTransport = (slack: FakeSlack): Transport => ({
  send: async (type, payload, retry) => {
    const envelope_id = randomUUID();
    const begun = performance.now();
    const acked = slack.acked(envelope_id);
    const retried = retry ? { retry_attempt: retry.num, retry_reason: retry.reason } : {};
    const envelope = { type, envelope_id, payload, accepts_response_payload: type !== "events_api", ...retried };
    [...slack.sockets].at(-1)?.send(JSON.stringify(envelope));
    return { status: 200, body: await soon(acked), ms: performance.now() - begun };
  },
});

export const sign = (secret: string, body: string, time = Math.floor(Date.now() / 1000)) => ({
  "x-slack-request-timestamp": `${time}`,
  "x-slack-signature": `v0=${createHmac("sha256", secret).update(`v0:${time}:${body}`).digest("hex")}`,
});

const asForm = (fields: object): string =>
  new URLSearchParams(Object.entries(fields).map(([k, v]) => [k, `${v}`])).toString();

/** The body of a request as Slack would send it, and its type. */
export const requestBody = (kind: Kind, payload: object): { body: string; type: string } => {
  const form = "application/x-www-form-urlencoded";
  if (kind === "events_api") return { body: JSON.stringify(payload), type: "application/json" };
  if (kind === "slash_commands") return { body: asForm(payload), type: form };
  return { body: asForm({ payload: JSON.stringify(payload) }), type: form };
};

/** Signed requests to the app's own server. */
export const httpTransport = (url: string, secret: string): Transport => ({
  send: async (kind, payload, retry) => {
    const { body, type } = requestBody(kind, payload);
    const begun = performance.now();
    const retried = retry ? { "x-slack-retry-num": `${retry.num}`, "x-slack-retry-reason": retry.reason } : {};
    const headers = { "content-type": type, ...sign(secret, body), ...retried };
    const response = await soon(fetch(url, { method: "POST", headers, body }));
    const text = await response.text();
    const answer = text.startsWith("{") ? (JSON.parse(text) as Record<string, unknown>) : {};
    return { status: response.status, body: answer, ms: performance.now() - begun };
  },
});

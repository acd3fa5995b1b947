import { RespondError } from "@slack/bolt";
import type { Message } from "./pack.ts";
import { QUIET } from "./threads.ts";

export interface Patience {
  retries: number;
  retryWaitMs: number;
}

/** What an answer that only one person sees does to the message that was pressed. */
export interface Answer extends Message {
  replace?: boolean;
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const post = (url: string, { text, blocks, replace = false }: Answer): Promise<Response> =>
  fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ response_type: "ephemeral", replace_original: replace, text, blocks, ...QUIET }),
    signal: AbortSignal.timeout(10_000),
  });

/**
 * Answers at the address that came with a command or press: seen by that person only, five times in thirty minutes.
 * @throws RespondError when Slack refuses, or goes on failing.
 */
export const answerAt = async (url: string, answer: Answer, patience: Patience): Promise<void> => {
  for (let left = patience.retries; ; left--) {
    const response = await post(url, answer).catch(() => undefined);
    if (response?.ok) return;
    const passing = !response || response.status === 429 || response.status >= 500;
    if (!passing || left <= 0) throw new RespondError("Slack refused an answer", response?.status ?? 0);
    const asked = Number(response?.headers.get("retry-after") ?? 0) * 1000;
    await wait(Math.max(asked, patience.retryWaitMs));
  }
};

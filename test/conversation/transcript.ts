/** One thing a person does in a transcript, and what must be shown after it, in this order. */
export interface Exchange {
  line: number;
  says: string;
  shows: string[];
  never: string[];
}

export interface Transcript {
  today: string;
  exchanges: Exchange[];
}

/**
 * A transcript is a text that anyone can read and write:
 *
 *     today: 2026-11-22
 *     > what the person types             (`\n` is a line break)
 *     > [prompt] choice, choice           (a press; `any` for buttons that always work)
 *     < a part of what is shown           (in this order)
 *     ! a part that must not be shown
 *     # a comment
 *     ~ 7 hours                           (time passes)
 */
export function readTranscript(text: string): Transcript {
  const transcript: Transcript = { today: "2026-11-22", exchanges: [] };
  for (const [at, raw] of text.split("\n").entries()) {
    const mark = raw.slice(0, 2);
    const rest = raw.slice(2).trim();
    const last = transcript.exchanges.at(-1);
    if (raw.startsWith("today:")) transcript.today = raw.slice(6).trim();
    else if (mark === "> ")
      transcript.exchanges.push({ line: at + 1, says: rest.replaceAll("\\n", "\n"), shows: [], never: [] });
    else if (mark === "~ ") transcript.exchanges.push({ line: at + 1, says: `~${rest}`, shows: [], never: [] });
    else if (mark === "< ") last?.shows.push(rest);
    else if (mark === "! ") last?.never.push(rest);
    else if (raw.trim() && !raw.startsWith("#")) throw new Error(`line ${at + 1} is none of the known kinds: ${raw}`);
  }
  return transcript;
}

import fc from "fast-check";
import { expect, test } from "vitest";
import type { Memory } from "../flows/memory.ts";
import type { Reply } from "../src/core/contract.ts";
import { type Place, promptAt } from "../src/core/step.ts";
import { readVocabulary } from "../src/core/vocabulary.ts";
import { FIELDS, isSettled } from "../src/denial/facts.ts";
import { anything, type Did, turnOf } from "./conversation/any-turn.ts";
import { createBot, messages, type TestBot } from "./conversation/bot.ts";
import { contractProblems } from "./conversation/contract-problems.ts";

const words = readVocabulary(messages, "en");
/** Where a result that is due waits for something else. */
const PLACES_BEFORE = ["start_over", "forget", "crisis", "remind", "call"];
const RUNS = Number(process.env.PROPERTY_RUNS ?? 30);
const PATIENCE_MS = 20_000 + RUNS * 1_000;
const turns = fc.array(anything, { minLength: 1, maxLength: 15 });

interface Moment {
  did: ReturnType<typeof turnOf>;
  replies: Reply[];
  before: Place | undefined;
  after: Place | undefined;
}

async function placeIn(bot: TestBot): Promise<Place | undefined> {
  const session = await bot.sessions.load("test:1");
  return session && { value: session.value as string, memory: session.memory as Memory };
}

/** Plays the turns on a new bot and looks at each moment. Nothing may fail on the way. */
async function play(all: readonly Did[], each: (moment: Moment) => void = () => {}): Promise<Reply[][]> {
  const bot = await createBot();
  const shown: Reply[][] = [];
  for (const [at, one] of all.entries()) {
    const before = await placeIn(bot);
    const did = turnOf(one, shown.at(-1) ?? []);
    shown.push(await bot.turn({ id: `t${at}`, ...did }));
    expect(bot.failures).toEqual([]);
    each({ did, replies: shown.at(-1) ?? [], before, after: await placeIn(bot) });
  }
  await bot.close();
  return shown;
}

const holds = (each: (moment: Moment) => void) =>
  fc.assert(
    fc.asyncProperty(turns, async (all) => void (await play(all, each))),
    { numRuns: RUNS },
  );

test("whatever people do, nothing fails and every reply keeps the contract", { timeout: PATIENCE_MS }, () =>
  holds(({ replies }) => expect(contractProblems(replies)).toEqual([])),
);

test("the question that stands is shown after every turn", { timeout: PATIENCE_MS }, () =>
  holds(({ replies, after }) => {
    const prompt = after && promptAt(after);
    expect(replies.at(-1)?.ask?.prompt).toBe(prompt === "free" ? undefined : prompt);
  }),
);

/** What people do to take something back. */
const TAKES = ["back", "change", "new", "start-over", "forget", "cancel"];
const CONFIRM = ["start_over", "forget"];

function takesBack({ did, before }: Moment): boolean {
  const prompt = before && promptAt(before);
  const typed = did.text === undefined ? undefined : words.command(did.text)?.id;
  return CONFIRM.includes(prompt ?? "") || TAKES.includes(typed ?? did.choice?.ids[0] ?? "");
}

test("nothing that was told is lost, but by going back, starting over or forgetting", { timeout: PATIENCE_MS }, () =>
  holds((moment) => {
    if (takesBack(moment)) return;
    const had = moment.before?.memory.facts ?? {};
    const has = moment.after?.memory.facts ?? {};
    expect(FIELDS.filter((field) => isSettled(had, field) && !isSettled(has, field))).toEqual([]);
  }),
);

test("a result comes after at most four answers", { timeout: PATIENCE_MS }, () =>
  holds(({ after }) => {
    const { answers = 0, shown, must, readings, pending } = after?.memory ?? {};
    expect(answers).toBeLessThanOrEqual(4);
    const waits = must ?? readings ?? pending ?? (after && PLACES_BEFORE.includes(after.value) ? "waits" : undefined);
    if (answers === 4 && !waits) expect(shown).toBeDefined();
  }),
);

test("a turn that arrives twice is answered once", { timeout: PATIENCE_MS }, async () => {
  const twice = async (all: readonly Did[]) => {
    const bot = await createBot();
    let shown: Reply[] = [];
    for (const [at, one] of all.entries()) {
      const turn = { id: `t${at}`, ...turnOf(one, shown) };
      shown = await bot.turn(turn);
      if (await placeIn(bot)) expect(await bot.turn(turn)).toEqual([]);
    }
    await bot.close();
  };
  await fc.assert(fc.asyncProperty(turns, twice), { numRuns: RUNS });
});

test("the same turns bring the same replies", { timeout: PATIENCE_MS }, () =>
  fc.assert(
    fc.asyncProperty(turns, async (all) => {
      expect(await play(all)).toEqual(await play(all));
    }),
    { numRuns: RUNS / 2 },
  ),
);

import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { NOTHING, ownFeatures, pairFeatures, SOUNDS, tokenOf, windowsOf } from "../../../src/denial/danger-words.ts";
import { meant } from "../../../src/denial/safety.ts";
import { linesIn, linesOf } from "./labelled.ts";
import { type Sample, shares, type Trained, train, write } from "./regression.ts";

/**
 * Trains what hears danger beside the phrases of `safety.yaml`, and writes its weights: `npm run train danger`.
 * Of a long text only one window may hold the danger: at first all of them count a little, then the one that sounds most so.
 */

interface Text {
  text: string;
  safety?: string;
}
interface Told {
  windows: number[][];
  answer: number;
  /** Texts of the table stand for a kind each, so each counts as much as several. */
  counts: number;
}

const here = new URL("../cases/", import.meta.url);
const target = new URL("../../../src/denial/data/danger.bin", import.meta.url);
const SETTINGS = { classes: SOUNDS.length, rounds: 80, pull: 0.000003, seen: 3 };
/** To miss somebody in danger is worse than to ask once too often. */
const COUNTS = [1, 2, 2, 1.5];
const SMALL = 0.15;

/** Texts about dates are ordinary ones; the few that may be more have no label to tell. */
const SOUNDS_ALIKE = /suic|overdos|kill|self.?harm|psych|\bER\b|911|hurt (?:my|him|her)self|\bdie\b|end (?:it|my)/i;

/** One is only measured; the other counts for more. */
const APART = ["measured.jsonl", "ordinary.jsonl"];

function featuresOf(token: string, said: string[]): number[] {
  const [before, earlier] = [said.at(-1), said.at(-2)].map((one) => (one === undefined ? NOTHING : tokenOf(one)));
  return [...ownFeatures(token), ...pairFeatures(tokenOf(token), before ?? NOTHING, earlier ?? NOTHING)];
}

function told(text: string, safety = "none", counts = 1): Told {
  const tokens = meant(text).words.split(" ");
  const windows = windowsOf(tokens.length).map(([from, to]) =>
    tokens.slice(from, to).flatMap((token, at) => featuresOf(token, tokens.slice(0, from + at))),
  );
  return { windows, answer: SOUNDS.indexOf(safety as (typeof SOUNDS)[number]), counts };
}

/** What people say and pick in ordinary talks: the words of transcripts, of buttons and commands, and questions. */
function ordinary(): string[] {
  const talks = new URL("../../transcripts/", import.meta.url);
  const names = readdirSync(talks, { recursive: true, encoding: "utf8" }).filter(
    (name) => name.endsWith(".txt") && !name.startsWith("safety"),
  );
  const said = names.flatMap((name) => readFileSync(new URL(name, talks), "utf8").match(/(?<=^> ).+/gm) ?? []);
  const asked = ["learned", "written"].flatMap((name) => linesIn<Text>(`../../core/questions/${name}.jsonl`));
  const guided = ["faq", "intake", "commands", "common"].flatMap((name) => leaves(guidance(name)));
  return [...said, ...guided, ...asked.map(({ text }) => text)];
}

const guidance = (name: string): unknown =>
  parse(readFileSync(new URL(`../../../messages/en/${name}.yaml`, import.meta.url), "utf8"));

const leaves = (value: unknown): string[] =>
  typeof value === "string" ? [value] : Object.values(value ?? {}).flatMap(leaves);

function all(): Told[] {
  const table = parse(readFileSync(new URL("safety.yaml", here), "utf8")) as Record<string, string[]>;
  return [
    ...Object.entries(table).flatMap(([safety, texts]) => texts.map((text) => told(text, safety, 10))),
    ...ordinary().map((text) => told(text, "none", 3)),
    ...linesIn<Text>("safety/ordinary.jsonl").map(({ text }) => told(text, "none", 7)),
    ...linesOf<Text>("dates").flatMap(({ text }) => (SOUNDS_ALIKE.test(text) ? [] : told(text))),
    ...[...linesOf<Text>("safety", APART), ...linesOf<Text>("tuning")].map(({ text, safety }) => told(text, safety)),
  ];
}

/** Every window of a text without danger; of the others the one that `trained` hears it in, or each a little. */
function samples(texts: readonly Told[], trained?: Trained): Sample[] {
  return texts.flatMap(({ windows, answer, counts }) => {
    const heard = (features: number[]) => (trained ? (shares(trained, features)[answer] ?? 0) : 0);
    const most = answer > 0 && trained ? Math.max(...windows.map(heard)) : 0;
    const used = most > 0 ? windows.filter((features) => heard(features) === most).slice(0, 1) : windows;
    const weight = (counts * (COUNTS[answer] ?? 1)) / (answer > 0 ? used.length : 1);
    return used.map((features) => ({ features, answer, weight }));
  });
}

const texts = all();
write(train(samples(texts, train(samples(texts), SETTINGS)), SETTINGS), target, SMALL);

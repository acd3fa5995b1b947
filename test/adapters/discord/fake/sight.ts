import { type Component, flat, type Kept } from "./shapes.ts";

/** What a client makes of a message's Markdown: the words that are read, and what comes to life. */
export interface Sight {
  words: string;
  alive: string[];
}

const PREFIX = /^(?:#{1,3} |-# |> |\s*- |\s*\d+\. )+/;

/** Discord's own order of reading: an escape first, then mentions, links, code and looks. */
const MARKS: [RegExp, (found: RegExpExecArray) => Sight][] = [
  [/^\\([^0-9A-Za-z\s])/, ([, sign = ""]) => ({ words: sign, alive: [] })],
  [/^\[((?:\\.|[^\]\\])+)\]\((https?:\/\/[^\s)]+)\)/, ([, label = "", url = ""]) => inside(label, `link:${url}`)],
  [/^<(?:@[!&]?|#|a?:\w+:|\/[^:]+:|t:)\d+[^>]*>/, ([all]) => ({ words: all, alive: [`ping:${all}`] })],
  [/^@(?:everyone|here)/, ([all]) => ({ words: all, alive: [`ping:${all}`] })],
  [/^<?https?:\/\/[^\s<>]+>?/, ([all]) => ({ words: all, alive: [`link:${all}`] })],
  [/^```([\s\S]+?)```/, ([, code = ""]) => ({ words: code, alive: [`code:${code}`] })],
  [/^`([^`]+)`/, ([, code = ""]) => ({ words: code, alive: [`code:${code}`] })],
  [/^\*\*((?:\\.|(?!\*\*)[\s\S])+)\*\*/, ([, core = ""]) => inside(core, `bold:${core}`)],
  [/^__((?:\\.|(?!__)[\s\S])+)__/, ([, core = ""]) => inside(core, `line:${core}`)],
  [/^\*(?=\S)((?:\\.|[^*\\])+)\*/, ([, core = ""]) => inside(core, `italic:${core}`)],
  [/^_(?=\S)((?:\\.|[^_\\])+)_(?!\w)/, ([, core = ""]) => inside(core, `italic:${core}`)],
  [/^~~((?:\\.|(?!~~)[\s\S])+)~~/, ([, core = ""]) => inside(core, `strike:${core}`)],
  [/^\|\|((?:\\.|(?!\|\|)[\s\S])+)\|\|/, ([, core = ""]) => inside(core, `spoiler:${core}`)],
];

const inside = (text: string, what: string): Sight => {
  const { words, alive } = seeLine(text);
  return { words, alive: [what, ...alive] };
};

const seeLine = (text: string): Sight => {
  let rest = text;
  const sight: Sight = { words: "", alive: [] };
  while (rest) {
    const mark = MARKS.map(([pattern, make]) => [pattern.exec(rest), make] as const).find(([found]) => found);
    const [found, make] = mark ?? [];
    const seen = found && make ? make(found) : { words: rest.slice(0, 1), alive: [] };
    sight.words += seen.words;
    sight.alive.push(...seen.alive);
    rest = rest.slice(found ? found[0].length : 1);
  }
  return sight;
};

export const see = (text: string): Sight => {
  const lines = text.split("\n").map((line) => seeLine(line.replace(PREFIX, "")));
  return { words: lines.map(({ words }) => words).join("\n"), alive: lines.flatMap(({ alive }) => alive) };
};

const controlWords = ({ label, options = [], placeholder }: Component): string =>
  [label ?? placeholder ?? "", ...options.map((option) => option.label)].join("\n");

/** Everything that can be read in a message, top to bottom. */
export const seeMessage = ({ components, content }: Kept): Sight => {
  const texts = [content, ...flat(components).flatMap((one) => one.content ?? [])].map(see);
  const controls = flat(components)
    .filter(({ custom_id: id }) => id)
    .map(controlWords);
  return {
    words: [...texts.map(({ words }) => words), ...controls].join("\n"),
    alive: texts.flatMap(({ alive }) => alive),
  };
};

import type { Block, Choice, Reply } from "../../src/core/contract.ts";

/** What is wrong with the replies of a turn, by the contract that every adapter counts on. */
export const contractProblems = (replies: readonly Reply[]): string[] => [
  ...replies.slice(0, -1).flatMap(({ ask }) => (ask ? [`${ask.prompt} is asked before the last reply`] : [])),
  ...replies.flatMap(({ blocks, choices = [], ask, files = [] }) => [
    ...(blocks.length + choices.length + files.length === 0 && !ask ? ["an empty reply"] : []),
    ...choiceProblems(choices),
    ...choiceProblems(ask?.choices ?? []),
    ...(ask && !ask.label.trim() ? [`${ask.prompt} has no label`] : []),
    ...blocks.flatMap(blockProblems),
  ]),
];

const choiceProblems = (choices: readonly Choice[]): string[] => [
  ...choices.filter(({ label }) => label.length === 0 || label.length > 75).map(({ label }) => `label "${label}"`),
  ...(new Set(choices.map(({ id }) => id)).size < choices.length ? ["choices with the same id"] : []),
];

function blockProblems(block: Block): string[] {
  const texts = JSON.stringify(block);
  const empty = ("text" in block && !block.text.trim()) || ("items" in block && block.items.length === 0);
  return [
    ...(empty ? [`an empty ${block.type}`] : []),
    ...(/undefined|NaN|\[object/.test(texts) ? [`a gap in ${texts}`] : []),
  ];
}

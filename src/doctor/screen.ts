import { isProblem, type Section } from "./finding.ts";

const STATE = 9;
const INDENT = " ".repeat(STATE + 2);

/** All findings on one screen, in words alone. */
export function screen(sections: Section[]): string {
  const lines = sections.flatMap(({ title, findings }) => [
    "",
    title,
    ...findings.flatMap(({ state, text, todo }) => [
      `  ${state.padEnd(STATE)}${text}`,
      ...(todo ? [`${INDENT}→ ${todo}`] : []),
    ]),
  ]);
  return [...lines, "", verdict(countProblems(sections)), ""].join("\n");
}

export const countProblems = (sections: Section[]): number =>
  sections.flatMap(({ findings }) => findings).filter(isProblem).length;

function verdict(count: number): string {
  if (count === 0) return "Everything that is set up works.";
  return count === 1 ? "One thing has to be mended." : `${count} things have to be mended.`;
}

import type { StateNode } from "xstate";
import { machine } from "./machine.ts";

// biome-ignore lint/suspicious/noExplicitAny: xstate's own default parameters
type Node = StateNode<any, any>;

interface Edge {
  from: string;
  to: string;
  label: string;
}

/** The machine as a Mermaid state diagram with a table of what is possible at any time. */
export function diagram(): string {
  const states = Object.values(machine.states) as Node[];
  const edges = states.flatMap(edgesOf).filter(({ from, to }) => from !== to);
  return [
    "# The conversation",
    "",
    "Made by `npm run diagram` from `machine.ts`; a test keeps it fresh.",
    "",
    "```mermaid",
    "stateDiagram-v2",
    "  [*] --> welcome",
    ...merged(edges).map(({ from, to, label }) => `  ${from} --> ${to}: ${label}`),
    "```",
    "",
    "## Possible at any time",
    "",
    "| Event | Leads to |",
    "| --- | --- |",
    ...anytime(machine.root as Node),
    "",
  ].join("\n");
}

function edgesOf(node: Node): Edge[] {
  const events = [...node.transitions.values()].flat();
  return [...events, ...(node.always ?? [])].flatMap(({ target, eventType, guard }) =>
    (target ?? []).map((to) => ({ from: node.key, to: to.key, label: eventType || guardName(guard) })),
  );
}

const guardName = (guard: unknown): string => ((guard ?? { type: "else" }) as { type: string }).type;

/** One arrow for all events between the same two states. */
function merged(edges: Edge[]): Edge[] {
  const found = new Map<string, Edge>();
  for (const edge of edges) {
    const key = `${edge.from} ${edge.to}`;
    const known = found.get(key);
    if (!known) found.set(key, { ...edge });
    else if (!known.label.split(", ").includes(edge.label)) known.label += `, ${edge.label}`;
  }
  return [...found.values()];
}

const anytime = (root: Node): string[] =>
  [...root.transitions].map(([event, ways]) => {
    const targets = [...new Set(ways.flatMap(({ target }) => (target ?? []).map(({ key }) => key)))];
    return `| ${event} | ${targets.join(" or ") || "stays; something is said"} |`;
  });

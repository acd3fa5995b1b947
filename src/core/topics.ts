import type { Messages } from "./messages.ts";

/** Something that can be asked about. */
export interface Topic {
  /** With its kind, e.g. `faq.how-long-to-appeal`, `term.carc`. */
  id: string;
  label: string;
}

/** A topic with the ways to ask for it and its answer. */
export interface Entry extends Topic {
  kind: "faq" | "term" | "card" | "case" | "elsewhere";
  asks: string[];
  text: string;
  sources: string[];
  /** A card that says more. */
  card?: string;
}

/** All that can be asked about: questions, terms, shared cards, cases; and other matters, to be told apart from these. */
export function entries(messages: Messages, language: string): Entry[] {
  return [
    ...faqEntries(messages, language),
    ...termEntries(messages, language),
    ...cardEntries(messages, language),
    ...caseEntries(messages, language),
    ...elsewhereEntries(messages, language),
  ];
}

function faqEntries(messages: Messages, language: string): Entry[] {
  return messages.faq(language).map(({ id, q, a, sources, card }) => ({
    kind: "faq" as const,
    id: `faq.${id}`,
    label: q[0] ?? id,
    asks: q,
    text: a,
    sources,
    ...(card && { card }),
  }));
}

function termEntries(messages: Messages, language: string): Entry[] {
  return messages.terms(language).map(({ id, term, also, means, sources }) => ({
    kind: "term" as const,
    id: `term.${id}`,
    label: term,
    asks: [term, ...also],
    text: `**${term}**: ${means}`,
    sources,
  }));
}

function cardEntries(messages: Messages, language: string): Entry[] {
  return messages.cardIds(language).flatMap((id) => {
    const card = messages.card(language, id);
    if (!card) return [];
    const text =
      card.intro ??
      card.items
        .slice(0, 2)
        .map((item) => item.text)
        .join(" ");
    return [
      {
        kind: "card" as const,
        id: `card.${id}`,
        label: card.title,
        asks: [card.title],
        text,
        sources: card.sources,
        card: id,
      },
    ];
  });
}

function caseEntries(messages: Messages, language: string): Entry[] {
  return messages.caseIds(language).map((id) => {
    const { title, say, sources } = messages.case(language, id);
    return { kind: "case" as const, id: `case.${id}`, label: title, asks: [title], text: say, sources };
  });
}

function elsewhereEntries(messages: Messages, language: string): Entry[] {
  return messages
    .list(language, "search.elsewhere")
    .map((ask) => ({ kind: "elsewhere", id: "elsewhere", label: "", asks: [ask], text: "", sources: [] }));
}

/** Slack's own rules for what an app sends, written down apart from the adapter: it checks them only at its API. */

type Part = Record<string, unknown> & { type?: string };
type Surface = "message" | "modal" | "home";

interface Text {
  type: string;
  text: string;
}

const NOT_IN: Record<Surface, string[]> = {
  message: [],
  modal: ["table", "markdown", "plan", "task_card", "file"],
  home: ["table", "markdown", "alert", "file"],
};

const KNOWN_BLOCKS = ["header", "section", "context", "actions", "divider", "input", "rich_text", "table"];
const IN_ACTIONS = ["button", "radio_buttons", "checkboxes", "static_select", "datepicker"];
const OPTIONS: Record<string, number> = { radio_buttons: 10, checkboxes: 10, static_select: 100 };

/** All that Slack would refuse, in words; nothing when it would accept. */
export const createLimitCheck = (say: (problem: string) => void) => {
  const at = (where: string, rule: boolean, problem: string) => rule || say(`${where}: ${problem}`);
  const list = (value: unknown): Part[] => (Array.isArray(value) ? (value as Part[]) : []);

  const text = (where: string, value: unknown, most: number, types = ["plain_text"]) => {
    const it = value as Text | undefined;
    at(where, it !== undefined && types.includes(it.type), `text must be ${types}`);
    at(
      where,
      (it?.text?.length ?? 0) >= 1 && (it?.text?.length ?? 0) <= most,
      `text of ${it?.text?.length}, not 1–${most}`,
    );
  };

  const id = (where: string, value: unknown) => {
    if (value !== undefined)
      at(where, typeof value === "string" && value.length >= 1 && value.length <= 255, "id over 255");
  };

  const option = (where: string, it: Part) => {
    text(`${where} option`, it.text, 75);
    at(where, String(it.value ?? "").length >= 1 && String(it.value).length <= 150, "option value not 1–150");
  };

  const element = (where: string, it: Part) => {
    id(where, it.action_id);
    if (it.type === "button") {
      text(`${where} button`, it.text, 75);
      at(where, it.value === undefined || String(it.value).length <= 2000, "button value over 2000");
      at(where, it.style === undefined || it.style === "primary" || it.style === "danger", "button style");
      at(where, it.url === undefined || String(it.url).length <= 3000, "button url over 3000");
    }
    if (it.placeholder) text(`${where} placeholder`, it.placeholder, 150);
    const most = OPTIONS[it.type ?? ""];
    if (most === undefined) return;
    const options = list(it.options);
    at(where, options.length >= 1 && options.length <= most, `${it.type} with ${options.length} options`);
    for (const one of options) option(where, one);
    at(where, new Set(options.map((one) => one.value)).size === options.length, "two options with one value");
  };

  const richText = (where: string, parts: Part[]): number => {
    at(where, parts.length > 0, "empty rich text");
    return parts.reduce((sum, part) => {
      if (part.elements) return sum + richText(where, list(part.elements));
      const known = ["text", "link"].includes(part.type ?? "");
      at(where, known, `rich text element ${part.type}`);
      at(where, typeof part.text === "string" && part.text !== "", "empty rich text element");
      return sum + String(part.text ?? "").length;
    }, 0);
  };

  const table = (where: string, it: Part) => {
    const rows = list(it.rows) as unknown as Part[][];
    at(where, rows.length >= 1 && rows.length <= 100, `table of ${rows.length} rows`);
    for (const row of rows) {
      at(where, row.length >= 1 && row.length <= 20 && row.length === rows[0]?.length, `row of ${row.length} cells`);
      for (const cell of row)
        at(where, cell.type === "raw_text" && String(cell.text ?? "") !== "", "a cell needs text");
    }
    at(where, list(it.column_settings).length <= 20, "column settings over 20");
  };

  const block = (where: string, it: Part, surface: Surface) => {
    at(where, KNOWN_BLOCKS.includes(it.type ?? ""), `unknown block ${it.type}`);
    at(where, !NOT_IN[surface].includes(it.type ?? ""), `${it.type} is not for ${surface}`);
    id(where, it.block_id);
    const elements = list(it.elements);
    if (it.type === "header") text(where, it.text, 150);
    if (it.type === "section") text(where, it.text, 3000, ["plain_text", "mrkdwn"]);
    if (it.type === "table") table(where, it);
    if (it.type === "rich_text") at(where, richText(where, elements) <= 3000, "rich text over 3000");
    if (it.type === "context") {
      at(where, elements.length >= 1 && elements.length <= 10, `context of ${elements.length}`);
      for (const one of elements) text(where, one, 3000, ["plain_text", "mrkdwn"]);
    }
    if (it.type === "actions") {
      at(where, elements.length >= 1 && elements.length <= 25, `actions of ${elements.length}`);
      const ids = elements.map((one) => one.action_id);
      at(where, new Set(ids).size === ids.length, "two elements with one action_id");
      for (const one of elements) {
        at(where, IN_ACTIONS.includes(one.type ?? ""), `${one.type} in actions`);
        element(where, one);
      }
    }
    if (it.type === "input") {
      text(`${where} label`, it.label, 2000);
      if (it.hint) text(`${where} hint`, it.hint, 2000);
      element(where, it.element as Part);
    }
  };

  const blocks = (where: string, value: unknown, surface: Surface) => {
    const all = list(value);
    const most = surface === "message" ? 50 : 100;
    at(where, all.length <= most, `${all.length} blocks, not ${most}`);
    const ids = all.flatMap((one) => (one.block_id === undefined ? [] : [one.block_id]));
    at(where, new Set(ids).size === ids.length, "two blocks with one block_id");
    at(where, all.filter((one) => one.type === "table").length <= 1, "two tables in a message");
    for (const one of all) block(where, one, surface);
  };

  return {
    message: (where: string, message: { text?: unknown; blocks?: unknown }) => {
      at(where, typeof message.text === "string" && message.text.trim() !== "", "no text for notifications");
      at(where, String(message.text ?? "").length <= 4000, "text over 4000");
      at(where, !/<[!@#]/.test(String(message.text)), "a live mention in the text");
      blocks(where, message.blocks, "message");
    },
    view: (where: string, view: Part) => {
      const surface = view.type === "home" ? "home" : "modal";
      blocks(where, view.blocks, surface);
      at(where, String(view.private_metadata ?? "").length <= 3000, "private_metadata over 3000");
      id(where, view.callback_id);
      if (surface === "modal")
        for (const part of ["title", "submit", "close"]) text(`${where} ${part}`, view[part], 24);
    },
  };
};

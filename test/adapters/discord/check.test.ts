import { expect, test } from "vitest";
import { checkCallback, checkCommands, checkMessage } from "./fake/check.ts";
import { type Component, type Json, V2 } from "./fake/shapes.ts";

/** The stand-in must refuse what Discord refuses, else no test above could fail. */
const display = (content: string): Component => ({ type: 10, content });
const press = (custom_id: string, label = "Press"): Component => ({ type: 2, style: 2, custom_id, label });
const row = (...components: Component[]): Component => ({ type: 1, components });
const message = (...components: Component[]): Json => ({ components, flags: V2, allowed_mentions: { parse: [] } });
const many = (count: number, make: (at: number) => Component) => Array.from({ length: count }, (_, at) => make(at));
const list = (rest: Json): Component => ({ type: 3, custom_id: "s", options: [{ label: "A", value: "a" }], ...rest });

test("a message that keeps all rules passes", () => {
  expect(checkMessage("create", message(display("Hello"), row(press("a"), press("b"))), [])).toEqual([]);
});

test.each<[string, Json]>([
  ["six buttons in a row", message(row(...many(6, (at) => press(`b${at}`))))],
  ["41 components", message(...many(41, (at) => display(`${at}`)))],
  [
    "41 components, some inside",
    message({ type: 17, components: many(39, (at) => display(`${at}`)) }, row(press("a"))),
  ],
  ["more than 4000 characters", message(...many(3, () => display("x".repeat(1400))))],
  ["a custom id twice", message(row(press("a"), press("a")))],
  ["a custom id that is too long", message(row(press("x".repeat(101))))],
  ["a label that is too long", message(row(press("a", "x".repeat(81))))],
  ["a button without words", message(row({ type: 2, style: 2, custom_id: "a" }))],
  ["26 options", message(row(list({ options: many(26, (at) => ({ type: 0, label: `${at}`, value: `${at}` })) })))],
  ["more picks than options", message(row(list({ max_values: 2 })))],
  [
    "a value twice",
    message(
      row(
        list({
          options: [
            { label: "A", value: "a" },
            { label: "B", value: "a" },
          ],
        }),
      ),
    ),
  ],
  ["a list beside a button", message(row(list({}), press("a")))],
  ["an empty text", message(display(""))],
  ["nothing", message()],
  ["mentions that are on", { ...message(display("x")), allowed_mentions: { parse: ["users"] } }],
  ["mentions that are not named", { components: [display("x")], flags: V2 }],
  ["content beside components", { ...message(display("x")), content: "x" }],
  ["no flag for components", { ...message(display("x")), flags: 0 }],
  ["a name that Discord does not know", { ...message(display("x")), colour: "red" }],
  ["a file that is not there", message({ type: 13, file: { url: "attachment://a.ics" } })],
])("refused: %s", (_, body) => {
  expect(checkMessage("webhook", body, [])).not.toEqual([]);
});

const label = (at: number): Component => ({
  type: 18,
  label: `Field ${at}`,
  component: { type: 4, custom_id: `f${at}`, style: 1 },
});
const modal = (components: Component[], title = "Title") => ({ type: 9, data: { custom_id: "m", title, components } });

test.each<[string, { type: number; data?: Json }, number, boolean]>([
  ["six labels", modal(many(6, label)), 3, false],
  ["a long title", modal([label(1)], "x".repeat(46)), 3, false],
  ["a long label", modal([{ ...label(1), label: "x".repeat(46) }]), 3, false],
  ["a form in answer to a form", modal([label(1)]), 5, true],
  ["an update of no message", { type: 6 }, 5, false],
  ["an update in answer to a command", { type: 7, data: message(display("x")) }, 2, false],
  ["a message in answer to typing", { type: 4, data: message(display("x")) }, 4, false],
])("refused as a first answer: %s", (_, body, type, pressed) => {
  expect(checkCallback(body, { type, ...(pressed ? { messageId: "1" } : {}) }, [])).not.toEqual([]);
});

test("a form that keeps all rules passes", () => {
  expect(checkCallback(modal(many(5, label)), { type: 3, messageId: "1" }, [])).toEqual([]);
});

const text = (name: string, rest: Json = {}) => ({ type: 3, name, description: "A text", ...rest });

test.each<[string, Json]>([
  ["capitals", { type: 1, name: "Denial", description: "x" }],
  ["no description", { type: 1, name: "denial" }],
  [
    "required after optional",
    { type: 1, name: "a", description: "x", options: [text("b"), text("c", { required: true })] },
  ],
  ["an option twice", { type: 1, name: "a", description: "x", options: [text("b"), text("b")] }],
  ["a long description", { type: 1, name: "a", description: "x".repeat(101) }],
  ["a description of a menu command", { type: 3, name: "Look", description: "x" }],
])("refused as a command: %s", (_, command) => {
  expect(checkCommands([command])).not.toEqual([]);
});

import { expect, it } from "vitest";
import { ANY, type Ask } from "../../src/core/contract.ts";
import { asking, numbered, options, type Stage, squeeze, text } from "./contract-stage.ts";

/** Nothing is cut, lost or brought to life, and old controls go away. */
export const whatIsShown = (stage: Stage): void => {
  it("shows every kind of block, in order", async () => {
    const conversation = await stage.driver.type("hello").then(() => stage.last()?.conversation ?? "");
    await stage.show({
      blocks: [
        { type: "title", text: "The first title" },
        { type: "text", text: "The second\nof two lines" },
        { type: "steps", items: ["Third step", "Fourth step"] },
        { type: "list", items: ["Fifth item", "Sixth item"] },
        { type: "table", columns: ["Seven", "Eight"], rows: [["Nine", "Ten"]] },
        { type: "note", tone: "info", text: "Eleventh, a note" },
        { type: "note", tone: "warning", text: "Twelfth, a warning" },
        { type: "note", tone: "urgent", text: "Thirteenth, urgent" },
        { type: "entry", title: "Fourteenth entry", lines: ["Fifteenth line"], choices: [], conversation },
        {
          type: "sources",
          items: [{ label: "Sixteenth source", url: "https://example.org/a?b=1&c=2", checked: "2026-11" }],
        },
      ],
    });
    const words =
      "first|second|of two lines|Third|Fourth|Fifth|Sixth|Seven|Eight|Nine|Ten|Eleventh|Twelfth|Thirteenth|Fourteenth|Fifteenth|Sixteenth";
    const places = words.split("|").map((word) => stage.driver.shown().indexOf(word));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it("shows the question's label, hint and progress", async () => {
    const ask: Ask = {
      prompt: "p",
      kind: "one",
      label: "Which one?",
      hint: "Pick or type.",
      progress: "Question 2 of at most 4",
      choices: options(3),
    };
    await stage.show(asking(ask));
    for (const words of ["Which one?", "Pick or type.", "Question 2 of at most 4"])
      expect(squeeze(stage.driver.shown())).toContain(words);
  });

  it("takes the controls of a question away once it is answered", async () => {
    await stage.show(asking({ prompt: "p1", kind: "one", label: "First?", choices: [{ id: "a", label: "Answer A" }] }));
    stage.bot.say(asking({ prompt: "p2", kind: "one", label: "Second?", choices: [{ id: "b", label: "Answer B" }] }));
    await stage.driver.press("Answer A");
    expect(stage.driver.controls()).toContain("Answer B");
    expect(stage.driver.controls()).not.toContain("Answer A");
  });

  it("splits what is long and cuts nothing", async () => {
    const cells = Array.from({ length: 120 }, (_, i) => [`cell${i}`, `other${i}`, "same"]);
    const pieces = [numbered(2500), numbered(900, "step"), numbered(900, "note"), "unbroken".repeat(700)];
    await stage.show({
      blocks: [
        { type: "title", text: numbered(60, "title") },
        { type: "text", text: pieces[0] ?? "" },
        { type: "steps", items: [pieces[1] ?? "", "short"] },
        { type: "table", columns: ["One", "Two", "Three"], rows: cells },
        { type: "note", tone: "info", text: pieces[2] ?? "" },
        { type: "text", text: pieces[3] ?? "" },
        { type: "list", items: Array.from({ length: 80 }, (_, i) => `item${i}`) },
      ],
    });
    const seen = stage.driver.shown();
    const found = (prefix: string) =>
      [...seen.matchAll(new RegExp(`\\b${prefix}(\\d+)\\b`, "g"))].map((m) => Number(m[1]));
    for (const [prefix, count] of Object.entries({
      title: 60,
      word: 2500,
      step: 900,
      note: 900,
      cell: 120,
      item: 80,
    }))
      expect(found(prefix), prefix).toEqual(Array.from({ length: count }, (_, i) => i));
    expect(seen.replace(/[^a-z]/g, "").match(/(unbroken)+/)?.[0].length).toBe(5600);
  });

  it("shows many messages, many entries and a long question whole", async () => {
    const entries = Array.from({ length: 30 }, (_, i) => ({
      type: "entry" as const,
      title: `Case ${i}`,
      lines: [`Next date ${i}`],
      choices: options(4).map((choice) => ({ id: `${choice.id}:${i}`, label: `${choice.label} ${i}` })),
    }));
    await stage.show(
      { blocks: entries },
      text("Between"),
      asking({ prompt: "p", kind: "text", label: numbered(400, "why") }),
    );
    expect(stage.driver.shown()).toContain("Next date 29");
    expect(stage.driver.shown()).toContain("why399");
    await stage.driver.press("Option number 2. 17");
    expect(stage.last()?.choice).toEqual({ prompt: ANY, ids: ["id_1:17"] });
  });

  it("brings bold and links to life, and nothing that a person wrote", async () => {
    await stage.show(text("Please **read this** or [the page](https://example.org/x?a=1&b=2)."));
    expect(squeeze(stage.driver.shown())).toMatch(/Please \**read this\** or .*the page/);
    const before = stage.driver.alive();
    const wild =
      "<!channel> @everyone @here <@U1> <#C1> &amp; *a* _b_ ~c~ `d` ```e``` ||f|| :x: # g > h - i <https://evil.example|j>";
    await stage.show(
      text(wild.replace(/[\\*[\]_~`|<>#]/g, "\\$&")),
      {
        blocks: [
          { type: "steps", items: [wild] },
          { type: "list", items: [wild] },
          { type: "note", tone: "info", text: wild },
        ],
      },
      {
        blocks: [
          { type: "table", columns: [wild], rows: [[wild]] },
          { type: "entry", title: wild, lines: [wild], choices: [] },
        ],
      },
      {
        blocks: [{ type: "title", text: wild }],
        ask: { prompt: "p", kind: "text", label: wild, hint: wild, progress: wild },
      },
    );
    expect(squeeze(stage.driver.shown()).split(wild).length - 1).toBeGreaterThanOrEqual(4);
    // A title or a label may be bold as a whole; no part of what a person wrote may be.
    expect(stage.driver.alive().filter((one) => one !== `bold:${wild}`)).toEqual(before);
  });

  it("shows nothing for a turn that is answered with nothing, and goes on", async () => {
    await stage.driver.type("one");
    await stage.show(text("Two is answered."));
    expect(stage.driver.shown()).toContain("Two is answered.");
  });
};

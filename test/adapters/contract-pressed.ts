import { expect, it } from "vitest";
import { ANY, type Ask, type Reply } from "../../src/core/contract.ts";
import { asking, options, type Stage, squeeze, text } from "./contract-stage.ts";

/** What a person does comes back as what was shown. */
export const whatIsPressed = (stage: Stage): void => {
  it("brings typed words, from one person in one conversation, each turn with its own id", async () => {
    await stage.show(
      asking({ prompt: "p", kind: "text", label: "What does the letter say?", hint: "For example CO-197." }),
    );
    expect(squeeze(stage.driver.shown())).toContain("What does the letter say?");
    expect(stage.driver.shown()).toContain("CO-197");
    await stage.driver.type("it says CO-50\nand <b>more</b> & *so* on");
    expect(stage.bot.turns.map((turn) => turn.text)).toEqual(["hello", "it says CO-50\nand <b>more</b> & *so* on"]);
    expect(new Set(stage.bot.turns.map((turn) => turn.id)).size).toBe(2);
    expect(new Set(stage.bot.turns.map((turn) => turn.conversation)).size).toBe(1);
    expect(new Set(stage.bot.turns.map((turn) => turn.person)).size).toBe(1);
  });

  it.each([1, 2, 3, 5, 6, 10, 11, 17, 25])("brings back the pressed one of %i choices", async (count) => {
    const choices = options(count);
    for (const at of new Set([0, count >> 1, count - 1])) {
      await stage.show(asking({ prompt: `which_${at}`, kind: "one", label: "Which is it?", choices }));
      await stage.driver.press(choices[at]?.label ?? "");
      expect(stage.last()).toMatchObject({ choice: { prompt: `which_${at}`, ids: [`id_${at}`] } });
    }
    expect(stage.bot.turns.at(-2)?.conversation).toBe(stage.last()?.conversation);
  });

  it("keeps labels of any signs and of full length", async () => {
    const labels = ["I don't know", "<Not> & *sure* _at_ `all`", "x".repeat(75), "¿Qué dice? – 🙂"];
    await stage.show(
      asking({
        prompt: "p",
        kind: "one",
        label: "Pick",
        choices: labels.map((label, i) => ({ id: `l${i}`, label })),
      }),
    );
    for (const label of labels) expect(stage.driver.controls()).toContain(label);
    await stage.driver.press(labels[1] ?? "");
    expect(stage.last()?.choice).toEqual({ prompt: "p", ids: ["l1"] });
  });

  it.each([3, 7, 12, 22])("brings back several of %i choices", async (count) => {
    await stage.show(asking({ prompt: "differs", kind: "many", label: "What differs?", choices: options(count) }));
    await stage.driver.pick(["Option number 1.", "Option number 3."]);
    expect(stage.last()?.choice?.prompt).toBe("differs");
    expect(stage.last()?.choice?.ids.toSorted()).toEqual(["id_0", "id_2"]);
  });

  it("brings back a picked date as its ISO day", async () => {
    await stage.show(
      asking({
        prompt: "notice",
        kind: "date",
        label: "What date is on the letter?",
        choices: [{ id: "unknown", label: "I don't know" }],
      }),
    );
    await stage.driver.pickDate("2026-03-02");
    const turn = stage.last();
    expect(turn?.text ?? turn?.choice).toEqual(turn?.text ? "2026-03-02" : { prompt: "notice", ids: ["2026-03-02"] });
  });

  it("lets a date be skipped by a choice and answered in words", async () => {
    const ask: Ask = {
      prompt: "notice",
      kind: "date",
      label: "What date?",
      choices: [{ id: "unknown", label: "I don't know" }],
    };
    await stage.show(asking(ask));
    await stage.driver.press("I don't know");
    expect(stage.last()?.choice).toEqual({ prompt: "notice", ids: ["unknown"] });
    await stage.show(asking(ask));
    await stage.driver.type("last Tuesday");
    expect(stage.last()?.text).toBe("last Tuesday");
  });

  it("brings back what may be pressed at any time, beside a question and in entries", async () => {
    const entry = (code: string) => ({
      type: "entry" as const,
      title: code,
      lines: ["Next: March 2"],
      choices: [{ id: `close:${code}`, label: `Close ${code}` }],
    });
    const shown: Reply = {
      blocks: [entry("7Q4K"), entry("9ABC")],
      choices: options(8).map((c) => ({ ...c, id: `card_${c.id}` })),
    };
    await stage.show(
      shown,
      asking({ prompt: "p", kind: "one", label: "One more?", choices: [{ id: "y", label: "Yes" }] }),
    );
    await stage.driver.press("Close 9ABC");
    expect(stage.last()?.choice).toEqual({ prompt: ANY, ids: ["close:9ABC"] });
    await stage.show(shown);
    await stage.driver.press("Option number 8.");
    expect(stage.last()?.choice).toEqual({ prompt: ANY, ids: ["card_id_7"] });
  });

  it("brings files with their bytes, and gives files", async () => {
    const content = new Uint8Array([37, 80, 68, 70, 0, 255]);
    stage.bot.say({
      blocks: [{ type: "text", text: "Your dates" }],
      files: [{ name: "dates.ics", type: "text/calendar", content: "BEGIN:VCALENDAR" }],
    });
    await stage.driver.attach([{ name: "letter.pdf", type: "application/pdf", content }]);
    const file = stage.last()?.files?.[0];
    expect(file).toMatchObject({ name: "letter.pdf", type: "application/pdf", size: 6 });
    expect(await file?.read()).toEqual(content);
    expect(stage.driver.given()).toEqual([{ name: "dates.ics", content: "BEGIN:VCALENDAR" }]);
  });

  it("writes first into a conversation it knows", async () => {
    await stage.driver.type("hello");
    await stage.driver.adapter.send(stage.last()?.conversation ?? "", [
      { ...text("Your date is near."), choices: [{ id: "status", label: "Show my case" }] },
    ]);
    expect(stage.driver.shown()).toContain("Your date is near.");
    await stage.driver.press("Show my case");
    expect(stage.last()?.choice).toEqual({ prompt: ANY, ids: ["status"] });
    expect(stage.last()?.conversation).toBe(stage.bot.turns[0]?.conversation);
  });
};

import { expect, it } from "vitest";
import type { Ask } from "../../src/core/contract.ts";
import { asking, type Stage, squeeze } from "./contract-stage.ts";

/** Forms come back by field, and are checked before they are handled. */
export const whatIsFilledIn = (stage: Stage): void => {
  const form: Ask = {
    prompt: "approval",
    kind: "form",
    label: "What does the approval say?",
    choices: [{ id: "skip", label: "Skip this" }],
    fields: [
      { id: "auth_number", label: "Approval number", kind: "text", hint: "The last 4 are enough" },
      { id: "auth_date", label: "Approval date", kind: "date" },
      { id: "codes", label: "Approved codes", kind: "text", value: "70551" },
    ],
  };

  const filled = (): Record<string, string> =>
    Object.fromEntries(Object.entries(stage.last()?.form?.values ?? {}).filter(([, value]) => value !== ""));

  it("brings back a form by field, what was filled in before included", async () => {
    await stage.show(asking(form));
    await stage.driver.submit({ "Approval number": "A-1 & <2>", "Approval date": "2026-02-28" });
    expect(stage.last()?.form?.prompt).toBe("approval");
    expect(filled()).toEqual({ auth_number: "A-1 & <2>", auth_date: "2026-02-28", codes: "70551" });
  });

  it("says what is wrong with a form before it is handled, and takes the corrected one", async () => {
    stage.bot.complaints.auth_number = (value) => (value === "bad" ? "Use letters and numbers." : undefined);
    await stage.show(asking(form));
    await stage.driver.submit({ "Approval number": "bad" });
    expect(stage.bot.turns).toHaveLength(1);
    expect(squeeze(stage.driver.shown())).toContain("Use letters and numbers.");
    await stage.driver.submit({ "Approval number": "A-17" });
    expect(filled()).toMatchObject({ auth_number: "A-17" });
  });

  it("lets a form be skipped by a choice", async () => {
    await stage.show(asking(form));
    await stage.driver.press("Skip this");
    expect(stage.last()?.choice).toEqual({ prompt: "approval", ids: ["skip"] });
  });
};

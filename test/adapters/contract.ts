import { describe } from "vitest";
import { whatIsFilledIn } from "./contract-forms.ts";
import { whatIsPressed } from "./contract-pressed.ts";
import { whatIsShown } from "./contract-shown.ts";
import { setStage } from "./contract-stage.ts";
import type { Driver } from "./driver.ts";

/** What every adapter must do, tried by a person who uses the controls that are really shown. */
export const adapterContract = (name: string, open: () => Promise<Driver>): void => {
  describe(`${name} keeps the adapter contract`, () => {
    const stage = setStage(open);
    whatIsPressed(stage);
    whatIsFilledIn(stage);
    whatIsShown(stage);
  });
};

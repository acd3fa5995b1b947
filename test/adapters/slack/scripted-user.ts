import type { SlackDriver } from "./driver.ts";
import { messageText } from "./sight.ts";

type Step = (driver: SlackDriver) => Promise<void>;

const press =
  (label: string): Step =>
  (driver) =>
    driver.press(label);

/** What this person answers, by words of the question; the first that fits. */
const ANSWERS: [RegExp, Step][] = [
  [/sort out a denial/, press("Start")],
  [/When did the insurer say no/, press("After the care, and we had an approval")],
  [/What reason is on the letter/, press("Does not match the approval")],
  [/What differs/i, (driver) => driver.pick(["Code or service", "Place"])],
  [
    /approved code|billed code|number and date/i,
    (driver) => driver.submit({ "Approved codes": "70551", "Billed codes": "70553" }),
  ],
  [/What has been done so far/, press("The appeal was denied")],
  [/On which day|What is the date/, (driver) => driver.pickDate("2026-11-02")],
  [/kind of health plan/, press("Bought it myself or on the Marketplace")],
  [/Which state/, (driver) => driver.type("CA")],
];

const ASKING = /Question \d of|One more thing that changes|sort out a denial/;

/** The open question, as it is read in the newest message that asks one. */
const openQuestion = (driver: SlackDriver): string => {
  const asking = driver.messages().findLast((message) => message.user === "app" && ASKING.test(messageText(message)));
  const [, question = ""] = messageText(asking as never).match(/((?:Question|One more|I can help)[\s\S]*)/) ?? [];
  return question;
};

/** Answers what is asked until nothing new is asked, and tells what was asked on the way. */
export const answerAll = async (driver: SlackDriver, most = 25): Promise<string[]> => {
  const asked: string[] = [];
  while (asked.length < most) {
    const question = openQuestion(driver);
    if (question === asked.at(-1) || question.includes("You chose")) break;
    asked.push(question);
    const [, answer] = ANSWERS.find(([words]) => words.test(question)) ?? [];
    await (answer ?? ((one: SlackDriver) => one.type("I don't know")))(driver);
  }
  return asked;
};

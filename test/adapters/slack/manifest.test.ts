import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { stringify } from "yaml";
import { EVENTS, manifest, SCOPES } from "../../../adapters/slack/manifest.ts";
import { SCOPE_OF } from "./fake-api.ts";
import { words } from "./words.ts";

const folder = new URL("../../../adapters/slack/", import.meta.url);
const code = readdirSync(folder)
  .filter((name) => name.endsWith(".ts") && name !== "manifest.ts")
  .map((name) => readFileSync(new URL(name, folder), "utf8"))
  .join("\n");
const file = (title: string, made: object) =>
  `# ${title} Made by test/adapters/slack/manifest.test.ts; run it with -u after a change.\n${stringify(made, { lineWidth: 0 })}`;

it("is the manifest that operators are given, for Socket Mode and for signed requests", async () => {
  await expect(file("One workspace, by Socket Mode.", manifest(words))).toMatchFileSnapshot(
    "../../../adapters/slack/slack-manifest.yaml",
  );
  await expect(
    file("Many workspaces, by signed requests: put your own address.", manifest(words, "https://recourse.example.org")),
  ).toMatchFileSnapshot("../../../adapters/slack/slack-manifest-http.yaml");
});

it("asks for the scopes that its calls need, and for no other", () => {
  const called = Object.entries(SCOPE_OF).flatMap(([method, scope]) => {
    const used = code.includes(`${method}(`) || (scope === "files:write" && code.includes("files.uploadV2("));
    return used && scope ? [scope] : [];
  });
  const forEvents = ["app_mentions:read", "im:history", "commands", "files:read"];
  expect([...SCOPES].toSorted()).toEqual([...new Set([...called, ...forEvents])].toSorted());
});

it("subscribes to the events that are listened to, and to no other", () => {
  const listened = [...code.matchAll(/app\.event\("(\w+)"/g)].map(([, name]) => name);
  expect([...EVENTS].toSorted()).toEqual(
    [...listened, ...(code.includes("app.message(") ? ["message.im"] : [])].toSorted(),
  );
});

it("keeps to the lengths that Slack allows", () => {
  const made = manifest(words);
  expect(made.display_information.description.length).toBeLessThanOrEqual(140);
  expect(made.features.agent_view.agent_description.length).toBeLessThanOrEqual(300);
  expect(made.features.agent_view.suggested_prompts.length).toBeLessThanOrEqual(4);
  for (const shortcut of made.features.shortcuts) {
    expect(shortcut.name.length).toBeLessThanOrEqual(24);
    expect(shortcut.description.length).toBeLessThanOrEqual(150);
  }
  for (const id of ["form", "words", "begin", "send", "cancel"])
    expect(words(`slack.modal.${id}`).length).toBeLessThanOrEqual(24);
});

import type { Problem } from "./config/section.ts";
import { type Config, loadConfig } from "./config.ts";
import { missing, type Section } from "./doctor/finding.ts";
import { countProblems, screen } from "./doctor/screen.ts";
import { createLog } from "./log.ts";

/** `npm run doctor`: what is set up, reachable, permitted and missing, and what to do about it. */
async function examine(config: Config): Promise<Section[]> {
  const { checkStore } = await import("./doctor/store.ts");
  const { checkSlack } = await import("./doctor/slack.ts");
  const { checkDiscord } = await import("./doctor/discord.ts");
  const { SCOPES } = await import("../adapters/slack/manifest.ts");
  const [store, slack, discord] = await Promise.all([
    checkStore(config, createLog("silent")),
    checkSlack(config, SCOPES),
    checkDiscord(config),
  ]);
  return [
    { title: "Store", findings: store },
    { title: "Slack", findings: slack },
    { title: "Discord", findings: discord },
  ];
}

/** While a setting can't be read, nothing else can be told. */
const settings = (problems: Problem[]): Section[] => [
  {
    title: "Settings",
    findings: problems.map(({ variable, problem }) =>
      missing(`${variable} ${problem}`, "Change it in .env or the environment; .env.example tells what it is for."),
    ),
  },
];

const { config, problems } = loadConfig();
const sections = config ? await examine(config) : settings(problems);
console.log(screen(sections));
process.exitCode = countProblems(sections) > 0 ? 1 : 0;

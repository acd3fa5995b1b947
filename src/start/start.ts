import { type Config, loadConfig, tellProblems } from "../config.ts";
import { StartProblem } from "./problem.ts";
import { readWishes, type Wishes } from "./wishes.ts";

/** Does what the arguments ask for; the exit code. What only the operator can mend is told on standard error. */
export async function start(args: string[]): Promise<number> {
  try {
    const wishes = await readWishes(args);
    await run(settings(), wishes);
    return 0;
  } catch (error) {
    if (!(error instanceof StartProblem)) throw error;
    console.error(error.message);
    return 1;
  }
}

function settings(): Config {
  const { config, problems } = loadConfig();
  if (!config) throw new StartProblem(`The settings cannot be used. Please mend:\n${tellProblems(problems)}`);
  return config;
}

/** Each way to run loads only what it needs. */
async function run(config: Config, wishes: Wishes): Promise<void> {
  if (wishes.ask !== undefined) return (await import("./ask.ts")).ask(config, wishes.ask, wishes.lang);
  if (wishes.forget) return (await import("./forget.ts")).forget(config, wishes.lang);
  const talks = wishes.files.length > 0 || (!config.slack && !config.discord);
  if (talks) return (await import("./run-terminal.ts")).runTerminal(config, wishes);
  return (await import("./run-platforms.ts")).runPlatforms(config);
}

import { readFileSync } from "node:fs";

/** What the words after `npm start --` ask for. */
export interface Wishes {
  /** A question to be answered at once. */
  ask?: string;
  /** Paths of a letter, to begin with. */
  files: string[];
  lang?: string;
  forget: boolean;
}

/** Ends the program with a sentence on a wrong option, and after `--help` and `--version`. */
export async function readWishes(args: string[]): Promise<Wishes> {
  const wishes: Wishes = { files: [], forget: false };
  if (args.length === 0) return wishes;
  const { Command } = await import("commander");
  const program = new Command("npm start --")
    .description("Sorts out a denial from a US health insurer: which case it is, and three next steps.")
    .argument("[files...]", "the letter to begin with: its pages as photos or PDFs, or a claim file (835 or FHIR)")
    .option("--lang <language>", "language to talk in, such as en or es")
    .option("--forget", "delete what is kept of the conversation in this terminal")
    .version(version(), "--version")
    .helpOption("--help", "show this help")
    .helpCommand(false)
    .showHelpAfterError("(npm start -- --help shows what there is)")
    .action((files: string[], options: { lang?: string; forget?: boolean }) => {
      Object.assign(wishes, { files, ...options });
    });
  program
    .command("ask")
    .description("answer one question and end")
    .argument("<question...>")
    .helpOption("--help", "show this help")
    .action((words: string[]) => {
      Object.assign(wishes, { ...program.opts(), ask: words.join(" ") });
    });
  await program.parseAsync(args, { from: "user" });
  return wishes;
}

function version(): string {
  const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  return version;
}

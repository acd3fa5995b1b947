import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type LocalizationMap,
  type RESTPutAPIApplicationCommandsJSONBody,
} from "discord.js";
import words from "./commands.json" with { type: "json" };

type Texts = Record<"en" | "es", { name: string; description?: string }>;

const { denial, triage } = words;

/** The name of the message command, as it comes back when somebody uses it. */
export const TRIAGE = triage.en.name;
export const DENIAL = denial.en.name;

const localized = (text: string | undefined): LocalizationMap | undefined =>
  text === undefined ? undefined : { "es-ES": text, "es-419": text };

const named = <T extends Texts>({ en, es }: T) => ({ name: en.name, name_localizations: localized(es.name) ?? {} });

const described = <T extends Texts>({ en, es }: T) => ({
  ...named({ en, es }),
  description: en.description ?? "",
  description_localizations: localized(es.description) ?? {},
});

const subcommand = (
  texts: Texts,
  ...options: APIApplicationCommandBasicOption[]
): APIApplicationCommandSubcommandOption => ({
  type: ApplicationCommandOptionType.Subcommand,
  ...described(texts),
  ...(options.length > 0 ? { options } : {}),
});

const LONGEST = 4000;

const ask = subcommand(denial.ask, {
  type: ApplicationCommandOptionType.String,
  ...described(denial.ask.question),
  required: true,
  autocomplete: true,
  max_length: LONGEST,
});

const start = subcommand(
  denial.start,
  { type: ApplicationCommandOptionType.String, ...described(denial.start.what), max_length: LONGEST },
  { type: ApplicationCommandOptionType.Attachment, ...described(denial.start.letter) },
);

/** Everywhere: in servers, in direct messages with the app, and in a person's other conversations. */
const everywhere = {
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
};

/** All commands, in every language, as Discord is told them. */
export const COMMANDS_BODY: RESTPutAPIApplicationCommandsJSONBody = [
  {
    type: ApplicationCommandType.ChatInput,
    ...described(denial),
    ...everywhere,
    options: [
      start,
      ask,
      ...[denial.status, denial.deadline, denial.cases, denial.new, denial.forget, denial.help, denial.panel].map(
        (texts) => subcommand(texts),
      ),
    ],
  },
  { type: ApplicationCommandType.Message, ...named(triage), ...everywhere },
];

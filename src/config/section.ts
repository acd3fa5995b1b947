import { z } from "zod";

/** One thing that is wrong with the environment, and what to do about it. */
export interface Problem {
  variable: string;
  problem: string;
}

export type Environment = Record<string, string | undefined>;
type Given<F extends string> = Partial<Record<F, string>>;

/** What must hold between fields: the field to blame and why, or nothing. */
export type Rule<F extends string> = (given: Given<F>) => [F, string] | undefined | false | "";

interface Extra<F extends string> {
  /** Variables that do not follow the rule. */
  names?: Given<F>;
  rules?: Rule<F>[];
}

/** A part of the configuration: fields in camelCase; the variable of `botToken` in `SLACK` is `SLACK_BOT_TOKEN`. */
export interface Section<T, F extends string> {
  variables: string[];
  /** What of it is set: the texts by field. */
  given(env: Environment): Given<F>;
  read(env: Environment): { value: T; problems: [] } | { value?: undefined; problems: Problem[] };
}

export function section<S extends z.ZodRawShape>(
  prefix: string,
  schema: z.ZodObject<S>,
  { names = {}, rules = [] }: Extra<keyof S & string> = {},
): Section<z.infer<z.ZodObject<S>>, keyof S & string> {
  type Field = keyof S & string;
  const fields = Object.keys(schema.shape) as Field[];
  const variable = (field: Field): string => names[field] ?? `${prefix}_${snake(field)}`;
  const given = (env: Environment): Given<Field> =>
    Object.fromEntries(fields.flatMap((field) => [[field, env[variable(field)]?.trim()]]).filter(([, text]) => text));
  const read = (env: Environment) => {
    const texts = given(env);
    const result = schema.safeParse(texts);
    const issues = result.error?.issues.map(({ path, message }) => [path[0] as Field, message] as const) ?? [];
    const broken = [...issues, ...rules.map((rule) => rule(texts) || undefined)].filter((found) => found !== undefined);
    const problems = broken.map(([field, problem]) => ({ variable: variable(field), problem }));
    return result.success && problems.length === 0 ? { value: result.data, problems: [] as [] } : { problems };
  };
  return { variables: fields.map(variable), given, read };
}

const snake = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();

/** A whole number within bounds, as text. */
export function whole(least: number, most: number) {
  const error = `must be a whole number from ${least} to ${most}.`;
  return z
    .string()
    .regex(/^\d{1,15}$/, error)
    .transform(Number)
    .refine((number) => number >= least && number <= most, error);
}

/** An address with one of these protocols, e.g. `https:`. */
export function url(...protocols: [string, ...string[]]) {
  const error = `must be an address that starts with ${protocols.map((protocol) => `${protocol}//`).join(" or ")}.`;
  return z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), error);
}

import type { z } from "zod";
import type { CaseContent, FILES } from "./message-schema.ts";

type Mapped = {
  [File in keyof typeof FILES as File extends `${infer Name}.yaml` ? Name : never]: z.infer<(typeof FILES)[File]>;
};

/** All that is said in one language. */
export interface Language extends Mapped {
  texts: Record<string, string | string[]>;
  cases: Record<string, CaseContent>;
}
export type Library = Record<string, Language>;

/** A file as it was read; `name` is relative to the folder, with `/`. */
export interface MessageSource {
  name: string;
  content: string;
}

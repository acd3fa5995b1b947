import { globSync, readFileSync } from "node:fs";
import { cruise, type IReporterOutput } from "dependency-cruiser";
import { beforeAll, expect, test } from "vitest";

/** Who may import whom: a folder, and all that its files may import. Packages are named by their folder. */
const ALLOWED: [folder: string, may: RegExp][] = [
  ["flows/", /^(flows\/|src\/denial\/)|\/xstate\//],
  ["src/denial/read/", /^src\/denial\/|\/(zod|js-yaml)\/|chrono-node|^(node:)?(fs|module|url|path)$/],
  ["src/denial/", /^src\/denial\/|\/(zod|js-yaml)\/|^(node:)?(fs|module|url|path)$/],
  ["src/core/", /^(src\/core\/|src\/denial\/|flows\/)|node_modules|^(node:)?[a-z/]+$/],
  ["src/files/", /^src\/(files\/|denial\/facts\.ts$|core\/contract\.ts$)|node_modules|^p-queue$|^(node:)?[a-z/_]+$/],
  ["src/services/", /^src\/(services|core|denial|files|storage|log)|^flows\/events|node_modules|^(node:)?[a-z/_]+$/],
  ["adapters/slack/", /^adapters\/slack\/|^src\/core\/(contract|small-markdown)\.ts$|node_modules|^(node:)?[a-z/]+$/],
  [
    "adapters/discord/",
    /^adapters\/discord\/|^src\/core\/(contract|small-markdown)\.ts$|node_modules|^(node:)?[a-z/]+$/,
  ],
  [
    "adapters/terminal/",
    /^adapters\/terminal\/|^src\/core\/(contract|small-markdown)\.ts$|node_modules|^(node:)?[a-z/]+$/,
  ],
];

/** Programs of their own, started by npm, that put parts together. */
const PROGRAMS = ["flows/draw.ts", "adapters/discord/register.ts"];

interface Import {
  from: string;
  to: string;
  circular: boolean;
}

const sources = globSync("{src,flows,adapters}/**/*.ts").map((file) => ({ file, text: readFileSync(file, "utf8") }));
let imports: Import[] = [];

beforeAll(async () => {
  const { output } = await cruise(
    sources.map(({ file }) => file),
    {
      doNotFollow: { path: "node_modules" },
      tsPreCompilationDeps: true,
      exclude: { path: "\\.(json|yaml)$" },
    },
  );
  imports = (output as Exclude<IReporterOutput["output"], string>).modules
    .filter(({ source }) => /^(src|flows|adapters)\//.test(source))
    .flatMap(({ source, dependencies }) =>
      dependencies.map(({ resolved, circular }) => ({ from: source, to: resolved, circular })),
    );
});

test("there is something to look at", () => {
  expect(imports.length).toBeGreaterThan(200);
});

test("every folder imports only what it may", () => {
  const wrong = imports
    .filter(({ from }) => !PROGRAMS.includes(from))
    .filter(({ from, to }) => ALLOWED.find(([folder]) => from.startsWith(folder))?.[1].test(to) === false);
  expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
});

test("nothing imports in circles", () => {
  expect(imports.filter(({ circular }) => circular).map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
});

test("only the start imports adapters", () => {
  const wrong = imports.filter(
    ({ from, to }) => to.startsWith("adapters/") && !/^(adapters|src\/main|src\/start|src\/doctor)/.test(from),
  );
  expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
});

test("only the configuration reads the environment", () => {
  const wrong = sources.filter(({ file, text }) => text.includes("process.env") && !/^src\/config/.test(file));
  expect(wrong.map(({ file }) => file)).toEqual([]);
});

test("no file is longer than 200 lines", () => {
  expect(sources.filter(({ text }) => text.split("\n").length > 201).map(({ file }) => file)).toEqual([]);
});

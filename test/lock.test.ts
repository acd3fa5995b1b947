import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

interface Locked {
  optionalDependencies?: Record<string, string>;
}

const lock = JSON.parse(readFileSync(new URL("../package-lock.json", import.meta.url), "utf8"));
const packages = lock.packages as Record<string, Locked>;

/** Where npm looks for a dependency of the package at `path`, nearest first. */
const places = (path: string, name: string): string[] =>
  path === ""
    ? [`node_modules/${name}`]
    : [`${path}/node_modules/${name}`, ...places(path.slice(0, Math.max(0, path.lastIndexOf("/node_modules/"))), name)];

// A mirror without the packages of other systems makes npm leave them out, and then `npm ci` refuses the lock file.
test("the lock file has what every system needs, so that a clean install works everywhere", () => {
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !places(path, name).some((place) => packages[place])),
  );
  expect(missing).toEqual([]);
});

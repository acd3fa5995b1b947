/**
 * Trains the models anew from the labelled texts, all of them or those that are named, and writes their weights:
 * `npm run train`, `npm run train dates`. The same texts always give the same weights.
 */

const ALL = ["dates", "codes", "cases", "pressure", "danger", "question"];

const named = process.argv.slice(2);
const unknown = named.filter((name) => !ALL.includes(name));
if (unknown.length > 0) {
  console.error(`There is no model "${unknown.join('", "')}". There are: ${ALL.join(", ")}.`);
  process.exit(1);
}
for (const name of named.length > 0 ? named : ALL) await import(`./${name}.ts`);

/** `npm run bench -- NAME …`: runs one measurement of this folder. Without a name it lists them. */

import * as fs from "node:fs";
import * as path from "node:path";

const names = fs
  .readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith(".ts") && !["run.ts", "children-cpu.ts", "desk-followers.ts", "search-texts.ts"].includes(name))
  .map((name) => name.slice(0, -3));
const [name, ...rest] = process.argv.slice(2);
if (!name || !names.includes(name)) {
  process.stdout.write(`npm run bench -- ${names.join(" | ")}\n`);
  process.exit(name ? 1 : 0);
}
process.argv.splice(2, process.argv.length, ...rest);
await import(path.join(import.meta.dirname, `${name}.ts`));

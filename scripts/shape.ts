/** `npm run shape`: the ten longest files and functions, circles, and the words that stand in most folders. It shows; it never fails. */

import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import ts from "typescript";

// Cut off by `| head`, it has shown enough.
process.stdout.on("error", () => process.exit(0));

const root = path.join(import.meta.dirname, "..");
const files = fs
  .readdirSync(path.join(root, "src"), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
  .map((name) => ({ name: path.join("src", name), text: fs.readFileSync(path.join(root, "src", name), "utf8") }));

type Measured = { lines: number; name: string };

function functionsIn(file: { name: string; text: string }): Measured[] {
  const source = ts.createSourceFile(file.name, file.text, ts.ScriptTarget.Latest, true);
  const found: Measured[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionDeclaration(node) && node.name) {
      const from = source.getLineAndCharacterOfPosition(node.getStart()).line;
      const to = source.getLineAndCharacterOfPosition(node.end).line;
      found.push({ lines: to - from + 1, name: `${file.name}:${from + 1} ${node.name.text}` });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function show(title: string, rows: readonly Measured[]): void {
  process.stdout.write(`\n${title}\n`);
  for (const row of [...rows].sort((a, b) => b.lines - a.lines).slice(0, 10)) process.stdout.write(`${String(row.lines).padStart(6)}  ${row.name}\n`);
}

show(
  "Longest files (lines)",
  files.map((file) => ({ lines: file.text.split("\n").length, name: file.name })),
);
show("Longest functions (lines)", files.flatMap(functionsIn));

const folders = new Map<string, Set<string>>();
for (const file of files) {
  for (const word of new Set(file.text.match(/\b[a-z]{4,}(?=[A-Z(])|\b[A-Z][a-z]{3,}\b/g) ?? [])) {
    const key = word.toLowerCase();
    folders.set(key, (folders.get(key) ?? new Set()).add(path.dirname(file.name)));
  }
}
show(
  "Words in most folders (folders)",
  [...folders].map(([name, where]) => ({ lines: where.size, name })),
);

process.stdout.write("\nCircles\n");
const circles = spawnSync(
  process.execPath,
  [path.join(root, "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs"), "--config", "import-rules.cjs", "--output-type", "err", "src"],
  { cwd: root, encoding: "utf8" },
);
const found = (circles.stdout ?? "").split("\n").filter((line) => line.includes("no-circle"));
process.stdout.write(found.length === 0 ? "  none\n" : `${found.join("\n")}\n`);

/** The guide for users against the pages it tells of: what stands in bold in it stands on a page. (The tour is followed step by step by its own test.) */

import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import test from "node:test";

const root = path.join(import.meta.dirname, "..");
const guide = path.join(root, "docs/brug");

function textBelow(folder: string): string {
  return fs
    .readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
    .map((name) => fs.readFileSync(path.join(folder, name), "utf8"))
    .join("\n")
    .replace(/\\u00a0/g, " ")
    .replace(/\$\{"\\u00a0"\}/g, " ")
    .replace(/\s+/gu, " ");
}

test("every word in bold in the guide stands on a page or is a name in the demonstration", () => {
  const pages = textBelow(path.join(root, "src")).toLocaleLowerCase("da");
  const missing = fs
    .readdirSync(guide)
    .filter((name) => name.endsWith(".md") && name !== "rundtur.md")
    .flatMap((name) =>
      [...fs.readFileSync(path.join(guide, name), "utf8").matchAll(/\*\*([^*]+)\*\*/gu)]
        .map((found) => found[1]!.replace(/\s+/gu, " ").replace(/ …$/u, ""))
        .filter((words) => !pages.includes(words.toLocaleLowerCase("da")))
        .map((words) => `${name}: ${words}`),
    );
  assert.deepEqual(missing, []);
});

test("every picture of the guide is shown in it, and none is larger than 150 kB", () => {
  const shown = new Set(
    fs
      .readdirSync(guide)
      .filter((name) => name.endsWith(".md"))
      .flatMap((name) => [...fs.readFileSync(path.join(guide, name), "utf8").matchAll(/!\[[^\]]+\]\(billeder\/([^)]+)\)/gu)].map((found) => found[1]!)),
  );
  const pictures = fs.readdirSync(path.join(guide, "billeder"));
  assert.deepEqual(
    pictures.filter((name) => !shown.has(name)),
    [],
  );
  const made = pictures.filter((name) => !["indlaesning.png", "punkt.png", "sag.png", "soegning.png", "tvivl.png"].includes(name));
  assert.deepEqual(
    made.filter((name) => fs.statSync(path.join(guide, "billeder", name)).size > 150_000),
    [],
  );
});

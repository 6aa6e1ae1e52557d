/** The tour of docs/brug/rundtur.md, step by step as it is written, in a real browser: when a word on a button changes, the guide is wrong. */

import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import test, { after } from "node:test";
import type { Locator, Page } from "playwright-core";
import { danishDay } from "#core/calendar.ts";
import { aPage, endBrowser } from "#test/browser/browser.ts";
import { complaintsOf } from "#test/browser/own-page.ts";
import { theDemonstration } from "#test/demonstration.ts";

after(endBrowser);

const root = path.join(import.meta.dirname, "..", "..");
const secondsPerStep = 8;

type Doing = (page: Page, ...words: string[]) => Promise<unknown>;

// Of what is in sight, the one; where a word stands several times, the step must say where.
async function theOne(found: Locator, what: string): Promise<Locator> {
  const seen = found.filter({ visible: true });
  await seen
    .first()
    .waitFor({ timeout: 5000 })
    .catch(() => assert.fail(`there is no ${what} in sight`));
  assert.equal(await seen.count(), 1, `${what} is there ${await seen.count()} times: say which`);
  return seen;
}

// Three dots stand for a number that is another every year.
const pressable = (within: Page | Locator, words: string): Locator => {
  const name = words.endsWith(" …") ? { name: new RegExp(`^${words.slice(0, -2)} \\d+$`, "u") } : { name: words, exact: true };
  return within
    .getByRole("button", name)
    .or(within.getByRole("link", name))
    .or(within.locator("summary", { hasText: words }));
};

async function press(page: Page, target: Locator): Promise<void> {
  await target.click();
  await page.waitForLoadState("load");
}

/** What a step may ask for. Whatever else a step says is for the reader; but a word in bold that no form takes is an instruction nobody follows. */
const grammar: readonly (readonly [RegExp, Doing])[] = [
  [
    /Vælg \*\*([^*]+)\*\* i \*\*([^*]+)\*\*\.?/u,
    async (page, what, where) => (await theOne(page.getByLabel(where!, { exact: true }), where!)).selectOption({ label: what! }),
  ],
  [/Vælg \*\*([^*]+)\*\*\.?/u, async (page, who) => press(page, await theOne(page.getByRole("button", { name: who! }), who!))],
  [/Gå til \*\*([^*]+)\*\*\.?/u, async (page, where) => press(page, await theOne(page.getByRole("link", { name: where!, exact: true }), where!))],
  [
    /Tryk på \*\*([^*]+)\*\* ved \*\*([^*]+)\*\*\.?/u,
    async (page, what, where) => {
      const place = page.locator("main li", { hasText: where! }).filter({ visible: true });
      assert.equal(await place.count(), 1, `“${where!}” stands ${await place.count()} times`);
      await press(page, await theOne(place.getByRole("button", { name: what! }).or(place.locator("summary", { hasText: what! })), `${what!} ved ${where!}`));
    },
  ],
  [/Tryk på \*\*([^*]+)\*\*\.?/u, async (page, what) => press(page, await theOne(pressable(page, what!), what!))],
  [
    /Tryk på det øverste møde, hvor der står \*\*([^*]+)\*\*\.?/u,
    async (page, state) => press(page, page.locator(".meeting-list > li", { hasText: state! }).first().getByRole("link")),
  ],
  [/Sæt (?:kryds|prik) ved \*\*([^*]+)\*\*\.?/u, async (page, what) => (await theOne(page.getByLabel(what!, { exact: true }), what!)).check()],
  [/Skriv "([^"]+)" i \*\*([^*]+)\*\*\.?/u, async (page, text, where) => (await theOne(page.getByLabel(new RegExp(`^${where!}`, "u")), where!)).fill(text!)],
  [
    /Der står nu \*\*([^*]+)\*\*\.?/u,
    async (page, words) => {
      const main = page.locator("main");
      await main
        .getByText(words!)
        .first()
        .waitFor({ timeout: 5000 })
        .catch(async () => assert.fail(`“${words!}” is not on the page:\n${await main.innerText()}`));
    },
  ],
];

function stepsOf(text: string): { number: number; text: string }[] {
  return [...text.matchAll(/^(\d+)\. (.+(?:\n {3,}.+)*)/gmu)].map((found) => ({ number: Number(found[1]), text: found[2]!.replace(/\s+/gu, " ") }));
}

test("a new secretary comes from npm start to signed minutes in under fifteen minutes with the guide alone", { timeout: 300_000 }, async (t) => {
  const guide = fs.readFileSync(path.join(root, "docs/brug/rundtur.md"), "utf8");
  const steps = stepsOf(guide);
  assert.deepEqual(
    steps.map((step) => step.number),
    steps.map((_, index) => index + 1),
    "the steps are numbered on",
  );

  const began = Date.now();
  const desk = await theDemonstration(t);
  const page = await aPage(t, { javaScript: true });
  const complaints = complaintsOf(page);
  for (const { number, text } of steps) {
    if (/`npm ci && npm start`/u.test(text)) continue;
    const address = /<(http:[^>]+)>/u.exec(text)?.[1];
    if (address !== undefined) {
      assert.equal(new URL(address).port, "4401", "the port that npm start takes");
      await page.goto(desk.at(new URL(address).pathname));
    }
    let rest = text;
    for (;;) {
      const next = grammar
        .flatMap(([form, doing]) => {
          const found = form.exec(rest);
          return found === null ? [] : [{ found, doing }];
        })
        .sort((a, b) => a.found.index - b.found.index)[0];
      if (next === undefined) break;
      await next.doing(page, ...next.found.slice(1)).catch((error: unknown) => assert.fail(`step ${number}, ${text}\n${String((error as Error).message)}`));
      rest = rest.slice(0, next.found.index) + rest.slice(next.found.index + next.found[0].length);
      assert.equal(await page.locator(".alert-error").count(), 0, `step ${number}, ${text}`);
    }
    assert.doesNotMatch(rest, /\*\*/u, `step ${number} says something in bold that is no instruction: ${rest}`);
  }
  const [signed] = await desk.database.desk<{ id: number }[]>`
    select p.id from desk.minutes p join desk.planned_meeting m on m.id = p.id where p.state = 'signed' and m.date > ${danishDay(desk.web.now())}`;
  assert.ok(signed !== undefined, "the minutes are signed");
  assert.deepEqual(complaints, []);

  // The first start of a machine that has fetched nothing yet, and reading the page that opens.
  const firstStart = 180;
  const seconds = firstStart + steps.length * secondsPerStep;
  t.diagnostic(
    `${steps.length} steps: ${Math.round((Date.now() - began) / 1000)} s by machine, some ${Math.round(seconds / 60)} minutes by hand, the first start included`,
  );
  assert.ok(seconds < 15 * 60, `${Math.round(seconds / 60)} minutes`);
});

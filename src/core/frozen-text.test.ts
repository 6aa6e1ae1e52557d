/** The data behind a frozen text say what the text says, or the part in which they do not is named. */

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import test from "node:test";
import fc from "fast-check";
import { anyMinutes } from "#test/arbitraries.ts";
import { frozenOtherwise, standsOtherwise, type StandingItem } from "./frozen-text.ts";
import { houseStyles } from "./house-styles/described.ts";
import { styleOn, type HouseStyle } from "./house-styles/house-style.ts";
import { inHouseStyle, type MinutesToPrint } from "./house-styles/print-minutes.ts";
import { manifestText, officialParts, saltedText } from "./minutes-text.ts";
import type { Official } from "./minutes.ts";

const sha256 = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");
const digest = async (text: string): Promise<string> => sha256(text);
// As a row of the database gives it back.
const kept = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;

function frozen(minutes: MinutesToPrint, style: HouseStyle): Official {
  const parts = officialParts({
    minutes,
    style,
    sitting: { participants: [], attendance: {} },
    attached: minutes.agendaItem.map((item) =>
      item.attachment.map(({ label, name }) => ({ name: label === null ? name : `${label}. ${name}`, sha256: sha256(name) })),
    ),
    neutralTitles: minutes.agendaItem.map((_, index) => (index % 2 === 0 ? "Orientering" : null)),
  }).map((part) => ({ ...part, salt: sha256(part.name) }));
  const head = { municipality: "Lindeborg Kommune", committee: "Teknisk Udvalg", date: minutes.meeting.date!, meeting: 7 };
  const text = manifestText(
    head,
    parts.map((part) => ({ name: part.name, sha256: sha256(saltedText(part)) })),
  );
  return kept({ text, sha256: sha256(text), minutes, houseStyle: style.name, at: "2026-03-04T16:00:00.000Z", parts });
}

const anyFrozen = fc
  .constantFrom(...houseStyles)
  .chain((style) => anyMinutes(style, styleOn).map((minutes) => ({ style, minutes })))
  // A number stands once in an agenda; two of one name are no manifest.
  .filter(
    ({ minutes }) =>
      minutes.meeting.date !== null && new Set(minutes.agendaItem.map((item, index) => item.number ?? `${index + 1}`)).size === minutes.agendaItem.length,
  )
  .map(({ style, minutes }) => frozen(minutes, style));

/** Every field that is printed, as a way to write another word in it, and the part it is told in. */
function changes({ agendaItem, meeting }: MinutesToPrint): [part: RegExp, change: () => void][] {
  const more = (text: string | null): string => `${text ?? ""} Andet`;
  return [
    [/^hoved$/, () => void (meeting.place = more(meeting.place))],
    ...agendaItem.flatMap((item): [RegExp, () => void][] => [
      [/\/titel$/, () => void (item.name = more(item.name))],
      [/./, () => void (item.public = !item.public)],
      ...item.section.map((section): [RegExp, () => void] => [/./, () => void (section.text = more(section.text))]),
      ...(item.decision === null ? [] : [[/\/beslutning$/, () => void (item.decision!.text = more(item.decision!.text))] as [RegExp, () => void]]),
      ...(item.recommendation === null ? [] : [[/\/sag$/, () => void item.recommendation!.points.push("Andet")] as [RegExp, () => void]]),
      ...item.attachment.map((each): [RegExp, () => void] => [/\/bilag$/, () => void (each.name = more(each.name))]),
    ]),
    ...(agendaItem.length > 0 ? [[/./, () => void agendaItem.pop()] as [RegExp, () => void]] : []),
  ];
}

test("minutes that were frozen say what their text says; one word changed in their data is found, and its part named", async () => {
  await fc.assert(
    fc.asyncProperty(anyFrozen, fc.nat(), async (official, which) => {
      assert.deepEqual(await frozenOtherwise(official, 7, digest), []);
      assert.deepEqual(await frozenOtherwise(official, 8, digest), ["fortegnelsen"], "another meeting's");
      const all = changes(official.minutes);
      const [part, change] = all[which % all.length]!;
      change();
      const found = await frozenOtherwise(official, 7, digest);
      assert.ok(
        found.some((name) => part.test(name)),
        `${String(part)}: ${found.join()}`,
      );
    }),
    { numRuns: 200 },
  );
});

test("a frozen text without its parts, or with another hash, is not taken for one of the old kind", async () => {
  const [official] = fc.sample(anyFrozen, 1) as [Official];
  const { parts: _, ...bare } = official;
  assert.deepEqual(await frozenOtherwise(bare, 7, digest), ["fortegnelsen"]);
  assert.deepEqual(await frozenOtherwise({ ...official, sha256: sha256("andet") }, 7, digest), ["fortegnelsen"]);
  const old = { ...bare, text: "format 1\n\nTeksten", sha256: sha256("format 1\n\nTeksten") };
  assert.deepEqual(await frozenOtherwise(old, 7, digest), []);
});

test("what stands outside is the minutes' own words, less what is left out; other words are named", () => {
  fc.assert(
    fc.property(anyFrozen, fc.boolean(), (official, left) => {
      const style = styleOn(
        houseStyles.find(({ name }) => name === official.houseStyle)!,
        official.minutes.meeting.date,
      );
      const standing = official.minutes.agendaItem.map((item): StandingItem => {
        const { decision, recommendation, section, attachment } = inHouseStyle(left ? { ...item, decision: null } : item, style);
        return {
          number: item.number,
          name: item.name,
          public: item.public,
          caseNumber: item.caseNumber?.text ?? null,
          recommendation: { by: recommendation?.by ?? null, points: recommendation?.points ?? [] },
          decision: {
            text: decision?.text ?? null,
            phrase: decision?.phrase ?? null,
            outcome: decision?.outcome ?? null,
            vote: decision?.vote ?? null,
            dissent: decision?.dissent ?? [],
          },
          sections: section,
          attachments: attachment.map(({ name }) => name),
        };
      });
      if (standing.some(({ number }) => number === null)) return;
      assert.deepEqual(standsOtherwise(standing, official), []);
      const decided = standing.find(({ decision }) => decision.text !== null);
      if (decided === undefined) return;
      const other = { ...decided, decision: { ...decided.decision, text: "Noget helt andet." } };
      assert.deepEqual(standsOtherwise([other], official), [`punkt ${decided.number}/beslutning`]);
    }),
    { numRuns: 200 },
  );
});

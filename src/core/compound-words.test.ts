import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { danishWords } from "../platform/danish-words.ts";
import { doubledBase, elidedCompounds, searchTerms, splitCompound } from "./compound-words.ts";

const words = danishWords();
const found = (word: string): string[] => searchTerms(word, words);

test("a citizen who searches for kontanthjælp finds kontanthjælpsmodtagere", () => {
  equal(found("kontanthjælpsmodtagere").includes("kontanthjælp"), true);
  equal(found("kontanthjælpsmodtagere").includes("modtager"), true);
});

test("a citizen who searches for plan finds every kind of plan", () => {
  for (const word of ["beskæftigelsesplan", "beskæftigelsesplanen", "lokalplaner", "kommuneplan"]) equal(found(word).includes("plan"), true, word);
});

test("the linking letters s and e are understood, and arbejde becomes arbejds", () => {
  deepEqual(
    splitCompound("børneunderskud", words).map((part) => part.base),
    ["børn", "underskud"],
  );
  deepEqual(
    splitCompound("arbejdsevne", words).map((part) => part.base),
    ["arbejde", "evne"],
  );
  deepEqual(
    splitCompound("integrationspulje", words).map((part) => part.base),
    ["integration", "pulje"],
  );
});

test("each part knows where in the word it stands, so that only it is marked", () => {
  const word = "kontanthjælpsmodtagere";
  deepEqual(
    splitCompound(word, words).map((part) => word.slice(part.start, part.end)),
    ["kontanthjælps", "modtagere"],
  );
});

test("ordinary words of every agenda are not taken apart", () => {
  for (const word of [
    "indstilling",
    "fremstilling",
    "dagsorden",
    "regnskabet",
    "udvalget",
    "forvaltningen",
    "orienteringen",
    "efterretning",
    "spørgsmål",
    "formanden",
    "behandling",
    "medlemmer",
    "virksomheder",
    "beslutning",
    "kommunen",
    "borgmesteren",
    "tidspunkt",
    "vejledning",
    "eksempelvis",
  ]) {
    deepEqual(splitCompound(word, words), [], word);
  }
});

test("forms that the stemmer leaves apart from their word are found under it", () => {
  equal(doubledBase("budgettet", words), "budget");
  equal(doubledBase("byerne", words), "by");
  equal(doubledBase("støtten", words), null);
});

test("words joined by og, eller and samt lend each other their ending", () => {
  const halfSaid = (text: string): string[] => elidedCompounds(text, words);
  deepEqual(halfSaid("Refusions- og medfinansieringstrappen"), ["refusionstrappen"]);
  deepEqual(halfSaid("Børne-, ungdoms- samt\nfritidspolitikken"), ["børnepolitikken", "ungdomspolitikken"]);
  deepEqual(halfSaid("ind- og udskoling"), [], "a particle is no part of a compound");
  deepEqual(halfSaid("Jobcenter Nord - og andre steder"), []);
  deepEqual(halfSaid("a- og bolig"), []);
});

test("a split never loses or invents a letter of the word, whatever is written", () => {
  const letter = fc.constantFrom(..."abdefghijklmnoprstuvyæøå");
  fc.assert(
    fc.property(fc.string({ unit: letter, maxLength: 40 }), (word) => {
      const parts = splitCompound(word, words);
      if (parts.length === 0) return;
      equal(parts.map((part) => word.slice(part.start, part.end)).join(""), word);
    }),
  );
});

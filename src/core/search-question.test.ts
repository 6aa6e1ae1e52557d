import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import { danishWords } from "../platform/danish-words.ts";
import { caseNumbersIn, readQuestion } from "./search-question.ts";

const read = (typed: string) => readQuestion(typed, danishWords());

test("words, phrases and exclusions are kept apart", () => {
  const question = read("plan “flere skal med” -budget");
  equal(question.text, 'plan "flere skal med" -budget');
  equal(question.loose, "plan flere skal med -budget");
  deepEqual(question.hoped, ["plan", "flere", "skal", "med"]);
});

test("a case number is the same in every writing", () => {
  for (const typed of [
    "15.00.00G01-22-21",
    "15.00.00-G01-22-21",
    "15.00.00-g01-22-2021",
    "15.00.00 G01 22 21",
    "150000G012221",
    "sagsnr. 15.00.00-G01-22-21",
  ]) {
    equal(caseNumbersIn(typed).includes("150000g012221"), true, typed);
  }
  equal(caseNumbersIn("22/1234").includes("221234"), true);
});

test("years, amounts and words are no case numbers", () => {
  for (const typed of ["beskæftigelsesplan 2022", "2022", "budget 2023", "", "kl. 16"]) deepEqual(caseNumbersIn(typed), [], typed);
});

test("nothing typed breaks the question", () => {
  for (const typed of ['"', "-", '""', '-"', "\u0000", "a".repeat(5000), "' or 1=1 --", "& | ! ( )"]) equal(typeof read(typed).text, "string");
});

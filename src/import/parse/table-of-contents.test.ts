import assert from "node:assert/strict";
import { test } from "node:test";
import { contentsEntry, contentsTitles, sameTitle } from "./table-of-contents.ts";

test("a title and its page are parted by dots, a tab, or only a space", () => {
  const forms = ["Status på ledige.....\t11", "Status på ledige............................ 11", "Status på ledige 11", "Status på ledige … 11"];
  for (const form of forms) assert.deepEqual(contentsEntry(form), { title: "Status på ledige", page: "11" }, form);
});

test("a year at the end of a title is no page", () => {
  assert.deepEqual(contentsEntry("Årshjul 2025"), { title: "Årshjul 2025", page: null });
  assert.deepEqual(contentsEntry("Årshjul 2025.....\t10"), { title: "Årshjul 2025", page: "10" });
});

test("a title that wraps is one title", () => {
  assert.deepEqual(contentsTitles(["Svar på forslag om", "Havnens fremtid..... 4", "Eventuelt..... 5"].map(contentsEntry)), [
    "Svar på forslag om Havnens fremtid",
    "Eventuelt",
  ]);
  assert.deepEqual(contentsTitles(["Budget", "Eventuelt"].map(contentsEntry)), ["Budget", "Eventuelt"]);
});

test("a title cut short in the contents is still the same title", () => {
  assert.ok(sameTitle("Lokalplan 1221 – Erhvervsområde ved Åby, med ti", "Lokalplan 1221 – Erhvervsområde ved Åby, med tillæg 1"));
  assert.ok(!sameTitle("Budget 2031", "Budgetopfølgning"));
});

test("a page of dots is read at once", () => {
  const start = performance.now();
  contentsEntry(`${". ".repeat(500_000)}x`);
  contentsEntry(`${".".repeat(1_000_000)}x`);
  assert.ok(performance.now() - start < 1000);
});

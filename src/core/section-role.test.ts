import assert from "node:assert/strict";
import { test } from "node:test";
import { knownHeadings, sectionRole, sectionRoles } from "./section-role.ts";

test("a heading has its role whatever its case, colon or bold marks", () => {
  for (const heading of ["Sagsfremstilling", "SAGSFREMSTILLING", "sagsfremstilling:", "**Sagsfremstilling**", "## Sagsfremstilling "])
    assert.equal(sectionRole(heading), "presentation", heading);
});

test("headings that hold the word decision are not all decisions", () => {
  assert.equal(sectionRole("Beslutning"), "decision");
  assert.equal(sectionRole("Beslutningstema"), "summary");
  assert.equal(sectionRole("Beslutningskompetence"), "authority");
  assert.equal(sectionRole("Beslutningspunkter"), "recommendation");
});

test("a sentence is no heading", () => {
  for (const text of ["Økonomi bemærker, at beløbet skal findes.", "Indstillingen godkendt", "Resume af mødet", ""])
    assert.equal(sectionRole(text), null, text);
});

test("every known heading has one of the roles", () => {
  for (const name of knownHeadings) assert.ok(sectionRoles.includes(sectionRole(name)!), name);
  assert.equal(new Set(knownHeadings).size, knownHeadings.length);
});

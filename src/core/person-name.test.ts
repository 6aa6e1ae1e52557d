import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { isName, onlyPeople, parsePeople, parsePerson, twoColumnsOfNames } from "./person-name.ts";

test("the bracket's capitals are the party, and anything else in a bracket is a role", () => {
  assert.deepEqual(parsePerson("Gitte Lund Bomholt (A)"), { name: "Gitte Lund Bomholt", party: "A" });
  assert.deepEqual(parsePerson("Bente-Lis Holm (UP)"), { name: "Bente-Lis Holm", party: "UP" });
  assert.deepEqual(parsePerson("Bo Friis (Løsgænger)"), { name: "Bo Friis", party: null, role: "Løsgænger" });
  assert.deepEqual(parsePerson("Bo Friis (V) (Formand)"), { name: "Bo Friis", party: "V", role: "Formand" });
  assert.deepEqual(parsePerson("Bo Friis ()"), { name: "Bo Friis", party: null });
});

test("an office before the name is a role and no part of the name", () => {
  assert.deepEqual(parsePerson("Formand Ida Lund (A)"), { name: "Ida Lund", party: "A", role: "Formand" });
  assert.deepEqual(parsePerson("Rådmand Ida Lund"), { name: "Ida Lund", party: null, role: "Rådmand" });
  assert.deepEqual(parsePerson("Næstformand: Ida Lund (V)"), { name: "Ida Lund", party: "V", role: "Næstformand" });
});

test("a party may stand after a comma, with or without its bracket", () => {
  assert.deepEqual(parsePeople("Bo Friis, (A)"), [{ name: "Bo Friis", party: "A" }]);
  assert.deepEqual(parsePeople("Bo Friis, V"), [{ name: "Bo Friis", party: "V" }]);
  assert.deepEqual(parsePeople("Ida Lund, F (midlertidigt for Per Holm)"), [{ name: "Ida Lund", party: "F", role: "midlertidigt for Per Holm" }]);
});

test("a list ends in og, samt or a full stop", () => {
  assert.deepEqual(
    parsePeople("Bo Friis (V), Ida Lund og Per von Holm.").map((person) => person.name),
    ["Bo Friis", "Ida Lund", "Per von Holm"],
  );
});

test("a sentence, a committee and a room are no people", () => {
  for (const text of ["Godkendt.", "Ingen", "Teknisk Udvalg", "Byrådssalen, Nordvig Rådhus", "Bo deltog ikke", "Punkt 3 udgår", "bo friis"])
    assert.equal(onlyPeople(text), null, text);
});

test("a list with anything else in it is not only people", () => {
  assert.equal(onlyPeople("Bo Friis og borgmesteren"), null);
  assert.equal(onlyPeople("Bo Friis og Ida Lund")?.length, 2);
});

test("four plain words on a line may be two names in two columns", () => {
  assert.deepEqual(
    twoColumnsOfNames("Bo Friis Ida Lund")?.map((each) => each.name),
    ["Bo Friis", "Ida Lund"],
  );
  assert.equal(twoColumnsOfNames("Bo Friis"), null);
  assert.equal(twoColumnsOfNames("Per von Holm Krog"), null);
});

test("no text makes the reader of names fail", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      for (const person of parsePeople(text)) assert.ok(isName(person.name));
    }),
  );
});

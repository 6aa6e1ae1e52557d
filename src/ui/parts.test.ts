import assert from "node:assert/strict";
import test from "node:test";
import { titleBesideLabel } from "./parts.ts";

test("beside the label of a closed item its title does not say closed once more", () => {
  assert.equal(titleBesideLabel("Lukket: Tjeklister", false), "Tjeklister");
  assert.equal(titleBesideLabel("Lukket - Ejendomssag", false), "Ejendomssag");
  assert.equal(titleBesideLabel("Lukket sag: Tandpleje", false), "Tandpleje");
  assert.equal(titleBesideLabel("Lukket punkt", false), "Lukket punkt");
  assert.equal(titleBesideLabel(null, false), "Lukket punkt");
  assert.equal(titleBesideLabel("Lukket: en bog om åbenhed", true), "Lukket: en bog om åbenhed");
});

import { deepEqual, equal, match } from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { freeSlug, itemSlug, municipalitySlug, slugOf } from "./slug.ts";

test("Danish letters are written out, never lost", () => {
  equal(slugOf("Økonomi- og Planudvalget"), "oekonomi-og-planudvalget");
  equal(slugOf("Århus Ærø på små øer"), "aarhus-aeroe-paa-smaa-oeer");
  equal(slugOf("André Müller-Öztürk"), "andre-mueller-oeztuerk");
});

test("a long name is cut between two words", () => {
  const slug = slugOf("Udvalget for Erhverv, Beskæftigelse og Uddannelsesinstitutioner i hele den nordlige del af kommunen", 60);
  equal(slug, "udvalget-for-erhverv-beskaeftigelse-og");
});

test("a second person of the same name gets an address of her own", () => {
  const taken = new Set(["anne-dal", "anne-dal-2"]);
  equal(freeSlug("Anne Dal", (slug) => taken.has(slug)), "anne-dal-3");
});

test("a municipality has one address however it is written", () => {
  deepEqual(["Lyngbæk Kommune", "Lyngbæk", "LYNGBÆK KOMMUNE"].map(municipalitySlug), ["lyngbaek", "lyngbaek", "lyngbaek"]);
});

test("an item is addressed by its number, or by its place when the number is missing or used twice", () => {
  equal(itemSlug("66", 2), "punkt-66");
  equal(itemSlug("4 a", 4), "punkt-4-a");
  equal(itemSlug(null, 3), "uden-nummer-3");
  equal(itemSlug("66", 5, (slug) => slug === "punkt-66"), "uden-nummer-5");
});

test("every name makes an address of plain letters within its limit, and making it twice changes nothing", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (name) => {
      const slug = slugOf(name);
      match(slug, /^[a-z0-9]+(-[a-z0-9]+)*$/);
      equal(slug.length <= 80, true);
      equal(slugOf(slug), slug);
    }),
  );
});

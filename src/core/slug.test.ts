import { equal, match } from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { slugOf } from "./slug.ts";

test("Danish letters are written out, never lost", () => {
  equal(slugOf("Økonomi- og Planudvalget"), "oekonomi-og-planudvalget");
  equal(slugOf("Århus Ærø på små øer"), "aarhus-aeroe-paa-smaa-oeer");
  equal(slugOf("André Müller-Öztürk"), "andre-mueller-oeztuerk");
});

test("a long name is cut between two words", () => {
  const slug = slugOf("Udvalget for Erhverv, Beskæftigelse og Uddannelsesinstitutioner i hele den nordlige del af kommunen", 60);
  equal(slug, "udvalget-for-erhverv-beskaeftigelse-og");
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

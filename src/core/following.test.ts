import { deepEqual, doesNotMatch, equal, match, ok } from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { digest, followedAt, mailAddressIn, newsLine, type News } from "./following.ts";

test("an open address tells what it leads to, and what cannot be followed is told as nothing", () => {
  const kind = (address: string): string | null => followedAt(address)?.kind ?? null;
  deepEqual(["/herlev", "/herlev/arbejdsmarkedsudvalget", "/herlev/sag/15.20.00-p22-1-24", "/herlev/person/bo-vang", "/soeg?q=plan"].map(kind), [
    "municipality",
    "committee",
    "case",
    "person",
    "search",
  ]);
  for (const address of [
    "",
    "/",
    "herlev",
    "//herlev",
    "https://herlev.example",
    "/Herlev",
    "/herlev/",
    "/herlev/x/2024-01-01",
    "/soeg",
    "/soeg?",
    "/soeg?q= ",
    "/foelg",
    "/om",
    "/oparl/v1",
    "/herlev\n",
    "/soeg?q=a\r\nb",
    `/${"a".repeat(2000)}`,
  ])
    equal(kind(address), null, JSON.stringify(address));
});

test("an e-mail address is one address, whatever is typed around it", () => {
  const address = ["Asta.Holm+kommune", "Lindeborg.Example"].join("@");
  equal(mailAddressIn(`  ${address} `), address.toLowerCase());
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("a", "@", ".", " ", "\n", "\r", ",", ";", "<", ">", '"', "\u0000", "\u202e", "æ") }), (typed) => {
      const given = mailAddressIn(typed);
      if (given === null) return;
      equal(given.split("@").length, 2);
      doesNotMatch(given, /[\s\p{Cc}\p{Cf}<>",;:]/u);
    }),
    { numRuns: 5000 },
  );
});

const news: News = {
  address: "/h/a/2026-01-14/punkt-3",
  what: "new",
  date: "2026-01-14",
  committee: "Arbejdsmarkedsudvalget",
  paper: null,
  number: "3",
  title: "Hemmelig titel",
  closed: false,
  at: "2026-02-01",
};

test("what is closed or gone is told by its place alone, whatever else is known of it", () => {
  equal(newsLine(news), "Nyt: Punkt 3: Hemmelig titel (Arbejdsmarkedsudvalget, mødet den 14. januar 2026)");
  equal(newsLine({ ...news, closed: true }), "Nyt: Punkt 3 (lukket) (Arbejdsmarkedsudvalget, mødet den 14. januar 2026)");
  equal(newsLine({ ...news, what: "removed" }), "Fjernet 1. februar 2026: punkt 3, Arbejdsmarkedsudvalget, mødet den 14. januar 2026");
  equal(
    newsLine({ ...news, what: "changed", number: null, paper: "Dagsorden", cancelled: true }),
    "Aflyst: Dagsorden (Arbejdsmarkedsudvalget, mødet den 14. januar 2026)",
  );
  equal(newsLine({ ...news, number: null, title: null }), "Nyt: Punkt uden overskrift (Arbejdsmarkedsudvalget, mødet den 14. januar 2026)");
});

test("a mail has one way out for everything and one for each thing", () => {
  const mail = digest([{ name: "Arbejdsmarkedsudvalget", follow: 7, news: [news, { ...news, title: "To\r\nlinjer" }], more: 3, address: "/h/a" }], {
    origin: "https://arkiv.example",
    wayOut: "https://arkiv.example/foelg/stop/T",
  });
  equal(mail.subject, "5 nyheder i det, du følger");
  match(mail.text, /Stop med at følge dette: https:\/\/arkiv\.example\/foelg\/stop\/T\/7\n/);
  match(mail.text, /Stop al mail herfra: https:\/\/arkiv\.example\/foelg\/stop\/T\n$/);
  match(mail.text, /Og 3 mere: https:\/\/arkiv\.example\/h\/a/);
  ok(!mail.text.includes("\r"));
});

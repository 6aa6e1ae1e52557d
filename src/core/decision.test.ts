import assert from "node:assert/strict";
import { test } from "node:test";
import { askedFor, meaningOf, outcomeOf, phraseOf, type Outcome, type Phrase } from "./decision.ts";

const readings: readonly (readonly [string, Phrase])[] = [
  ["Taget til efterretning.", "noted"],
  ["Arbejdsmarkedsudvalget tager orienteringen til efterretning, og udvalget bakker op om indsatsen.", "noted"],
  ["Tages til efterefterretning.", "noted"],
  ["Tiltrådt.", "followed"],
  ["Tiltrådte indstillingen", "followed"],
  ["Indstillingen blev fulgt.", "followed"],
  ["Et flertal i udvalget kunne tiltræde indstillingen.", "followed"],
  ["Det fremlagte forslag blev godkendt.", "approved"],
  ["Indstillingen godkendes.", "approved"],
  ["Byrådet godkendte Økonomiudvalgets indstilling.", "approved"],
  ["Anbefales godkendt.", "recommended"],
  ["Indstilles til godkendelse i Byrådet.", "recommended"],
  ["Økonomiudvalget indstiller overfor Byrådet, at der optages lån.", "recommended"],
  ["Der blev bevilget 50.000 kr.", "granted"],
  ["Planen blev vedtaget.", "adopted"],
  ["1. behandlet. Oversendes til 2. behandling.", "firstReading"],
  ["Udvalget drøftede sagen.", "discussed"],
  ["Punktet udsættes til et senere møde.", "postponed"],
  ["Sagen blev udsat uden behandling.", "postponed"],
  ["Sagen sendes tilbage til administrationen.", "returned"],
  ["Byrådet sendte sagen retur til udvalget.", "returned"],
  ["Forslaget sendes i offentlig høring.", "hearing"],
  ["Oversendes til Økonomiudvalget.", "referred"],
  ["Ansøgningen blev afvist.", "rejected"],
  ["Bortfaldet ved stemmelighed.", "lapsed"],
  ["Punktet udgik.", "withdrawn"],
  ["Protokollen blev underskrevet.", "signed"],
  ["Referatet er godkendt og underskrevet.", "signed"],
  ["Orientering blev givet.", "informed"],
  ["Udvalget ønsker et orienteringspunkt på næste møde.", "requested"],
  ["Intet.", "nothing"],
  ["Ingen bemærkninger.", "nothing"],
  ["Der var ingen orienteringer fra formanden.", "nothing"],
  ["-", "nothing"],
  ["Udvalget valgte et medlem som ny formand.", "other"],
];

for (const [text, phrase] of readings) {
  test(`"${text}" is written as ${phrase}`, () => assert.equal(phraseOf(text), phrase));
}

const severalSentences: readonly (readonly [string, string, Phrase])[] = [
  ["a slide show attached afterwards decides nothing", "Taget til efterretning.\n\nPræsentation vist på mødet bilægges referatet.", "noted"],
  [
    "what is discussed again next spring is still followed now",
    "Tiltrådt.\n\nEt enigt udvalg besluttede, at sagen sættes på pause og drøftes igen i foråret.",
    "followed",
  ],
  [
    "a discussion that ends in a postponement is postponed",
    "Udvalget drøftede sagen og stillede spørgsmål. Udvalget besluttede herefter at udsætte sagens behandling.",
    "postponed",
  ],
  ["wishes voiced with an approval do not undo it", "Godkendt. Udvalget ønsker et notat om økonomien.", "approved"],
  ["one point put off does not put off the case", "Godkendt, idet punkt 3 udsættes.", "approved"],
  ["a committee that wishes the case postponed has postponed it", "Udvalget ønsker sagen udsat.", "postponed"],
  ["a proposal from the floor that fell is not the decision", "Ændringsforslaget blev forkastet. Indstillingen blev herefter godkendt.", "approved"],
  [
    "a case sent back with the council's adoption is adopted",
    "Tilbagesendes Magistratsafdelingen med bemærkning, at byrådet har vedtaget indstillingen.",
    "adopted",
  ],
  ["point by point, an approval weighs more than what is taken note of", "1. Orienteringen blev taget til efterretning\n2. Godkendt", "approved"],
  ["point by point, a wish does not outweigh what is taken note of", "1. Taget til efterretning\n2. Udvalget ønsker et notat", "noted"],
  [
    "a committee that recommends an approval higher up has recommended",
    "Børneudvalget indstiller Direktionens forslag godkendt i Økonomiudvalg og Byråd.",
    "recommended",
  ],
  ["another item taken off the agenda does not take the agenda off", "Borgmesteren meddelte, at punkt 9 udgår. Godkendt.", "approved"],
  ["a numbered item taken off, and nothing more, is withdrawn", "Pkt. 105 er taget af dagsordenen.", "withdrawn"],
  ["a case sent on with a recommendation is recommended", "Fremsendes til byrådet med bemærkning, at Magistraten anbefaler indstillingen.", "recommended"],
  ["an approval that carries the plan to its second reading is a first reading", "Godkendt og oversendes til 2. behandling.", "firstReading"],
];

for (const [why, text, phrase] of severalSentences) {
  test(`${why}: ${phrase}`, () => assert.equal(phraseOf(text), phrase));
}

const negations: readonly (readonly [string, string, Phrase])[] = [
  ["a committee that cannot follow has refused", "Udvalget kunne ikke tiltræde indstillingen.", "rejected"],
  ["a recommendation not approved is refused", "Indstillingen blev ikke godkendt.", "rejected"],
  ["an application not granted is refused", "Udvalget besluttede ikke at imødekomme ansøgningen.", "rejected"],
  ["a declaration the committee will not join is refused", "Udvalget ønsker ikke at tilslutte sig hensigtserklæringen.", "rejected"],
  ["one member who cannot follow does not refuse for all", "Tiltrådt.\n\nAsta Agerlund kunne ikke tiltræde indstillingen.", "followed"],
  ["one member's no stands first and is still not the decision", "Birk Damsgård kunne ikke tiltræde indstillingen. Indstillingen blev godkendt.", "approved"],
];

for (const [why, text, phrase] of negations) {
  test(`${why}: ${phrase}`, () => assert.equal(phraseOf(text), phrase));
}

const asked: readonly (readonly [string, Outcome])[] = [
  ["at dagsordenen godkendes", "approved"],
  ["at orienteringen om de bevilgede midler tages til efterretning.", "noted"],
  ["at udvalget giver afslag på ansøgningen.", "rejected"],
  ["at udkast til revideret plan 1. behandles.", "firstReading"],
  ["Det indstilles, at der bevilges 50.000 kr. til projektet.", "granted"],
  ["at udvalget over for byrådet anbefaler, at planen godkendes.", "recommended"],
  ["at orienteringen om, at der blev givet afslag, tages til efterretning.", "noted"],
  ["at sagen drøftes", "discussed"],
  ["at drøftelsen tages til efterretning.", "noted"],
];

for (const [point, outcome] of asked) {
  test(`"tiltrådt" after "${point}" did: ${outcome}`, () => {
    assert.equal(outcomeOf("followed", [point]), outcome);
    assert.equal(askedFor([point]), outcome);
  });
}

test("of several points the weightiest says what the decision did", () => {
  assert.equal(outcomeOf("followed", ["at orienteringen tages til efterretning", "at planen godkendes"]), "approved");
  assert.equal(outcomeOf("followed", ["at planen godkendes", "at der bevilges 2 mio. kr."]), "granted");
});

test("a recommendation without a verb of the field is approved when it is followed", () => {
  assert.equal(askedFor(["at brugerundersøgelserne sættes på pause."]), null);
  assert.equal(outcomeOf("followed", ["at brugerundersøgelserne sættes på pause."]), "approved");
});

test("a phrase that says what it did is not changed by what was asked", () => {
  assert.equal(outcomeOf("noted", ["at planen godkendes"]), "noted");
});

test("approving the recommendation itself does what the recommendation asked", () => {
  const asked = { points: ["Det indstilles, at der bevilges 50.000 kr."], title: "Ansøgning" };
  assert.deepEqual(meaningOf({ text: "Indstillingen godkendes.", ...asked }), { phrase: "approved", outcome: "granted", doubt: null });
  assert.deepEqual(meaningOf({ text: "Godkendt.", ...asked }), { phrase: "approved", outcome: "approved", doubt: null });
});

test("a list of names on the signature sheet is a signature, and elsewhere a doubt", () => {
  const names = { text: "Asta Agerlund (A)\n\nBirk Damsgård (V)", points: [], namesOnly: true };
  assert.equal(meaningOf({ ...names, title: "Underskriftsblad" }).phrase, "signed");
  assert.notEqual(meaningOf({ ...names, title: "Konstituering" }).doubt, null);
});

test("following a recommendation nobody can see is doubted", () => {
  assert.notEqual(meaningOf({ text: "Tiltrådt.", points: [], title: null }).doubt, null);
});

test("a very long decision is read at once", () => {
  const start = performance.now();
  phraseOf("udvalget ".repeat(250_000));
  phraseOf("Tiltrådt. ".repeat(100_000));
  assert.ok(performance.now() - start < 2000);
});

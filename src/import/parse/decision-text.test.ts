import assert from "node:assert/strict";
import { test } from "node:test";
import { readDecisionText, readDissent, readVote } from "./decision-text.ts";

function read(...texts: string[]) {
  return readDecisionText(texts.map((text) => ({ text, joined: false, local: false })));
}
const names = (decision: ReturnType<typeof read>) => decision.absent.map(({ name, party, kind }) => `${name}${party ? ` (${party})` : ""}: ${kind}`);

test('names under "Afbud:" are away, and the words after them are the decision', () => {
  const decision = read("Afbud:", "Asta Agerlund (A)", "Birk Damsgård (Ø)", "Taget til efterretning.", "Oplægget bilægges referatet.");
  assert.deepEqual(names(decision), ["Asta Agerlund (A): apology", "Birk Damsgård (Ø): apology"]);
  assert.equal(decision.text, "Taget til efterretning.\n\nOplægget bilægges referatet.");
});

test('"Intet." under the absent is the decision and not one more of them', () => {
  assert.equal(read("Afbud:", "Asta Agerlund (A)", "Intet.").text, "Intet.");
});

test("a list that says nobody was away leaves no one away", () => {
  assert.deepEqual(read("Godkendt.", "Fraværende: Ingen"), { text: "Godkendt.", absent: [], unread: [] });
});

test("a sentence at the end tells who did not take part", () => {
  const decision = read("Tiltrådte indstillingen", "Carla Elkjær (Æ) deltog ikke i mødet");
  assert.deepEqual([decision.text, names(decision)], ["Tiltrådte indstillingen", ["Carla Elkjær (Æ): absent"]]);
});

test("the absent one among those who signed is taken out of the list", () => {
  const decision = read("Formand Asta Agerlund (C)", "Birk Damsgård (A)", "Carla Elkjær (Æ) deltog ikke i mødet", "Ejnar Fogedby (F)");
  assert.equal(decision.text, "Formand Asta Agerlund (C)\n\nBirk Damsgård (A)\n\nEjnar Fogedby (F)");
  assert.deepEqual(names(decision), ["Carla Elkjær (Æ): absent"]);
});

test("who stood in for whom: the one replaced is away", () => {
  const [absence] = read("Godkendt.", "Frida Højrup deltog som stedfortræder for Birk Damsgård.").absent;
  assert.deepEqual([absence!.name, absence!.substitute?.name], ["Birk Damsgård", "Frida Højrup"]);
});

test("one who only sat out this case is told, and the sentence stays", () => {
  const decision = read("Godkendt.", "Asta Agerlund deltog ikke i sagens behandling.");
  assert.deepEqual(names(decision), ["Asta Agerlund: partial"]);
  assert.match(decision.text, /sagens behandling/u);
});

test("one declared disqualified is recused, and one asked and found able is not", () => {
  assert.deepEqual(names(read("Asta Agerlund (V) blev erklæret inhabil og forlod mødet.")), ["Asta Agerlund (V): recused"]);
  assert.deepEqual(names(read("Byrådet erklærede Asta Agerlund (V) for ikke inhabil i punktets behandling.")), []);
});

test("absence nobody can read is kept in the text and pointed out", () => {
  const decision = read("Godkendt.", "Afbud: se vedlagte liste 3");
  assert.deepEqual(decision.unread, ["Afbud: se vedlagte liste 3"]);
  assert.match(decision.text, /vedlagte liste/u);
});

test("talk of absence at another meeting is no absence", () => {
  assert.deepEqual(read("Taget til efterretning.", "Asta Agerlund melder afbud til mødet den 10. oktober").absent, []);
});

test("no vote is told where the text is silent", () => {
  for (const text of [
    "Godkendt.",
    "Tiltrådt.",
    "Økonomiudvalget undlod at tage stilling.",
    "Formand Asta Agerlund (C)",
    "For at sikre fremdrift holdes et møde.",
  ])
    assert.equal(readVote(text), null, text);
});

test("an agreeing committee voted as one", () => {
  assert.equal(readVote("Tiltrådt.\n\nEt enigt udvalg besluttede at vente.")!.unanimous, true);
});

test("votes stay with the groups the text names", () => {
  const vote = readVote("For stemte: A, C og V\n\nImod: Ø, Å\n\nHverken for eller imod: Birk Damsgård (B)")!;
  assert.deepEqual([vote.for, vote.against, vote.abstained, vote.unanimous], [["A", "C", "V"], ["Ø", "Å"], ["Birk Damsgård (B)"], false]);
});

test("a remark and the point it is about are no voters, and neither is the body", () => {
  const vote = readVote(
    "For administrationens indstilling stemte: (A), (V) samt Bo H. Holm (UP-1). Imod stemte (Ø) med bemærkning om, at planen er uklar, og F.\n\nAd punkt 2, Imod: F, da prisen ikke afgør alt.",
  )!;
  assert.deepEqual(
    [vote.for, vote.against],
    [
      ["A", "V", "Bo H. Holm (UP-1)"],
      ["Ø", "F"],
    ],
  );
  assert.equal(readVote("Økonomiudvalget kan ikke anbefale indstillingens punkt 3."), null);
});

test("a member who cannot follow has voted against", () => {
  const vote = readVote("Et flertal kunne tiltræde indstillingen. Asta Agerlund og Birk Damsgård kunne ikke tiltræde indstillingen.")!;
  assert.deepEqual([vote.against, vote.unanimous], [["Asta Agerlund", "Birk Damsgård"], false]);
});

test("counted votes are kept as numbers", () => {
  assert.deepEqual(readVote("Forslaget blev vedtaget med 14 stemmer for og 5 imod, mens 2 undlod.")!.counts, { for: 14, against: 5, abstained: 2 });
  assert.deepEqual(readVote("Med stemmerne 13 for og 1 imod godkendte Byrådet indstillingen.")!.counts, { for: 13, against: 1, abstained: null });
  assert.deepEqual(readVote("Vedtaget med 4 stemmer mod 3.")!.counts, { for: 4, against: 3, abstained: null });
});

test("a member's own words follow the member's name", () => {
  assert.deepEqual(readDissent('Godkendt.\n\nAsta Agerlund (Ø) ønskede følgende tilført protokollen: "Vi finder planen uklar."'), [
    { by: "Asta Agerlund (Ø)", text: "Vi finder planen uklar." },
  ]);
  assert.equal(readDissent("Godkendt."), undefined);
});

test("of several votes the one that decides is read: not one on an amendment, on a member, or told in a dissent", () => {
  const text = [
    "Godkendt.",
    "Afstemning om ændringsforslag: Åbent til kl. 20. For stemte Asta Agerlund (A). Imod stemte Birk Damsgård (V). Forkastet.",
    "For stemte Birk Damsgård (V). Imod stemte Asta Agerlund (A).",
    "Asta Agerlund (A) ønskede følgende tilført protokollen: “Jeg stemte imod, fordi det er for kort.”",
    "Afstemning om inhabilitet. For stemte Frida Elkjær (F).",
  ].join("\n\n");
  const vote = readVote(text)!;
  assert.deepEqual([vote.for, vote.against, vote.unanimous], [["Birk Damsgård (V)"], ["Asta Agerlund (A)"], false]);
});

test("who came late or left before an item is told in the decision and read from it", () => {
  const line = (text: string) => ({ text, joined: false, local: false });
  const read = readDecisionText([line("Godkendt."), line("Asta Agerlund (A) deltog ikke i behandlingen af punktet (forlod mødet kl. 17:05).")]);
  assert.deepEqual(read.absent, [{ name: "Asta Agerlund", party: "A", kind: "left", note: "forlod mødet kl. 17:05" }]);
  assert.match(read.text, /forlod mødet/);
});

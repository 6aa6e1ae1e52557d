/**
 * Three towns' ways of working, and Lindeborg's: meetings with invented people go by the verbs from an empty database to signed minutes,
 * are printed in the town's house style and read back by the reader of `sagsgang read`.
 */

import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import test, { type TestContext } from "node:test";
import { cases } from "#case/store.ts";
import { appointSubstitute } from "#committee/appoint-substitute.ts";
import type { AgendaItem } from "#core/agenda.ts";
import { composeMinutes, turnWords } from "#core/compose-minutes.ts";
import { printMinutesAsText, type MinutesToPrint } from "#core/house-styles/print-minutes.ts";
import type { HouseStyle } from "#core/house-styles/house-style.ts";
import type { AgendaItem as PublishedItem, PublishedMinutes } from "#core/published-minutes.ts";
import type { Attendance, Turn } from "#core/sitting.ts";
import { recordDecision } from "#decision/record-decision.ts";
import { recordDissent } from "#decision/record-dissent.ts";
import { recordVote } from "#decision/record-vote.ts";
import { raiseDisqualification } from "#decision/raise-disqualification.ts";
import { settleDisqualification } from "#decision/settle-disqualification.ts";
import { stopDecision } from "#decision/stop-decision.ts";
import { extract, parse, sha256Of } from "#import/read-bytes.ts";
import { addSlides } from "#meeting/add-slides.ts";
import { closeMeeting } from "#meeting/close-meeting.ts";
import { openMeeting } from "#meeting/open-meeting.ts";
import { recordAttendance } from "#meeting/record-attendance.ts";
import { takeUpItem } from "#meeting/take-up-item.ts";
import { freezeMinutes } from "#minutes/freeze-minutes.ts";
import { loadPapers, minutesOf } from "#minutes/store.ts";
import { openFileStore } from "#platform/files.ts";
import { sendForSignature } from "#signature/send-for-signature.ts";
import { signMinutes } from "#signature/sign-minutes.ts";
import { signings } from "#signature/store.ts";
import { testDatabase } from "#test/database.ts";
import { aTown, instant, must, sendAgenda, type Entry, type Member, type Town, type WrittenCase } from "#test/town.ts";
import { printedPdf } from "#ui/paper.ts";
import { communicationInWords } from "#ui/words.ts";

type Given = Parameters<typeof aTown>[2];

async function town(t: TestContext, given: Given): Promise<Town> {
  const { desk } = await testDatabase(t);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "sagsgang-towns-"));
  t.after(() => fs.rmSync(folder, { recursive: true, force: true }));
  return aTown(desk, openFileStore(folder), given);
}

type Decided = { text: string; turn?: Turn };
const away = (state: "apology" | "absent"): Attendance => ({ state, from: null, until: null, arrived: null, left: null });

/** Opens the meeting, records who is there, and decides each item in turn; `more` does what else happens at an item. */
async function hold(
  { sql, secretary, person }: Town,
  meeting: number,
  day: string,
  items: readonly AgendaItem[],
  decided: readonly Decided[],
  attendance: Readonly<Record<string, Attendance>>,
  more: (item: AgendaItem, index: number) => Promise<void> = async () => {},
): Promise<void> {
  const call = { actor: secretary, at: instant(day, "15:00") };
  must(await openMeeting(sql, call, { meeting }));
  const told = Object.fromEntries(Object.entries(attendance).map(([name, each]) => [person(name), each]));
  must(await recordAttendance(sql, call, { meeting, attendance: told }));
  must(await recordAttendance(sql, call, { meeting, attendance: "all" }));
  assert.equal(items.length, decided.length);
  for (const [index, item] of items.entries()) {
    must(await takeUpItem(sql, call, { meeting, item: item.id }));
    const { text, turn = null } = decided[index]!;
    must(await recordDecision(sql, call, { meeting, item: item.id, text, turn, shown: true, was: null }));
    await more(item, index);
  }
  must(await closeMeeting(sql, { ...call, at: instant(day, "17:00") }, { meeting }));
}

/** Freezes the minutes, has everyone sign, and answers what was signed. */
async function sign({ sql, secretary }: Town, meeting: number, day: string, municipality: string): Promise<{ minutes: MinutesToPrint; style: HouseStyle }> {
  const call = { actor: secretary, at: instant(day, "18:00") };
  must(await freezeMinutes(sql, call, { meeting, municipality }));
  must(await sendForSignature(sql, call, { meeting, link: null }));
  const { signers, sha256 } = (await signings.load(sql, meeting))!;
  for (const signer of signers)
    must(
      await signMinutes(
        sql,
        { actor: { person: signer.person, name: signer.name, roles: [] }, at: instant(day, "19:00") },
        { meeting, sha256, read: true, by: { how: "login" } },
      ),
    );
  assert.equal((await minutesOf.load(sql, meeting))!.state, "signed");
  assert.equal((await signings.load(sql, meeting))!.state, "complete");
  const papers = (await loadPapers(sql, meeting))!;
  return { minutes: composeMinutes(papers), style: papers.houseStyle };
}

async function read(bytes: Buffer, file: string, municipality: string): Promise<PublishedMinutes> {
  return parse(await extract(bytes, file), { file, sha256: sha256Of(bytes) }, { hints: { municipality } });
}

// Where a line was read is no part of what it says.
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, each: unknown) => (key === "at" ? undefined : each)));
}

const asWritten = (text: string): string => text;
// On paper, how far paragraphs stand apart and where a line breaks is the setting's, not the writer's.
const inWords = (text: string): string => text.replace(/\s+/gu, " ").trim();

function comparable({ organization, meeting, agendaItem }: MinutesToPrint, words: (text: string) => string): unknown {
  return plain({
    organization,
    meeting: { ...meeting, end: undefined },
    items: agendaItem.map(({ number, name, public: open, caseNumber, section, recommendation, decision, attachment }: PublishedItem) => ({
      number,
      name,
      open,
      caseNumber,
      section: section.map(({ role, heading, text }) => ({ role, heading, text: words(text) })),
      recommendation: recommendation && { by: recommendation.by, points: recommendation.points.map(words) },
      decision: decision && {
        ...decision,
        text: words(decision.text),
        vote: decision.vote && { ...decision.vote, text: words(decision.vote.text) },
        ...(decision.dissent ? { dissent: decision.dissent.map(({ by, text }) => ({ by, text: words(text) })) } : {}),
      },
      attachment: attachment.map(({ label, name: title }) => ({ label, name: title })),
    })),
  });
}

async function readBackAs({ minutes, style }: { minutes: MinutesToPrint; style: HouseStyle }, name: string): Promise<PublishedMinutes[]> {
  assert.equal(style.name, name);
  const text = await read(Buffer.from(printMinutesAsText(minutes, style)), "referat.txt", style.municipality!);
  const paper = await read(printedPdf(minutes, style), "referat.pdf", style.municipality!);
  for (const [each, words] of [
    [text, asWritten],
    [paper, inWords],
  ] as const) {
    assert.equal(each.houseStyle, name);
    assert.deepEqual(comparable(each, words), comparable(minutes, words));
    assert.deepEqual(each.unplaced, []);
  }
  return [text, paper];
}

const noStanding = { standingItems: [] };

test("Albertslund's way: lettered orientations, a named sender, a member who was never there, the signers by name", async (t) => {
  const members: Member[] = [
    { name: "Runa Birkelund", party: "C" },
    { name: "Osvald Tjørnager", party: "A" },
    { name: "Mille Sandkær", party: "L" },
    { name: "Jeppe Hulgaard", party: "Æ" },
    { name: "Aya Kornbech", party: "F" },
    { name: "Villads Ørting", party: "B" },
  ];
  const place = await town(t, {
    committee: "Udvalget for Erhverv og Læring",
    abbreviation: "UEL",
    members,
    place: "Lokale 4, Rådhuset",
    start: "16:30",
    rules: { houseStyle: "albertslund", numbering: "perMeeting", ...noStanding },
  });
  const director = "Direktøren for By, Natur, Fritid & Arbejdsmarked";
  const noted = { by: director, points: ["at udvalget tager orienteringen til efterretning."] };
  const orientations = [
    "Aktiviteter på havnen",
    "Modtagelse af nye borgere - status",
    "Unge uden uddannelse - status",
    "Forsøg med værkstedslinje",
    "Afsluttende møde med Håndslag og Omsorg",
    "Havnekonsulenten har opsagt sin stilling pr. 1. maj 2026",
    "Tilkendegivelse om deltagelse i projekt for borgere i alderen 15 – 29 år (ansøgning sammen med nabokommunen m.fl.)",
    "Overblik marts 2026",
    "Spørgsmål og svar om ydelser",
  ];
  const meeting = await place.plan("2026-03-16");
  const entries: Entry[] = [
    {
      case: {
        title: "UEL - Godkendelse af dagsorden",
        number: "00.01.00-A00-1-26",
        sections: { occasion: "Godkendelse af dagsorden" },
        by: "Formanden",
        points: ["at dagsordenen godkendes"],
      },
    },
    {
      case: {
        title: "UEL - Gennemgang af økonomien",
        number: "00.32.00-A00-6-26",
        sections: {
          occasion: "Udvalget præsenteres for udviklingen i regnskab og budget.",
          presentation:
            "Budgettet for 2026 er samlet på 431,7 mio. kr.\n\nGennemgangen slutter med en forklaring af:\n- Udgifter på konto 5 og 6\n- Trappen for refusion",
        },
        by: director,
        points: ["at gennemgangen tages til efterretning", "at oplægget vedlægges referatet"],
      },
    },
    {
      case: {
        title: "UEL - Status på værkstederne",
        number: "15.00.15-A00-1-26",
        sections: {
          occasion: "Et år er gået, siden politikken blev vedtaget.",
          presentation:
            "Kontakten til virksomhederne er vokset.\n\n\t2023\t2024\t2025\nKontakter\t1204\t1833\t1917\nHeraf med tre ansatte eller mere\t410\t566\t587\n\nTallene følges kvartalsvis.",
        },
        ...noted,
        attachments: ["Oversigt over værkstederne"],
      },
    },
    {
      case: {
        title: "UEL - Vejledning og frafald",
        number: "17.27.00-A00-2-26",
        sections: { occasion: "Udvalget har bedt om en status.", presentation: "Der er fire vejledere." },
        ...noted,
        attachments: ["Beskrivelse af vejledningen"],
      },
    },
    {
      case: {
        title: "UEL - Orientering fra formanden",
        number: "00.00.00-A26-10-25",
        sections: { occasion: "Orienteringssager.", presentation: "A. Morgenbriefing" },
        ...noted,
      },
    },
    {
      case: {
        title: "UEL - Orientering fra forvaltningen",
        number: "00.00.00-A26-9-25",
        sections: { occasion: "Orienteringssager." },
        ...noted,
        attachments: ["A. Aktiviteter på havnen - marts 2026", "B. Notat om modtagelse, februar 2026", "H. Overblik (marts 2026)", "I. Spørgsmål_ydelser"],
      },
      change: { subItems: orientations.map((title) => ({ title, text: "" })) },
    },
    { case: { title: "UEL - Eventuelt", number: "00.00.00-A26-11-25", sections: { occasion: "Eventuelt." }, by: null, points: [] } },
    {
      case: {
        title: "Underskriftsblad",
        number: "00.00.00-A26-12-25",
        sections: { occasion: "Underskriftsblad til digital godkendelse", presentation: "Der underskrives af deltagerne ved mødets afslutning." },
        by: "Formanden",
        points: ["at protokol og deltagelse i mødet godkendes via digitalt underskriftsblad."],
      },
    },
  ];
  const items = await sendAgenda(place, meeting, "2026-03-05", entries);
  assert.deepEqual(
    items.map((item) => item.number),
    ["1", "2", "3", "4", "5", "6", "7", "8"],
  );
  const signers = members.filter(({ name }) => name !== "Jeppe Hulgaard").map(({ name, party }, index) => `${index === 0 ? "Formand " : ""}${name} (${party})`);
  const decided = [
    "Tiltrådte indstillingen",
    "Tiltrådte indstillingen.\n\nOplægget inklusive spørgsmål og svar vedlægges referatet.",
    ...Array.from({ length: 4 }, () => "Tiltrådte indstillingen"),
    "Intet",
    signers.join("\n\n"),
  ].map((text) => ({ text }));
  await hold(place, meeting, "2026-03-16", items, decided, { "Jeppe Hulgaard": away("absent") });
  // What was shown, and the answers given, come with the item after the meeting.
  for (const name of ["Oplæg om økonomien", "Spørgsmål og svar fra mødet"])
    must(
      await addSlides(
        place.sql,
        place.files,
        { actor: place.secretary, at: instant("2026-03-17") },
        {
          meeting,
          item: items[1]!.id,
          upload: { fileName: `${name}.txt`, bytes: Buffer.from(name) },
          name,
          open: true,
          reason: null,
        },
      ),
    );
  const signed = await sign(place, meeting, "2026-03-18", "Albertslund Kommune");
  const composed = signed.minutes.agendaItem;
  for (const item of composed) assert.deepEqual(item.decision!.absent, [{ name: "Jeppe Hulgaard", party: "Æ", kind: "absent" }]);
  assert.equal(composed[5]!.section.find(({ role }) => role === "presentation")!.text.split("\n").length, 9);
  assert.deepEqual(
    composed[5]!.attachment.map(({ label }) => label),
    ["A", "B", "H", "I"],
  );
  assert.equal(composed[1]!.attachment.length, 2);
  assert.equal(composed[7]!.decision!.outcome, "signed");
  await readBackAs(signed, "albertslund");
});

test("Holstebro's way: initials first, a theme with guests and a programme, a grant with conditions, nobody said to be there", async (t) => {
  const place = await town(t, {
    committee: "Havne- og Arbejdsudvalget",
    abbreviation: "HAU",
    members: [
      { name: "Tove Lindskov", party: "V" },
      { name: "Anker Dalbæk", party: "A" },
      { name: "Signe Vibholt", party: "C" },
    ],
    place: "Rådhuset, mødelokale 11",
    start: "13:30",
    rules: { houseStyle: "holstebro", numbering: "perMeeting", ...noStanding },
  });
  const meeting = await place.plan("2026-04-15");
  const inform = { by: null, points: ["Til orientering."] };
  const entry = (title: string, number: string, initials: string, presentation: string, rest: Partial<WrittenCase> = {}): Entry => ({
    case: { title, number, sections: { presentation }, details: { initials }, ...inform, ...rest },
  });
  const entries: Entry[] = [
    entry("Nøgletal om nye borgere", "00.10.51-P19-4-24", "TL / ACB", "Antallet er faldet siden juni.\n\nIndsatsen tilpasses løbende."),
    entry(
      "Plan 2027",
      "15.00.15-A00-1-26",
      "TL/SG/AD",
      "Der er udmeldt tre mål:\n\n1. Flere i arbejde.\n2. Den nødvendige arbejdskraft.\n3. Færre fejl.\n\nMål 1 svarer til vores eget.",
      { points: ["Fokusområder for indsatsen i 2027 drøftes."] },
    ),
    entry("Puljen til fællesskaber - projekt", "18.17.00-Ø40-1-24", "TL/SG", "Se projektbeskrivelsen, der er vedlagt som bilag.", {
      points: ["Det indstilles, at der bevilges 60.000 kr. til projektet fra puljen til anvendelse i 2026/2027."],
      attachments: ["Projektbeskrivelse", "Budget for projektet"],
    }),
    entry(
      "Statistik over afgørelser",
      "15.00.82-K03-1-24",
      "TL/BB",
      "Afgørelserne fordeler sig på følgende måde:\n\nStadfæstelse: 84 sager\n\nHjemvisning: 21 sager",
      {
        points: ["Til drøftelse."],
        attachments: ["Statistik 2025"],
      },
    ),
    entry("Alle om bord", "15.20.05-P20-1-26", "TL/SG", "Der er visiteret en målgruppe på 143 borgere.", { attachments: ["Modellen (bilag 1)"] }),
    entry(
      "Meddelelser",
      "15.00.00-G01-792-25",
      "TL",
      "A. Meddelelser fra formanden/forvaltningen\n\nOrientering om status på projektet.\n\nB. Orientering om invitationer",
    ),
    {
      ...entry(
        "TEMA: Forløb på havnen - dialogmøde med borgere",
        "15.00.00-P05-1-22",
        "TL/SG",
        "I maj vedtog udvalget pejlemærker, og udvalget ønskede at følge arbejdet.",
      ),
      change: {
        guests: [{ name: "Karla Holmsted", title: "teamleder", purpose: "fortæller om forløbene" }],
        programme: [
          { time: "14.30", what: "Generel drøftelse" },
          { time: "15.10", what: "Dialogmøde mellem udvalget og fire borgere" },
        ],
      },
    },
  ];
  const items = await sendAgenda(place, meeting, "2026-04-07", entries);
  const decided = [
    "Udvalget drøfter den nye situation. Udvalget lægger vægt på, at forvaltningen fastholder fokus på arbejde og uddannelse.",
    "Udvalget godkender de fokusområder, der er fremhævet i sagsfremstillingen.",
    "Indstillingen godkendes. Bevillingen gives på vilkår af, at en repræsentant for foreningerne indgår i netværket.\n\nSamtidig tilkendegiver udvalget, at rammen kan udvides, hvis projektet lykkes.",
    "Udvalget tager orienteringen til efterretning.",
    "Udvalget tager orienteringen til efterretning, og udvalget bakker op om indsatsen.",
    "Orientering blev givet.",
    "Udvalget mødte fire borgere, og der blev peget på, at:\n- kontakten skal være den samme hele vejen\n- vejen til værkstedet skal være kort\n\nForvaltningen arbejder videre.",
  ].map((text) => ({ text }));
  await hold(place, meeting, "2026-04-15", items, decided, { "Signe Vibholt": away("apology") });
  const signed = await sign(place, meeting, "2026-04-16", "Holstebro Kommune");
  const composed = signed.minutes.agendaItem;
  assert.equal(composed.length, 7);
  assert.match(composed[0]!.section[0]!.text, /^TL \/ ACB - HAU\n\n/u);
  assert.deepEqual(signed.minutes.meeting.participants, []);
  assert.ok(composed.every((item) => item.decision!.absent.length === 0));
  assert.deepEqual(composed[0]!.recommendation, { by: null, points: ["Til orientering."] });
  assert.equal(composed[2]!.decision!.outcome, "granted");
  assert.match(composed[6]!.section[0]!.text, /Karla Holmsted, teamleder[^]*15\.10\tDialogmøde/u);
  await readBackAs(signed, "holstebro");
});

test("Herning's way: a row of bodies, no further handlers, the sender as heading, an application refused by following the recommendation", async (t) => {
  const place = await town(t, {
    committee: "Arbejdsudvalget",
    abbreviation: "ARU",
    members: [
      { name: "Ellen Gramstrup", party: "V" },
      { name: "Bent Uldahl", party: "A" },
      { name: "Kirstine Ravnsø", party: "C" },
    ],
    place: "C2.17",
    start: "08:00",
    rules: { houseStyle: "herning", numbering: "perYear", ...noStanding },
  });
  const bodies = ["DIR", "BFU", "SOS", "ARU", "KFU", "BYB", "ØKE", "BYR"];
  const entry = (title: string, number: string, marked: string, summary: string, presentation: string, rest: Partial<WrittenCase> = {}): Entry => ({
    case: {
      title,
      number,
      sections: { summary, presentation },
      by: "Direktøren for Social, Sundhed og Arbejde",
      points: ["at orienteringen tages til efterretning."],
      details: { communication: { bodies, marked: [marked] }, otherHandlers: "-" },
      ...rest,
    },
  });
  const earlier = await place.plan("2026-01-20");
  const first = await sendAgenda(place, earlier, "2026-01-12", [entry("Årsplan", "15.00.00-G01-1-26", "ARU", "Årsplanen.", "Planen følger.")]);
  await hold(place, earlier, "2026-01-20", first, [{ text: "Taget til efterretning." }], {});

  const meeting = await place.plan("2026-05-19");
  const entries = [
    entry(
      "Budgetforlig 2026 - Arbejdsafdelingen",
      "15.00.00-G01-2-26",
      "BYR",
      "Status på arbejdet med forliget.",
      "Udvalget præsenteres på mødet for status.",
      {
        points: ["at det fremlagte forslag godkendes."],
        attachments: ["Bilag til sag vedr. budgetforlig", "Oplæg møde 19-05-2026"],
      },
    ),
    entry("Administrative mål", "15.00.00-A00-15-25", "DIR", "Målene fremlægges.", "Alle enheder har udarbejdet mål."),
    entry(
      "Borgerundersøgelse 2026",
      "15.00.00-A00-19-26",
      "ARU",
      "En undersøgelse er gennemført.",
      "212 borgere har besvaret den.\n\nTemaerne var:\n- Oplevelse af inddragelse\n- Oplevelse af samtalen",
      {
        attachments: ["Borgerundersøgelse 2026"],
      },
    ),
    entry("Ansøgning fra Det Grønne Hjul", "27.12.00-Ø54-1-26", "KFU", "Udvalget bedes behandle en ansøgning.", "Der ansøges om 90.000 kr. til drift.", {
      points: ["at Arbejdsudvalget giver afslag på ansøgningen fra Det Grønne Hjul."],
      attachments: ["Ansøgning fra Det Grønne Hjul"],
    }),
    entry("Værkstedet - regnskab 2025", "15.00.00-G01-3-26", "ØKE", "Regnskabet fremlægges.", "Regnskabet viser et overskud."),
    entry("Nøgletal", "00.00.00-P19-1719-20", "BYR", "Udviklingen følges.", "Fortsat få ledige. Andelen er 1,6 % i marts 2026."),
    entry(
      "Generel orientering",
      "15.00.00-A00-12-25",
      "SOS",
      "Kort orientering.",
      "De tre anbefalinger er:\n\n1. Sæt fagligheden fri\n2. Tag hånd om de udsatte\n3. Gør det enkelt",
    ),
    entry("Meddelelser til og fra formanden", "00.01.00-G01-40-20", "ARU", "Meddelelser.", "Meddelelser gives på mødet."),
  ];
  const items = await sendAgenda(place, meeting, "2026-05-11", entries);
  assert.deepEqual(
    items.map((item) => item.number),
    ["2", "3", "4", "5", "6", "7", "8", "9"],
  );
  const noted = "Taget til efterretning.";
  const decided = ["Det fremlagte forslag blev godkendt.", noted, noted, "Indstillingen blev tiltrådt.", noted, noted, noted, "Intet at meddele."];
  await hold(
    place,
    meeting,
    "2026-05-19",
    items,
    decided.map((text) => ({ text })),
    {},
  );
  const signed = await sign(place, meeting, "2026-05-20", "Herning Kommune");
  const composed = signed.minutes.agendaItem;
  assert.equal(composed[3]!.decision!.phrase, "followed");
  assert.equal(composed[3]!.decision!.outcome, "rejected");
  assert.equal(composed[3]!.section.find(({ role }) => role === "communication")!.text, `${bodies.join("\t")}\n\t\t\t\tx`);
  assert.equal(composed[3]!.section.find(({ role }) => role === "recommendation")!.heading, "Direktøren for Social, Sundhed og Arbejde indstiller");
  // The cross stands under its own body on paper as in text, and is told in words to one who hears the page.
  for (const each of await readBackAs(signed, "herning"))
    assert.deepEqual(
      each.agendaItem.map(({ section }) => communicationInWords(section.find(({ role }) => role === "communication")!.text)),
      ["BYR", "DIR", "ARU", "KFU", "ØKE", "BYR", "SOS", "ARU"].map((body) => `Sagen går til ${body}.`),
    );
});

test("Lindeborg's way: votes by name, a dissent, a disqualified member, late and left, a substitute, a stop and a postponed case", async (t) => {
  const place = await town(t, {
    committee: "Beskæftigelses- og Fritidsudvalget",
    abbreviation: "BFU",
    members: [
      { name: "Asta Brøndlund", party: "A" },
      { name: "Viggo Tranekær", party: "V" },
      { name: "Merete Sandager", party: "C" },
      { name: "Holger Lysdal", party: "F" },
      { name: "Yasmin Elkjær", party: "Ø" },
      { name: "Gudrun Aabo", party: "B" },
      { name: "Rasmus Hvidbjerg", party: null },
    ],
    councillors: [{ name: "Tilde Majgaard", party: "B" }],
    place: "Byrådssalen",
    start: "16:00",
    rules: { houseStyle: "lindeborg", substituteAtAnyAbsence: true, ...noStanding },
  });
  const { sql, person, secretary } = place;
  const meeting = await place.plan("2026-06-10");
  must(
    await appointSubstitute(
      sql,
      { actor: secretary, at: instant("2026-06-01") },
      {
        committee: place.committee,
        version: null,
        person: person("Tilde Majgaard"),
        party: "B",
        inPlaceOf: person("Gudrun Aabo"),
        basis: "28-2",
        from: "2026-06-10",
        until: "2026-06-10",
        meeting,
      },
    ),
  );
  const written = (title: string, serial: number, points: string[], rest: Partial<WrittenCase> = {}): Entry => ({
    case: {
      title,
      number: `15.00.00-G01-${serial}-26`,
      sections: { summary: "Kort fortalt.", presentation: "Sagen er beskrevet i bilaget." },
      by: "Forvaltningen",
      points,
      ...rest,
    },
  });
  const entries: Entry[] = [
    written("Status på indsatsen", 1, ["at orienteringen tages til efterretning."]),
    written("Tilskud til Foreningen Skibet", 2, ["at der bevilges 40.000 kr.", "at beløbet finansieres af puljen."]),
    written("Ny åbningstid", 3, ["at forslaget godkendes."]),
    written("Køb af lokaler", 4, ["at udvalget godkender købet."]),
    {
      ...written("Personalesag", 5, ["at sagen godkendes."], {
        details: { closed: true, closedReason: "Oplysninger om enkeltpersoner", publicTitle: "Sag om enkeltpersoners forhold" },
      }),
    },
    written("Plan for 2027", 6, ["at planen drøftes."]),
  ];
  const items = await sendAgenda(place, meeting, "2026-06-01", entries);
  const [, second, third, fourth] = items;
  const call = { actor: secretary, at: instant("2026-06-10", "15:30") };
  const turn: Turn = { kind: "postponed", until: "2026-08-12", why: "Forvaltningen udarbejder et notat" };
  await hold(
    place,
    meeting,
    "2026-06-10",
    items,
    [
      { text: "Taget til efterretning." },
      { text: "Bevilget." },
      { text: "Godkendt." },
      { text: "Godkendt." },
      { text: "Godkendt." },
      { text: turnWords(turn), turn },
    ],
    {
      "Merete Sandager": away("apology"),
      "Gudrun Aabo": away("apology"),
      "Rasmus Hvidbjerg": { state: "present", from: second!.id, until: null, arrived: "16:20", left: null },
      "Yasmin Elkjær": { state: "present", from: null, until: items[5]!.id, arrived: null, left: "17:05" },
    },
    async (item) => {
      if (item === second) {
        const given = { meeting, item: item.id, person: person("Viggo Tranekær"), raisedBy: null, reason: "Sidder i foreningens bestyrelse" };
        must(await raiseDisqualification(sql, call, given));
        must(
          await settleDisqualification(sql, call, { meeting, item: item.id, person: given.person, found: "disqualified", against: [person("Holger Lysdal")] }),
        );
      }
      if (item === third) {
        const vote = { meeting, item: item.id, parties: {} };
        must(
          await recordVote(sql, call, {
            ...vote,
            subject: "Åbent til kl. 20 om torsdagen",
            amendment: true,
            rest: "against",
            persons: { [person("Yasmin Elkjær")]: "for" },
          }),
        );
        must(
          await recordVote(sql, call, {
            ...vote,
            subject: null,
            amendment: false,
            rest: "for",
            persons: { [person("Yasmin Elkjær")]: "against", [person("Holger Lysdal")]: "abstained", [person("Rasmus Hvidbjerg")]: "blank" },
          }),
        );
        must(
          await recordDissent(sql, call, {
            meeting,
            item: item.id,
            person: person("Yasmin Elkjær"),
            text: "Jeg stemte imod, fordi åbningstiden bør være længere.\nDet har borgerne bedt om.",
            followsCase: true,
          }),
        );
      }
      if (item === fourth) {
        must(await recordVote(sql, call, { meeting, item: item.id, subject: null, amendment: false, rest: "for", persons: {}, parties: {} }));
        must(await stopDecision(sql, call, { meeting, item: item.id, person: person("Holger Lysdal") }));
      }
    },
  );
  const signed = await sign(place, meeting, "2026-06-11", "Lindeborg Kommune");
  const [a, b, c, d, e, f] = signed.minutes.agendaItem;
  const gudrun = { name: "Gudrun Aabo", party: "B", kind: "apology", substitute: { name: "Tilde Majgaard", party: "B" } };
  const merete = { name: "Merete Sandager", party: "C", kind: "apology" };
  assert.deepEqual(a!.decision!.absent, [{ name: "Rasmus Hvidbjerg", party: null, kind: "late", note: "mødte kl. 16:20" }, merete, gudrun]);
  assert.deepEqual(b!.decision!.absent, [{ name: "Viggo Tranekær", party: "V", kind: "recused" }, merete, gudrun]);
  assert.equal(b!.decision!.vote, null, "the vote on a member is no vote on the grant");
  assert.deepEqual(c!.decision!.vote, {
    unanimous: false,
    for: ["Asta Brøndlund (A)", "Viggo Tranekær (V)", "Tilde Majgaard (B)"],
    against: ["Yasmin Elkjær (Ø)"],
    abstained: ["Holger Lysdal (F)", "Rasmus Hvidbjerg"],
    counts: null,
    text: "For stemte Asta Brøndlund (A), Viggo Tranekær (V) og Tilde Majgaard (B). Imod stemte Yasmin Elkjær (Ø). Undlod at stemme: Holger Lysdal (F). Rasmus Hvidbjerg stemte blankt.",
  });
  assert.deepEqual(c!.decision!.dissent, [
    { by: "Yasmin Elkjær (Ø)", text: "Jeg stemte imod, fordi åbningstiden bør være længere. Det har borgerne bedt om." },
  ]);
  assert.equal(d!.decision!.vote!.unanimous, true);
  assert.match(d!.decision!.text, /Holger Lysdal \(F\) begærede sagen indbragt for kommunalbestyrelsen/u);
  assert.equal(e!.public, false);
  assert.match(e!.name!, /^Lukket: /u);
  assert.deepEqual(
    f!.decision!.absent.find(({ name }) => name === "Yasmin Elkjær"),
    { name: "Yasmin Elkjær", party: "Ø", kind: "left", note: "forlod mødet kl. 17:05" },
  );
  assert.equal(f!.decision!.outcome, "postponed");
  await readBackAs(signed, "lindeborg");

  const stopped = (await cases.load(sql, fourth!.case!))!;
  assert.ok(stopped.route.some((step) => step.committee === place.council && step.done === null));

  // The postponed case is handled at the meeting it was put off to.
  const next = await place.plan("2026-08-12");
  const again = await sendAgenda(place, next, "2026-08-03", [{ again: items[5]!.case! }]);
  assert.equal(again[0]!.number, "7");
  await hold(place, next, "2026-08-12", again, [{ text: "Drøftet." }], { "Merete Sandager": away("absent") });
  const later = await sign(place, next, "2026-08-13", "Lindeborg Kommune");
  assert.deepEqual(later.minutes.agendaItem[0]!.decision!.absent, [{ name: "Merete Sandager", party: "C", kind: "absent" }]);
  await readBackAs(later, "lindeborg");
});

/** Invented minutes for property tests: people, titles and sections as Danish committees have them, none of them real. */

import fc from "fast-check";
import type { CaseNumber } from "#core/case-number.ts";
import { meaningOf } from "#core/decision.ts";
import { caseNumberInStyle, inHouseStyle, type MinutesToPrint } from "#core/house-styles/print-minutes.ts";
import { closedMark, type HouseStyle } from "#core/house-styles/house-style.ts";
import { joinLines } from "#core/house-styles/running-text.ts";
import type { Absence, AgendaItem, Attachment, Decision, NamedPerson, Recommendation, Section } from "#core/published-minutes.ts";
import type { SectionRole } from "#core/section-role.ts";

const firstNames = [
  "Asta",
  "Birk",
  "Carla",
  "Ditlev",
  "Ejnar",
  "Frida",
  "Gudrun",
  "Hjalte",
  "Ingrid",
  "Jørgen",
  "Kåre",
  "Liv",
  "Malthe",
  "Nana",
  "Øjvind",
  "Pernille",
  "Åse",
];
const lastNames = [
  "Agerlund",
  "Bækholm",
  "Crone-Lind",
  "Damsgård",
  "Elkjær",
  "Fogedby",
  "Grønkilde",
  "Højrup",
  "Ibsager",
  "Jernvang",
  "Kærulf",
  "Ørbæk",
  "Åkirke",
];
const partyLetters = ["A", "B", "C", "F", "I", "L", "O", "V", "Æ", "Ø", "Å"];
const committees = [
  "Arbejdsmarkedsudvalget",
  "Udvalget for Børn, Unge og Fritid",
  "Teknik- og Miljøudvalget",
  "Social- og Sundhedsudvalget",
  "Byrådet",
  "Ældrerådet",
];
const places = ["Mødelokale 12", "Rådhuset, byrådssalen", "C3.40", "Virtuelt møde", "Kulturhuset Ærø, 1. sal"];

const topics = [
  "Godkendelse af dagsorden",
  "1. behandling af revideret plan 2031-2032",
  "2. behandling: Budget 2032",
  "Meddelelser - Åbent møde",
  "Status på ledige pr. 30. september",
  "Ansøgning fra foreningen Æblehaven",
  "Budgetopfølgning 3, 2031",
  "Lokalplan 1221 (tillæg 2 til lokalplan 411)",
  "TEMA: Dialogmøde",
  "Årshjul 2032",
  "Eventuelt",
  "Punkt uden navn",
  "EBU - Orientering",
  "Køb af areal ved Østre Å – endelig vedtagelse",
  "5. marts: Besøg på jobcentret",
  "Spørgsmål & svar om § 18-midler",
];

const sentences = [
  "Forvaltningen har udarbejdet et udkast, som er vedhæftet.",
  "Antallet af ledige faldt fra 2.790 til 2.689 i løbet af året.",
  "Der er afsat 1,5 mio. kr. til formålet, jf. § 18 i lov om social service.",
  "Udvalget drøftede sagen på mødet den 24. august 2031 kl. 15.30.",
  '"Vi skal have flere med", hedder det i planen.',
  "Målgruppen er borgere over 30 år (ca. 45 %).",
  "Punkt 3 i aftalen gælder fortsat.",
  "På side to i bilag 1 sammenlignes kommunerne Ærø, Læsø og Samsø.",
  "Beslutningen træder i kraft straks: der kan søges fra den 1. januar.",
];
const items = ["Interne forløb med vejledning", "Fælles praktik, også om aftenen", "Udgifter til konto 5 og 6", "Øget fokus på småjobs"];
const localHeadings = ["Baggrunden kort", "Målgruppen", "Hvad siger tallene?", "Det videre forløb i 2032"];
const askedFor = [
  "at orienteringen tages til efterretning.",
  "at dagsordenen godkendes",
  "at udvalget giver afslag på ansøgningen.",
  "at udkastet 1. behandles.",
  "at der bevilges 50.000 kr. fra puljen.",
  "at udvalget over for byrådet anbefaler, at planen vedtages.",
  "at sagen drøftes.",
];
const senders = ["Forvaltningen", "Formanden", "Direktøren for By, Kultur, Miljø & Beskæftigelse", "Centerchefen"];
const decisions = [
  "Taget til efterretning.",
  "Tiltrådt.",
  "Tiltrådte indstillingen",
  "Godkendt.",
  "Intet.",
  "Intet at meddele.",
  "Punktet udsættes til et senere møde.",
  "Drøftet.",
  "Udvalget ønsker et orienteringspunkt på mødet den 23. november 2031.",
  "Protokollen blev underskrevet.",
  "Det fremlagte forslag blev godkendt.",
  "Orientering blev givet.",
  "Anbefales godkendt.",
];
const decisionTails = ["Præsentationen bilægges referatet.", "Udvalget lægger vægt på, at forløbet er frivilligt.", "Oplæg vist på mødet vedlægges."];
const fileNames = [
  "Revideret plan 2031-2032",
  "2031 -10 - Nøgletal bilag 1",
  "Bilag 2 - Placering paa ranglisten",
  "Notat om modtagelse, februar 2031",
  "Ansøgning (underskrevet)",
  "Oplæg: Hvad virker?",
];

const person = fc.record({ first: fc.constantFrom(...firstNames), last: fc.constantFrom(...lastNames), party: fc.option(fc.constantFrom(...partyLetters)) });

/** A member, with or without a party. */
export const anyPerson: fc.Arbitrary<NamedPerson> = person.map(({ first, last, party }) => ({ name: `${first} ${last}`, party }));

const anyPeople = fc.uniqueArray(anyPerson, { selector: ({ name }) => name, maxLength: 5 });

/** A case number built on KLE, as the house writes it. */
function anyCaseNumber(style: HouseStyle): fc.Arbitrary<CaseNumber> {
  return fc
    .record({
      kle: fc.constantFrom("00.01.00", "15.00.00", "27.12.00", "18.17.00"),
      facet: fc.constantFrom("G01", "A00", "P35", "Ø40", "K03"),
      serial: fc.integer({ min: 1, max: 9999 }),
      year: fc.integer({ min: 2010, max: 2032 }),
    })
    .map((parts) => caseNumberInStyle({ text: "", ...parts }, style));
}

type TextBlock = { text: string; joined: boolean; local: boolean };

const paragraph = fc
  .array(fc.constantFrom(...sentences), { minLength: 1, maxLength: 3 })
  .map((each): TextBlock[] => [{ text: each.join(" "), joined: false, local: false }]);
const list = fc
  .record({ mark: fc.constantFrom("-", "•", "1.", "A."), each: fc.array(fc.constantFrom(...items), { minLength: 1, maxLength: 4 }) })
  .map(({ mark, each }) => each.map((text, index): TextBlock => ({ text: `${markOfPlace(mark, index)} ${text}`, joined: index > 0, local: false })));
const table = fc.record({ columns: fc.integer({ min: 2, max: 4 }), rows: fc.integer({ min: 1, max: 4 }) }).map(({ columns, rows }) =>
  Array.from({ length: rows }, (_, row): TextBlock => ({
    text: Array.from({ length: columns }, (_, column) => (row === 0 ? `${2029 + column}` : `${row},${column} pct.`)).join("\t"),
    joined: row > 0,
    local: false,
  })),
);
const local = fc.constantFrom(...localHeadings).map((text): TextBlock[] => [{ text, joined: false, local: true }]);

function markOfPlace(mark: string, index: number): string {
  if (mark === "1.") return `${index + 1}.`;
  return mark === "A." ? `${String.fromCharCode(65 + index)}.` : mark;
}

/** The text of a section: paragraphs, lists, tables, and headings inside it where the house marks headings at all. */
function anySection(role: SectionRole, heading: string, style: HouseStyle): fc.Arbitrary<Section> {
  const parts = style.headings === "marked" ? [paragraph, list, table, local] : [paragraph, list, table];
  return fc.array(fc.oneof(...parts), { minLength: 1, maxLength: 5 }).map((blocks) => {
    const lines = blocks.flat();
    const headings = lines.filter((line) => line.local).map((line) => line.text);
    return { role, heading, text: joinLines(lines), ...(headings.length > 0 ? { localHeading: headings } : {}) };
  });
}

const writtenFromData: readonly SectionRole[] = ["recommendation", "decision", "attachments"];

function anySections(style: HouseStyle): fc.Arbitrary<Section[]> {
  const own = style.sections.filter(({ role, inline }) => !writtenFromData.includes(role) && !inline);
  return fc.tuple(...own.map(({ role, title }) => fc.option(anySection(role, title, style)))).map((sections) => sections.filter((section) => section !== null));
}

const anyRecommendation: fc.Arbitrary<Recommendation> = fc.record({
  by: fc.option(fc.constantFrom(...senders)),
  points: fc.uniqueArray(fc.constantFrom(...askedFor), { minLength: 1, maxLength: 3 }),
});

function anyAbsence({ absence }: HouseStyle): fc.Arbitrary<Absence[]> {
  return absence === null ? fc.constant([]) : anyPeople.map((people) => people.map(({ name, party }) => ({ name, party, kind: absence.kind })));
}

const anyDecisionText = fc
  .record({ first: fc.constantFrom(...decisions), tail: fc.option(fc.constantFrom(...decisionTails)) })
  .map(({ first, tail }) => (tail === null ? first : `${first}\n\n${tail}`));

const anyAttachments: fc.Arbitrary<Attachment[]> = fc
  .record({ lettered: fc.boolean(), names: fc.uniqueArray(fc.constantFrom(...fileNames), { maxLength: 4 }) })
  .map(({ lettered, names }) => names.map((name, index) => ({ label: lettered ? String.fromCharCode(65 + index) : null, name })));

/** An item of the house, with its sections written out. An agenda's items are not decided. */
export function anyItem(style: HouseStyle, decided: boolean): fc.Arbitrary<AgendaItem> {
  const open = fc.record({
    sections: anySections(style),
    recommendation: fc.option(anyRecommendation),
    attachment: anyAttachments,
  });
  // Of a closed item the house publishes the title, and perhaps what was decided (LAYOUTS case 4).
  const closed = fc.constant({ sections: [] as Section[], recommendation: null, attachment: [] as Attachment[] });
  return fc
    .record({
      isOpen: fc.boolean(),
      name: fc.constantFrom(...topics),
      caseNumber: fc.option(anyCaseNumber(style)),
      text: fc.option(anyDecisionText),
      absent: anyAbsence(style),
    })
    .chain(({ isOpen, name, caseNumber, text, absent }) =>
      (isOpen ? open : closed).map(({ sections, recommendation, attachment }) => {
        const decision = decided && text !== null ? decisionOf(text, absent, recommendation, name) : null;
        return inHouseStyle(
          { number: null, name: isOpen ? name : closedMark + name, public: isOpen, caseNumber, section: sections, recommendation, decision, attachment },
          style,
        );
      }),
    );
}

function decisionOf(text: string, absent: Absence[], recommendation: Recommendation | null, title: string): Decision {
  const { phrase, outcome } = meaningOf({ text, points: recommendation?.points ?? [], title });
  return { text, phrase, outcome, absent, vote: null };
}

const anyDate = fc.date({ min: new Date("2016-01-04"), max: new Date("2033-12-20"), noInvalidDate: true }).map((day) => day.toISOString().slice(0, 10));
const anyClock = fc
  .record({ hour: fc.integer({ min: 7, max: 21 }), minute: fc.constantFrom("00", "15", "30") })
  .map(({ hour, minute }) => `${String(hour).padStart(2, "0")}:${minute}`);

/** Whole minutes, or an agenda, of one house. `styleOn` gives the style of the day, since a house changes its look. */
export function anyMinutes(house: HouseStyle, styleOn: (house: HouseStyle, date: string) => HouseStyle): fc.Arbitrary<MinutesToPrint> {
  return fc
    .record({ kind: fc.constantFrom("minutes", "minutes", "agenda", "supplementaryAgenda" as const), date: anyDate })
    .chain(({ kind, date }) => {
      const style = styleOn(house, date);
      return fc.record({
        organization: fc.record({ name: fc.constantFrom(...committees), term: fc.option(fc.constantFrom({ from: 2022, to: 2025 }, { from: 2026, to: 2029 })) }),
        meeting: fc.record({
          kind: fc.constant(kind as MinutesToPrint["meeting"]["kind"]),
          date: fc.constant(date),
          start: fc.option(anyClock),
          place: fc.option(fc.constantFrom(...places)),
          participants: anyPeople,
        }),
        first: fc.integer({ min: 1, max: 150 }),
        items: fc.array(anyItem(style, kind === "minutes"), { minLength: 1, maxLength: 6 }),
      });
    })
    .map(({ organization, meeting, first, items: agendaItem }) => ({
      organization,
      meeting,
      agendaItem: agendaItem.map((item, index) => ({ ...item, number: String(first + index) })),
    }));
}

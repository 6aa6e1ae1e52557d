/** Minutes compose themselves: committee + agenda + what happened at the meeting → the data that is printed, signed and published. */

import type { Agenda, AgendaItem } from "./agenda.ts";
import { attachmentOf } from "./attachment-name.ts";
import { parseCaseNumber, type CaseNumber } from "./case-number.ts";
import { inLine, type Committee, type PlannedMeeting } from "./committee.ts";
import { meaningOf } from "./decision.ts";
import { dateLong } from "./calendar.ts";
import type { MinutesToPrint } from "./house-styles/print-minutes.ts";
import { absenceAsTold, inHouseStyle, publishedTitle } from "./house-styles/print-minutes.ts";
import { styleOn, titleFor, type HouseStyle } from "./house-styles/house-style.ts";
import { joinLines, linesOfSection, withoutEmptyEnd } from "./house-styles/running-text.ts";
import { decisionText, type Minutes } from "./minutes.ts";
import { onlyPeople } from "./person-name.ts";
import type { Absence, AgendaItem as PrintedItem, Decision, MeetingKind, NamedPerson, Section } from "./published-minutes.ts";
import { handlingOf, presentAt, votingSeats, type Handling, type Participant, type Sitting } from "./sitting.ts";
import { countOf, type Vote } from "./votes.ts";

export type MeetingPapers = {
  committee: Pick<Committee, "names" | "terms">;
  meeting: Pick<PlannedMeeting, "date" | "start" | "end" | "place">;
  agenda: Agenda;
  sitting: Sitting | null;
  minutes: Minutes | null;
  houseStyle: HouseStyle;
};

/** The agenda as it was sent, or one supplementary agenda of it. */
export function composeAgenda(papers: MeetingPapers, supplement: number | null = null): MinutesToPrint {
  return compose(
    papers,
    supplement !== null && supplement > 0 ? "supplementaryAgenda" : "agenda",
    (item) => supplement === null || item.supplement === supplement,
  );
}

/** The minutes as they stand: composed while they are a draft, as frozen afterwards. */
export function composeMinutes(papers: MeetingPapers): MinutesToPrint {
  // What never was sent was never before the committee: a supplementary agenda begun and left is no part of the minutes.
  return papers.minutes?.official?.minutes ?? compose(papers, "minutes", (item) => item.number !== null);
}

function compose(
  { committee, meeting, agenda, sitting, minutes, houseStyle }: MeetingPapers,
  kind: MeetingKind,
  wanted: (item: AgendaItem) => boolean,
): MinutesToPrint {
  const style = styleOn(houseStyle, meeting.date);
  const order = agenda.items.flatMap((item) => (kind !== "minutes" || item.number !== null ? item.id : []));
  const year = Number(meeting.date.slice(0, 4));
  const name = committee.names.findLast((each) => each.from <= meeting.date) ?? committee.names[0];
  const items = agenda.items.map((item, index) => ({ item, number: item.number ?? String(index + 1) })).filter(({ item }) => wanted(item));
  return {
    organization: { name: name?.name ?? null, term: committee.terms.find((term) => term.from <= year && year <= term.to) ?? null },
    meeting: {
      kind,
      date: meeting.date,
      start: meeting.start,
      ...(meeting.end === null ? {} : { end: meeting.end }),
      place: meeting.place,
      participants: kind === "minutes" && sitting !== null && style.participants === "listed" ? tookPartNamed(sitting) : [],
    },
    agendaItem: items.map(({ item, number }) =>
      printedItem(item, number, kind === "minutes" ? sitting : null, order, minutes, style, name?.abbreviation ?? null),
    ),
  };
}

const named = ({ name, party }: Participant): NamedPerson => ({ name, party });

function tookPartNamed(sitting: Sitting): NamedPerson[] {
  return sitting.participants.filter((each) => sitting.attendance[each.person]?.state === "present").map(named);
}

function printedItem(
  item: AgendaItem,
  number: string,
  sitting: Sitting | null,
  order: readonly number[],
  minutes: Minutes | null,
  style: HouseStyle,
  abbreviation: string | null,
): PrintedItem {
  const handling = handlingOf(sitting, item.id);
  const isPublic = !(handling.doors?.closed ?? item.closed);
  const paper = item.paper;
  const attachments = [...(paper?.attachments ?? []), ...handling.slides];
  const sections: Section[] = (paper?.sections ?? []).map(({ role: given, heading, text, localHeadings }) => {
    const role = heading === null && given === "summary" ? summaryRole(style) : given;
    return {
      role,
      heading: headingIn(style, role, heading),
      text: inConvention(text),
      ...(localHeadings.length === 0 ? {} : { localHeading: [...localHeadings] }),
    };
  });
  const recorded = sitting === null ? null : handling.decision;
  const printed: PrintedItem = {
    number,
    name: item.title,
    public: isPublic,
    caseNumber: caseNumberOf(paper?.caseNumber ?? null),
    section: openedByInitials(sections, paper?.initials ?? null, abbreviation, style),
    recommendation: paper?.recommendation ? { by: paper.recommendation.by, points: [...paper.recommendation.points] } : null,
    decision: null,
    attachment: attachments.map((attachment) => attachmentOf(attachment.name.trim())),
  };
  if (recorded !== null && sitting !== null) printed.decision = decisionOf(printed, item.id, recorded, { sitting, handling, minutes, order, style });
  return { ...inHouseStyle(printed, style), name: publishedTitle(printed) };
}

// Where the house tells in short what an item is about.
function summaryRole(style: HouseStyle): Section["role"] {
  return (["summary", "occasion"] as const).find((role) => titleFor(style, role) !== null) ?? "presentation";
}

// What the case calls a section, when the house knows it by that name; else the house's own name for it.
function headingIn(style: HouseStyle, role: Section["role"], heading: string | null): string | null {
  if (heading !== null && (role === "other" || style.sections.some(({ title }) => title === heading))) return heading;
  return titleFor(style, role) ?? heading;
}

function openedByInitials(sections: Section[], initials: string | null, abbreviation: string | null, { initialsOpen }: HouseStyle): Section[] {
  if (initialsOpen === undefined || initials === null) return sections;
  const line = abbreviation === null ? initials : `${initials} - ${abbreviation}`;
  const at = sections.findIndex(({ role }) => role === initialsOpen);
  return sections.map((section, index) => (index === at ? { ...section, text: `${line}\n\n${section.text}` } : section));
}

// As a printed text is read back: neighbours of one list or table stand together, everything else apart.
function inConvention(text: string): string {
  return joinLines(
    linesOfSection(text).map((line) => ({ ...line, text: line.text.includes("\t") ? withoutEmptyEnd(line.text) : line.text.replace(/\s+/gu, " ").trim() })),
  );
}

type Around = { sitting: Sitting; handling: Handling; minutes: Minutes | null; order: readonly number[]; style: HouseStyle };

function decisionOf(printed: PrintedItem, item: number, recorded: string, { sitting, handling, minutes, order, style }: Around): Decision {
  const own = inConvention(decisionText(minutes, item, recorded));
  const namesOnly = own.split("\n").every((line) => line === "" || onlyPeople(line) !== null);
  const said = meaningOf({ text: own, points: printed.recommendation?.points ?? [], title: printed.name, namesOnly });
  const recused: Absence[] = handling.disqualifications
    .filter((each) => each.found === "disqualified")
    .flatMap(({ person }) => sitting.participants.filter((each) => each.person === person).map((each): Absence => ({ ...named(each), kind: "recused" })));
  const away = style.absence === null ? [] : absentAt(sitting, order, item).map((each) => inWordsOfHouse(each, style));
  const { inText, house, sentences } = absenceAsTold(away, style);
  return {
    text: [
      own,
      ...handling.votes.map((vote) => voteWords(vote, sitting)),
      ...handling.dissents.map((each) => dissentWords(each, sitting)),
      ...recusalWords(handling, sitting),
      ...(handling.stopped === null ? [] : [stopWords(handling.stopped, sitting)]),
      ...inText.map(partlyAwayWords),
    ].join("\n\n"),
    phrase: said.phrase,
    outcome: said.outcome,
    // In the order they are told, which is the order they are read in.
    absent: style.absence?.form === "list" ? [...house, ...recused, ...inText, ...sentences] : [...recused, ...inText, ...house, ...sentences],
    vote: voteOf(handling.votes, sitting),
    ...(handling.dissents.length === 0
      ? {}
      : { dissent: handling.dissents.map((each) => ({ by: nameWithParty(sitting, each.person), text: inLine(each.text) })) }),
  };
}

function caseNumberOf(text: string | null): CaseNumber | null {
  if (text === null) return null;
  return parseCaseNumber(text, { labelled: true }) ?? { text, kle: null, facet: null, serial: null, year: null };
}

/** Who was not there at an item, and how (DOMAIN §5.5): apology, absent, came later, left before. The disqualified stand in the decision's words. */
export function absentAt(sitting: Sitting, order: readonly number[], item: number): Absence[] {
  const there = new Set(presentAt(sitting, order, item).map((each) => each.person));
  const recused = new Set(
    handlingOf(sitting, item)
      .disqualifications.filter((each) => each.found === "disqualified")
      .map((each) => each.person),
  );
  const here = sitting.participants.filter((each) => each.only === undefined || each.only === item);
  const substitutes = new Map(here.filter((each) => each.inPlaceOf !== null).map((each) => [each.inPlaceOf!, each]));
  return here
    .filter((each) => !there.has(each.person) && !recused.has(each.person))
    .flatMap((each): Absence[] => {
      const attendance = sitting.attendance[each.person];
      const substitute = substitutes.get(each.person);
      const instead = substitute === undefined ? {} : { substitute: named(substitute) };
      if (attendance === undefined) return substitute === undefined ? [] : [{ ...named(each), kind: "absent", ...instead }];
      if (attendance.state !== "present") return [{ ...named(each), kind: attendance.state, ...instead }];
      const late = attendance.from !== null && order.indexOf(item) < order.indexOf(attendance.from);
      const time = late ? attendance.arrived : attendance.left;
      return [{ ...named(each), kind: late ? "late" : "left", ...(time === null ? {} : { note: late ? `mødte kl. ${time}` : `forlod mødet kl. ${time}` }) }];
    });
}

// A house that tells absence in one sentence does not tell afbud from other absence.
function inWordsOfHouse(absence: Absence, { absence: form }: HouseStyle): Absence {
  const untold = form?.form === "sentence" && absence.substitute === undefined && (absence.kind === "apology" || absence.kind === "absent");
  if (untold) return { ...absence, kind: form.kind };
  // Without a time it is only told that they were away from a part.
  return (absence.kind === "late" || absence.kind === "left") && absence.note === undefined ? { ...absence, kind: "partial" } : absence;
}

function partlyAwayWords({ name, party, note }: Absence): string {
  return `${party === null ? name : `${name} (${party})`} deltog ikke i behandlingen af punktet${note === undefined ? "" : ` (${note})`}.`;
}

function nameWithParty(sitting: Sitting, person: number): string {
  const found = sitting.participants.find((each) => each.person === person);
  return found === undefined ? "" : found.party === null ? found.name : `${found.name} (${found.party})`;
}

function namesOf(vote: Vote, choice: "for" | "against" | "abstained" | "blank", sitting: Sitting): string[] {
  return sitting.participants.filter((each) => vote.cast[each.person] === choice).map((each) => nameWithParty(sitting, each.person));
}

function listOf(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} og ${names.at(-1)!}`;
}

/** A vote in words, by name: "For stemte A og B. Imod stemte C. Undlod at stemme: D." */
export function voteWords(vote: Vote, sitting: Sitting): string {
  const about = vote.subject === null ? "" : `${vote.amendment ? "Afstemning om ændringsforslag" : "Afstemning"}: ${vote.subject.replace(/[.\s]+$/u, "")}.`;
  const end =
    vote.result === "lapsed"
      ? "Forslaget bortfaldt ved stemmelighed."
      : vote.amendment || vote.subject !== null
        ? vote.result === "adopted"
          ? "Vedtaget."
          : "Forkastet."
        : "";
  return [about, ...sideWords(vote, sitting), end].filter((part) => part !== "").join(" ");
}

function sideWords(vote: Vote, sitting: Sitting): string[] {
  const sides = [
    ["for", "For stemte"],
    ["against", "Imod stemte"],
    ["abstained", "Undlod at stemme:"],
  ] as const;
  const said = sides.flatMap(([choice, words]) => {
    const names = namesOf(vote, choice, sitting);
    return names.length === 0 ? [] : [`${words} ${listOf(names)}.`];
  });
  const blank = namesOf(vote, "blank", sitting).map((name) => `${name} stemte blankt.`);
  return [...said, ...blank, ...(isUnanimous(vote) ? ["Enstemmigt."] : [])];
}

function isUnanimous(vote: Vote): boolean {
  return countOf(vote, "for") > 0 && countOf(vote, "for") === Object.keys(vote.cast).length;
}

function voteOf(votes: readonly Vote[], sitting: Sitting): PrintedDecisionVote {
  const vote = votes.findLast((each) => !each.amendment) ?? votes.at(-1);
  if (vote === undefined) return null;
  return {
    unanimous: isUnanimous(vote) ? true : countOf(vote, "against") > 0 ? false : null,
    for: namesOf(vote, "for", sitting),
    against: namesOf(vote, "against", sitting),
    abstained: [...namesOf(vote, "abstained", sitting), ...namesOf(vote, "blank", sitting)],
    counts: null,
    text: sideWords(vote, sitting).join(" "),
  };
}

type PrintedDecisionVote = Decision["vote"];

function dissentWords(dissent: Handling["dissents"][number], sitting: Sitting): string {
  return `${nameWithParty(sitting, dissent.person)} ønskede følgende tilført protokollen: “${inLine(dissent.text)}”`;
}

function recusalWords(handling: Handling, sitting: Sitting): string[] {
  const standIn = (person: number): string[] =>
    sitting.participants
      .filter((each) => each.only === handling.item && each.inPlaceOf === person)
      .map((each) => `${nameWithParty(sitting, each.person)} deltog som stedfortræder for ${nameWithParty(sitting, person)}.`);
  return handling.disqualifications.flatMap((each) => {
    const vote = each.vote === null ? [] : [["Afstemning om inhabilitet.", ...sideWords(each.vote, sitting)].join(" ")];
    if (each.found === "disqualified")
      return [`${nameWithParty(sitting, each.person)} blev erklæret inhabil og deltog ikke i behandlingen af punktet.`, ...standIn(each.person), ...vote];
    if (each.found === "not") return [`Udvalget besluttede, at ${nameWithParty(sitting, each.person)} ikke er inhabil.`, ...vote];
    return [];
  });
}

function stopWords(stop: NonNullable<Handling["stopped"]>, sitting: Sitting): string {
  return `${nameWithParty(sitting, stop.person)} begærede sagen indbragt for kommunalbestyrelsen, jf. kommunestyrelseslovens § 23.`;
}

/** The house's standard words for a decision, offered at the meeting: from the recommendation's own verb and what the phrase may be. */
export function standardDecisions(recommendation: readonly string[]): string[] {
  const text = recommendation.join(" ").toLowerCase();
  const fits: (readonly [RegExp, readonly string[]])[] = [
    [/efterretning|orienter/u, ["Taget til efterretning."]],
    [/drøft/u, ["Drøftet."]],
    [/1\. behandl/u, ["1. behandlet. Oversendes til 2. behandling."]],
    [/anbefal|kommunalbestyrelse|byråd|økonomiudvalg/u, ["Anbefales godkendt."]],
    [/afslag|afslå|ikke imødekomme/u, ["Indstillingen blev tiltrådt. Ansøgningen er afslået."]],
    [/bevilg|frigiv/u, ["Bevilget."]],
    [/godkend/u, ["Godkendt."]],
  ];
  const offered = fits.flatMap(([pattern, words]) => (pattern.test(text) ? words : []));
  return [...new Set([...offered, "Tiltrådt.", "Godkendt.", "Taget til efterretning.", "Drøftet.", "Orientering blev givet.", "Intet."])];
}

/** What is written when an item takes another turn. */
export function turnWords(turn: NonNullable<Handling["turn"]>): string {
  const why = turn.why === null || turn.why.trim() === "" ? "" : ` ${turn.why.trim().replace(/[.\s]+$/u, "")}.`;
  switch (turn.kind) {
    case "postponed":
      return `${turn.until === null ? "Punktet udsættes." : `Punktet udsættes til mødet den ${dateLong(turn.until)}.`}${why}`;
    case "withdrawn":
      return `Punktet er taget af dagsordenen.${why}`;
    case "returned":
      return `Sendes tilbage til forvaltningen.${why}`;
    case "referred":
      return `Oversendes til ${turn.to}.${why}`;
  }
}

/** Members of the whole committee for whom nobody has said whether they are there. */
export function unrecorded(sitting: Sitting): Participant[] {
  return votingSeats(sitting).filter((each) => sitting.attendance[each.person] === undefined);
}

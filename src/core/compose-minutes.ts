/** Minutes compose themselves: committee + agenda + what happened at the meeting → the data that is printed, signed and published. */

import type { Agenda, AgendaItem } from "./agenda.ts";
import { parseCaseNumber, type CaseNumber } from "./case-number.ts";
import { letterOf } from "./case.ts";
import type { Committee, PlannedMeeting } from "./committee.ts";
import { meaningOf } from "./decision.ts";
import { dateLong } from "./calendar.ts";
import type { MinutesToPrint } from "./house-styles/print-minutes.ts";
import { inHouseStyle, publishedTitle } from "./house-styles/print-minutes.ts";
import { styleOn, titleFor, type HouseStyle } from "./house-styles/house-style.ts";
import { decisionText, type Minutes } from "./minutes.ts";
import type { Absence, AgendaItem as PrintedItem, MeetingKind, NamedPerson, Section } from "./published-minutes.ts";
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
      participants: kind === "minutes" && sitting !== null ? tookPartNamed(sitting) : [],
    },
    agendaItem: items.map(({ item, number }) => printedItem(item, number, kind === "minutes" ? sitting : null, order, minutes, style)),
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
): PrintedItem {
  const handling = handlingOf(sitting, item.id);
  const isPublic = !(handling.doors?.closed ?? item.closed);
  const paper = item.paper;
  const attachments = [...(paper?.attachments ?? []), ...handling.slides];
  const sections: Section[] = (paper?.sections ?? []).map(({ role: given, heading, text, localHeadings }) => {
    const role = heading === null && given === "summary" && titleFor(style, "summary") === null ? "presentation" : given;
    return { role, heading: heading ?? titleFor(style, role), text, ...(localHeadings.length === 0 ? {} : { localHeading: [...localHeadings] }) };
  });
  const recorded = sitting === null ? null : handling.decision;
  const printed: PrintedItem = {
    number,
    name: item.title,
    public: isPublic,
    caseNumber: caseNumberOf(paper?.caseNumber ?? null),
    section: sections,
    recommendation: paper?.recommendation ? { by: paper.recommendation.by, points: [...paper.recommendation.points] } : null,
    decision: null,
    attachment: attachments.map((attachment, index) => ({ label: lettered(style) ? letterOf(index) : null, name: attachment.name })),
  };
  if (recorded === null || sitting === null) return { ...inHouseStyle(printed, style), name: publishedTitle(printed) };
  const own = decisionText(minutes, item.id, recorded);
  const said = meaningOf({ text: own, points: printed.recommendation?.points ?? [], title: item.title });
  const away = absentAt(sitting, order, item.id);
  const inHouseWords = away.filter((each) => toldInHouseWords(each, style));
  const votes = handling.votes.map((vote) => voteWords(vote, sitting));
  printed.decision = {
    text: [
      own,
      ...votes,
      ...handling.dissents.map((each) => dissentWords(each, sitting)),
      ...recusalWords(handling, sitting),
      ...(handling.stopped === null ? [] : [stopWords(handling.stopped, sitting)]),
      ...(style.absence === null ? [] : away.flatMap((each) => absenceSentences(each, style))),
    ].join("\n\n"),
    phrase: said.phrase,
    outcome: said.outcome,
    absent: inHouseWords,
    vote: voteOf(handling.votes, sitting),
    ...(handling.dissents.length === 0 ? {} : { dissent: handling.dissents.map((each) => ({ by: nameWithParty(sitting, each.person), text: each.text })) }),
  };
  return { ...inHouseStyle(printed, style), name: publishedTitle(printed) };
}

// A house that letters its attachments says so in its description; none of those described does.
function lettered(_style: HouseStyle): boolean {
  return false;
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
  const substitutes = new Map(sitting.participants.filter((each) => each.inPlaceOf !== null).map((each) => [each.inPlaceOf!, each]));
  return sitting.participants
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

// The house's own label says one thing ("Afbud:"); whoever was away in another way is told in a sentence instead.
function toldInHouseWords({ kind }: Absence, { absence }: HouseStyle): boolean {
  if (absence === null) return false;
  return kind === absence.kind || (absence.form === "sentence" && (kind === "apology" || kind === "absent"));
}

function absenceSentences(absence: Absence, style: HouseStyle): string[] {
  const name = absence.party === null ? absence.name : `${absence.name} (${absence.party})`;
  const { substitute } = absence;
  const instead =
    substitute === undefined
      ? []
      : [`${substitute.party === null ? substitute.name : `${substitute.name} (${substitute.party})`} deltog som stedfortræder for ${name}.`];
  if (toldInHouseWords(absence, style)) return instead;
  if (absence.kind === "late" || absence.kind === "left")
    return [`${name} deltog ikke i behandlingen af punktet${absence.note === undefined ? "" : ` (${absence.note})`}.`];
  return [`${name} ${absence.kind === "apology" ? "havde meldt afbud" : "var fraværende"}.`, ...instead];
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
  const about = vote.subject === null ? "" : `${vote.amendment ? "Afstemning om ændringsforslag" : "Afstemning"}: ${vote.subject.replace(/[.\s]+$/u, "")}.`;
  const end =
    vote.result === "lapsed"
      ? "Forslaget bortfaldt ved stemmelighed."
      : vote.amendment || vote.subject !== null
        ? vote.result === "adopted"
          ? "Vedtaget."
          : "Forkastet."
        : "";
  return [about, ...said, ...blank, end].filter((part) => part !== "").join(" ");
}

function voteOf(votes: readonly Vote[], sitting: Sitting): PrintedDecisionVote {
  const vote = votes.findLast((each) => !each.amendment) ?? votes.at(-1);
  if (vote === undefined) return null;
  return {
    unanimous:
      countOf(vote, "against") === 0 && countOf(vote, "abstained") === 0 && countOf(vote, "blank") === 0 ? true : countOf(vote, "against") > 0 ? false : null,
    for: namesOf(vote, "for", sitting),
    against: namesOf(vote, "against", sitting),
    abstained: [...namesOf(vote, "abstained", sitting), ...namesOf(vote, "blank", sitting)],
    counts: null,
    text: votes.map((each) => voteWords(each, sitting)).join(" "),
  };
}

type PrintedDecisionVote = NonNullable<PrintedItem["decision"]>["vote"];

function dissentWords(dissent: Handling["dissents"][number], sitting: Sitting): string {
  return `${nameWithParty(sitting, dissent.person)} ønskede følgende tilført protokollen: “${dissent.text.replace(/\s*\n+\s*/gu, " ")}”`;
}

function recusalWords(handling: Handling, sitting: Sitting): string[] {
  return handling.disqualifications.flatMap((each) => {
    const vote = each.vote === null ? [] : [voteWords({ ...each.vote, subject: null }, sitting)];
    if (each.found === "disqualified")
      return [`${nameWithParty(sitting, each.person)} blev erklæret inhabil og deltog ikke i behandlingen af punktet.`, ...vote];
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

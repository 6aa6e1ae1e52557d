/** The table of rules, and what they find in minutes (DESIGN §10). A rule asks; it never says that something is wrong. Pure. */

import { fingerprint } from "../fingerprint.ts";
import type { CheckFinding } from "../published-minutes.ts";
import { absentAndVoting, presentAndAbsent, sameCaseNumber, standingItemsFiled, unitSpelledTwoWays, type DraftOfMeeting } from "./across.ts";
import { attachmentMissing, attachmentNumber } from "./attachments.ts";
import { copiedFigures } from "./copied.ts";
import { deadlinePassed, noSuchDay, pastAfterMeeting, periodBackwards, staleSource, weekdayAndDate } from "./dates.ts";
import { listCount, listNumbers } from "./lists.ts";
import { appealsRate, moneyTimesCount, straightLine, thousandSlip, unitMix } from "./money.ts";
import { readItem, type CheckContext, type Draft, type MinutesToCheck, type ReadItem } from "./read-items.ts";
import { decidedElsewhere, headingTwice, notSentOn, recommendationMissing, senderMissing, subjectMissing } from "./recommendations.ts";
import { changes, countedParts, partsOfWhole, percentOf, percentsOfHundred, rankChanges } from "./shares.ts";
import { misspelt } from "./spelling.ts";
import { tableDifferences, tablePercents, tableSums } from "./table-sums.ts";
import { emptySection, endedBenefit, heavyText, helpText, noSuchBenefit, unexplained } from "./vocabulary.ts";

/** `asks`: what it asks about, for people. Where two rules meet about the same words the one that stands first is told. */
type Rule = { name: string; asks: string } & (
  | { ofItem: (item: ReadItem, minutes: MinutesToCheck, context: CheckContext) => Draft[] }
  | { ofMeeting: (minutes: MinutesToCheck, items: readonly ReadItem[], context: CheckContext) => DraftOfMeeting[] }
);

export const rules: readonly Rule[] = [
  { name: "table-sum", asks: "Giver rækkerne i en tabel summen?", ofItem: tableSums },
  { name: "table-difference", asks: "Er en tabels forskel forskellen på de to tal ved siden af?", ofItem: tableDifferences },
  { name: "table-percent", asks: "Er forbrugsprocenten forbruget af budgettet?", ofItem: tablePercents },
  { name: "appeals-rate", asks: "Følger omgørelsesprocenten af stadfæstede, hjemviste og ændrede sager?", ofItem: appealsRate },
  { name: "parts-of-whole", asks: "Er dele og deres procenter af samme hele?", ofItem: partsOfWhole },
  { name: "percent-of", asks: "Er procenten den, som “ud af” giver?", ofItem: percentOf },
  { name: "change", asks: "Er et fald eller en stigning den, som “fra … til …” giver?", ofItem: changes },
  { name: "rank-change", asks: "Er der så mange pladser mellem de to?", ofItem: rankChanges },
  { name: "counted-parts", asks: "Giver tallene i parentesen tallet før den?", ofItem: countedParts },
  { name: "percents-of-hundred", asks: "Giver andelene hundrede?", ofItem: percentsOfHundred },
  { name: "money-times-count", asks: "Er beløbet antallet gange prisen?", ofItem: moneyTimesCount },
  { name: "thousand-slip", asks: "Er kroner, tusinder og millioner blandet sammen?", ofItem: thousandSlip },
  { name: "straight-line", asks: "Er forbruget langt fra den del af året, der er gået?", ofItem: straightLine },
  { name: "unit-mix", asks: "Er fuldtidspersoner og helårspersoner det samme her?", ofItem: unitMix },
  { name: "weekday", asks: "Passer ugedagen til datoen?", ofItem: weekdayAndDate },
  { name: "no-such-day", asks: "Findes dagen?", ofItem: noSuchDay },
  { name: "date-after-meeting", asks: "Er noget sket efter mødet?", ofItem: pastAfterMeeting },
  { name: "deadline-passed", asks: "Er fristen gået?", ofItem: deadlinePassed },
  { name: "period-backwards", asks: "Går en periode baglæns?", ofItem: periodBackwards },
  { name: "stale-source", asks: "Er den seneste kilde stadig den seneste?", ofItem: staleSource },
  { name: "list-numbers", asks: "Er en liste nummereret i rækkefølge?", ofItem: listNumbers },
  { name: "list-count", asks: "Har listen det antal, der siges?", ofItem: listCount },
  { name: "attachment-missing", asks: "Er et lovet bilag der?", ofItem: attachmentMissing },
  { name: "attachment-number", asks: "Findes det bilag, der henvises til?", ofItem: attachmentNumber },
  { name: "recommendation-subject", asks: "Siger indstillingen, hvem der gør det?", ofItem: subjectMissing },
  { name: "recommendation-sender", asks: "Siger indstillingen, hvem den er fra?", ofItem: senderMissing },
  { name: "recommendation-missing", asks: "Er der en indstilling at tiltræde?", ofItem: recommendationMissing },
  { name: "heading-twice", asks: "Står en overskrift to gange?", ofItem: headingTwice },
  { name: "decided-elsewhere", asks: "Er det udvalget, der afgør sagen?", ofItem: decidedElsewhere },
  { name: "not-sent-on", asks: "Går en sag, som andre afgør, videre?", ofItem: notSentOn },
  { name: "present-and-absent", asks: "Var den, der deltog, også fraværende?", ofMeeting: presentAndAbsent },
  { name: "absent-and-voting", asks: "Stemte en, der var fraværende?", ofMeeting: absentAndVoting },
  { name: "case-number-shared", asks: "Har to sager samme journalnummer?", ofMeeting: sameCaseNumber },
  { name: "standing-items-filed", asks: "Ligger de faste punkter under samme emne?", ofMeeting: standingItemsFiled },
  { name: "unit-names", asks: "Hedder en enhed det samme alle steder?", ofMeeting: (_, items) => unitSpelledTwoWays(items) },
  { name: "copied-figures", asks: "Er et afsnits tal fra en ældre sag?", ofItem: (item, minutes, { earlier }) => copiedFigures(item, minutes, earlier) },
  { name: "no-such-benefit", asks: "Findes ydelsen?", ofItem: noSuchBenefit },
  { name: "ended-benefit", asks: "Er ydelsen ophørt?", ofItem: endedBenefit },
  { name: "spelling", asks: "Er et ord en slåfejl?", ofMeeting: (_, items, { isWord }) => (isWord === null ? [] : misspelt(items, isWord)) },
  { name: "help-text", asks: "Er en skabelons hjælpetekst blevet stående?", ofItem: helpText },
  { name: "empty-section", asks: "Er et afsnit tomt?", ofItem: emptySection },
  { name: "abbreviation", asks: "Forklares forkortelserne?", ofMeeting: (minutes, items) => unexplained(items, minutes) },
  { name: "heavy-text", asks: "Er teksten tung eller lang?", ofItem: heavyText },
];

const nothingKnown: CheckContext = { today: null, earlier: [], isWord: null };

/** What the rules ask about in minutes, item by item and in the order of the text; the meeting's own first. */
export function findingsOf(minutes: MinutesToCheck, given: Partial<CheckContext> = {}): CheckFinding[] {
  const context = { ...nothingKnown, ...given };
  const items = minutes.agendaItem.map(readItem);
  const found: CheckFinding[] = [];
  for (const rule of rules) {
    const drafts: DraftOfMeeting[] =
      "ofItem" in rule
        ? items.flatMap((item) => rule.ofItem(item, minutes, context).map((draft) => ({ ...draft, index: item.index })))
        : rule.ofMeeting(minutes, items, context);
    for (const { index, level = "check", ...draft } of drafts) {
      const finding: CheckFinding = { rule: rule.name, level, item: index === null ? null : minutes.agendaItem[index]!.number, index, ...draft };
      if (!found.some((other) => isSame(other, finding))) found.push(finding);
    }
  }
  return found.sort((a, b) => (a.index ?? -1) - (b.index ?? -1) || (a.at?.section ?? 99) - (b.at?.section ?? 99) || (a.at?.start ?? 0) - (b.at?.start ?? 0));
}

// Two rules about the same words, or one rule about the same numbers in two sentences of an item (a summary says what the text says).
function isSame(a: CheckFinding, b: CheckFinding): boolean {
  if (a.index !== b.index) return false;
  if (a.rule === b.rule && a.from.join("|") === b.from.join("|")) return true;
  return a.level === "check" && a.at !== null && b.at !== null && a.at.section === b.at.section && a.at.start < b.at.end && b.at.start < a.at.end;
}

/** Where a finding stands, for people: "punkt 96, Sagsfremstilling, linje 21". */
export function placeOf(finding: Pick<CheckFinding, "item" | "index" | "at">, minutes: Pick<MinutesToCheck, "agendaItem">): string {
  if (finding.index === null) return "Mødet";
  const section = finding.at === null ? undefined : minutes.agendaItem[finding.index]?.section[finding.at.section];
  return [
    `Punkt ${finding.item ?? finding.index + 1}`,
    ...(section === undefined ? [] : [section.heading?.replace(/[:,]$/u, "") ?? "tekst", `linje ${finding.at!.line}`]),
  ].join(", ");
}

/** What a finding is known by: the rule, the item and what it was made of. It is another when its numbers change. */
export function findingKey({ rule, from }: Pick<CheckFinding, "rule" | "from">, item: string | number | null): string {
  return `${rule}-${fingerprint([item ?? "", ...from].join("|"))}`;
}

/**
 * A paper from inside: an export of a case system that tells its closed items whole. Published minutes never do: in the corpus's hundred and
 * eighty no closed item has a presentation or a recommendation. So what holds one was not meant for the public (unknown is closed).
 */

import type { AgendaItem, PublishedMinutes } from "./published-minutes.ts";

const shortOfText = 40;

function tellsItself(item: AgendaItem): boolean {
  return (
    (item.recommendation !== null && item.recommendation.points.length > 0) ||
    item.section.some(({ role, text }) => role !== "decision" && role !== "attachments" && text.trim().length > shortOfText)
  );
}

export function isInnerPaper({ agendaItem }: Pick<PublishedMinutes, "agendaItem">): boolean {
  return agendaItem.some((item) => !item.public && tellsItself(item));
}

/** What of an inner paper may be filed: of its closed items only that they are there. */
export function withoutItsClosedItems(minutes: PublishedMinutes): PublishedMinutes {
  return {
    ...minutes,
    agendaItem: minutes.agendaItem.map((item) =>
      item.public
        ? item
        : {
            number: item.number,
            name: "Lukket punkt",
            public: false,
            caseNumber: null,
            section: [],
            recommendation: null,
            decision: null,
            attachment: [],
            ...(item.at ? { at: item.at } : {}),
          },
    ),
    tableOfContents: [],
    furniture: [],
    unplaced: [],
    doubt: minutes.doubt.map((doubt) => (doubt.item !== null && !minutes.agendaItem[doubt.item]?.public ? { ...doubt, text: "" } : doubt)),
    commitment: minutes.commitment.filter(({ index }) => minutes.agendaItem[index]?.public === true),
    figure: minutes.figure.filter(({ index }) => minutes.agendaItem[index]?.public === true),
    // Some are about several items, closed ones among them; they are asked anew of what is left.
    finding: [],
  };
}

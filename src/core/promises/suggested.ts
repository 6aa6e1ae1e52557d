/** Which items may have answered what a committee follows, the surest first. A person says whether they did. Pure. */

import { caseKey, parseCaseNumber } from "../case-number.ts";
import type { Followup } from "../followup.ts";
import { answerOf, readLater, readMade, type Answer } from "./kept-by.ts";
import { topicOf } from "./topic.ts";

type Item = { date: string; title: string; text: string; caseNumber: string | null };

export type Suggested<Of> = Of & Answer;

const mostSuggested = 5;

/** By the promise's number, for each that is open. `place` is the municipality's name, which tells nothing of what an item is about. */
export function suggestedAnswers<Of extends Item>(
  promises: readonly Followup[],
  items: readonly Of[],
  { committee, place }: { committee: string; place: string | null },
): Map<number, Suggested<Of>[]> {
  const later = items.map((item) => ({
    item,
    read: readLater({ date: item.date, committee, name: item.title, caseKey: keyOf(item.caseNumber), text: item.text }),
  }));
  const everyones = topicOf(place ?? "");
  return new Map(
    promises
      .filter((each) => each.state === "open")
      .map((promised) => {
        const made = readMade({
          kind: promised.kind,
          clause: promised.words,
          body: committee,
          due: promised.due,
          date: promised.madeOn,
          committee,
          itemName: promised.itemTitle,
          caseKey: keyOf(promised.caseNumber),
        });
        const found = later.flatMap(({ item, read }): Suggested<Of>[] => {
          const answer = answerOf(made, read, everyones);
          return answer === null ? [] : [{ ...item, ...answer }];
        });
        return [promised.id, found.toSorted((a, b) => Number(b.sure) - Number(a.sure)).slice(0, mostSuggested)] as const;
      }),
  );
}

function keyOf(number: string | null): string | null {
  const read = number === null ? null : parseCaseNumber(number);
  return read === null ? null : caseKey(read);
}

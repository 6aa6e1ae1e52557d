/** A finding somebody has looked at and let stand, with their reason. It stays so until what it was made of changes. Pure. */

import type { CheckFinding } from "../published-minutes.ts";
import { allow, refuse, type Verdict } from "../verdict.ts";

/** A finding in our own papers; `key` is another when its numbers or words are others. `place` is where it stands, for people. */
export type OwnFinding = CheckFinding & { key: string; place: string };

/** `asked` is the question as it was put, so that the journal tells what was answered. */
export type AcceptedFinding = { key: string; asked: string; reason: string; by: number; name: string; at: string };

/** Those still to be looked at, and those that are answered, with the answer. */
export function partedByAnswer(
  found: readonly OwnFinding[],
  accepted: readonly AcceptedFinding[],
): { open: OwnFinding[]; answered: { finding: OwnFinding; by: AcceptedFinding }[] } {
  const answerTo = (finding: OwnFinding): AcceptedFinding | undefined => accepted.findLast((each) => each.key === finding.key);
  return {
    open: found.filter((finding) => answerTo(finding) === undefined),
    answered: found.flatMap((finding) => {
      const by = answerTo(finding);
      return by === undefined ? [] : [{ finding, by }];
    }),
  };
}

/** Lets a finding stand: it must be there, unanswered, and a reason be told. */
export function acceptFinding(
  found: readonly OwnFinding[],
  accepted: readonly AcceptedFinding[],
  given: { key: string; reason: string },
  by: { person: number; name: string },
  at: string,
): Verdict<AcceptedFinding, "finding-gone" | "reason-missing"> {
  const finding = partedByAnswer(found, accepted).open.find(({ key }) => key === given.key);
  if (finding === undefined) return refuse("finding-gone");
  const reason = given.reason.trim().slice(0, 2000);
  if (reason === "") return refuse("reason-missing");
  return allow({ key: finding.key, asked: finding.message, reason, by: by.person, name: by.name, at });
}

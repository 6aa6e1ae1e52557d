/** Votes (KSL § 11 stk. 3, § 13): everyone present is counted once, a tie lets the proposal lapse. */

import { allow, refuse, type Verdict } from "./verdict.ts";

export type VoteChoice = "for" | "against" | "abstained" | "blank";

export type Vote = {
  id: number;
  /** What was voted on, when not the recommendation as it stands. */ subject: string | null;
  amendment: boolean;
  /** Each member present, once. */ cast: Readonly<Record<number, VoteChoice>>;
  result: "adopted" | "rejected" | "lapsed";
};

/** How many of a body of `members` must be present: at least half (KSL § 11 stk. 2). */
export function quorumOf(members: number): number {
  return Math.ceil(members / 2);
}

/** Simple majority of those who voted for or against; as many for as against: lapsed. */
export function resultOf(cast: Readonly<Record<number, VoteChoice>>): Vote["result"] {
  const votes = Object.values(cast);
  const yes = votes.filter((vote) => vote === "for").length;
  const no = votes.filter((vote) => vote === "against").length;
  return yes > no ? "adopted" : no > yes ? "rejected" : "lapsed";
}

/** All present vote as `rest`, save the exceptions. Somebody who is not there cannot vote, and nobody is left out. */
export function castVotes(
  present: readonly number[],
  rest: VoteChoice,
  exceptions: Readonly<Record<number, VoteChoice>>,
): Verdict<Readonly<Record<number, VoteChoice>>, "voter-not-present"> {
  const absent = Object.keys(exceptions)
    .map(Number)
    .find((person) => !present.includes(person));
  if (absent !== undefined) return refuse("voter-not-present");
  return allow(Object.fromEntries(present.map((person) => [person, exceptions[person] ?? rest])));
}

/** Those who voted for the side that lost: only they may have their dissent entered (KSL § 13 stk. 2, ministry 2006). */
export function outvoted(vote: Vote): number[] {
  const losing: VoteChoice = vote.result === "adopted" ? "against" : "for";
  return Object.entries(vote.cast)
    .filter(([, choice]) => choice === losing)
    .map(([person]) => Number(person));
}

export function countOf(vote: Vote, choice: VoteChoice): number {
  return Object.values(vote.cast).filter((each) => each === choice).length;
}

/** A committee: its names, terms, who sits in it on a day, its rules of procedure on a day. Dates are yyyy-mm-dd. */

/** A person's seat. A term's seats begin and end with it unless something else is told. */
export type Seat = {
  person: number;
  name: string;
  /** Letter or list name as held in these days; never inferred (DOMAIN §5.7). */
  party: string | null;
  role: "chair" | "viceChair" | "member";
  from: string;
  until: string | null;
  /** The group that elected them (valggruppe, KSL § 25), which appoints their substitute (§ 28 stk. 2). */
  group: string | null;
};

/** Another council member in a member's place (KSL § 28 stk. 2: absence; stk. 3: disqualification in one item). */
export type Substitution = { person: number; name: string; party: string | null; inPlaceOf: number; basis: "28-2" | "28-3"; from: string; until: string; meeting: number | null };

export type StandingItem = {
  key: string;
  title: string;
  place: "first" | "last";
  closed: boolean;
  /** What the sender recommends, and the decision proposed at the meeting. */
  sender: string | null;
  points: readonly string[];
  decision: string | null;
  kind: "approval" | "announcements" | "anyOther" | "signature" | "other";
};

/** Rules of procedure (forretningsorden), in force from a day. */
export type Rules = {
  from: string;
  /** Working days before the meeting on which agenda and material must be sent (KSL § 8, § 20 stk. 3). */
  agendaDays: number;
  materialDays: number;
  /** Whether Saturday counts as a working day. */ saturdays: boolean;
  /** A member's own item must come so many days before. */ memberItemDays: number;
  /** Who signs: those who took part (KSL § 13), or by local rule fewer. */
  signers: "participants" | "chairAndSecretary" | "chair";
  /** A name of core/house-styles. */ houseStyle: string;
  numbering: "perYear" | "perMeeting";
  standingItems: readonly StandingItem[];
  /** Steps a case passes before it can go on an agenda, in order; the names are the municipality's own. */
  approvalSteps: readonly string[];
  approvesPreviousMinutes: boolean;
  /** What is published of the committee's papers when nothing else is decided (the publication itself comes with issue 3's station). */
  publishes: { agenda: boolean; minutes: boolean; attachments: boolean };
};

export type Committee = {
  id: number;
  kind: "committee" | "economy" | "council";
  /** Names with the day each came into use, oldest first. */
  names: readonly { from: string; name: string; abbreviation: string | null }[];
  terms: readonly { from: number; to: number }[];
  seats: readonly Seat[];
  substitutions: readonly Substitution[];
  rules: readonly Rules[];
  version: number;
};

/** A meeting in the plan. `was` tells where a moved one stood. */
export type PlannedMeeting = {
  id: number;
  committee: number;
  date: string;
  start: string;
  end: string | null;
  place: string | null;
  kind: "ordinary" | "extraordinary";
  state: "planned" | "cancelled";
  was: readonly { date: string; start: string; reason: string }[];
  cancelledBecause: string | null;
  version: number;
};

export type CommitteeHappening = never;

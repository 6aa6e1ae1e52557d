/** A person on the working side: who they are, the roles they are given, how they come in. Time comes in as an argument. */

import { danishClock, danishDay } from "./calendar.ts";
import { electedRoles, houseRoles, type Role } from "./people.ts";
import { allow, refuse, type Refused, type Verdict } from "./verdict.ts";
import { addDays } from "./working-days.ts";

export type Person = { id: number; name: string; email: string | null; initials: string | null; title: string | null; active: boolean; version: number };
export type PersonFields = Pick<Person, "name" | "email" | "initials" | "title">;

/** Roles an administrator gives; the elected ones follow from seats, councilMember from a seat in the council. */
export const givenRoles = [
  "caseWorker",
  "approver",
  "secretary",
  "observer",
  "auditor",
  "dataProtectionOfficer",
  "administrator",
] as const satisfies readonly Role[];
export type GivenRole = (typeof givenRoles)[number];

/** A role given; `committee` null = in all. `until` is the last day. */
export type RoleGiven = { id: number; role: GivenRole; committee: number | null; from: string; until: string | null; ended: boolean };

export const waysIn = {
  demonstration: "klik i demonstrationen",
  oidc: "kommunens login",
  passkey: "adgangsnøgle",
  invitation: "invitation",
  setup: "første opsætning",
} as const;
export type WayIn = keyof typeof waysIn;

export type PersonHappening =
  | { kind: "person-added"; what: PersonFields }
  | { kind: "person-changed"; what: { before: PersonFields; after: PersonFields } }
  | { kind: "person-deactivated"; what: { sessionsEnded: number } }
  | { kind: "person-reactivated"; what: Record<string, never> }
  | { kind: "role-given"; what: { role: GivenRole; committee: number | null; from: string; until: string | null } }
  | { kind: "role-ended"; what: { role: GivenRole; committee: number | null } }
  | { kind: "logged-in"; what: { how: WayIn; session: number } }
  | { kind: "logged-out"; what: { session: number } }
  | { kind: "session-ended"; what: { session: number } }
  | { kind: "person-invited"; what: { until: string } }
  | { kind: "identity-linked"; what: { issuer: string } }
  | { kind: "passkey-added"; what: { passkey: string; name: string } }
  | { kind: "passkey-removed"; what: { passkey: string; name: string } }
  | { kind: "house-set-up"; what: { municipality: string } }
  | { kind: "mail-chosen"; what: { choice: MailChoice } }
  | { kind: "calendar-address-made"; what: Record<string, never> };

/** How often a person will be told by mail. What needs their signature is sent whatever they choose. */
export const mailChoices = {
  every: "Med det samme, når der er noget til mig",
  daily: "Samlet i én mail hver morgen",
  signature: "Kun når jeg skal underskrive",
} as const;
export type MailChoice = keyof typeof mailChoices;

/** When the morning's mail goes out: at half past six in Denmark, the next time it is that. */
export function nextMorning(at: Date): Date {
  const today = danishDay(at);
  for (const day of [today, addDays(today, 1)])
    for (const hour of ["04", "05"]) {
      const time = new Date(`${day}T${hour}:30:00Z`);
      if (danishClock(time) === "06:30" && time > at) return time;
    }
  return new Date(at.getTime() + 24 * 60 * minute);
}

export function chooseMail(choice: string): Verdict<MailChoice, "answer-not-valid"> {
  return Object.hasOwn(mailChoices, choice) ? allow(choice as MailChoice) : refuse("answer-not-valid");
}

/** Fields as they are kept: trimmed, e-mail in lower case, nothing for what is empty. */
export function tidy(given: Readonly<Partial<Record<keyof PersonFields, string | null>>>): PersonFields {
  const text = (value: string | null | undefined): string | null => (value ?? "").replace(/\s+/gu, " ").trim() || null;
  return { name: text(given.name) ?? "", email: text(given.email)?.toLowerCase() ?? null, initials: text(given.initials), title: text(given.title) };
}

const emailForm = /^[^\s@<>",;]+@[^\s@<>",;]+\.[^\s@<>",;.]{2,}$/u;

export function isEmail(text: string): boolean {
  return emailForm.test(text);
}

function wrongFields(fields: PersonFields, emailTaken: boolean): Refused<"person-name-missing" | "person-email-wrong" | "person-email-taken"> | null {
  if (fields.name === "") return refuse("person-name-missing");
  if (fields.email !== null && !emailForm.test(fields.email)) return refuse("person-email-wrong");
  return emailTaken ? refuse("person-email-taken") : null;
}

/** `emailTaken`: another person has this e-mail. */
export function addPerson(
  given: PersonFields,
  emailTaken: boolean,
): Verdict<PersonFields, "person-name-missing" | "person-email-wrong" | "person-email-taken"> {
  const fields = tidy(given);
  return wrongFields(fields, emailTaken) ?? allow(fields);
}

/** `version` is the one the form was made from. Null when nothing is changed. */
export function changePerson(
  person: Person,
  given: PersonFields,
  version: number,
  emailTaken: boolean,
): Verdict<PersonFields | null, "person-name-missing" | "person-email-wrong" | "person-email-taken" | "changed-meanwhile"> {
  if (version !== person.version) return refuse("changed-meanwhile");
  const fields = tidy(given);
  const wrong = wrongFields(fields, emailTaken);
  if (wrong !== null) return wrong;
  const same = fields.name === person.name && fields.email === person.email && fields.initials === person.initials && fields.title === person.title;
  return allow(same ? null : fields);
}

/** `otherAdministrators`: how many active administrators there are beside this person. */
export function deactivatePerson(
  person: Person,
  by: number,
  otherAdministrators: number,
  isAdministrator: boolean,
): Verdict<null, "person-inactive" | "person-not-yourself" | "last-administrator"> {
  if (!person.active) return refuse("person-inactive");
  if (isAdministrator && otherAdministrators === 0) return refuse("last-administrator");
  if (person.id === by) return refuse("person-not-yourself");
  return allow(null);
}

export function reactivatePerson(person: Person): Verdict<null, "person-active"> {
  return person.active ? refuse("person-active") : allow(null);
}

export type RoleWanted = { role: string; committee: number | null; from: string; until: string | null };

/** `held`: the roles the person has been given; those that are over do not stand in the way. */
export function giveRole(
  person: Person,
  held: readonly RoleGiven[],
  wanted: RoleWanted,
  committeeExists: boolean,
): Verdict<
  Omit<RoleGiven, "id" | "ended">,
  "person-inactive" | "role-follows-seat" | "role-unknown" | "role-of-the-house" | "committee-unknown" | "role-dates" | "role-held"
> {
  if (!person.active) return refuse("person-inactive");
  if ([...electedRoles, "councilMember"].includes(wanted.role)) return refuse("role-follows-seat");
  const role = givenRoles.find((each) => each === wanted.role);
  if (role === undefined) return refuse("role-unknown");
  const ofTheHouse = (houseRoles as readonly string[]).includes(role);
  if (ofTheHouse && wanted.committee !== null) return refuse("role-of-the-house");
  if (!committeeExists) return refuse("committee-unknown");
  if (!isDay(wanted.from) || (wanted.until !== null && (!isDay(wanted.until) || wanted.until < wanted.from))) return refuse("role-dates");
  const overlaps = held.some(
    (each) =>
      each.role === role && each.committee === wanted.committee && !each.ended && (each.until ?? "9") >= wanted.from && (wanted.until ?? "9") >= each.from,
  );
  if (overlaps) return refuse("role-held");
  return allow({ role, committee: wanted.committee, from: wanted.from, until: wanted.until });
}

export function endRole(role: RoleGiven, otherAdministrators: number): Verdict<null, "role-ended" | "last-administrator"> {
  if (role.ended) return refuse("role-ended");
  if (role.role === "administrator" && otherAdministrators === 0) return refuse("last-administrator");
  return allow(null);
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);
}

/** Who is to be let in must be in use. */
export function invitePerson(person: Person): Verdict<null, "person-inactive"> {
  return person.active ? allow(null) : refuse("person-inactive");
}

const minute = 60_000;
/** An invitation works once, and for a week. */
export const invitationMs: number = 7 * 24 * 60 * minute;

/** A session ends twelve hours after it was last used, and fourteen days after login whatever happens. */
export const sessionRules = { idleMs: 12 * 60 * minute, longestMs: 14 * 24 * 60 * minute } as const;

export function sessionEnd(at: Date): Date {
  return new Date(at.getTime() + sessionRules.longestMs);
}

// Failed tries within a quarter of an hour. An address may be a whole town hall behind one gateway, a person is one.
const attemptRules = { windowMs: 15 * minute, address: 20, person: 5 } as const;
export const attemptWindowMs: number = attemptRules.windowMs;

/** Whether a login may be tried now, after these failed tries. The refusal says when it may again. */
export function mayTryLogin(failed: { address: readonly Date[]; person: readonly Date[] }, at: Date): Refused<"login-too-many"> | null {
  const waits = (["address", "person"] as const).map((whose) => {
    const recent = failed[whose]
      .map((each) => each.getTime())
      .filter((each) => each > at.getTime() - attemptRules.windowMs)
      .sort((a, b) => a - b);
    const most = attemptRules[whose];
    return recent.length < most ? 0 : recent[recent.length - most]! + attemptRules.windowMs - at.getTime();
  });
  const wait = Math.max(...waits);
  return wait <= 0 ? null : refuse("login-too-many", { minutes: String(Math.max(1, Math.ceil(wait / minute))) });
}

export function logIn(person: Person, how: WayIn, demonstration: boolean): Verdict<null, "login-inactive" | "login-not-a-demonstration"> {
  if (how === "demonstration" && !demonstration) return refuse("login-not-a-demonstration");
  return person.active ? allow(null) : refuse("login-inactive");
}

/** `otherWays`: other passkeys and linked logins. The last way in goes only when the person has said so. */
export function removePasskey(otherWays: number, confirmed: boolean): Verdict<null, "passkey-last-way"> {
  return otherWays === 0 && !confirmed ? refuse("passkey-last-way") : allow(null);
}

/** Who a person is to the working side: their roles, in one committee or in the whole house. */

/**
 * What a person may be. Elected: chair, viceChair, member, substitute (KSL §§ 22, 28), councilMember = member of the council outside the
 * committee (KSL § 20 stk. 6). Staff: caseWorker, approver, secretary, observer. The house: auditor reads all and writes nothing,
 * dataProtectionOfficer reads who has read what, administrator keeps people and committees.
 */
export const roles = [
  "caseWorker",
  "approver",
  "secretary",
  "chair",
  "viceChair",
  "member",
  "substitute",
  "councilMember",
  "observer",
  "auditor",
  "dataProtectionOfficer",
  "administrator",
] as const;

export type Role = (typeof roles)[number];

export const roleNames: Record<Role, string> = {
  caseWorker: "Sagsbehandler",
  approver: "Godkender",
  secretary: "Udvalgssekretær",
  chair: "Formand",
  viceChair: "Næstformand",
  member: "Medlem",
  substitute: "Stedfortræder",
  councilMember: "Kommunalbestyrelsesmedlem uden for udvalget",
  observer: "Observatør",
  auditor: "Revisor",
  dataProtectionOfficer: "Databeskyttelsesrådgiver",
  administrator: "Administrator",
};

/** Roles that follow from a seat in the committee (committee station); the others are given by an administrator. */
export const electedRoles = ["chair", "viceChair", "member", "substitute"] as const satisfies readonly Role[];
/** Roles that always hold in the whole house; a staff role holds in one committee or, given without one, in all. */
export const houseRoles = ["auditor", "dataProtectionOfficer", "administrator"] as const satisfies readonly Role[];

/** A role as held on the day the actor was loaded; `committee` null = the whole house. */
export type HeldRole = { role: Role; committee: number | null };

/** The person who does something, with the roles they hold today. */
export type Actor = { person: number; name: string; roles: readonly HeldRole[] };

/** Sagsgang itself, where a command or the demonstration keeps people; in the journal as person:0. */
export const houseActor: Actor = { person: 0, name: "Sagsgang", roles: [{ role: "administrator", committee: null }] };

/** Whether the actor holds one of the roles in this committee (or in the house). */
export function holds(actor: Actor, wanted: readonly Role[], committee: number | null): boolean {
  return actor.roles.some((held) => wanted.includes(held.role) && (held.committee === null || held.committee === committee));
}

/** The committees in which the actor holds one of the roles; "all" for a role of the house. */
export function committeesOf(actor: Actor, wanted: readonly Role[]): number[] | "all" {
  const held = actor.roles.filter((each) => wanted.includes(each.role));
  if (held.some((each) => each.committee === null)) return "all";
  return [...new Set(held.map((each) => each.committee!))];
}

/** The staff of Lindeborg, as one may be them in the demonstration. All people are made up. Politicians come with their committees. */

import { houseActor } from "#core/people.ts";
import type { GivenRole } from "#core/person.ts";
import { dayInDenmark } from "#core/calendar.ts";
import { addPerson } from "#people/add-person.ts";
import { giveRole } from "#people/give-role.ts";
import { loadPersonByEmail, loadSetting, nobodyYet, saveSetting } from "#people/store.ts";
import type { Sql } from "#platform/sql.ts";

const staff: readonly { name: string; initials: string; title: string; roles: readonly GivenRole[] }[] = [
  { name: "Sigrid Aagesen", initials: "siaa", title: "Udvalgssekretær, Politik og Ledelse", roles: ["secretary"] },
  { name: "Malthe Overby", initials: "maov", title: "Konsulent, Arbejdsmarked og Borgerservice", roles: ["caseWorker"] },
  { name: "Ingrid Falsled", initials: "infa", title: "Direktør, Arbejdsmarked og Borgerservice", roles: ["approver"] },
  { name: "Jonna Brandstrup", initials: "jobr", title: "Systemadministrator, It og Digitalisering", roles: ["administrator"] },
  { name: "Thorkild Enemark", initials: "thoe", title: "Databeskyttelsesrådgiver", roles: ["dataProtectionOfficer"] },
  { name: "Pernille Vang", initials: "peva", title: "Revisor", roles: ["auditor"] },
];

/**
 * Adds those who are not there. Safe to run at every start. Answers whether this house is a demonstration: one that real people were
 * made in first is never one, or anybody could be its administrator by a click.
 */
export async function addDemonstrationPeople(sql: Sql, at: Date): Promise<boolean> {
  const demonstration = await sql.begin(async (tx) => {
    if ((await loadSetting(tx, "demonstration")) === "ja") return true;
    if (!(await nobodyYet(tx))) return false;
    await saveSetting(tx, "demonstration", "ja");
    await saveSetting(tx, "municipality", "Lindeborg Kommune");
    return true;
  });
  if (!demonstration) return false;
  const call = { actor: houseActor, at };
  for (const { name, initials, title, roles } of staff) {
    const email = `${initials}@lindeborg.example`;
    if ((await loadPersonByEmail(sql, email)) !== null) continue;
    const added = await addPerson(sql, call, { name, email, initials, title });
    if (!added.ok) throw new Error(`${name}: ${added.code}`);
    for (const role of roles) {
      const given = await giveRole(sql, call, { person: added.answer.person, role, committee: null, from: dayInDenmark(at), until: null });
      if (!given.ok) throw new Error(`${name}: ${given.code}`);
    }
  }
  return true;
}

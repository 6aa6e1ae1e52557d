/** The rules a form tells, and the words it offers for them. Whether they may stand is judged by core/committee.ts. */

import { defaultRules, type Rules, type StandingItem } from "#core/committee.ts";

export const signerNames: Record<Rules["signers"], string> = {
  participants: "De, der deltog i mødet (§ 13)",
  chairAndSecretary: "Formand og sekretær",
  chair: "Formanden",
};
export const numberingNames: Record<Rules["numbering"], string> = { perYear: "Fortløbende hele året", perMeeting: "Forfra ved hvert møde" };
export const placeNames: Record<StandingItem["place"], string> = { first: "Først på dagsordenen", last: "Sidst på dagsordenen" };
export const itemKinds: Record<StandingItem["kind"], string> = {
  approval: "Godkendelse af dagsorden",
  announcements: "Meddelelser",
  anyOther: "Eventuelt",
  signature: "Underskriftsblad",
  other: "Andet",
};

/** The rules of a form that was sent. */
export function rulesIn(given: Readonly<Record<string, string>>): Rules {
  const text = (name: string): string => (given[name] ?? "").trim();
  const lines = (name: string): string[] =>
    text(name)
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "");
  const days = (name: string): number => (/^\d{1,3}$/.test(text(name)) ? Number(text(name)) : -1);
  const one = <Key extends string>(name: string, known: Record<Key, string>, otherwise: Key): Key =>
    Object.hasOwn(known, text(name)) ? (text(name) as Key) : otherwise;
  const published = lines("offentlig");
  const count = Math.min(60, Number(text("antal")) || 0);
  const items = Array.from({ length: count }, (_, index) => index)
    .filter((index) => text(`punkt${index}-titel`) !== "")
    .sort((a, b) => Number(text(`punkt${a}-nr`)) - Number(text(`punkt${b}-nr`)) || a - b);
  // People stand by the step's name as the form was shown; a step that was renamed or taken out leaves its people behind.
  const steps = new Set(lines("trin"));
  const approvers = Object.fromEntries(
    Array.from({ length: 20 }, (_, index) => index).flatMap((index) => {
      const named = lines(`trin${index}-godkender`).flatMap((id) => (/^\d{1,15}$/.test(id) ? Number(id) : []));
      return named.length > 0 && steps.has(text(`trin${index}-navn`)) ? [[text(`trin${index}-navn`), named] as const] : [];
    }),
  );
  const keys = new Set<string>();
  return {
    ...defaultRules(text("fra")),
    agendaDays: days("dagsorden"),
    materialDays: days("materiale"),
    memberItemDays: days("egne"),
    saturdays: text("loerdage") === "ja",
    substituteAtAnyAbsence: text("enhver") === "ja",
    approvesPreviousMinutes: text("sidste") === "ja",
    signers: one("underskriver", signerNames, "participants"),
    numbering: one("numre", numberingNames, "perYear"),
    houseStyle: text("skabelon"),
    approvalSteps: lines("trin"),
    ...(Object.keys(approvers).length === 0 ? {} : { approvers }),
    publishes: { agenda: published.includes("dagsorden"), minutes: published.includes("referat"), attachments: published.includes("bilag") },
    ...(text("fireoejne") === "ja" ? { fourEyes: true } : {}),
    standingItems: items.map((index) => {
      const name = (part: string): string => `punkt${index}-${part}`;
      let key = text(name("noegle")) || `punkt-${index + 1}`;
      while (keys.has(key)) key += "-2";
      keys.add(key);
      return {
        key,
        title: text(name("titel")),
        place: one(name("sted"), placeNames, "last"),
        closed: text(name("lukket")) === "ja",
        sender: text(name("afsender")) || null,
        points: lines(name("indstilling")),
        decision: text(name("beslutning")) || null,
        kind: one(name("slags"), itemKinds, "other"),
      };
    }),
  };
}

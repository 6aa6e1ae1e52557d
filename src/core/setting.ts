/** What a house has decided about itself, beside what its environment sets. */

import { allow, refuse, type Verdict } from "./verdict.ts";

export const settings = {
  municipality: { name: "Kommunens navn", needed: true },
  domain: { name: "Kommunens internetdomæne", needed: false },
  phone: { name: "Kommunens hovednummer", needed: false },
  "archive-keeper": { name: "Hvem der passer arkivet", needed: false },
} as const satisfies Record<string, { name: string; needed: boolean }>;

export type SettingKey = keyof typeof settings;

export type SettingHappening = { kind: "setting-changed"; what: { setting: SettingKey; before: string | null; after: string | null } };

const mostLetters = 200;

/** `now` is what stands, `was` what the form was shown with: two who change the same thing at once are told. */
export function changeSetting(
  given: { setting: string; value: string; was: string },
  now: string | null,
): Verdict<SettingHappening | null, "setting-unknown" | "setting-empty" | "setting-too-long" | "changed-meanwhile"> {
  if (!Object.hasOwn(settings, given.setting)) return refuse("setting-unknown");
  const setting = given.setting as SettingKey;
  const after = given.value.replace(/\s+/gu, " ").trim() || null;
  if (after === null && settings[setting].needed) return refuse("setting-empty", { what: settings[setting].name });
  if ((after?.length ?? 0) > mostLetters) return refuse("setting-too-long", { what: settings[setting].name, most: String(mostLetters) });
  if (after === now) return allow(null);
  if (given.was !== (now ?? "")) return refuse("changed-meanwhile");
  return allow({ kind: "setting-changed", what: { setting, before: now, after } });
}

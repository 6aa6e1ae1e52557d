import type { Action } from "./action.ts";

const keepers = ["administrator"] as const;
const base = { station: "people", from: null } as const;

export const peopleActions = {
  "add-person": {
    ...base,
    da: "Opret person",
    who: keepers,
    writes: ["person-added"],
    refuses: ["person-name-missing", "person-email-wrong", "person-email-taken"],
  },
  "change-person": {
    ...base,
    da: "Ret person",
    who: keepers,
    writes: ["person-changed"],
    refuses: ["not-found", "person-name-missing", "person-email-wrong", "person-email-taken", "changed-meanwhile"],
  },
  "deactivate-person": {
    ...base,
    da: "Tag person ud af brug",
    who: keepers,
    writes: ["person-deactivated"],
    refuses: ["not-found", "person-inactive", "person-not-yourself", "last-administrator"],
  },
  "reactivate-person": { ...base, da: "Tag person i brug igen", who: keepers, writes: ["person-reactivated"], refuses: ["not-found", "person-active"] },
  "give-role": {
    ...base,
    da: "Giv rolle",
    who: keepers,
    writes: ["role-given"],
    refuses: ["not-found", "person-inactive", "role-follows-seat", "role-unknown", "role-of-the-house", "committee-unknown", "role-dates", "role-held"],
  },
  "end-role": { ...base, da: "Afslut rolle", who: keepers, writes: ["role-ended"], refuses: ["not-found", "role-ended", "last-administrator"] },
  "invite-person": { ...base, da: "Invitér person", who: keepers, writes: ["person-invited"], refuses: ["not-found", "person-inactive"] },
  "import-people": {
    ...base,
    da: "Læs personer ind fra CSV",
    who: keepers,
    writes: ["person-added", "person-changed", "role-given"],
    refuses: ["csv-damaged", "csv-row-wrong"],
  },
  "set-up-house": {
    ...base,
    da: "Sæt Sagsgang op",
    who: "visitor",
    writes: ["house-set-up", "person-added", "role-given", "logged-in"],
    refuses: ["setup-code-wrong", "setup-done", "setup-municipality-missing", "person-name-missing", "person-email-wrong", "login-too-many"],
  },
  "log-in": {
    ...base,
    da: "Log ind",
    who: "visitor",
    writes: ["logged-in", "identity-linked"],
    refuses: [
      "login-too-many",
      "login-inactive",
      "login-not-a-demonstration",
      "login-failed",
      "login-unknown",
      "login-unverified",
      "passkey-failed",
      "invitation-over",
    ],
  },
  "log-out": { ...base, da: "Log ud", who: "anyone", writes: ["logged-out"], refuses: ["session-gone"] },
  "end-session": { ...base, da: "Afslut session", who: "anyone", writes: ["session-ended"], refuses: ["session-gone"] },
  "add-passkey": { ...base, da: "Tilføj adgangsnøgle", who: "anyone", writes: ["passkey-added"], refuses: ["passkey-failed", "passkey-taken"] },
  "remove-passkey": { ...base, da: "Fjern adgangsnøgle", who: "anyone", writes: ["passkey-removed"], refuses: ["passkey-gone", "passkey-last-way"] },
  "choose-mail": { ...base, da: "Vælg, hvor tit der kommer mail", who: "anyone", writes: ["mail-chosen"], refuses: ["answer-not-valid"] },
  "log-reading": {
    ...base,
    da: "Læs lukket materiale (skrives i læseloggen)",
    who: "anyone",
    writes: [],
    refuses: [],
    law: "DESIGN §8; databeskyttelsesforordningen art. 32",
  },
  "see-readings": { ...base, da: "Se læseloggen", who: ["dataProtectionOfficer", "administrator"], writes: [], refuses: [], verb: false },
  "see-people": { ...base, da: "Se personer", who: ["administrator", "dataProtectionOfficer"], writes: [], refuses: [], verb: false },
} as const satisfies Record<string, Action>;

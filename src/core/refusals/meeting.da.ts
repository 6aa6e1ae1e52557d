export const meetingRefusals = {
  "meeting-already-open": "Mødet er allerede begyndt. Genindlæs siden.",
  "meeting-closed": "Mødet er hævet. Det, der blev besluttet, ændres kun ved at genåbne mødet med en grund.",
  "meeting-still-open": "Mødet er ikke hævet endnu.",
  "not-a-participant": "Personen er hverken medlem eller stedfortræder ved dette møde.",
  "times-wrong": "Tiderne passer ikke: en person kan ikke være gået, før vedkommende kom, eller være fraværende ved et punkt, hvor vedkommende har stemt.",
  "substitute-sits-already": "Stedfortræderen sidder allerede i udvalget, eller medlemmet er selv til stede.",
  "decision-empty": "Skriv beslutningen, før den gemmes.",
  "referred-where": "Skriv, hvilket organ sagen sendes til.",
  "no-quorum":
    "Udvalget er ikke beslutningsdygtigt ved punktet: {present} er til stede, og der skal være mindst {needed} (kommunestyrelsesloven § 11). Punktet kan udsættes.",
  "voter-not-present": "En af dem, der står som stemt, var ikke til stede ved punktet eller er inhabil. Ret fremmødet eller stemmen.",
  "vote-unknown": "Afstemningen findes ikke. Genindlæs siden.",
  "already-voted": "Medlemmet har stemt ved punktet og kan ikke samtidig være inhabil. Stryg afstemningen først.",
  "disqualification-unknown": "Der er ikke rejst spørgsmål om personens inhabilitet ved dette punkt.",
  "disqualification-open": "Spørgsmålet om inhabilitet er ikke afgjort ved punkt {items}. Afgør det, før mødet hæves.",
  "not-outvoted":
    "En afvigende mening kan kun tilføres af den, der blev nedstemt ved punktet (kommunestyrelsesloven § 13 stk. 2). Er der stemt, så registrér først afstemningen.",
  "dissent-empty": "Skriv den afvigende mening, kort og med medlemmets egne ord.",
  "nothing-decided": "Der er ikke besluttet noget ved punktet endnu, så der er intet at indbringe.",
  "only-procedure":
    "Punktet er kun udsat, trukket, sendt tilbage eller sendt videre. Det kan ikke indbringes for kommunalbestyrelsen (kommunestyrelsesloven § 23).",
  "already-stopped": "Beslutningen er allerede begæret indbragt for kommunalbestyrelsen.",
  "not-stopped": "Beslutningen er ikke begæret indbragt for kommunalbestyrelsen. Genindlæs siden.",
  "items-undecided": "Mødet kan ikke hæves, før alle punkter har en beslutning. Der mangler punkt {items}.",
  "attendance-missing": "Mødet kan ikke hæves, før fremmødet er registreret for alle medlemmer.",
  "minutes-frozen": "Referatet er allerede låst. Tag det tilbage, før mødet genåbnes.",
  "not-this-member": "Det kan kun medlemmet selv eller udvalgssekretæren gøre.",
} as const satisfies Record<string, string>;

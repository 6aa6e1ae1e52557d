export const committeeRefusals = {
  "committee-name-missing": "Skriv udvalgets navn.",
  "committee-name-taken": "Et andet udvalg hedder det samme. Vælg et navn, der kan kendes fra det andet.",
  "committee-kind-taken": "Der er allerede oprettet et organ af slagsen “{kind}”, og der kan kun være ét i en kommune.",
  "date-wrong": "En af datoerne mangler eller findes ikke i kalenderen. Skriv den som dag, måned og år.",
  "time-wrong": "Klokkeslættet mangler, eller mødet slutter, før det begynder. Skriv det som 16:00.",
  "name-from-too-early": "Det nye navn skal gælde fra en senere dag end navnet “{name}”. Ældre navne rettes ikke, fordi papirerne bærer dem.",
  "name-unchanged": "Navn og forkortelse er de samme som før. Skriv det nye.",
  "term-wrong": "Valgperioden passer ikke. Skriv første og sidste år, for eksempel 2026 og 2029.",
  "term-overlaps": "Udvalget har allerede en valgperiode i nogle af de år. Se perioderne, og ret årstallene.",
  "person-unknown": "Personen findes ikke. Vælg en fra listen; nye personer oprettes under Personer.",
  "seat-dates-wrong": "Den sidste dag ligger før den første. Byt om på datoerne.",
  "outside-term": "Dagene ligger ikke i en af udvalgets valgperioder. Ret datoerne, eller opret perioden først.",
  "already-seated": "{name} sidder allerede i udvalget i nogle af de dage, som medlem eller stedfortræder.",
  "chair-taken": "{name} er {office} i nogle af de dage. Sæt personen ind som medlem, og skift så {office}.",
  "no-such-seat": "Personen sidder ikke i udvalget i de dage. Se medlemmerne med datoer, og ret datoen.",
  "already-chair": "{name} er allerede {office} den dag.",
  "party-unchanged": "Medlemmet har allerede den partibetegnelse den dag.",
  "already-has-substitute": "{name} har allerede en stedfortræder i nogle af de dage.",
  "absence-too-short":
    "Fraværet skal vare mindst en måned, før der kan indkaldes en stedfortræder (kommunestyrelsesloven § 28 stk. 2). Siger kommunens styrelsesvedtægt andet, så sæt det i udvalgets regler.",
  "meeting-needed": "Vælg det møde, hvor medlemmet er inhabilt. En stedfortræder på grund af inhabilitet gælder kun der.",
  "rules-numbers-wrong": "Fristerne skal være hele tal: 0–30 hverdage for dagsorden og materiale og 0–60 dage for medlemmernes egne punkter.",
  "house-style-unknown": "Skabelonen findes ikke. Vælg en fra listen.",
  "standing-item-untitled": "Hvert fast punkt skal have sin egen overskrift. Ret den, eller fjern punktet.",
  "rules-over-held-meeting": "Reglerne kan ikke ændres tilbage i tid over et møde, der er holdt ({date}). Vælg en senere dag.",
  "meeting-same-day": "Udvalget har allerede et møde den {date}. Vælg en anden dag, eller flyt det andet møde.",
  "no-dates": "Ingen datoer er valgt. Sæt kryds ved de møder, der skal med i planen.",
  "nothing-moved": "Mødet står allerede på den dag, det klokkeslæt og det sted.",
  "meeting-is-past": "Mødets dag er gået. Et møde, der er holdt, ændres ikke i planen.",
  "meeting-not-cancelled": "Mødet er ikke aflyst.",
  "member-file-wrong": "Intet er gemt, for filen har fejl:\n{lines}",
  "plan-file-wrong": "Intet er gemt, for filen har fejl:\n{lines}",
} as const satisfies Record<string, string>;

/** What is told although it was saved: the law asks for it, but the house may know better. */
export const committeeWarnings = {
  "substitute-not-in-council":
    "Stedfortræderen sidder ikke i kommunalbestyrelsen i de dage. En stedfortræder i et udvalg skal være medlem af kommunalbestyrelsen (kommunestyrelsesloven § 28).",
  "day-off": "Mødet ligger på en dag, der ikke er en hverdag. Se efter, om det er meningen.",
  "deadline-passed": "Fristen for at sende dagsordenen ud er allerede gået for et af møderne. Skriv grunden i dagsordenen, når den sendes.",
} as const satisfies Record<string, string>;

export type CommitteeWarning = keyof typeof committeeWarnings;

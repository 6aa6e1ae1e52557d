export const caseRefusals = {
  "case-not-draft": "Sagen kan ikke ændres nu: den er til godkendelse, klar eller afsluttet. Få den sendt tilbage eller genåbn den, før den rettes.",
  "title-missing": "Sagen mangler en overskrift. Skriv, hvad den handler om.",
  "closed-reason-missing": "Skriv, hvorfor det er lukket, og efter hvilken regel. Uden en konkret grund er det åbent (kommunestyrelsesloven § 10).",
  "public-title-missing":
    "En lukket sag skal have en neutral overskrift, som offentligheden kan se. Skriv, hvad den handler om, uden at røbe det, der er lukket.",
  "section-unknown": "Afsnittet findes ikke i sagen. Genindlæs siden.",
  "text-changed-by-other": "En anden har skrevet i afsnittet, siden du åbnede det. Begge tekster er bevaret: vælg, hvilken der skal stå.",
  "copied-not-confirmed":
    "Noget af teksten er kopieret fra en ældre sag og ikke læst igennem. Bekræft eller ret de markerede afsnit, og send så til godkendelse.",
  "case-not-in-approval": "Sagen venter ikke på godkendelse. Genindlæs siden og se, hvor den er.",
  "not-your-step": "Trinnet {step} er en andens. Udvalgets regler nævner, hvem der godkender som {step}, og du er ikke en af dem.",
  "already-approved-by-you":
    "Du har allerede godkendt sagen på et tidligere trin. En anden skal godkende som {step}, medmindre udvalgets regler kun nævner dig til det.",
  "remark-missing": "Skriv, hvad der skal rettes, så sagsbehandleren ved det.",
  "attachment-unknown": "Bilaget findes ikke i sagen. Genindlæs siden.",
  "attachment-empty": "Filen er tom (0 byte). Vælg den rigtige fil.",
  "attachment-too-large": "Filen er over 100 MB og blev ikke lagt ved. Gør billederne mindre, eller del den i flere bilag.",
  "attachment-dangerous":
    "Filen kan indeholde et program eller en makro og blev ikke lagt ved. Gem den som PDF eller som almindelig Word- eller Excel-fil, og læg den ved igen.",
  "order-not-whole": "Rækkefølgen passer ikke med det, der står nu. Genindlæs siden, og flyt igen.",
  "case-number-odd": "Journalnummeret ligner ikke et, systemet kender. Det er gemt, som du skrev det.",
  "kle-too-large": "Filen er for stor til at være KLE-registeret. Hent den igen fra kle-online.dk.",
  "xml-declares": "Filen bestemmer selv, hvad dens tegn betyder (DOCTYPE). Det gør KLE's egne filer ikke, og den er derfor ikke læst.",
  "case-still-on-agenda": "Sagen står på en dagsorden. Tag den af dagsordenen først.",
  "finding-gone": "Spørgsmålet er der ikke mere: teksten er ændret, eller det er besvaret. Genindlæs siden.",
  "reason-missing": "Skriv en grund. Den kommer i journalen.",
} as const satisfies Record<string, string>;

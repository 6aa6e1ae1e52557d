export const minutesRefusals = {
  "minutes-not-draft": "Referatet er låst. Tag det tilbage til kladde med en grund, før det rettes.",
  "minutes-not-frozen": "Referatet er ikke låst. Lås teksten, før den sendes til underskrift.",
  "minutes-not-signed": "Referatet er ikke underskrevet af alle endnu.",
  "addition-empty": "Skriv, hvad der skal føjes til protokollen.",
  "not-out-for-signature": "Referatet er ikke til underskrift nu. Genindlæs siden og se, hvor det er.",
  "not-a-signer": "Du står ikke blandt dem, der skal underskrive dette referat. Kun de, der deltog i mødet, underskriver (kommunestyrelsesloven § 13).",
  "text-changed-since-read": "Referatets tekst er ændret, siden du læste den. Læs den igen, og underskriv så; din underskrift er ikke givet.",
  "frozen-otherwise":
    "Referatets data er ikke det, der blev låst, og derfor kan det hverken underskrives eller lægges ud. Noget er ændret uden om programmet. Sig det til en administrator. Er det ikke underskrevet af alle endnu, kan udvalgssekretæren tage det tilbage til kladde, se det efter og låse det igen.",
  "already-signed": "Der er allerede underskrevet. En underskrift kan kun fjernes af udvalgssekretæren, med en grund.",
  "not-signed": "Personen har hverken underskrevet eller afslået.",
  "reading-not-confirmed": "Sæt kryds ved, at du har læst referatet, og underskriv så.",
  "passkey-wrong": "Adgangsnøglen passer ikke til dig eller til teksten. Prøv igen, eller underskriv med dit login.",
} as const satisfies Record<string, string>;

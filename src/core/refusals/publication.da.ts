export const publicationRefusals = {
  "basis-missing": "Skriv hjemlen: den bestemmelse, der gør, at delen skal være lukket eller må være åben.",
  "party-missing": "Skriv, hvem der skal have besked, før beslutningen bliver offentlig.",
  "already-public": "Beslutningen er allerede offentlig. Træk den tilbage først, hvis den ikke må være det.",
  "nobody-to-be-told": "Punktet venter ikke på, at nogen får besked. Genindlæs siden.",
  "date-not-valid": "Datoen passer ikke. Skriv den dag, det skete, som år-måned-dag og ikke senere end i dag.",
  "nothing-to-publish": "Vælg, hvad der skal offentliggøres.",
  "agenda-not-released": "Dagsordenen er ikke sendt ud endnu. Send den til medlemmerne, før den offentliggøres.",
  "finding-unknown": "Fundet findes ikke mere. Læs papirerne igennem igen, og bedøm det, der så er fundet.",
  "same-person-twice": "Du har selv bedømt fundet. En anden skal også se det, før det ikke længere standser.",
  "findings-stop":
    "Der er fundet noget, som ikke må blive offentligt uden videre ({count}). Intet er offentliggjort. Ret det, eller bedøm hvert fund med en grund.",
  "closed-text-would-leak":
    "Lukket tekst fra punkt {number} ville kunne læses på den offentlige side ({where}). Intet er offentliggjort. Luk delen, eller ret teksten, og prøv igen.",
  "changed-since-check": "Papirerne blev ændret, mens de blev læst igennem. Intet er offentliggjort. Prøv igen.",
  "file-gone":
    "Bilaget “{name}” mangler eller er beskadiget i filarkivet. Intet er ændret. Få den, der driver systemet, til at hente det fra sikkerhedskopien.",
  "municipality-not-named": "Kommunens navn er ikke skrevet i indstillingerne. Skriv det dér, før noget offentliggøres.",
  "time-has-passed": "Tidspunktet er allerede gået. Vælg et senere, eller offentliggør nu.",
  "nothing-planned": "Der er ikke planlagt nogen offentliggørelse af det. Genindlæs siden.",
  "not-public": "Der er ikke noget offentligt at trække tilbage.",
  "no-breach": "Der er ikke begyndt noget skema om et brud. Det begynder, når noget med personoplysninger trækkes tilbage.",
  "late-breach-reason-missing": "Der er gået mere end 72 timer. Skriv, hvorfor anmeldelsen kommer senere (GDPR art. 33 stk. 1).",
} as const satisfies Record<string, string>;

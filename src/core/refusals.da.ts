/** A Danish sentence for every refusal: what happened and what to do. A code without one is a type error. */

import { agendaRefusals } from "./refusals/agenda.da.ts";
import { caseRefusals } from "./refusals/case.da.ts";
import { committeeRefusals } from "./refusals/committee.da.ts";
import { followupRefusals } from "./refusals/followup.da.ts";
import { meetingRefusals } from "./refusals/meeting.da.ts";
import { minutesRefusals } from "./refusals/minutes.da.ts";
import { peopleRefusals } from "./refusals/people.da.ts";
import { publicationRefusals } from "./refusals/publication.da.ts";
import { steeringRefusals } from "./refusals/steering.da.ts";
import { textRefusals } from "./refusals/text.da.ts";

export const refusals = {
  "file-missing": "Filen findes ikke. Se efter, om stien er stavet rigtigt.",
  "file-empty": "Filen er tom (0 byte). Hent den igen fra kilden.",
  "file-too-large": "Filen er for stor til at blive læst (over 200 MB). Del den op, eller fjern billeder.",
  "not-readable-kind": "Filen er ikke en type, Sagsgang læser (PDF, DOCX, HTML, tekst, JSON, XML eller zip). Gem den som PDF eller DOCX, og prøv igen.",
  "pdf-damaged": "PDF-filen er beskadiget og kan ikke åbnes. Hent den igen fra kilden.",
  "pdf-encrypted": "PDF-filen er låst med adgangskode. Fjern adgangskoden, og indlæs den igen.",
  "pdf-no-text": "PDF-filen er skannet: siderne er billeder uden tekst. Indlæs den med tekstgenkendelse (--ocr).",
  "ocr-poor": "Tekstgenkendelsen kunne ikke læse siderne godt nok. Skan dokumentet igen i bedre kvalitet, eller indtast det.",
  "docx-damaged": "Word-filen er beskadiget og kan ikke åbnes. Gem den igen i Word, og prøv igen.",
  "zip-damaged": "Zip-filen er beskadiget eller låst med adgangskode. Pak den igen uden adgangskode.",
  "zip-bomb": "Filen vokser voldsomt, når den pakkes ud, og er derfor ikke åbnet. Det ligner et angreb eller en fejl i filen.",
  "json-unknown": "JSON-filen er ikke et møde fra FirstAgenda, og intet andet JSON-format er kendt.",
  "json-damaged": "JSON-filen er ikke gyldig JSON. Hent den igen fra kilden.",
  "xml-damaged": "XML-filen kan ikke læses. Hent den igen fra kilden.",
  "xml-unknown": "XML-filen er ikke i et format, Sagsgang kender. Indlæs mødet som PDF eller HTML i stedet.",
  "not-minutes": "Dokumentet ligner ikke et referat eller en dagsorden: der blev ikke fundet nogen punkter.",
  "too-slow": "Læsningen tog for lang tid og blev stoppet. Filen er muligvis beskadiget eller usædvanligt stor.",
  "too-much-memory": "Læsningen brugte for meget hukommelse og blev stoppet. Filen er muligvis beskadiget eller et angreb.",
  "reader-crashed": "Læseren gik i stå på filen og blev startet igen. Resten af filerne er læst; indberet gerne filen som en fejl.",
  "meeting-is-ours":
    "Papirerne fra dette møde er offentliggjort her fra arbejdssiden. En udgave udefra kan vise noget, der siden er lukket, og lægges ikke ind ved siden af. Ret eller offentliggør mødet på arbejdssiden.",
  "document-retracted": "Dokumentet er trukket tilbage fra arkivet og lægges ikke ind igen. Har kommunen offentliggjort en ny udgave, så indlæs den.",
  "nothing-found": "Der blev ikke fundet nogen filer, der kan læses.",
  "site-unreachable": "Webstedet svarede ikke. Det, der nåede at blive hentet, er gemt; kør kommandoen igen for at fortsætte.",
  "site-not-first-agenda": "Adressen ligner ikke et FirstAgenda-publiceringssted: listen over udvalg (/api/agenda/udvalgsliste) kunne ikke læses.",
  "site-not-an-address": "Det er ikke en webadresse. Skriv den som https://dagsordener.kommune.dk.",
  "harvest-municipality-unknown": 'Webstedet siger ikke, hvilken kommune det hører til. Angiv den med --municipality "Navn Kommune".',
  "site-robots": "Webstedets robots.txt tillader ikke, at siderne hentes. Spørg kommunen om lov.",
  "site-refused": "Webstedet afviste at levere flere sider. Det, der nåede at blive hentet, er gemt; prøv igen senere.",
  "answer-not-valid": "Svaret passer ikke til feltet. Ret det, og prøv igen.",
  "answer-needed": "Dokumentet kan ikke lægges i arkivet uden et svar her. Skriv det rigtige, og tryk Gem.",
  "doubt-gone": "Tvivlen findes ikke mere. Dokumentet er måske læst igen i mellemtiden.",
  "not-allowed": "Det har du ikke rettigheder til her. Spørg udvalgssekretæren eller en administrator.",
  "not-found": "Det findes ikke, eller det er ikke noget, du må se.",
  "changed-meanwhile": "En anden har ændret det i mellemtiden. Se, hvad der står nu, og prøv igen; det, du skrev, står stadig herunder.",
  "form-stale": "Formularen var for gammel eller kom et andet sted fra. Genindlæs siden, og prøv igen; intet er gemt.",
  ...textRefusals,
  ...peopleRefusals,
  ...publicationRefusals,
  ...committeeRefusals,
  ...caseRefusals,
  ...agendaRefusals,
  ...meetingRefusals,
  ...minutesRefusals,
  ...followupRefusals,
  ...steeringRefusals,
} as const satisfies Record<string, string>;

export type RefusalCode = keyof typeof refusals;

/** The sentence with its {gaps} filled. */
export function sentenceOf(refused: { code: RefusalCode; words?: Readonly<Record<string, string>> }): string {
  return refusals[refused.code].replace(/\{(\w+)\}/g, (gap, name: string) => refused.words?.[name] ?? gap);
}

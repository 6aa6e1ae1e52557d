/** The labels of a meeting's header, and the names of bodies as header lines write them. */

import type { HeaderField, Layout } from "./layout.ts";

const labels: readonly (readonly [string, HeaderField])[] = [
  ["mødedato|dato(?: for møde)?|mødedag|mødedo", "date"],
  ["mødetidspunkt|tidspunkt|starttidspunkt(?: for møde)?|start ?kl\\.?|mødetid|tid|start|klokken|mødestart", "time"],
  ["sluttidspunkt(?: for møde)?|slut ?kl\\.?|mødet (?:sluttede|slut|hævet)|sluttid|slut", "end"],
  ["mødested|mødet (?:af)?holdes|mødet (?:holdt|afholdt)|sted|lokale|mødelokale|lokation|mødeafholdelse|adresse", "place"],
  ["udvalg|udvalget|organ|møde|møde i|råd", "organization"],
  [
    "deltagere|medlemmer(?: til ?stede)?|tilstedeværende medlemmer|mødedeltagere|til ?stede(?: var| er)?|tilstedeværende|indkaldelse|indkaldte?|mødte?|følgende deltog|deltog|fremmødte(?: medlemmer)?|udvalgsmedlemmer|valgte medlemmer",
    "participants",
  ],
  ["bemærkninger|meddelelser|bemærkninger til (?:mødet|dagsordenen)|godkendelse af dagsorden|noter", "remarks"],
  [
    "referent|sekretær|gæster|øvrige deltagere|derudover deltog|fra (?:forvaltningen|administrationen)|udsendelsesdato|hent som fil|pdf|type|møde nr\\.?|mødenummer|kategori|publiceret|publiceret den|udskrevet|ordstyrer|sager|referat udsendt|dagsorden udsendt|deltager(?:e)? fra (?:forvaltningen|administrationen)|embedsmænd|afbud til|hent",
    "other",
  ],
];

const labelled = labels.map(([words, field]) => [new RegExp(`^(?:${words}) *(?::(?<rest>.*)|$)`, "iu"), field] as const);
const columns = /^(?:(?:udvalg|dato|type|hent|sted|tid|mødested|møde)(?: +|$)){2,}/iu;
// "Mødested Rådhuset": the colon lost with the table the labels stood in.
const withoutColon: readonly (readonly [RegExp, HeaderField])[] = [
  [
    /^(?:Mødested|MØDESTED|Sted|Mødelokale(?= Udvalg| Lokale| \p{Lu}\p{Ll}+(?:sal|salen|værelse|værelset|stuen|rummet)(?!\p{L}))|MØDELOKALE) +(?=[\p{Lu}\d])/u,
    "place",
  ],
  [/^(?:Mødedato|MØDEDATO|Dato) +(?=[\p{Lu}\d])/u, "date"],
  [/^(?:Sluttidspunkt|Slut) +(?=(?:kl|\d))/u, "end"],
  [/^(?:Starttidspunkt|Mødestart|Mødetidspunkt|MØDETIDSPUNKT|Mødetid|Tidspunkt|Tid) +(?=[\p{Lu}\d])/u, "time"],
  [/^(?:Referent|Sekretær|Ordstyrer|Mødeleder) +(?=\p{Lu})/u, "other"],
  [/^Udvalg +(?=\p{Lu})/u, "organization"],
  [/^(?:Mødedeltagere|MØDEDELTAGERE|Deltagere|DELTAGERE|Medlemmer|MEDLEMMER|Tilstede|Til stede) +(?=\p{Lu})/u, "participants"],
];

/** The header label a line begins with and the words after it. */
export function headerLabel(text: string, extra: Layout["labels"] = []): { field: HeaderField; rest: string } | null {
  // The head of a table: its values stand on the next line, and are read by what they are.
  if (columns.test(text)) return { field: "other", rest: "-" };
  const head = text.slice(0, 80);
  for (const [pattern, field] of [...extra, ...labelled]) {
    const found = pattern.exec(head);
    if (found) return { field, rest: found.groups?.rest === undefined ? "" : (found.groups.rest + text.slice(80)).trim() };
  }
  for (const [pattern, field] of withoutColon) {
    const found = pattern.exec(head);
    if (found) return { field, rest: text.slice(found[0].length).trim() };
  }
  return null;
}

/** A word that only the name of a committee, a council or a board holds. */
export const bodyWord = /udvalg|byråd|kommunalbestyrelse|regionsråd|magistrat|borgerrepræsentation|(?<!om)råd(?:et)?(?!\p{L})|nævn|kommission|direktionen/iu;
export const weekday = "(?:mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag)";

/** The committee a header line names, without the words around it: "Referat - Byrådet den 5. maj 2020" names "Byrådet". */
export function bodyIn(text: string): string | null {
  const bare = text
    .replace(/^\p{Lu}[\p{L}-]+ (?:KOMMUNE|Kommune) (?=\p{Lu})/u, "")
    .replace(/dagsordener og referater| ?\(indeholder [^()]*\)/iu, "")
    .replace(/\b(?:referat|beslutningsprotokol|tillægsdagsorden|dagsorden|protokol|beslutninger)(?:er)?\b/giu, " ")
    .replace(new RegExp(`\\b${weekday}\\b,? ?`, "giu"), " ")
    .replace(/(?:kl\.?|klokken) ?[\d.:]+.*$/iu, " ")
    .replace(/\bkl\.?(?= |$)/iu, " ")
    .replace(/(?<!\d)(?:den |d\. ?)?\d{1,2}(?:[-./]\d{1,2}[-./]\d{2,4}|\.? ?\p{L}{3,9}\.?,? ?\d{4}).*$/iu, " ")
    .replace(/\b(?:19|20)\d\d ?- ?(?:19|20)\d\d\b|\((?:19|20)?\d\d ?- ?(?:19|20)?\d\d\)/gu, " ")
    .replace(/^[\s•:,–-]*(?:(?:fra|af|for|til|åbent|åben)\b\s*)+/iu, "")
    .replace(/(?<=[,-]) +(?:fra|af|for|til)\b(?= )/giu, " ")
    .replace(/\b(?:ordinært |ekstraordinært |konstituerende )?mødet?(?: i)?(?: den)?\b/giu, " ")
    .replace(/ (?:den|i) *$/u, " ")
    .replace(/^[\s•:,–-]+|[\s:,–-]+$/gu, "")
    .replace(/^i (?=\p{Lu})/u, "")
    .replace(/\s+/gu, " ")
    .replace(/^(?:fra|af|for|til) /iu, "")
    // Printed twice on one line: "Teknisk Udvalg, Referat fra mødet i Teknisk Udvalg".
    .replace(/^(.{4,80}?)(?:,| -)? \1$/u, "$1")
    .trim();
  const genitive = /s møde/iu.test(text) ? bare.replace(/(?:'s| s|s)$/u, "") : bare;
  if (genitive.length < 3 || genitive.length > 110 || /[.:!?]/u.test(genitive)) return null;
  if (bodyWord.test(genitive) && /^\p{L}/u.test(genitive) && !notInBody.test(genitive)) return genitive;
  // Committees without the word: "Job, erhverv og kulturs møde den …".
  return /s møde den/iu.test(text) && /^\p{Lu}/u.test(genitive) ? genitive : null;
}

// Words of titles and sentences: "Forslag til ændring af udvalg" names no body.
const notInBody = /\b(?:skal|er|har|kan|som|der|til|om|på|med|forslag|godkendelse|orientering|valg af|ændring)\b/iu;

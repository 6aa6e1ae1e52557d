/** Danish words for what the archive holds, in one place. */

import { outcomeNames, type Outcome, type Phrase } from "#core/decision.ts";
import type { Absence, MeetingKind } from "#core/published-minutes.ts";
import type { SectionRole } from "#core/section-role.ts";

export const kindNames: Record<MeetingKind, string> = { minutes: "Referat", agenda: "Dagsorden", supplementaryAgenda: "Tillægsdagsorden" };

export const roleNames: Record<SectionRole, string> = {
  summary: "Resumé",
  occasion: "Anledning",
  recommendation: "Indstilling",
  presentation: "Sagsfremstilling",
  legalBasis: "Lovgrundlag",
  finances: "Økonomi",
  staffing: "Personale",
  hearing: "Høring",
  authority: "Beslutningskompetence",
  history: "Sagens gang",
  communication: "Kommunikation",
  decision: "Beslutning",
  attachments: "Bilag",
  other: "Øvrigt",
};

export const absenceNames: Record<NonNullable<Absence["kind"]>, string> = {
  apology: "Afbud",
  absent: "Fraværende",
  late: "Kom senere",
  left: "Gik før tid",
  recused: "Inhabil",
  partial: "Fraværende ved nogle punkter",
};

const meanings: Record<Outcome, string> = {
  noted: "Orienteringen er taget til efterretning. Det er hverken et ja eller et nej.",
  approved: "Indstillingen eller forslaget er godkendt.",
  granted: "Pengene er bevilget eller frigivet.",
  adopted: "Forslaget er vedtaget.",
  discussed: "Sagen er drøftet. Der er ikke truffet en endelig afgørelse.",
  firstReading: "Sagen er behandlet første gang og skal behandles igen.",
  recommended: "Sagen anbefales. Den afgøres af et andet organ.",
  referred: "Sagen er sendt videre til et andet organ.",
  hearing: "Sagen er sendt i høring.",
  postponed: "Sagen er udsat til et senere møde.",
  returned: "Sagen er sendt tilbage til forvaltningen.",
  rejected: "Ansøgningen eller forslaget er afslået.",
  lapsed: "Forslaget er bortfaldet.",
  withdrawn: "Punktet er taget af dagsordenen.",
  nothing: "Der var intet at meddele eller bemærke.",
  informed: "Der er givet en orientering.",
  signed: "Protokollen er underskrevet.",
  requested: "Der er bedt om noget, som skal følges op.",
  other: "Beslutningens ord passer ikke i en fast kategori.",
};

/** The outcome's Danish name, or null when the minutes told no decision. */
export function outcomeName(outcome: string | null): string | null {
  return outcome !== null && outcome in outcomeNames ? outcomeNames[outcome as Outcome] : null;
}

/** What a decision means, for someone who has never read minutes. "Tiltrådt" means nothing without the recommendation. */
export function decisionInWords(phrase: string | null, outcome: string | null): string | null {
  if (outcome === null || !(outcome in meanings)) return null;
  const meaning = meanings[outcome as Outcome];
  return (phrase as Phrase | null) === "followed"
    ? `Indstillingen blev fulgt. Læst sammen med indstillingens ord betyder det: ${meaning.charAt(0).toLowerCase()}${meaning.slice(1)}`
    : meaning;
}

/** How an outcome is coloured: what went through, what did not, what is still open. */
export function outcomeTone(outcome: string | null): "yes" | "no" | "open" | "plain" {
  if (["approved", "granted", "adopted", "recommended"].includes(outcome ?? "")) return "yes";
  if (["rejected", "lapsed", "withdrawn"].includes(outcome ?? "")) return "no";
  if (["postponed", "returned", "firstReading", "hearing", "referred", "discussed"].includes(outcome ?? "")) return "open";
  return "plain";
}

/** Herning's row of crosses as a sentence, since a cross under a column is nothing to one who hears the page (DOMAIN §1.9). */
export function communicationInWords(text: string): string {
  const [bodies, marks] = text.split("\n").map((line) => line.split("\t"));
  const marked = (bodies ?? []).filter((_, index) => (marks?.[index] ?? "").trim() !== "");
  return marked.length === 0 ? "Sagen går ikke til andre." : `Sagen går til ${marked.join(", ")}.`;
}

/** "3 punkter", "1 punkt". */
export function counted(count: number, one: string, many: string): string {
  return `${thousands(count)} ${count === 1 ? one : many}`;
}

/** "1.234". */
export function thousands(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+(?!\d))/g, ".");
}

/** "182 KB", "3,4 MB". */
export function size(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} KB`;
  return `${(bytes / 1_000_000).toFixed(1).replace(".", ",")} MB`;
}

const typeNames: Record<string, string> = {
  "application/pdf": "PDF",
  "text/html": "HTML",
  "text/plain": "Tekst",
  "application/json": "JSON",
  "application/xml": "XML",
  "text/xml": "XML",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word",
};

/** The file type in a word a citizen knows. */
export function typeName(mediaType: string): string {
  return typeNames[mediaType.split(";")[0]!.trim()] ?? mediaType;
}

/** What the guard looks for before anything becomes public, and how a find is told (decision 0024). */

export const findingKinds = [
  "cpr",
  "email",
  "phone",
  "address",
  "person",
  "closed-words",
  "closed-bytes",
  "small-group",
  "template-text",
  "machine-path",
  "unreadable",
] as const;
export type FindingKind = (typeof findingKinds)[number];

/** The kinds as people read them, for totals and headings. */
export const findingKindNames: Record<FindingKind, string> = {
  cpr: "CPR-nummer",
  email: "e-mailadresse",
  phone: "telefonnummer",
  address: "privatadresse",
  person: "privatpersons navn",
  "closed-words": "ord fra et lukket punkt",
  "closed-bytes": "samme fil både åben og lukket",
  "small-group": "gruppe på under fem personer",
  "template-text": "skabelon- eller prøvetekst",
  "machine-path": "sti til en computer eller et drev",
  unreadable: "kunne ikke læses",
};

/** `stop`: nothing is released before a person has cleared it. `look`: shown to the person who releases, and stops nothing. */
export type Level = "stop" | "look";

export type Place = { /** As a person would name the file. */ file: string; /** Where in it: "side 3", "kommentar", "filnavn" … */ part: string };

export type Finding = {
  kind: FindingKind;
  place: Place;
  /** The words around the find, the find itself masked; empty when the file could not be read. */
  excerpt: string;
  /** 0 to 1. */
  certainty: number;
  level: Level;
  /** A Danish sentence or two: what was found, where, what to do. Names nothing the excerpt masks. */
  words: string;
  /** The same for the same find in the same bytes under the same name, and for nothing else: what a person's clearance is tied to. */
  key: string;
  /** Where its first place begins in the part's text; null when it is the file itself. */
  start: number | null;
  /** How many times it stands in that place. */
  count: number;
};

export type ClosedItem = {
  /** How the item is named to the person who releases: its number. */ item: string;
  title: string;
  parties: readonly string[];
  text: string;
};

export type GuardContext = {
  /** Today, as 2026-11-22: which birth dates lie in the future. */
  today: string;
  /** The municipality's own domain and main number: an official's address there is looked at, not stopped. */
  municipality: { domain: string | null; phone: string | null };
  closed: readonly ClosedItem[];
  /** The texts of the meeting's open items as their authors wrote them: words that stand here are not the closed items' own. */
  openText: string;
  /** Files that are closed, by SHA-256 in hex. */
  closedFiles?: readonly { sha256: string; item: string; name: string }[];
  /** Is this word (lower case) common Danish? Without it only names, numbers and long quotations tell a closed item. */
  isCommonWord?: (word: string) => boolean;
  /** The house style's own help texts, which may not be left standing. */
  helpTexts?: readonly string[];
};

/** Some text and where it stands. */
export type GuardedPart = {
  file: string;
  part: string;
  text: string;
  /** Read from an image: letters may stand for digits. */
  ocr?: boolean;
  /** SHA-256 of the file the text came from; without it a finding's key is made of the text. */
  bytesDigest?: string;
};

/** A find inside a text, before it is told: offsets are the original text's. */
export type Spot = {
  kind: FindingKind;
  start: number;
  end: number;
  certainty: number;
  level: Level;
  /** What was found, as the beginning of a sentence: "Et CPR-nummer". */
  what: string;
  /** What to do about it: a sentence. */
  todo: string;
  /** The find, spelled one way: what makes two places the same find. */
  identity: string;
};

/**
 * What became another from one version of a meeting's papers to the next, told only by words that are open now. Pure. A word is open now when its
 * version was not taken back and its item stands, open, in the version that stands. Whatever cannot be known to be so is not shown.
 */

import { wordDiff, wordsDiffer, type Change } from "./word-diff.ts";

export type VersionItem = {
  slug: string;
  number: string | null;
  name: string | null;
  public: boolean;
  caseKey: string | null;
  recommendation: readonly string[];
  decision: string | null;
  sections: readonly { role: string; heading: string | null; text: string }[];
  attachments: readonly string[];
  /** Taken back at its address after this version was filed. */
  retracted: boolean;
};
export type Version = {
  version: number;
  current: boolean;
  kind: string;
  filedAt: string;
  /** Taken back as a whole. */ retracted: boolean;
  items: readonly VersionItem[];
};

export type PartChange = { name: string; what: "changed"; words: Change[] } | { name: string; what: "added"; text: string } | { name: string; what: "removed" };
export type ItemChange =
  | { slug: string; number: string | null; name: string | null; what: "added" }
  | { slug: string; number: string | null; name: string | null; what: "changed"; parts: PartChange[] };
export type VersionChange = {
  from: number;
  to: number;
  fromKind: string;
  toKind: string;
  at: string;
  items: ItemChange[];
  /** How many items are no longer there, or no longer open: that alone is told. */
  removed: number;
};

/** Every step from version to version, newest first. Without a standing version nothing is told. */
export function changesThrough(versions: readonly Version[]): VersionChange[] {
  const ordered = [...versions].sort((a, b) => a.version - b.version);
  const standing = ordered.find((version) => version.current);
  if (standing === undefined || standing.retracted) return [];
  return ordered
    .slice(1)
    .map((after, index) => between(ordered[index]!, after, standing))
    .reverse();
}

/** Whether an item of a version may be read now: it was not taken back, and everything that may be the same item in what stands is open. */
export function openNow(item: VersionItem, version: Version, standing: Version): boolean {
  if (version.retracted || item.retracted || !item.public) return false;
  if (version.version === standing.version) return true;
  const twins = standing.items.filter((each) => maybeSame(item, each));
  return twins.length > 0 && twins.every((each) => each.public && !each.retracted);
}

/** What of a version may not be read now, by address: all of it (null) when nothing stands. */
export function closedSince(versions: readonly Version[], version: number): ReadonlySet<string> | null {
  const standing = versions.find((each) => each.current);
  const asked = versions.find((each) => each.version === version);
  if (standing === undefined || asked === undefined || asked.retracted) return null;
  // What the source itself published of a closed item it published as such; that is no more closed now than it was.
  if (asked.current) return new Set();
  return new Set(asked.items.filter((item) => !openNow(item, asked, standing) && !stillTheSame(item, standing)).map((item) => item.slug));
}

// A closed item that stands with the very same title and nothing else has told nothing that is not told now.
function stillTheSame(item: VersionItem, standing: Version): boolean {
  const nothingMore = item.sections.length === 0 && item.decision === null && item.recommendation.length === 0 && item.attachments.length === 0;
  return (
    !item.public &&
    !item.retracted &&
    nothingMore &&
    standing.items.some((each) => !each.retracted && plain(each.name) === plain(item.name) && each.number === item.number)
  );
}

function between(before: Version, after: Version, standing: Version): VersionChange {
  const readable = (version: Version): VersionItem[] => version.items.filter((item) => openNow(item, version, standing));
  const [was, is] = [readable(before), readable(after)];
  const items: ItemChange[] = [];
  const paired = new Set<VersionItem>();
  for (const item of is) {
    const told = { slug: item.slug, number: item.number, name: item.name };
    const old = twinIn(was, item);
    if (old === null || paired.has(old)) {
      items.push({ ...told, what: "added" });
      continue;
    }
    paired.add(old);
    const parts = partsChanged(old, item);
    if (parts.length > 0) items.push({ ...told, what: "changed", parts });
  }
  const wasOpen = before.items.filter((item) => item.public).length;
  return { from: before.version, to: after.version, fromKind: before.kind, toKind: after.kind, at: after.filedAt, items, removed: wasOpen - paired.size };
}

const plain = (text: string | null): string => (text ?? "").toLowerCase().replace(/\s+/gu, " ").trim();

// Cautious: whatever shares case number or title may be the same, and if that is closed, this is.
function maybeSame(a: VersionItem, b: VersionItem): boolean {
  if (a.caseKey !== null && a.caseKey === b.caseKey) return true;
  return plain(a.name) !== "" && plain(a.name) === plain(b.name) && (a.caseKey === null || b.caseKey === null);
}

// The same item for certain enough to lay two texts beside each other: by title, or by a case number nothing else has.
function twinIn(items: readonly VersionItem[], item: VersionItem): VersionItem | null {
  const same = items.filter((each) => maybeSame(each, item));
  const byName = same.filter((each) => plain(each.name) === plain(item.name));
  if (byName.length === 1) return byName[0]!;
  return same.length === 1 ? same[0]! : null;
}

function partsChanged(was: VersionItem, is: VersionItem): PartChange[] {
  const parts: PartChange[] = [];
  const compare = (name: string, before: string | null, after: string | null): void => {
    const [old, now] = [before?.trim() ?? "", after?.trim() ?? ""];
    if (old === "" && now !== "") parts.push({ name, what: "added", text: now });
    else if (old !== "" && now === "") parts.push({ name, what: "removed" });
    else if (wordsDiffer(old, now)) parts.push({ name, what: "changed", words: wordDiff(old, now) });
  };
  compare("Overskrift", was.name, is.name);
  const key = (section: VersionItem["sections"][number]): string => `${section.role} ${plain(section.heading)}`;
  const texts = (item: VersionItem): Map<string, { heading: string; text: string }> => {
    const all = new Map<string, { heading: string; text: string }>();
    for (const section of item.sections) {
      if (section.role === "attachments" || section.role === "decision" || section.role === "recommendation") continue;
      const before = all.get(key(section));
      all.set(key(section), { heading: section.heading ?? "Tekst", text: before === undefined ? section.text : `${before.text}\n${section.text}` });
    }
    return all;
  };
  const [old, now] = [texts(was), texts(is)];
  for (const [name, { heading, text }] of now) compare(heading, old.get(name)?.text ?? null, text);
  // What is no longer there is not named either: its heading may be what was taken back.
  for (const name of old.keys()) if (!now.has(name)) parts.push({ name: "Et afsnit", what: "removed" });
  compare("Indstilling", was.recommendation.join("\n"), is.recommendation.join("\n"));
  compare("Beslutning", was.decision, is.decision);
  for (const name of is.attachments) if (!was.attachments.includes(name)) parts.push({ name: "Bilag", what: "added", text: name });
  for (const name of was.attachments) if (!is.attachments.includes(name)) parts.push({ name: "Et bilag", what: "removed" });
  return parts;
}

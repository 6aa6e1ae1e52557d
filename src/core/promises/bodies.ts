/** The bodies a text names ("Økonomi- og Planlægningsudvalget", "kommunalbestyrelsen", "Udvalget for Erhverv og Beskæftigelse", "ØU"). Pure. */

export type BodyFound = { name: string; from: number; to: number };

const hyphened = "(?:\\p{Lu}[\\p{L}]*-(?:,|\\s+og|\\s+&)\\s+)*";
const ending =
  "(?:udvalget|udvalg|byrådet|byråd|kommunalbestyrelsen|kommunalbestyrelse|borgerrepræsentationen|direktionen|ungerådet|handicaprådet|seniorrådet|ældrerådet)";
const forms = [
  new RegExp(`(?<![\\p{L}\\p{N}-])[Uu]dvalget\\s+for\\s+\\p{Lu}[\\p{L}-]*(?:(?:,|\\s+og|\\s+&)\\s+\\p{Lu}[\\p{L}-]*)*(?=s?(?:[^\\p{L}]|$))`, "gu"),
  new RegExp(`(?<![\\p{L}\\p{N}-])${hyphened}\\p{L}*${ending}(?=s?(?:[^\\p{L}]|$))`, "giu"),
  // Letters a house calls its bodies by; only those that are the same in every house.
  /(?<![\p{L}\p{N}-])(?:ØU|KB|ØPU|ØKU|BYR)(?![\p{L}\p{N}])/gu,
];

/** Every body named, in reading order; "udvalget" alone is the committee itself and is left out. */
export function bodiesIn(text: string): BodyFound[] {
  const found: BodyFound[] = [];
  for (const form of forms)
    for (const match of text.matchAll(form)) {
      const name = match[0].replace(/\s+/gu, " ");
      if (/^(?:udvalget|udvalg|forretningsudvalg)$/iu.test(name)) continue;
      if (!found.some((each) => match.index < each.to && each.from < match.index + match[0].length))
        found.push({ name, from: match.index, to: match.index + match[0].length });
    }
  return found.sort((a, b) => a.from - b.from);
}

/** Whether two names are of one body: case, "2022-2025", genitive and the article do not matter; a council is a council. */
export function sameBody(one: string, other: string): boolean {
  return sameKey(bodyKey(one), bodyKey(other));
}

/** Whether two keys are of one body: a name and the same name cut short are. */
export function sameKey(a: string, b: string): boolean {
  return a === b || (a.length > 5 && b.length > 5 && (a.startsWith(b) || b.startsWith(a)));
}

/** A body's name as a key: what two writings of it share. */
export function bodyKey(name: string): string {
  const bare = name
    .toLocaleLowerCase("da")
    .replace(/\b(?:19|20)\d{2}(?:\s*[-–]\s*(?:19|20)\d{2})?/gu, "")
    .replace(/[^\p{L}]+/gu, " ")
    .replace(/ (?:og|samt|for) /gu, " ")
    .trim();
  if (/^(?:kb|byr|byråd(?:et)?s?|kommunalbestyrelsen?s?|borgerrepræsentationen?s?)$/u.test(bare)) return "kommunalbestyrelsen";
  if (/^(?:øu|øpu|øku)$/u.test(bare) || bare.startsWith("økonomi")) return "økonomiudvalget";
  return bare
    .replace(/s$/u, "")
    .replace(/udvalget$/u, "udvalg")
    .replace(/^udvalget /u, "udvalg ");
}

/** Addresses a person can read aloud: "Økonomi- og Planudvalget" → "oekonomi-og-planudvalget". Pure. */

const letters: Record<string, string> = { æ: "ae", ø: "oe", å: "aa", ä: "ae", ö: "oe", ü: "ue", ß: "ss", ð: "d", þ: "th", ł: "l", đ: "d" };

/** A name as part of an address: lower case, a–z and digits, words joined by "-", cut at a word boundary to at most `limit` characters. Never empty. */
export function slugOf(name: string, limit = 80): string {
  const written = name
    .normalize("NFC")
    .toLocaleLowerCase("da")
    .replace(/[æøåäöüßðþłđ]/g, (letter) => letters[letter]!)
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  if (written === "") return "uden-navn";
  if (written.length <= limit) return written;
  const cut = written.slice(0, limit + 1);
  const boundary = cut.lastIndexOf("-");
  return (boundary > limit / 2 ? cut.slice(0, boundary) : cut.slice(0, limit)).replace(/-+$/, "");
}

/** The slug, or the slug with "-2", "-3" … when others hold it already. */
export function freeSlug(name: string, taken: (slug: string) => boolean, limit = 80): string {
  const wanted = slugOf(name, limit);
  if (!taken(wanted)) return wanted;
  for (let count = 2; ; count++) {
    const next = `${wanted.slice(0, limit - 5).replace(/-+$/, "")}-${count}`;
    if (!taken(next)) return next;
  }
}

/** A municipality's name as its address: "Herlev Kommune" and "Herlev" are both "herlev". */
export function municipalitySlug(name: string): string {
  return slugOf(name.replace(/\s+kommune$/iu, "").replace(/s\s+kommune$/iu, ""), 40);
}

/** The address of an item within its meeting: its number, or its place when it has none or the number is used twice. */
export function itemSlug(number: string | null, position: number, taken: (slug: string) => boolean = () => false): string {
  const written = number === null ? "" : slugOf(number, 30);
  if (written !== "" && written !== "uden-navn" && !taken(`punkt-${written}`)) return `punkt-${written}`;
  return `uden-nummer-${position}`;
}

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

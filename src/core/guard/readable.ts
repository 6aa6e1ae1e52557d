/** Text as the eye reads it: what is not drawn is gone, every dash is a hyphen, every space a space, every digit 0 to 9. */

export type Readable = {
  /** The text as it came. */
  raw: string;
  /** The text as the eye reads it; line breaks and tabs stay. */
  text: string;
  /** Where in `raw` a place in `text` stands. */
  at: (index: number) => number;
};

// Format marks (soft hyphen, zero-width, direction), variation selectors and marks drawn over another character.
const undrawn = /[\p{Cf}\p{Mn}\p{Me}]/u;
const needsWork = /[\p{Cf}\p{Mn}\p{Me}]|(?![0-9])\p{Nd}/u;
const dash = /[\p{Pd}\u2212\u02D7\u2043\uFE63\u00AF]/gu;
const space = /[\p{Zs}\v\f]/gu;

/** Reads a text as the eye does. Never longer than the text. */
export function readable(raw: string): Readable {
  if (!needsWork.test(raw)) return { raw, text: evened(raw), at: (index) => index };
  const places: number[] = [];
  let text = "";
  let at = 0;
  for (const character of raw) {
    if (!undrawn.test(character)) {
      const drawn = /\p{Nd}/u.test(character) ? digitOf(character) : character;
      for (let unit = 0; unit < drawn.length; unit++) places.push(at + unit);
      text += drawn;
    }
    at += character.length;
  }
  places.push(raw.length);
  return { raw, text: evened(text), at: (index) => places[Math.min(index, places.length - 1)] ?? raw.length };
}

// One character for one: offsets stay.
function evened(text: string): string {
  return text
    .replace(dash, "-")
    .replace(space, " ")
    .replace(/\r/g, " ")
    .replace(/[\u2028\u2029\u0085]/g, "\n");
}

// Unicode's decimal digits stand in runs of ten that begin where the one before is no digit.
function digitOf(character: string): string {
  const code = character.codePointAt(0)!;
  if (code >= 0x1d7ce && code <= 0x1d7ff) return String((code - 0x1d7ce) % 10);
  let back = 0;
  while (back < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - back - 1))) back++;
  return String(back);
}

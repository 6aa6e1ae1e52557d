/** One figure in a cell, as Danish spreadsheets write it and as tables print it. A cell that can be read in two ways is refused, never guessed. */

export type FigureFault = "not-a-number" | "point-for-comma";

export const figureFaults: Record<FigureFault, string> = {
  "not-a-number": "er ikke et tal",
  "point-for-comma": "er skrevet med punktum, hvor der skal være komma (eller med punktum et forkert sted i et stort tal)",
};

/** "395.807" → 395807, "75,0" → 75, "-3,4" → −3.4. A point stands only between groups of three; "7.5" is told, since 7,5 and 75 are both possible. */
export function figureIn(text: string): { ok: true; value: number } | { ok: false; fault: FigureFault } {
  const bare = text
    .trim()
    .replaceAll(/[\u00a0\u202f ]/gu, "")
    .replace(/^[−–]/u, "-");
  const found = /^-?(?:\d+|\d{1,3}(?:\.\d{3})+)(?:,\d+)?$/u.exec(bare);
  if (found) return { ok: true, value: Number(bare.replaceAll(".", "").replace(",", ".")) };
  return { ok: false, fault: /^-?[\d.,]*\d$/u.test(bare) && bare.includes(".") ? "point-for-comma" : "not-a-number" };
}

/** 395807 → "395.807"; with decimals "75,0". Digits as the number has them when none are asked for. */
export function figureInDanish(value: number, decimals: number | null = null): string {
  const rounded = decimals === null ? String(Math.abs(value)) : roundedTo(Math.abs(value), decimals);
  const [whole, rest] = (rounded.includes("e") ? Math.abs(value).toFixed(0) : rounded).split(".");
  const grouped = whole!.replaceAll(/\B(?=(?:\d{3})+$)/gu, ".");
  const shown = rest === undefined ? grouped : `${grouped},${rest}`;
  return value < 0 && /[1-9]/u.test(shown) ? `−${shown}` : shown;
}

// Half away from zero, as tables are rounded by hand; binary fractions such as 22.85 would else fall the wrong way.
function roundedTo(value: number, decimals: number): string {
  const shifted = Math.round(Number(`${value}e${decimals}`));
  return Number(`${shifted}e-${decimals}`).toFixed(decimals);
}

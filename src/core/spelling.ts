/** "Mente du …?": how far one word is from another, as a hurried hand writes it. Pure. */

/** The word nearest to what was typed among those the archive holds, or null when none is near enough. */
export function nearestWord(typed: string, candidates: readonly string[]): string | null {
  const most = typed.length <= 4 ? 1 : typed.length <= 8 ? 2 : 3;
  let best: string | null = null;
  let bestDistance = most + 1;
  for (const candidate of candidates) {
    if (candidate === typed) continue;
    const distance = distanceBetween(danish(typed), candidate);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** Letters added, lost, changed or swapped between two words. */
export function distanceBetween(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 3) return 99;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, beforeLast[j - 2]! + 1);
      row.push(least);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length]!;
}

// A keyboard without Danish letters writes them with two.
function danish(word: string): string {
  return word.replaceAll("ae", "æ").replaceAll("oe", "ø").replaceAll("aa", "å");
}

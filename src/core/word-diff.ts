/** What changed between two texts, word by word, as a person would mark it with two pens. Pure. */

export type Change = { kind: "same" | "removed" | "added"; text: string };

const mostWords = 2500;

/** The road from one text to the other in whole words (longest common subsequence). Texts too long to compare word by word give one removal and one addition. */
export function wordDiff(before: string, after: string): Change[] {
  const a = tokens(before);
  const b = tokens(after);
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const changes: Change[] = [];
  push(changes, "same", a.slice(0, head));
  middle(changes, a.slice(head, a.length - tail), b.slice(head, b.length - tail));
  push(changes, "same", a.slice(a.length - tail));
  return changes;
}

/** True when the texts differ in words, not only in blanks. */
export function wordsDiffer(before: string, after: string): boolean {
  return before.replace(/\s+/g, " ").trim() !== after.replace(/\s+/g, " ").trim();
}

// A word with the blank after it, so that joining the tokens gives the text again.
function tokens(text: string): string[] {
  return text.replace(/\s+/g, " ").trim().match(/\S+ ?/g) ?? [];
}

function middle(changes: Change[], a: string[], b: string[]): void {
  if (a.length === 0 || b.length === 0 || a.length > mostWords || b.length > mostWords) {
    push(changes, "removed", a);
    push(changes, "added", b);
    return;
  }
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i * width + j] = alike(a[i]!, b[j]!)
        ? lengths[(i + 1) * width + j + 1]! + 1
        : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!);
    }
  }
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && alike(a[i]!, b[j]!)) {
      push(changes, "same", [b[j]!]);
      i++;
      j++;
    } else if (j >= b.length || (i < a.length && lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!)) push(changes, "removed", [a[i++]!]);
    else push(changes, "added", [b[j++]!]);
  }
}

function alike(a: string, b: string): boolean {
  return a === b || a.trimEnd() === b.trimEnd();
}

function push(changes: Change[], kind: Change["kind"], words: string[]): void {
  if (words.length === 0) return;
  const last = changes.at(-1);
  if (last?.kind === kind) last.text += words.join("");
  else changes.push({ kind, text: words.join("") });
}

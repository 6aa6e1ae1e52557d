/** The name of an attachment as a line of minutes has it. */

const lettered = /^(\p{Lu})\.\s+(\S.*)$/u;

/** "A. Notat" carries the letter it is called by in the text. */
export function attachmentOf(text: string): { label: string | null; name: string } {
  const found = lettered.exec(text);
  return found ? { label: found[1]!, name: found[2]! } : { label: null, name: text };
}

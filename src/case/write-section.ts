/** A section's text, written over the version one has read. Somebody else's newer words are answered beside the refusal. */

import { writeSection as decide, type CasePaper, type CaseSection } from "#core/case.ts";
import { plainText, richTextOf, type RichTextRefusal } from "#core/rich-text.ts";
import { refuse, type Refused } from "#core/verdict.ts";
import type { Call } from "#journal/change.ts";
import { onRecord, type Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { cases } from "./store.ts";

/** `text` is the editor's document as sent. */
export function writeSection(sql: Sql, call: Call, given: { case: number; key: string; text: unknown; version: number }): Answer<"write-section"> {
  const sectionOf = (paper: CasePaper): CaseSection | undefined => paper.sections.find((each) => each.key === given.key);
  const decided = (paper: CasePaper): ReturnType<typeof decide> | Refused<RichTextRefusal> => {
    const text = richTextOf(given.text);
    if (!text.ok) return refuse(text.code);
    const verdict = decide(paper, { key: given.key, text: text.text, version: given.version });
    if (verdict.ok || verdict.code !== "text-changed-by-other") return verdict;
    const section = sectionOf(paper)!;
    return refuse("text-changed-by-other", {
      text: plainText(section.text),
      doc: JSON.stringify(section.text),
      field: "text",
      version: String(section.version),
    });
  };
  // The version answered is the section's own: it is what the next save of this section must be based on.
  return onRecord(sql, call, cases, "write-section", given.case, decided, (paper) => sectionOf(paper)?.version ?? paper.version);
}

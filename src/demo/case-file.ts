/** How the demonstration's cases are written down: a case number, and each time a committee handled it. */

import type { CommitteeKey } from "./lindeborg.ts";

export type Handling = {
  committee: CommitteeKey;
  /** yyyy-mm */
  month: string;
  title: string;
  resume?: string;
  /** Paragraphs; a line starting "- " is a list item, a line with tabs a table row. */
  text?: readonly string[];
  law?: string;
  money?: string;
  hearing?: string;
  /** Who decides in the end, when it is not this committee. */
  decides?: string;
  /** Left out: the committee's director. Null: no recommendation at all. */
  by?: string | null;
  points?: readonly string[];
  decision: string;
  attachments?: readonly string[];
  closed?: true;
};

export type CaseFile = { number: string; handlings: readonly Handling[] };

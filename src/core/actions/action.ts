/** One row of the table of actions. The name of a row is the name of the verb's file. */

import type { Happening } from "../journal.ts";
import type { Role } from "../people.ts";
import type { RefusalCode } from "../refusals.da.ts";

export type Action = {
  station: "people" | "committee" | "case" | "agenda" | "meeting" | "decision" | "minutes" | "signature" | "publication" | "followup" | "steering";
  /** What the person does, in Danish, as on the button's own page. */
  da: string;
  /** Roles that may. "anyone" = every person who is logged in, "visitor" = also before login. */
  who: readonly Role[] | "anyone" | "visitor";
  /** States of the record from which it can be done; null = the record has no states, or it makes a new one. */
  from: readonly string[] | null;
  /** Kinds of journal entries. */
  writes: readonly Happening["kind"][];
  /** What it refuses beside the right itself (not-allowed). */
  refuses: readonly RefusalCode[];
  /** Where the rule comes from. */
  law?: string;
  /** False for a right alone, such as seeing something: it has no file of its own and writes nothing. */
  verb?: false;
};

/** How one layout of published minutes is described. One engine (`layout-engine.ts`) reads by any of these; the general reader is the widest of them. */

/** Forms of numbered headings, described in `item-headings.ts`. */
export type HeadingForm =
  | "punkt"
  | "sag"
  | "nr"
  | "dot"
  | "colon"
  | "marked"
  | "space"
  | "dash"
  | "glued"
  | "alone"
  | "ad"
  | "sub"
  | "behind"
  | "letter"
  | "bracket";

/** What a label in the meeting's header is for. */
export type HeaderField = "date" | "time" | "end" | "place" | "organization" | "participants" | "absent" | "remarks" | "other";

/**
 * Where items begin in a layout. Forms are tried in order; the first that carries the document is used (LAYOUTS case 1: many layouts
 * lose the headings of their accordions, and only the order of labels tells where the next item begins).
 */
export type ItemStart =
  /** "Punkt 4: Valg af formand": a numbered heading of one of these forms. */
  | { by: "heading"; forms: readonly HeadingForm[] }
  /** The title on a line of its own, and after it a line such as "Sag nr. 129" or "Beslutning". */
  | { by: "titleBefore"; line: RegExp }
  /** A line that stands at the head of each item: "Åben", "Udskriv", "Kopier link til punktet". */
  | { by: "separator"; line: RegExp }
  /** A heading the format itself marks as one, without a number, with sections under it. */
  | { by: "markup" }
  /** A line set apart over what opens an item, again and again. */
  | { by: "titled" }
  /** The case-number line itself. */
  | { by: "caseNumber" }
  /** The first section label of the next item: a label the item already has, or one that can only come first. */
  | { by: "openingLabel" }
  /** The first line after one such as "Stedfortrædere: …" (Halsnæs). */
  | { by: "after"; line: RegExp };

export type Layout = {
  /** Stands as `houseStyle` in what it read. */
  name: string;
  /** Lines the eye knows the layout by: every one of `all` is seen, none of `none`. Empty `all` is the general layout. */
  signs: { all: readonly RegExp[]; none?: readonly RegExp[] };
  itemStart: readonly ItemStart[];
  /** Lines of navigation, running heads and the like that only this layout has. */
  furniture?: readonly RegExp[];
  /** Header labels only this layout has. */
  labels?: readonly (readonly [RegExp, HeaderField])[];
  /** Words glued before a section heading ("fold dette punkt ind Resume"). */
  beforeHeading?: RegExp;
  /** The text of each page has been read as one line: it is cut at labels first (LAYOUTS D5). */
  flattened?: true;
  /** Names without any label in the header are the absent (Lejre, LAYOUTS case 5). */
  unlabelledNames?: "absent" | "participants";
};

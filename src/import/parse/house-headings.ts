/** Which lines open a section in a house's minutes, whether the document marks its headings or has lost the marks. */

import type { HouseStyle, SectionTitle } from "#core/house-styles/house-style.ts";
import { sectionRole, type SectionRole } from "#core/section-role.ts";
import type { SectionParts } from "./agenda-item.ts";
import type { Line } from "./lines.ts";
import { namesOnlySender } from "./recommendation-section.ts";

/** A section a line opens. `rest`: words on the same line that already belong to the section's text. */
export type OpenedSection = { role: SectionRole; heading: string; rest: string };

export type HouseHeadings = {
  /** The section a line opens, or null. `current` is the section the line would otherwise belong to. */
  openedBy(line: Line, current: SectionParts | null): OpenedSection | null;
  /** Whether a heading the house has no name for still ends what was decided, recommended or attached above it. */
  endsAbove(line: Line, current: SectionParts): boolean;
};

const longestHeading = 300;

/** True when the document itself shows the line as a heading, by a mark or by type. */
export function isMarked(line: Line): boolean {
  return line.heading !== null || (line.bold && line.text.length < 120);
}

/** The headings of a house as one document prints them; `lines` are the document's lines from its first item on. */
export function houseHeadings(lines: readonly Line[], style: HouseStyle): HouseHeadings {
  const editions = [style, ...(style.formerly ?? [])];
  const sections = editions.flatMap((edition) => edition.sections ?? []);
  const titles = new Map(sections.map((section) => [key(section.title), section]));
  const inline = sections.filter((section) => section.inline);
  const opensOthers = style.otherHeadings === "openSections";
  const senderIsHeading = opensOthers || editions.some((edition) => edition.recommendation?.sender === "asHeading");
  const order = style.sections.map(({ role }) => role);
  const hits = lines.filter((line) => titles.has(key(line.text)));
  const marksHeadings = hits.filter(isMarked).length * 2 > hits.length;

  const standsLater = (role: SectionRole, current: SectionParts | null) => current === null || order.indexOf(role) > order.indexOf(current.role);

  return {
    openedBy(line, current) {
      const text = line.text.trim();
      if (text.length > longestHeading) return null;
      const labelled = inline.find(({ title }) => text.startsWith(`${title}:`));
      if (labelled) return { role: labelled.role, heading: labelled.title, rest: text.slice(labelled.title.length + 1).trim() };
      const looksRight = !marksHeadings || isMarked(line);
      // A heading whose mark was lost is still known by standing where the house has it.
      const may = (role: SectionRole) => looksRight || standsLater(role, current);
      const own = titles.get(key(text));
      if (own && may(own.role)) return opened(own.role, text);
      const merged = may("recommendation") ? mergedWithSender(text, titles) : null;
      if (merged) return merged;
      // Within a decision "Økonomiudvalget anbefaler" is the decision speaking, unless the document shows it as a heading.
      const inDecision = current?.role === "decision" && !isMarked(line);
      if (senderIsHeading && current?.role !== "recommendation" && !inDecision && may("recommendation") && namesOnlySender(text))
        return opened("recommendation", text);
      if (!looksRight) return null;
      const general = opensOthers ? sectionRole(text) : null;
      return general === null || general === "other" ? null : opened(general, text);
    },
    endsAbove(line, current) {
      return opensOthers && endsAtAnyHeading.includes(current.role) && (line.heading !== null || inCapitals.test(line.text));
    },
  };
}

const endsAtAnyHeading: readonly SectionRole[] = ["decision", "recommendation", "attachments"];
const inCapitals = /^(?=.{8,120}$)[^\p{Ll}]*\p{Lu}{3}[^\p{Ll}]*$/u;

function opened(role: SectionRole, text: string): OpenedSection {
  return { role, heading: text.replace(/:$/u, ""), rest: "" };
}

// "Indstilling Forvaltningen indstiller": two headings that became one line.
function mergedWithSender(text: string, titles: ReadonlyMap<string, SectionTitle>): OpenedSection | null {
  for (const [title, { role }] of titles) {
    if (role !== "recommendation" || !text.toLocaleLowerCase("da").startsWith(`${title} `)) continue;
    const rest = text.slice(title.length).trim();
    if (namesOnlySender(rest)) return { role, heading: text.slice(0, title.length), rest };
  }
  return null;
}

function key(text: string): string {
  return text.length > 80 ? "" : text.trim().replace(/\s*:$/u, "").replace(/\s+/gu, " ").toLocaleLowerCase("da");
}

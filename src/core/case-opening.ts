/** How a case begins: with the sections of its house, and with the words of an older case or a template where there is one. */

import type { CaseDetails, CaseHappening, CasePaper, CaseSection, RouteStep } from "./case.ts";
import type { HouseStyle } from "./house-styles/house-style.ts";
import { emptyText, isEmpty } from "./rich-text.ts";

/** A template's words are ready to use; an older case's are marked until somebody has looked at them. Attachments and figures do not come along. */
export function caseOpened(given: {
  id: number;
  committee: number;
  author: number;
  details: CaseDetails;
  style: HouseStyle;
  older: CasePaper | null;
  template: boolean;
}): CaseHappening {
  const { older, style, ...rest } = given;
  const fresh = older !== null && older.template;
  const own = style.sections.filter((section) => !["recommendation", "decision", "attachments", "communication"].includes(section.role) && !section.inline);
  const sections = own.map((section): Omit<CaseSection, "version"> => {
    const before = older?.sections.find((each) => each.role === section.role);
    const text = before?.text ?? emptyText();
    return { key: section.role, role: section.role, heading: section.title, text, copied: before !== undefined && !fresh && !isEmpty(text) };
  });
  const route: RouteStep[] = (older?.route ?? []).map((step) => ({ ...step, done: null }));
  return {
    kind: "case-opened",
    what: {
      ...rest,
      sections,
      recommendation: {
        by: older?.recommendation.by ?? "Forvaltningen",
        points: older?.recommendation.points ?? [],
        copied: older !== null && !fresh && older.recommendation.points.length > 0,
      },
      route,
      copiedFrom: fresh ? null : (older?.id ?? null),
    },
  };
}

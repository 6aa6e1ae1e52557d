/** What every municipality's minutes from FirstAgenda share, for those without a description of their own (LAYOUTS D1). */

import type { HouseStyle } from "./house-style.ts";

export const firstagenda: HouseStyle = {
  name: "firstagenda",
  municipality: null,
  sections: [
    { role: "decision", title: "Beslutninger" },
    { role: "decision", title: "Beslutning" },
    { role: "summary", title: "Resume" },
    { role: "recommendation", title: "Indstilling" },
    { role: "recommendation", title: "Beslutningspunkter" },
    { role: "presentation", title: "Sagsfremstilling" },
    { role: "authority", title: "Sagsprocedure" },
    { role: "finances", title: "Økonomi" },
    { role: "other", title: "Borgmesterens Afdelings påtegning" },
    { role: "other", title: "Tidsplan" },
    { role: "history", title: "Sagsforløb" },
    { role: "attachments", title: "Bilag" },
  ],
  recommendation: { sender: "underHeading", close: ":", points: "paragraphs" },
  absence: { form: "line", label: "Afbud:", kind: "apology" },
  participants: "listed",
  caseNumber: "dashed",
  closedDecision: "bare",
  headings: "marked",
  otherHeadings: "openSections",
};

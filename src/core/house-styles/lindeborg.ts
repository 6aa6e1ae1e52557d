/** Lindeborg Kommune does not exist: it is the demonstration's municipality, and shows what a description of one's own takes. */

import type { HouseStyle } from "./house-style.ts";

export const lindeborg: HouseStyle = {
  name: "lindeborg",
  municipality: "Lindeborg Kommune",
  sections: [
    { role: "summary", title: "Resume" },
    { role: "presentation", title: "Sagsfremstilling" },
    { role: "legalBasis", title: "Lovgrundlag" },
    { role: "finances", title: "Økonomi" },
    { role: "hearing", title: "Høring" },
    { role: "authority", title: "Beslutningskompetence" },
    { role: "recommendation", title: "Indstilling" },
    { role: "decision", title: "Beslutning" },
    { role: "attachments", title: "Bilag" },
  ],
  recommendation: { sender: "underHeading", close: ",", points: "numbered" },
  absence: { form: "line", label: "Afbud:", kind: "apology" },
  participants: "listed",
  caseNumber: "dashed",
  closedDecision: "bare",
  headings: "marked",
};

/** Greve Kommune. Source: its published minutes 2022-2025, where the decision stands first and closed decisions have no heading. */

import type { HouseStyle } from "./house-style.ts";

export const greve: HouseStyle = {
  name: "greve",
  municipality: "Greve Kommune",
  sections: [
    { role: "decision", title: "Beslutning" },
    { role: "authority", title: "Sagsprocedure" },
    { role: "summary", title: "Resume" },
    { role: "recommendation", title: "Indstilling" },
    { role: "presentation", title: "Sagsbeskrivelse" },
    { role: "presentation", title: "Fremstilling" },
    { role: "finances", title: "Økonomiske konsekvenser" },
    { role: "other", title: "Øvrige konsekvenser" },
    { role: "other", title: "Øvrige forhold" },
    { role: "legalBasis", title: "Lovgrundlag" },
    { role: "communication", title: "Kommunikation" },
    { role: "other", title: "Tidsplan" },
    { role: "history", title: "Sagens forløb" },
    { role: "attachments", title: "Bilag" },
  ],
  recommendation: { sender: "underHeading", close: ",", points: "paragraphs" },
  absence: { form: "line", label: "Afbud:", kind: "apology" },
  participants: "listed",
  caseNumber: "dashed",
  closedDecision: "bare",
  headings: "marked",
};

/** Herlev Kommune. Sources: minutes of its Arbejdsmarkedsudvalg, October 2022 and November 2024. */

import type { HouseStyle } from "./house-style.ts";

export const herlev: HouseStyle = {
  name: "herlev",
  municipality: "Herlev Kommune",
  sections: [
    { role: "summary", title: "Resume" },
    { role: "recommendation", title: "Indstilling" },
    { role: "presentation", title: "Sagsfremstilling" },
    { role: "legalBasis", title: "Lovgrundlag" },
    { role: "finances", title: "Økonomi" },
    { role: "authority", title: "Beslutningskompetence" },
    { role: "decision", title: "Beslutning" },
    { role: "attachments", title: "Bilag" },
  ],
  recommendation: { sender: "underHeading", close: ",", points: "paragraphs" },
  absence: { form: "list", label: "Afbud:", kind: "apology" },
  participants: "listed",
  caseNumber: "glued",
  closedDecision: "bare",
  headings: "marked",
  // The heading "Indstilling" and the list of who took part came between the two sources; the turn of the year is our estimate.
  formerly: [{ until: "2023-12-31", participants: "untold", recommendation: { sender: "asHeading", close: "", points: "paragraphs" } }],
};

/** Herning Kommune. Source: minutes of its Beskæftigelsesudvalg, November 2022. */

import type { HouseStyle } from "./house-style.ts";

export const herning: HouseStyle = {
  name: "herning",
  municipality: "Herning Kommune",
  sections: [
    { role: "communication", title: "Kommunikation" },
    { role: "other", title: "Øvrige sagsbehandlere", inline: true },
    { role: "summary", title: "Resume" },
    { role: "presentation", title: "Sagsfremstilling" },
    { role: "recommendation", title: "Indstilling" },
    { role: "decision", title: "Beslutning" },
    { role: "attachments", title: "Bilag" },
  ],
  recommendation: { sender: "asHeading", close: "", points: "paragraphs" },
  absence: null,
  participants: "untold",
  caseNumber: "dashed",
  closedDecision: "bare",
  headings: "bare",
};

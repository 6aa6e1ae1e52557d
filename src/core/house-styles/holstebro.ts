/** Holstebro Kommune. Source: minutes of its Arbejdsmarkedsudvalg, October 2017. */

import type { HouseStyle } from "./house-style.ts";

export const holstebro: HouseStyle = {
  name: "holstebro",
  municipality: "Holstebro Kommune",
  sections: [
    { role: "presentation", title: "Sagsfremstilling" },
    { role: "recommendation", title: "Indstilling" },
    { role: "decision", title: "Beslutning" },
    { role: "attachments", title: "Bilag" },
  ],
  recommendation: { sender: "underHeading", close: ",", points: "paragraphs" },
  absence: null,
  participants: "untold",
  initialsOpen: "presentation",
  caseNumber: "dashed",
  closedDecision: "bare",
  headings: "marked",
};

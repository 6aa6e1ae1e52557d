/** Albertslund Kommune. Source: minutes of its Udvalg for Erhverv, Beskæftigelse og Uddannelsesinstitutioner, March 2024. */

import type { HouseStyle } from "./house-style.ts";

export const albertslund: HouseStyle = {
  name: "albertslund",
  municipality: "Albertslund Kommune",
  sections: [
    { role: "occasion", title: "Anledning" },
    { role: "presentation", title: "Sagsfremstilling" },
    { role: "recommendation", title: "Indstilling" },
    { role: "decision", title: "Beslutning" },
    { role: "attachments", title: "Bilag" },
  ],
  recommendation: { sender: "underHeading", close: ",", points: "numbered" },
  absence: { form: "sentence", predicate: "deltog ikke i mødet", kind: "absent" },
  participants: "untold",
  caseNumber: "dashed",
  closedDecision: "bare",
  headings: "bare",
};

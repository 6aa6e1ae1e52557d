/** What a text may be refused for: told by the server, and by the editor in the browser. */
export const textRefusals = {
  "text-not-understood": "Teksten har en opbygning, Sagsgang ikke kender, og er ikke gemt. Sæt den ind igen som ren tekst, og gem.",
  "text-too-long": "Teksten er for lang til ét afsnit (over 200.000 tegn) og er ikke gemt. Del den op i flere afsnit, eller vedlæg den som bilag.",
  "table-too-large":
    "Tabellen er for stor til teksten (højst 1.000 rækker i alt og 30 kolonner) og er ikke sat ind. Vedlæg den som bilag, eller indsæt kun de rækker, der skal læses.",
} as const satisfies Record<string, string>;

export const agendaRefusals = {
  "agenda-already-sent": "Dagsordenen er sendt ud og kan ikke ændres. Opret en tillægsdagsorden til det, der er kommet til.",
  "agenda-not-sent": "Dagsordenen er ikke sendt ud endnu.",
  "agenda-not-complete": "Dagsordenen kan ikke sendes ud endnu: {why}",
  "late-reason-missing": "Fristen er overskredet. Skriv, hvorfor dagsordenen alligevel sendes ud nu; grunden kommer med på dagsordenen.",
  "supplement-open": "Der er allerede en tillægsdagsorden i gang.",
  "case-not-ready": "Sagen er afsluttet. Genåbn den, før den sættes på en dagsorden.",
  "case-already-on-agenda": "Sagen står allerede på dagsordenen.",
  "item-unknown": "Punktet findes ikke på dagsordenen. Genindlæs siden.",
  "cut-off-passed": "Fristen for medlemmers egne punkter til dette møde er passeret. Foreslå punktet til det næste møde, eller tal med formanden.",
  "agenda-exists": "Mødet har allerede en dagsorden.",
  "meeting-cancelled": "Mødet er aflyst.",
  "meeting-has-begun": "Mødet er begyndt. Tilføj punktet på mødesiden i stedet.",
} as const satisfies Record<string, string>;

export const agendaRefusals = {} as const satisfies Record<string, string>;

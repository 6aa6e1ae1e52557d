import type { Action } from "./action.ts";

export const agendaActions = {} as const satisfies Record<string, Action>;

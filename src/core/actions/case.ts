import type { Action } from "./action.ts";

export const caseActions = {} as const satisfies Record<string, Action>;

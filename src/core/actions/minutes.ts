import type { Action } from "./action.ts";

export const minutesActions = {} as const satisfies Record<string, Action>;

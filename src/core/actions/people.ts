import type { Action } from "./action.ts";

export const peopleActions = {} as const satisfies Record<string, Action>;

import type { Action } from "./action.ts";

export const decisionActions = {} as const satisfies Record<string, Action>;

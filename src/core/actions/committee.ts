import type { Action } from "./action.ts";

export const committeeActions = {} as const satisfies Record<string, Action>;

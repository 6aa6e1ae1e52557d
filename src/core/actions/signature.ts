import type { Action } from "./action.ts";

export const signatureActions = {} as const satisfies Record<string, Action>;

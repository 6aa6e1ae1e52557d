import type { Action } from "./action.ts";

export const meetingActions = {} as const satisfies Record<string, Action>;

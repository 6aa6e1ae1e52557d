export const minutesRefusals = {} as const satisfies Record<string, string>;

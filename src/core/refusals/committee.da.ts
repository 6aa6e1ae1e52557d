export const committeeRefusals = {} as const satisfies Record<string, string>;

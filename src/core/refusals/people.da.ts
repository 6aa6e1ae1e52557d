export const peopleRefusals = {} as const satisfies Record<string, string>;

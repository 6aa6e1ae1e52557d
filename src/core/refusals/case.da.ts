export const caseRefusals = {} as const satisfies Record<string, string>;

export const meetingRefusals = {} as const satisfies Record<string, string>;

/** What can happen to a person on the working side. */

export type PersonHappening = never;

/** The clock: takes down what came, became another or went of what is published, for those who follow and those who harvest. */

import type { ClockJob } from "#journal/follow-up.ts";
import { traceTouched } from "./store.ts";

export const tracePublished: ClockJob = async (sql, { at }) => {
  while ((await sql.begin((tx) => traceTouched(tx, at))) > 0);
};

/** The clock: how often pages were read is kept for a year. */

import type { ClockJob } from "#journal/follow-up.ts";
import { forgetReadingsBefore } from "./reading-store.ts";

const year = 365 * 24 * 60 * 60_000;

export const forgetReadings: ClockJob = (sql, { at }) => forgetReadingsBefore(sql, new Date(at.getTime() - year));

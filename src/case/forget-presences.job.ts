/** The clock: who had a case open yesterday is nobody's business. */

import type { ClockJob } from "#journal/follow-up.ts";
import { forgetPresence } from "./store.ts";

export const forgetPresences: ClockJob = (sql, { at }) => forgetPresence(sql, new Date(at.getTime() - 60 * 60_000));

/** The clock: wishes nobody confirmed, and addresses whose mails all come back, are let go of. */

import type { ClockJob } from "#journal/follow-up.ts";
import { forgetFollowers as forget } from "./store.ts";

// So many mails in a row that were refused for good: nobody is there.
const mostFailed = 3;

export const forgetFollowers: ClockJob = (sql, { at }) => forget(sql, at, mostFailed);

/** The clock: a form's mark is kept for a month, longer than anybody leaves a page open. */

import type { ClockJob } from "./follow-up.ts";
import { forgetOnce } from "./store.ts";

export const forgetForms: ClockJob = (sql, { at }) => forgetOnce(sql, new Date(at.getTime() - 30 * 24 * 60 * 60_000));

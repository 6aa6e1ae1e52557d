/** The clock: sessions that ended, invitations that are over and the words of mails long sent are let go of after a month. That they were stands in the journal. */

import type { ClockJob } from "#journal/follow-up.ts";
import { forgetInvitations, forgetSessions } from "./login-store.ts";
import { forgetWords } from "./mail-store.ts";

export const forgetOldTraces: ClockJob = async (sql, { at }) => {
  const before = new Date(at.getTime() - 30 * 24 * 60 * 60_000);
  await forgetSessions(sql, before);
  await forgetInvitations(sql, before);
  await forgetWords(sql, before);
};

/** The clock: whoever asked to follow gets a letter with a link. The link is made here, where the open side cannot see it, and kept as a hash. */

import { followedAt } from "#core/following.ts";
import type { ClockJob } from "#journal/follow-up.ts";
import { queueMail } from "#people/store.ts";
import { newToken } from "#platform/token.ts";
import { followPaths } from "./paths.ts";
import { dropBegun, saveConfirmMade, takeBegun } from "./store.ts";
import { calledOf, type OpenSide } from "./open-side.ts";

/** The job for one open side. */
export function askToConfirm(open: OpenSide): ClockJob {
  return async (sql, { at }) => {
    for (;;) {
      const more = await sql.begin(async (tx) => {
        const begun = await takeBegun(tx, at);
        if (begun === null) return false;
        const followed = followedAt(begun.target);
        const called = followed === null ? null : await calledOf(open, followed);
        // It has gone since it was asked for.
        if (called === null) {
          await dropBegun(tx, begun.id);
          return true;
        }
        const { token, hash } = newToken();
        await saveConfirmMade(tx, begun.id, hash);
        await queueMail(
          tx,
          {
            to: begun.address,
            subject: "Bekræft, at du vil følge med",
            text: `Nogen har bedt om, at denne adresse får mail, når der er nyt i:\n\n${called}\n\nEr det dig, så åbn linket, og bekræft. Det gælder i to døgn:\n${open.origin}${followPaths.confirm(token)}\n\nEr det ikke dig, så gør ikke noget. Så får du ikke flere mails, og adressen bliver slettet.\n`,
            headers: { "X-Auto-Response-Suppress": "All" },
            once: `follow-begun ${begun.id}`,
          },
          at,
        );
        return true;
      });
      if (!more) return;
    }
  };
}

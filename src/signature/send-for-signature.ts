/** The frozen minutes go to those who took part, or by local rule to fewer (KSL § 13), with a letter to each. */

import { danishDay } from "#core/calendar.ts";
import { rulesOn } from "#core/committee.ts";
import { frozenOtherwise } from "#core/frozen-text.ts";
import { sendForSignature as decide } from "#core/minutes.ts";
import { signersOf } from "#core/signing.ts";
import { tookPart } from "#core/sitting.ts";
import { refuse } from "#core/verdict.ts";
import { loadCommittee } from "#committee/store.ts";
import { sittings } from "#meeting/store.ts";
import { minutesOf } from "#minutes/store.ts";
import type { Call } from "#journal/change.ts";
import { onRecord, type Answer } from "#journal/record-store.ts";
import { digest } from "#platform/proof-tools.ts";
import type { Sql } from "#platform/sql.ts";
import { writeToSigners } from "./letters.ts";
import { signings } from "./store.ts";

/** `link` is the address of the page on which they sign; null where nobody is to be written to. */
export function sendForSignature(sql: Sql, call: Call, given: { meeting: number; link: string | null }): Answer<"send-for-signature"> {
  return onRecord(sql, call, minutesOf, "send-for-signature", given.meeting, async (minutes, tx) => {
    const verdict = decide(minutes);
    if (!verdict.ok) return verdict;
    if ((await frozenOtherwise(minutes.official!, given.meeting, digest)).length > 0) return refuse("frozen-otherwise");
    const committee = await loadCommittee(tx, minutes.committee);
    const sitting = await sittings.load(tx, given.meeting);
    if (committee === null || sitting === null) return refuse("not-found");
    const rule = rulesOn(committee, danishDay(new Date(sitting.openedAt))).signers;
    const signers = signersOf(tookPart(sitting), rule, call.actor);
    // The sheet refers to the minutes, so these are saved first when the sheet is new; both stand or fall together.
    const before = await signings.loadForChange(tx, given.meeting);
    await signings.save(
      tx,
      given.meeting,
      before,
      [
        {
          kind: "signing-begun",
          what: {
            meeting: given.meeting,
            committee: minutes.committee,
            sha256: minutes.official!.sha256,
            signers,
          },
        },
      ],
      call,
    );
    const persons = signers.map((signer) => signer.person);
    if (given.link !== null) await writeToSigners(tx, given.meeting, persons, { link: given.link, again: false, at: call.at });
    return verdict;
  });
}

/** An administrator changes what the house has decided about itself. */

import { changeSetting as decide } from "#core/setting.ts";
import { act, type Outcome } from "#journal/act.ts";
import { recordAll, type Call } from "#journal/change.ts";
import type { Sql } from "#platform/sql.ts";
import { loadSettingForChange, removeSetting, saveSetting } from "./store.ts";

/** `was` is the value the form was shown with. */
export async function changeSetting(sql: Sql, call: Call, given: { setting: string; value: string; was: string }): Promise<Outcome<"change-setting", object>> {
  return act(sql, call, "change-setting", null, async (tx) => {
    const verdict = decide(given, await loadSettingForChange(tx, given.setting));
    if (!verdict.ok) return verdict;
    if (verdict.change !== null) {
      const { setting, after } = verdict.change.what;
      if (after === null) await removeSetting(tx, setting);
      else await saveSetting(tx, setting, after);
      await recordAll(tx, call, "house", [verdict.change]);
    }
    return { ok: true as const, answer: {} };
  });
}

/** The clock: topics of the year wheel whose time has come are opened as cases, in the name and the right of the one who wrote the topic. */

import { danishDay } from "#core/calendar.ts";
import { rowsOf } from "#core/steering/ledger.ts";
import { kindOf } from "#core/steering/ledger-kinds.ts";
import { turnsOf } from "#core/steering/wheel.ts";
import type { ClockJob } from "#journal/follow-up.ts";
import { openWheelCase } from "./open-wheel-case.ts";
import { namesOf, openWheels } from "./queries.ts";
import { meetingsFrom } from "./store.ts";

export function openWheelCases(): ClockJob {
  return async (sql, { at }) => {
    const today = danishDay(at);
    for (const wheel of await openWheels(sql)) {
      const rows = rowsOf(wheel, kindOf(wheel));
      const names = await namesOf(
        sql,
        rows.map((row) => row.by),
      );
      // The turn of the year: what belongs to January is opened before it.
      for (const year of [Number(today.slice(0, 4)), Number(today.slice(0, 4)) + 1])
        for (const turn of turnsOf(rows, year, await meetingsFrom(sql, wheel.committee, `${year}-01-01`))) {
          if (turn.meeting === null || turn.meeting.date < today || turn.openBy! > today) continue;
          if (wheel.turned.some((each) => each.topic === turn.key && each.year === year)) continue;
          const by = rows.find((row) => row.key === turn.key)!.by;
          const actor = { person: by, name: names.get(by) ?? "Sagsgang", roles: [{ role: "secretary", committee: wheel.committee } as const] };
          // A refusal leaves the topic without a case; the wheel's page then says that it should have one, and how to hear why not.
          await openWheelCase(sql, { actor, at }, { ledger: wheel.id, topic: turn.key, year });
        }
    }
  };
}

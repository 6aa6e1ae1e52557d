/** Loads and writes meetings as they are held; their table's only writer. */

import { afterSitting, type Sitting, type SittingHappening } from "#core/sitting.ts";
import { recordStore } from "#journal/record-store.ts";

/** By the planned meeting's number. */
export const sittings = recordStore<Sitting, SittingHappening>({ table: "desk.sitting", about: "sitting", after: afterSitting });

/** The only answer to "may this person do this here": asked by the page that shows the button and by the verb that does it. */

import type { Action } from "./actions/action.ts";
import { actions, type ActionName } from "./actions.ts";
import { holds, type Actor } from "./people.ts";
import { refuse, type Refused } from "./verdict.ts";

/** Whether the actor may, in a committee (null: the house). Unknown is no. */
export function may(actor: Actor | null, action: ActionName, committee: number | null): boolean {
  const who = (actions[action] as Action).who;
  if (who === "visitor") return true;
  if (actor === null) return false;
  return who === "anyone" || holds(actor, who, committee);
}

/** The refusal when the actor may not; null when they may. The first question of every verb. */
export function mayNot(actor: Actor | null, action: ActionName, committee: number | null): Refused<"not-allowed"> | null {
  return may(actor, action, committee) ? null : refuse("not-allowed");
}

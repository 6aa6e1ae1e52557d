/** Who said it and when, as it stands beside each judgment. */

import type { Call } from "#journal/change.ts";

export function judgedBy({ actor, at }: Call): { by: number; name: string; at: string } {
  return { by: actor.person, name: actor.name, at: at.toISOString() };
}

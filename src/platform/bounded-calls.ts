/** How often something may be asked for by one caller. Kept in memory: a program started anew has forgotten, which harms nobody. */

/** Answers the seconds to wait, or null when the call may be made; it is counted in then. */
export function boundedCalls(most: number, windowMs: number): (caller: string, at: Date) => number | null {
  const callers = new Map<string, { since: number; calls: number }>();
  return (caller, at) => {
    const now = at.getTime();
    const before = callers.get(caller);
    if (before === undefined || now - before.since >= windowMs) {
      for (const [each, { since }] of callers) if (now - since >= windowMs) callers.delete(each);
      callers.set(caller, { since: now, calls: 1 });
      return null;
    }
    if (before.calls >= most) return Math.ceil((before.since + windowMs - now) / 1000);
    before.calls++;
    return null;
  };
}

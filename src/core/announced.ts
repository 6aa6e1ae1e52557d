/** What an agenda tells by itself under its announcements: a sub-item with a title of its own, written anew as long as the agenda is not sent. */

import { afterAgenda, nextItemId, standingItem, type Agenda, type AgendaHappening, type SubItem } from "./agenda.ts";

/** What the sub-items are called on every agenda; by these names they are found again. */
export const statusTitle = "Status på beslutninger";
export const reportTitle = "Formandsafgørelser siden sidst";

/** What the house tells by itself, and no form holds. */
export function isAnnounced({ title }: SubItem): boolean {
  return title === statusTitle || title === reportTitle;
}

/** The lettered parts a person has written, with what the house tells in the places it has. */
export function besideAnnounced(before: readonly SubItem[], typed: readonly SubItem[]): SubItem[] {
  const after = typed.filter((sub) => !isAnnounced(sub));
  for (const [at, sub] of before.entries()) if (isAnnounced(sub)) after.splice(Math.min(at, after.length), 0, sub);
  return after;
}

/** `key` names the item a committee without announcements gets for the day; `closedReason` stands on it where it is closed. */
export type Announcement = { title: string; key: string; closedReason: string };

/**
 * What must happen to an agenda for the texts to stand under its announcements, each as open or closed as it is. Nothing when they do already,
 * or when the agenda has been sent.
 */
export function announceOn(agenda: Agenda, { title, key, closedReason }: Announcement, texts: readonly { closed: boolean; text: string }[]): AgendaHappening[] {
  if (agenda.releases.length > 0) return [];
  const happened: AgendaHappening[] = [];
  let now = agenda;
  const does = (happening: AgendaHappening): void => {
    happened.push(happening);
    now = afterAgenda(now, happening);
  };
  for (const closed of [false, true]) {
    const own = texts.filter((each) => each.closed === closed);
    const place = (): Agenda["items"][number] | undefined => now.items.find((item) => item.standing === "announcements" && item.closed === closed);
    if (own.length > 0 && place() === undefined) {
      // A committee without such an item gets one for the day, before its last standing items.
      const last = now.items.findLastIndex((item) => item.kind !== "standing" || item.standing === "approval");
      const standing = standingItem(nextItemId(now), {
        key,
        title: closed ? `${title} – lukket` : title,
        place: "last",
        closed,
        sender: null,
        points: [],
        decision: "Taget til efterretning.",
        kind: "announcements",
      });
      does({ kind: "item-added", what: { item: closed ? { ...standing, closedReason } : standing, at: last + 1 } });
    }
    const item = place();
    if (item === undefined) continue;
    const report: SubItem[] = own.length === 0 ? [] : [{ title, text: own.map((each) => each.text).join("\n\n") }];
    // In the place it has: what else stands there keeps its letter.
    const at = item.subItems.findIndex((sub) => sub.title === title);
    const others = item.subItems.filter((sub) => sub.title !== title);
    const subItems = others.toSpliced(at === -1 ? 0 : Math.min(at, others.length), 0, ...report);
    if (JSON.stringify(subItems) !== JSON.stringify(item.subItems)) does({ kind: "item-changed", what: { id: item.id, change: { subItems } } });
  }
  return happened;
}

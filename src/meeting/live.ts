/** The meeting as it goes, to all who follow it: drawn once for each kind of reader, whatever their number. */

import type { Audience } from "#core/visibility.ts";
import type { Subjects } from "#platform/changes.ts";

export type Draw = (meeting: number, audience: Audience) => Promise<string>;

type Room = { html: string | null; drawing: Promise<void> | null; again: boolean; followers: Set<(html: string) => void>; leave: () => void };

export type Live = {
  /** Calls `tell` with the region now, and each time it is another. Answers how to stop. */
  follow(meeting: number, audience: Audience, tell: (html: string) => void): () => void;
  /** How many follow, for the bench and for doctor. */ followers(): number;
};

export function liveMeetings(subjects: Subjects, draw: Draw, log: (message: string) => void): Live {
  const rooms = new Map<string, Room>();

  const redraw = (key: string, meeting: number, audience: Audience): void => {
    const room = rooms.get(key);
    if (!room) return;
    // What comes while a drawing is under way is in the next one: a hundred changes at once are drawn twice.
    if (room.drawing !== null) {
      room.again = true;
      return;
    }
    room.drawing = draw(meeting, audience)
      .then((html) => {
        if (html === room.html) return;
        room.html = html;
        for (const tell of room.followers) tell(html);
      })
      .catch((error: unknown) => log(`mødet ${meeting} kunne ikke tegnes: ${String(error)}`))
      .finally(() => {
        room.drawing = null;
        if (!room.again) return;
        room.again = false;
        redraw(key, meeting, audience);
      });
  };

  return {
    follow(meeting, audience, tell) {
      const key = `${meeting} ${audience}`;
      let room = rooms.get(key);
      if (!room) {
        const tellAll = (): void => redraw(key, meeting, audience);
        const stops = [`sitting:${meeting}`, `agenda:${meeting}`, `minutes:${meeting}`].map((subject) => subjects.on(subject, tellAll));
        room = { html: null, drawing: null, again: false, followers: new Set(), leave: () => stops.forEach((stop) => stop()) };
        rooms.set(key, room);
      }
      room.followers.add(tell);
      if (room.html !== null) tell(room.html);
      else redraw(key, meeting, audience);
      return () => {
        room.followers.delete(tell);
        if (room.followers.size > 0) return;
        room.leave();
        rooms.delete(key);
      };
    },
    followers: () => [...rooms.values()].reduce((sum, room) => sum + room.followers.size, 0),
  };
}

/** The head of every page about one meeting: whose, when, where, and the stations its papers pass. */

import { dateInWords, dateLong } from "#core/calendar.ts";
import type { PlannedMeeting } from "#core/committee.ts";
import { deskPaths } from "./desk-layout.ts";
import { html, type Html } from "./html.ts";

export type MeetingPlace = "agenda" | "reading" | "sitting" | "watch" | "minutes" | "signing" | "publication";

const places: readonly (readonly [MeetingPlace, string, (meeting: number) => string])[] = [
  ["agenda", "Dagsorden", deskPaths.agenda],
  ["reading", "Læs", deskPaths.reading],
  ["sitting", "Mødet", deskPaths.sitting],
  ["watch", "Følg mødet", deskPaths.watch],
  ["minutes", "Referat", deskPaths.minutes],
  ["signing", "Underskrift", deskPaths.signing],
  ["publication", "Offentlighed", deskPaths.publication],
];

/** `open` names the places this person may go to. */
export function meetingHead(meeting: PlannedMeeting, committee: string, here: MeetingPlace, open: readonly MeetingPlace[], title: string): Html {
  const words = dateInWords(meeting.date);
  return html`<div class="page-head">
      <div>
        <p class="over-title">${committee}</p>
        <h1>${title}</h1>
        <p class="quiet">
          ${words[0]!.toLocaleUpperCase("da")}${words.slice(1)} kl.
          ${meeting.start}${meeting.place === null ? "" : `, ${meeting.place}`}${meeting.state === "cancelled" ? ". Mødet er aflyst." : ""}
        </p>
      </div>
    </div>
    <nav class="desk-steps" aria-label="Mødets papirer">
      <ol>
        ${places
          .filter(([place]) => open.includes(place))
          .map(([place, name, href]) => html`<li><a href="${href(meeting.id)}" ${place === here ? html` aria-current="page"` : ""}>${name}</a></li>`)}
      </ol>
    </nav>`;
}

/** The name of a page about one meeting: no two of them are called the same. */
export function meetingTitle(page: string, committee: string, meeting: PlannedMeeting): string {
  return `${page}, ${committee} ${dateLong(meeting.date)}`;
}

/** Where an audience may go about a meeting. Minutes are made from an agenda, so there is no way to them before there is one. */
export function placesFor(audience: "staff" | "member" | "councilMember" | "citizen" | null, isSecretary: boolean, hasAgenda: boolean): MeetingPlace[] {
  const places: MeetingPlace[] =
    audience === null
      ? []
      : audience === "staff"
        ? ["agenda", "reading", ...(isSecretary ? (["sitting"] as const) : []), "watch", "minutes", "signing", "publication"]
        : audience === "member"
          ? ["reading", "watch", "minutes", "signing"]
          : ["reading", "watch", "minutes"];
  return hasAgenda ? places : places.filter((place) => place !== "minutes" && place !== "signing" && place !== "publication");
}

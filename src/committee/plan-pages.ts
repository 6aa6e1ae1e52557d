/** The plan of meetings: a year as a list with deadlines and as a table of months, a year planned, all committees in one calendar. */

import { deadlinesFor, nameOn, rulesOn, type Committee, type PlannedMeeting } from "#core/committee.ts";
import { planColumns } from "#core/committee-files.ts";
import type { ProposedDay, YearPattern } from "#core/meeting-plan.ts";
import type { CommitteeWarning } from "#core/refusals/committee.da.ts";
import { may } from "#core/rights.ts";
import { day, weekday } from "#ui/dates.ts";
import { deskPaths, type DeskPage } from "#ui/desk-layout.ts";
import { button, choice, field, foldedForm, form, hidden, oneClick, radios, tick, told, type Shown } from "#ui/form.ts";
import { html, when, type Html } from "#ui/html.ts";
import { committeePaths, fileField, tabs, warned, yearLinks, yearTables, type Mark } from "./parts.ts";
import type { MeetingInPlan } from "./queries.ts";

const monthNames = ["januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december"] as const;
const weekdayNames = ["mandag", "tirsdag", "onsdag", "torsdag", "fredag"] as const;
const weekNames = [
  ["1", "den første"],
  ["2", "den anden"],
  ["3", "den tredje"],
  ["4", "den fjerde"],
  ["last", "den sidste"],
] as const;
const kindNames: Record<PlannedMeeting["kind"], string> = { ordinary: "Ordinært møde", extraordinary: "Ekstraordinært møde" };

export type PlanData = {
  committee: Committee;
  meetings: readonly MeetingInPlan[];
  years: readonly number[];
  year: number;
  today: string;
  warnings: readonly CommitteeWarning[];
};

export function planPage({ committee, meetings, years, year, today, warnings }: PlanData, shown: Shown): DeskPage {
  const name = nameOn(committee, today);
  const at = deskPaths.calendar(committee.id);
  const keeper = may(shown.actor, "plan-meeting", committee.id);
  const thisYear = Number(today.slice(0, 4));
  return {
    title: "Mødeplan",
    here: "committees",
    wide: true,
    trail: [
      ["Udvalg", deskPaths.committees],
      [name, deskPaths.committee(committee.id)],
    ],
    body: html`<h1>Mødeplan for ${name}</h1>
      ${told(shown)}${warned(warnings)} ${tabs(committee.id, "plan", shown.actor)}
      ${yearLinks([...years, thisYear, thisYear + 1], year, (each) => `${at}?aar=${each}`)}
      <section aria-labelledby="moeder">
        <h2 id="moeder">Møder i ${year}</h2>
        ${
          meetings.length === 0
            ? html`<p>
                Der er ingen møder i planen for ${year}.${keeper ? html` <a href="${committeePaths.year(committee.id)}?aar=${year}">Planlæg året</a>.` : ""}
              </p>`
            : html`<ol class="plan-list">
                ${meetings.map((meeting) => planLine(meeting, committee, keeper, today, shown))}
              </ol>`
        }
      </section>
      ${when(keeper, () => planForms(committee, year, today, shown))}
      <section aria-labelledby="maaneder">
        <h2 id="maaneder">Året måned for måned</h2>
        ${yearTables(
          year,
          marksOf(
            meetings,
            (meeting) => `#moede-${meeting.id}`,
            () => "Møde",
          ),
          today,
        )}
      </section>
      <p class="page-links">
        <a href="${committeePaths.planCalendar(committee.id)}">Hent mødeplanen til en kalender (iCalendar)</a>
        <a href="${committeePaths.planFile(committee.id)}?aar=${year}">Hent ${year} som regneark (CSV)</a>
      </p>`,
  };
}

function marksOf(meetings: readonly MeetingInPlan[], href: (meeting: MeetingInPlan) => string, name: (meeting: MeetingInPlan) => string): Map<string, Mark[]> {
  return new Map(
    [...Map.groupBy(meetings, (meeting) => meeting.date)].map(([date, there]) => [
      date,
      there.map((meeting) => ({ href: href(meeting), name: `${name(meeting)} kl. ${meeting.start}`, cancelled: meeting.state === "cancelled" })),
    ]),
  );
}

function planLine(meeting: MeetingInPlan, committee: Committee, keeper: boolean, today: string, shown: Shown): Html {
  const deadlines = deadlinesFor(rulesOn(committee, meeting.date), meeting.date);
  const cancelled = meeting.state === "cancelled";
  const past = meeting.date < today;
  const late = (date: string): Html | "" => (date < today && !past ? html` <span class="passed">overskredet</span>` : "");
  return html`<li id="moede-${meeting.id}" class="${cancelled ? "cancelled" : past ? "past" : ""}">
    <div class="plan-when">
      <h3>${cancelled ? weekday(meeting.date) : html`<a href="${deskPaths.agenda(meeting.id)}">${weekday(meeting.date)}</a>`}</h3>
      <p>
        ${timeOf(meeting)}${meeting.place === null ? "" : html`<br />${meeting.place}`}${meeting.kind === "ordinary" ? "" : html`<br /><strong>${kindNames[meeting.kind]}</strong>`}
      </p>
      ${statesOf(meeting)}
    </div>
    ${
      cancelled || past
        ? ""
        : html`<dl class="deadlines">
            <div>
              <dt>Medlemmers egne punkter</dt>
              <dd>${day(deadlines.memberItems)}${late(deadlines.memberItems)}</dd>
            </div>
            <div>
              <dt>Dagsorden sendes senest</dt>
              <dd>${day(deadlines.agenda)}${meeting.agendaSent ? "" : late(deadlines.agenda)}</dd>
            </div>
            <div>
              <dt>Materiale sendes senest</dt>
              <dd>${day(deadlines.material)}${meeting.agendaSent ? "" : late(deadlines.material)}</dd>
            </div>
          </dl>`
    }
    ${keeper && !past ? meetingForms(meeting, committee, shown) : ""}
  </li>`;
}

const timeOf = (meeting: Pick<PlannedMeeting, "start" | "end">): string =>
  meeting.end === null ? `kl. ${meeting.start}` : `kl. ${meeting.start}–${meeting.end}`;

/** Moved and cancelled, in words. */
function statesOf(meeting: PlannedMeeting): Html {
  return html`${meeting.state === "cancelled" ? html`<p class="plan-state"><strong>Aflyst:</strong> ${meeting.cancelledBecause ?? ""}</p>` : ""}
  ${[...meeting.was].reverse().map((was) => html`<p class="plan-state"><strong>Flyttet</strong> fra ${weekday(was.date)} kl. ${was.start}: ${was.reason}</p>`)}`;
}

function meetingForms(meeting: MeetingInPlan, committee: Committee, shown: Shown): Html {
  const at = `${deskPaths.calendar(committee.id)}/${meeting.id}`;
  const id = (part: string): string => `${part}-${meeting.id}`;
  if (meeting.state === "cancelled")
    return html`<div class="plan-forms">
      ${oneClick(shown, { action: `${at}/genindkald`, label: "Genindkald mødet", fields: { version: String(meeting.version) } })}
    </div>`;
  return html`<div class="plan-forms">
    ${foldedForm(
      shown,
      `move-${meeting.id}`,
      "Flyt",
      { action: `${at}/flyt`, version: meeting.version },
      (own) =>
        html`<div class="field-row">
            ${field(own, { name: "dato", id: id("dato"), label: "Ny dag", type: "date", value: meeting.date, required: true })}
            ${field(own, { name: "start", id: id("start"), label: "Begynder", type: "time", value: meeting.start, required: true })}
            ${field(own, { name: "slut", id: id("slut"), label: "Slutter", type: "time", value: meeting.end })}
          </div>
          ${field(own, { name: "sted", id: id("sted"), label: "Sted", value: meeting.place })}
          ${field(own, { name: "grund", id: id("flyttegrund"), label: "Hvorfor flyttes mødet?", required: true })} ${button("Flyt mødet")}`,
    )}
    ${foldedForm(
      shown,
      `cancel-${meeting.id}`,
      "Aflys",
      { action: `${at}/aflys`, version: meeting.version },
      (own) =>
        html`${field(own, { name: "grund", id: id("aflysgrund"), label: "Hvorfor aflyses mødet?", required: true })}
        ${button("Aflys mødet", { kind: "warning" })}`,
    )}
  </div>`;
}

function planForms(committee: Committee, year: number, today: string, shown: Shown): Html {
  const at = deskPaths.calendar(committee.id);
  return html`<section class="committee-change" aria-labelledby="planlaeg">
    <h2 id="planlaeg">Planlæg</h2>
    <p><a class="button button-primary" href="${committeePaths.year(committee.id)}?aar=${year}">Planlæg et helt år</a></p>
    ${foldedForm(
      shown,
      "plan-meeting",
      "Tilføj ét møde",
      { action: at },
      (own) =>
        html`<div class="field-row">
            ${field(own, { name: "dato", id: "nyt-dato", label: "Dag", type: "date", value: today, required: true })}
            ${field(own, { name: "start", id: "nyt-start", label: "Begynder", type: "time", value: "16:00", required: true })}
            ${field(own, { name: "slut", id: "nyt-slut", label: "Slutter", type: "time" })}
          </div>
          ${field(own, { name: "sted", id: "nyt-sted", label: "Sted" })}
          ${radios(own, { name: "slags", id: "nyt-slags", label: "Hvilket møde?", value: "ordinary", required: true, of: Object.entries(kindNames) })}
          ${button("Tilføj mødet")}`,
    )}
    ${foldedForm(
      shown,
      "import-plan",
      "Læs en mødeplan ind fra et regneark",
      { action: `${at}/fil`, files: true },
      () =>
        html`${fileField(
          "planfil",
          "CSV-fil med møder",
          html`Første linje har kolonnernes navne: ${planColumns.join("; ")}. Dato og start skal udfyldes. Er der fejl i en linje, gemmes intet, og hver fejl
          vises.`,
        )}
        ${button("Læs mødeplanen ind")}`,
    )}
  </section>`;
}

/** How a year is asked for; what is typed stays in the address, so that the proposal can be looked at before anything is saved. */
export type YearWish = { year: number; pattern: YearPattern; start: string; end: string; place: string };

export type YearData = { committee: Committee; wish: YearWish; proposed: readonly ProposedDay[] | null; taken: readonly string[]; today: string };

export function yearPage({ committee, wish, proposed, taken, today }: YearData, shown: Shown): DeskPage {
  const name = nameOn(committee, today);
  return {
    title: "Planlæg et år",
    here: "committees",
    trail: [
      ["Udvalg", deskPaths.committees],
      [name, deskPaths.committee(committee.id)],
      ["Mødeplan", deskPaths.calendar(committee.id)],
    ],
    body: html`<h1>Planlæg et år for ${name}</h1>
      ${told(shown)} ${wishForm(committee, wish, { ...shown, given: {} })} ${proposed === null ? "" : proposal(committee, wish, proposed, taken, shown)}`,
  };
}

function wishForm(committee: Committee, { year, pattern, start, end, place }: YearWish, shown: Shown): Html {
  const week = pattern.every === "month" ? String(pattern.week) : "1";
  const weeks = pattern.every === "weeks" ? String(pattern.weeks) : "4";
  return html`<form class="year-wish" method="get" action="${committeePaths.year(committee.id)}">
    <input type="hidden" name="vis" value="ja" />
    <div class="field-row">
      ${field(shown, { name: "aar", label: "År", type: "number", value: String(year), required: true })}
      ${choice(shown, { name: "ugedag", label: "Ugedag", value: String(pattern.weekday), required: true, of: weekdayNames.map((name, index) => [String(index + 1), name] as const) })}
    </div>
    ${radios(shown, {
      name: "hver",
      label: "Hvor tit?",
      value: pattern.every,
      required: true,
      of: [
        ["month", "En gang om måneden"],
        ["weeks", "Med faste ugers mellemrum"],
      ],
    })}
    <div class="field-row">
      ${choice(shown, { name: "uge", label: "Ved månedsmøder: hvilken i måneden?", value: week, required: true, of: weekNames })}
      ${field(shown, { name: "uger", label: "Ved faste mellemrum: antal uger", type: "number", value: weeks, required: true })}
    </div>
    <fieldset class="form-group">
      <legend class="form-label">Måneder uden møder</legend>
      <div class="month-ticks">
        ${monthNames.map((name, index) => tick(shown, { name: "uden", value: String(index + 1), label: name, checked: pattern.skip.includes(index + 1) }))}
      </div>
    </fieldset>
    <div class="field-row">
      ${field(shown, { name: "start", label: "Begynder", type: "time", value: start, required: true })}
      ${field(shown, { name: "slut", label: "Slutter", type: "time", value: end })} ${field(shown, { name: "sted", label: "Sted", value: place })}
    </div>
    ${button("Vis forslaget", { kind: "secondary" })}
  </form>`;
}

function proposal(committee: Committee, wish: YearWish, proposed: readonly ProposedDay[], taken: readonly string[], shown: Shown): Html {
  const dates = proposed.flatMap((each) => each.date ?? []);
  const chosen = shown.refused === null ? null : (shown.given["dato"] ?? "").split("\n");
  return html`<section class="committee-change" aria-labelledby="forslag">
    <h2 id="forslag">Forslag til ${wish.year}: ${dates.length} møder</h2>
    <p>Intet er gemt endnu. Tag krydset væk ved de dage, der ikke skal med.</p>
    ${form(
      { ...shown, given: {}, refused: null },
      { action: committeePaths.year(committee.id) },
      html`${Object.entries(wishFields(wish)).map(([name, value]) => value.split("\n").map((each) => hidden(name, each)))}
        <ul class="proposed">
          ${proposed.map((each) => {
            if (each.date === null) return html`<li class="left-out">${each.because}</li>`;
            const deadlines = deadlinesFor(rulesOn(committee, each.date), each.date);
            const there = taken.includes(each.date);
            return html`<li>
              ${tick(shown, {
                name: "dato",
                value: each.date,
                label: dateWords(each.date),
                checked: chosen === null ? !there : chosen.includes(each.date),
              })}
              <p class="proposed-note">
                ${there ? html`<strong>Udvalget har allerede et møde den dag.</strong> ` : ""}${each.because === null ? "" : html`<strong>${each.because}</strong> `}Dagsorden
                senest ${day(deadlines.agenda)}.
              </p>
            </li>`;
          })}
        </ul>
        ${button("Gem møderne i planen")}`,
    )}
  </section>`;
}

function dateWords(date: string): string {
  const at = new Date(`${date}T00:00:00Z`);
  return `${weekdayNames[(at.getUTCDay() + 6) % 7] ?? "weekend"} den ${at.getUTCDate()}. ${monthNames[at.getUTCMonth()]}`;
}

/** A wish as a form's fields; the months skipped are several of one name. */
export function wishFields({ year, pattern, start, end, place }: YearWish): Record<string, string> {
  return {
    aar: String(year),
    ugedag: String(pattern.weekday),
    hver: pattern.every,
    uge: pattern.every === "month" ? String(pattern.week) : "1",
    uger: pattern.every === "weeks" ? String(pattern.weeks) : "4",
    ...(pattern.skip.length === 0 ? {} : { uden: pattern.skip.join("\n") }),
    start,
    slut: end,
    sted: place,
  };
}

export function calendarPage(meetings: readonly MeetingInPlan[], years: readonly number[], year: number, today: string, shown: Shown): DeskPage {
  const months = [...Map.groupBy(meetings, (meeting) => Number(meeting.date.slice(5, 7)))];
  const thisYear = Number(today.slice(0, 4));
  return {
    title: "Kalender",
    here: "meetings",
    wide: true,
    trail: [["Udvalg", deskPaths.committees]],
    body: html`<h1>Alle udvalgs møder i ${year}</h1>
      ${told(shown)} ${yearLinks([...years, thisYear], year, (each) => `${committeePaths.calendar}?aar=${each}`)}
      ${yearTables(
        year,
        marksOf(
          meetings,
          (meeting) => `#dag-${meeting.date}`,
          (meeting) => meeting.committeeName,
        ),
        today,
      )}
      ${meetings.length === 0 ? html`<p>Der er ingen møder i planen for ${year}.</p>` : ""}
      ${months.map(
        ([month, there]) =>
          html`<section aria-labelledby="maaned-${month}">
            <h2 id="maaned-${month}">${monthNames[month - 1]!.replace(/^./, (letter) => letter.toUpperCase())}</h2>
            <ol class="calendar-list">
              ${[...Map.groupBy(there, (meeting) => meeting.date)].map(
                ([date, meetings]) =>
                  html`<li id="dag-${date}" class="${date < today ? "past" : ""}">
                    <h3>${weekday(date)}</h3>
                    <ul>
                      ${meetings.map(
                        (meeting) =>
                          html`<li class="${meeting.state}">
                            <span class="calendar-time">${meeting.start}</span>
                            <span
                              >${meeting.state === "cancelled" ? html`<span class="calendar-name">${meeting.committeeName}</span>` : html`<a href="${deskPaths.agenda(meeting.id)}">${meeting.committeeName}</a>`}${
                                meeting.place === null ? "" : html`<span class="seat-days">${meeting.place}</span>`
                              }${statesOf(meeting)}</span
                            >
                          </li>`,
                      )}
                    </ul>
                  </li>`,
              )}
            </ol>
          </section>`,
      )}
      <p class="page-links"><a href="${committeePaths.ownCalendar}">Mine møder til min kalender (iCalendar)</a></p>`,
  };
}

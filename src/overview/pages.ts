/** The front page of the working side: data in, HTML out. */

import { committeesOf, type Actor, type Role } from "#core/people.ts";
import { deskPaths, type DeskPage } from "#ui/desk-layout.ts";
import { told, type Shown } from "#ui/form.ts";
import { html, icon, when, type Html } from "#ui/html.ts";
import { counted } from "#ui/words.ts";
import type { MeetingFacts } from "./queries.ts";
import { groupsFor, meetingsNow, meetingTold, nameOf, type Facts, type Group, type Task } from "./what-waits.ts";

const mostTasks = 8;
const mostMeetings = 5;

export function overviewPage(shown: Shown, facts: Facts): DeskPage {
  const now = meetingsNow(facts);
  const groups = groupsFor(facts);
  const tasks = groups.filter((group) => group.waits).flatMap((group) => group.tasks);
  const near = tasks.filter((task) => task.when !== null && task.when.nearness !== "calm").length;
  const coming = facts.meetings.filter((each) => each.date > facts.today && each.sitting === null).slice(0, mostMeetings);
  return {
    title: "Overblik",
    here: "front",
    body: html`${told(shown)}
      <h1>Overblik</h1>
      <p class="lead">Velkommen, ${facts.actor.name}. ${summary(facts.actor, tasks.length, near)}</p>
      ${when(
        now.length > 0,
        () =>
          html`<section class="now" aria-labelledby="nu">
            <h2 id="nu" class="sr-only">Møder i dag</h2>
            ${now.map(
              (each) =>
                html`<a class="now-meeting ${each.going ? "is-going" : ""}" href="${each.href}"
                  ><span class="now-title">${each.title}</span><span class="now-about">${each.about}</span
                  ><span class="now-go">${each.going ? "Gå til mødet" : "Åbn"}${icon("chevron-right")}</span></a
                >`,
            )}
          </section>`,
      )}
      <div class="overview">
        <div class="overview-main">${groups.map(groupSection)}</div>
        <aside class="overview-side" aria-label="Møder og genveje">
          ${when(facts.actor.roles.length > 0, () => comingMeetings(facts, coming))} ${shortcuts(facts)}
        </aside>
      </div>`,
  };
}

function summary(actor: Actor, waiting: number, near: number): string {
  if (actor.roles.length === 0) return "Du har ingen roller endnu. Bed en administrator om at give dig dem, du skal bruge.";
  if (waiting === 0) return "Der er ikke noget, der venter på dig lige nu.";
  if (waiting === 1) return near === 0 ? "1 ting venter på dig, og den haster ikke." : "1 ting venter på dig.";
  const all = `${waiting} ting venter på dig`;
  return near === 0
    ? `${all}, og ingen af dem haster.`
    : near === waiting
      ? `${all}, og de er alle tæt på.`
      : `${all}, og ${near === 1 ? "1 af dem" : `${near} af dem`} er tæt på.`;
}

function groupSection(group: Group): Html {
  const first = group.tasks.slice(0, mostTasks);
  const rest = group.tasks.slice(mostTasks);
  return html`<section class="task-group" aria-labelledby="${group.id}">
    <h2 id="${group.id}">${group.heading}${group.tasks.length > 1 ? html` <span class="task-count">${group.tasks.length}</span>` : ""}</h2>
    ${
      group.tasks.length === 0
        ? html`<p class="empty">${group.empty.text} ${group.empty.link === null ? "" : html`<a href="${group.empty.link[1]}">${group.empty.link[0]}</a>`}</p>`
        : html`<ul class="task-list">
            ${first.map(taskRow)}
          </ul>`
    }
    ${when(
      rest.length > 0,
      () =>
        html`<details class="folded">
          <summary>Vis ${counted(rest.length, "til", "til")}</summary>
          <ul class="task-list">
            ${rest.map(taskRow)}
          </ul>
        </details>`,
    )}
  </section>`;
}

function taskRow(task: Task): Html {
  return html`<li class="task ${task.when === null ? "" : `task-${task.when.nearness}`}">
    <div>
      <a class="task-title" href="${task.href}">${task.title}</a>
      <span class="task-about">${task.about}</span>
      ${task.note === undefined ? "" : html`<span class="task-note">${task.note}</span>`}
    </div>
    ${task.when === null ? "" : html`<span class="task-when">${task.when.words}</span>`}
  </li>`;
}

function comingMeetings(facts: Facts, coming: readonly MeetingFacts[]): Html {
  return html`<section class="side-box" aria-labelledby="kommende">
    <h2 id="kommende">Kommende møder</h2>
    ${
      coming.length === 0
        ? html`<p class="quiet">Der er ikke planlagt møder i de næste uger.</p>`
        : html`<ul class="coming">
            ${coming.map(
              (each) =>
                html`<li>
                  <a href="${each.agenda === "released" ? deskPaths.reading(each.id) : `${deskPaths.calendar(each.committee)}#moede-${each.id}`}"
                    >${nameOf(facts, each.committee)}</a
                  >
                  <span class="quiet">${meetingTold(each.date, each.start, facts.today).words}</span>
                </li>`,
            )}
          </ul>`
    }
    <p><a href="/kalender">Hele kalenderen</a></p>
  </section>`;
}

type Way = readonly [name: string, href: string, who: readonly Role[]];
const ways: readonly Way[] = [
  ["Opret en sag", deskPaths.newCase, ["caseWorker", "secretary"]],
  ["Slå op i KLE", deskPaths.kle, ["caseWorker", "secretary", "approver", "administrator"]],
  ["Læseloggen", deskPaths.readLog, ["administrator", "dataProtectionOfficer"]],
  ["Arkivet i tal", deskPaths.archiveNumbers, ["administrator", "secretary"]],
];

function shortcuts(facts: Facts): Html {
  const { actor } = facts;
  const own = ways.filter(([, , who]) => actor.roles.some((held) => who.includes(held.role)));
  const chairs = committeesOf(actor, ["chair"]);
  return html`<section class="side-box" aria-labelledby="genveje">
    <h2 id="genveje">Genveje</h2>
    <ul class="plain-list">
      ${own.map(([name, href]) => html`<li><a href="${href}">${name}</a></li>`)}
      ${chairs === "all" ? "" : chairs.map((committee) => html`<li><a href="${deskPaths.chairDecisions(committee)}">Formandsafgørelser, ${nameOf(facts, committee)}</a></li>`)}
      <li><a href="${deskPaths.account}">Min side: adgang og mail</a></li>
    </ul>
  </section>`;
}

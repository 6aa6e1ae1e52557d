import assert from "node:assert/strict";
import test from "node:test";
import { afterAgenda, standingItem, type Agenda } from "./agenda.ts";
import { reportTitle } from "./announced.ts";
import { reportOn, type ToReport } from "./chair-decision.ts";
import { defaultRules } from "./committee.ts";

const agendaWith = (keys: readonly string[]): Agenda =>
  afterAgenda(null, {
    kind: "agenda-opened",
    what: {
      meeting: 1,
      committee: 1,
      items: defaultRules("2026-01-01")
        .standingItems.filter((each) => keys.includes(each.key))
        .map((each, index) => standingItem(index + 1, each)),
    },
  });
const decision = (closed: boolean): ToReport => ({ text: "Ja", because: "Haster", closed, day: "2026-11-22", title: "Hallen", number: "20/4282" });
const after = (agenda: Agenda, decisions: readonly ToReport[]): Agenda => reportOn(agenda, decisions).reduce(afterAgenda, agenda);
const titles = (agenda: Agenda): string[] =>
  agenda.items.map((item) => `${item.title}${item.closed ? " (lukket)" : ""}: ${item.subItems.map((sub) => sub.title).join()}`);

test("decisions stand under the announcements, the closed ones under the closed, and only once", () => {
  const agenda = agendaWith(["dagsorden", "meddelelser", "meddelelser-lukket", "eventuelt"]);
  const told = after(agenda, [decision(false), decision(true)]);
  assert.deepEqual(titles(told), [
    "Godkendelse af dagsorden: ",
    `Meddelelser – åbent møde: ${reportTitle}`,
    `Meddelelser – lukket møde (lukket): ${reportTitle}`,
    "Eventuelt: ",
  ]);
  assert.match(told.items[1]!.subItems[0]!.text, /^22\. november 2026 \(Hallen, 20\/4282\): Ja\nGrunden til, at formanden afgjorde det: Haster$/);
  assert.deepEqual(reportOn(told, [decision(false), decision(true)]), []);
  assert.deepEqual(titles(after(told, [])), titles(agenda), "one reported elsewhere meanwhile is taken off");
});

test("a committee without announcements gets an item for them, before its last standing items", () => {
  const told = after(agendaWith(["dagsorden", "eventuelt"]), [decision(false), decision(true)]);
  assert.equal(told.items[0]!.title, "Godkendelse af dagsorden");
  assert.equal(told.items.at(-1)!.title, "Eventuelt");
  const closed = told.items.find((item) => item.closed)!;
  assert.ok(closed.closedReason !== null && closed.publicTitle !== null, "the agenda can be sent with it");
});

test("an agenda that has been sent is not changed", () => {
  const agenda = agendaWith(["dagsorden", "meddelelser"]);
  assert.deepEqual(reportOn({ ...agenda, state: "released", releases: [{ supplement: 0, at: "", by: 1, lateBecause: null }] }, [decision(false)]), []);
});

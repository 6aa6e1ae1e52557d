import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import {
  afterCase,
  approveCase,
  sendCaseBack,
  sendForApproval,
  turnRefused,
  waitingStep,
  writeRecommendation,
  writeSection,
  type Approvers,
  type CaseHappening,
  type CasePaper,
} from "./case.ts";
import type { Verdict } from "./verdict.ts";
import { plainText, richTextOfPlain } from "./rich-text.ts";
import { runs } from "#test/runs.ts";

const sections = ["presentation", "finances"] as const;

const paper = afterCase(null, {
  kind: "case-opened",
  what: {
    id: 1,
    committee: 1,
    author: 1,
    details: {
      title: "Legeplads",
      publicTitle: null,
      caseNumber: null,
      closed: false,
      closedReason: null,
      contact: null,
      initials: null,
      otherHandlers: null,
      parties: [],
      deadline: null,
      communication: null,
    },
    sections: sections.map((key) => ({ key, role: key, heading: key, text: richTextOfPlain(""), copied: false })),
    recommendation: { by: null, points: [], copied: false },
    route: [],
    copiedFrom: null,
    template: false,
  },
});

// Each writer reads a section and later writes over what they read, as two browsers do.
const anyStep = fc.record({ writer: fc.nat(2), section: fc.constantFrom(...sections), kind: fc.constantFrom("read" as const, "write" as const) });

test("a section written by several at once is never lost: who writes over words they have not read is told, and theirs are not put in", () => {
  let told = 0;
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 40, size: "max" }), (steps) => {
      let now: CasePaper = paper;
      const read = new Map<string, { version: number; text: string }>();
      for (const [index, { writer, section, kind }] of steps.entries()) {
        const stands = now.sections.find((each) => each.key === section)!;
        const seat = `${writer} ${section}`;
        if (kind === "read") {
          read.set(seat, { version: stands.version, text: plainText(stands.text) });
          continue;
        }
        const had = read.get(seat);
        if (had === undefined) continue;
        const verdict = writeSection(now, { key: section, text: richTextOfPlain(`Ord ${index}`), version: had.version });
        if (verdict.ok) {
          assert.equal(had.text, plainText(stands.text), "only words one has read are written over");
          now = verdict.change.reduce<CasePaper>((state, each) => afterCase(state, each), now);
          read.set(seat, { version: had.version + 1, text: `Ord ${index}` });
        } else {
          told++;
          assert.equal(verdict.code, "text-changed-by-other");
          assert.notEqual(had.version, stands.version);
        }
      }
    }),
    { numRuns: runs(200) },
  );
  assert.ok(told > 20, "they wrote at once");
});

test("the recommendation has the same rule, and a section's version does not move with its neighbour's", () => {
  const first = writeRecommendation(paper, { by: "Forvaltningen", points: ["at den anlægges."], version: 1 });
  assert.ok(first.ok);
  const after = first.change.reduce<CasePaper>((state, each) => afterCase(state, each), paper);
  const second = writeRecommendation(after, { by: "Formanden", points: [], version: 1 });
  assert.deepEqual(second, { ok: false, code: "text-changed-by-other" });
  assert.deepEqual(
    after.sections.map((section) => section.version),
    [1, 1],
  );
});

const houseSteps = ["Fagchef", "Økonomi", "Direktør"] as const;
const anyNamed = fc.record(Object.fromEntries(houseSteps.map((step) => [step, fc.uniqueArray(fc.integer({ min: 1, max: 3 }), { maxLength: 2 })])));
const anyApproval = fc.record({ person: fc.integer({ min: 1, max: 3 }), kind: fc.constantFrom("approve" as const, "approve" as const, "sendBack" as const) });

test("a case is ready only when each step was taken by one the rules let take it, and no two by the same person unless the rules name nobody else", () => {
  let ready = 0;
  fc.assert(
    fc.property(anyNamed, fc.array(anyApproval, { maxLength: 12, size: "max" }), (named: Approvers, tries) => {
      const after = (now: CasePaper, verdict: Verdict<readonly CaseHappening[]>): CasePaper =>
        verdict.ok ? verdict.change.reduce<CasePaper>((state, each) => afterCase(state, each), now) : now;
      let now = after(paper, sendForApproval(paper, houseSteps, named));
      for (const { person, kind } of tries) {
        const by = { person, name: `Person ${person}` };
        const step = waitingStep(now);
        const verdict = kind === "approve" ? approveCase(now, by, "2026-03-04") : sendCaseBack(now, by, "2026-03-04", "Ret tallet.");
        if (step !== null && named[step]!.length > 0 && !named[step]!.includes(person)) assert.equal(verdict.ok ? "done" : verdict.code, "not-your-step");
        if (kind === "approve") assert.equal(turnRefused(now, person)?.code ?? "done", verdict.ok ? "done" : verdict.code, "the page asks what the verb asks");
        now = after(now, verdict);
      }
      if (now.state !== "ready") return;
      ready++;
      for (const [index, each] of now.approvals.entries()) {
        const may = named[each.step]!;
        assert.ok(may.length === 0 || may.includes(each.by!));
        assert.ok((may.length === 1 && may[0] === each.by) || !now.approvals.slice(0, index).some((before) => before.by === each.by), "four eyes");
      }
    }),
    { numRuns: runs(500) },
  );
  assert.ok(ready > 10, `${ready} cases became ready`);
});

test("a secretary fetches a case back from a step that is another's", () => {
  const sent = sendForApproval(paper, ["Fagchef"], { Fagchef: [7] });
  assert.ok(sent.ok);
  const waiting = sent.change.reduce<CasePaper>((state, each) => afterCase(state, each), paper);
  assert.equal(sendCaseBack(waiting, { person: 1, name: "Sofie" }, "2026-03-04", "Hun er syg.").ok, false);
  assert.ok(sendCaseBack(waiting, { person: 1, name: "Sofie", keeper: true }, "2026-03-04", "Hun er syg.").ok);
});

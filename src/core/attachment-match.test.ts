import assert from "node:assert/strict";
import test from "node:test";
import { attachmentNamed } from "./attachment-match.ts";

const attachments = [{ name: "Revideret Beskæftigelsesplan 2022-2023" }, { name: "Bilag 1: Økonomi" }, { name: "Kort" }, { name: "Kort" }];

test("a file is the attachment whose name it bears, whatever a file name does to letters", () => {
  assert.equal(attachmentNamed("Revideret_Beskaeftigelsesplan_2022-2023.pdf", attachments), attachments[0]);
  assert.equal(attachmentNamed("01 - Økonomi.pdf", attachments), attachments[1]);
});

test("a name that fits two attachments, or none, is not guessed at", () => {
  assert.equal(attachmentNamed("Kort.pdf", attachments), null);
  assert.equal(attachmentNamed("Regnskab.pdf", attachments), null);
  assert.equal(attachmentNamed("1.pdf", attachments), null);
});

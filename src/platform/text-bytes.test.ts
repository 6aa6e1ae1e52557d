import assert from "node:assert/strict";
import test from "node:test";
import { textOf } from "./text-bytes.ts";

test("a spreadsheet's Danish letters are read whatever it was saved as", () => {
  assert.equal(textOf(Buffer.from("Åse Øst – æ", "utf8")), "Åse Øst – æ");
  assert.equal(textOf(Uint8Array.of(0xc5, 0x73, 0x65, 0x20, 0xd8, 0x73, 0x74, 0x20, 0x96, 0x20, 0xe6)), "Åse Øst – æ");
  assert.equal(textOf(Buffer.from("\uFEFFÅse", "utf16le")), "Åse");
});

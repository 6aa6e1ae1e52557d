/** Slagelse and the PolWeb municipalities (LAYOUTS D12): case numbers of municipality, year and serial, with the document's number beside them. */

import type { Layout } from "../layout.ts";

export const slagelse: Layout = {
  name: "slagelse",
  signs: { all: [/^Sagsnr\.: ?\d{3}-\d{4}-\d+ +Dok\.nr\.:/u] },
  itemStart: [{ by: "heading", forms: ["dot"] }],
};

export const odsherred: Layout = {
  name: "odsherred",
  signs: { all: [/^Sag \d{3}-\d{4}-\d+$/u, /^Dok\. \d{3}-\d{4}-\d+$/u] },
  itemStart: [{ by: "heading", forms: ["dot"] }],
};

export const kalundborg: Layout = {
  name: "kalundborg",
  signs: { all: [/^Sagsnr\.: ?\d{3}-\d{4}-\d+ +J\.nr\.:/u] },
  itemStart: [{ by: "heading", forms: ["dot"] }],
};

/** Holbæk, static export (LAYOUTS D20): labels in capitals with the value below, clock times with seconds, each title twice. */

import type { Layout } from "../layout.ts";

export const holbaek: Layout = {
  name: "holbaek",
  signs: { all: [/^STARTTIDSPUNKT$/u, /^PUNKTER$/u] },
  itemStart: [{ by: "heading", forms: ["dot"] }],
};

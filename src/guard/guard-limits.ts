/** Bounds on what one file may cost the guard. Past them it says so, and that stops the file: what was not read is not known to be clean. */
export const guardLimits = {
  fileBytes: 200 * 1024 * 1024,
  /** Markup and plain text up to here are read where they are, without a process: a tenth of a second's work. */
  hereBytes: 256 * 1024,
  pages: 3_000,
  /** Pages and images put through text recognition, per file. */
  ocrPages: 60,
  /** Characters of text in one file. */
  characters: 60_000_000,
  /** Files in files in files. */
  depth: 5,
  nestedFiles: 3_000,
  /** Bytes out of all compressed parts of one file. */
  inflated: 512 * 1024 * 1024,
  /** Earlier editions of a PDF that was saved on top of itself. */
  revisions: 6,
  findings: 2_000,
  processBytes: 1_200 * 1024 * 1024,
  seconds: 120,
  secondsPerMegabyte: 4,
  /** A recognised page is drawn and read within this, also turned four ways. */
  secondsPerOcrPage: 90,
  /** All of one file's recognised pages together. */
  ocrSeconds: 900,
} as const;

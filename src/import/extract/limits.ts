/** Bounds on what one document may cost us (STACK-documents §2.5). Past them the reader says so and the batch goes on. */
export const limits = {
  /** Bytes of a file we open at all. */
  fileBytes: 200 * 1024 * 1024,
  /** Pages read of one PDF; a longer one is read so far and marked partial. */
  pages: 2_000,
  /** Lines of one document; a longer one is cut and marked partial. */
  lines: 200_000,
  /** Characters of one line; a longer one is broken at a space. */
  lineCharacters: 20_000,
  /** Bytes that may come out of one compressed stream, and out of all of one file. */
  inflatedStream: 64 * 1024 * 1024,
  inflatedFile: 256 * 1024 * 1024,
  /** Files in one archive. */
  archiveFiles: 20_000,
  /** Resident memory of the reading process. */
  processBytes: 900 * 1024 * 1024,
  /** Seconds one document may take: a base, and more per megabyte. OCR has its own per page. */
  seconds: 30,
  secondsPerMegabyte: 2,
  secondsPerOcrPage: 40,
} as const;

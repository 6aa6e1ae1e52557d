/** Run as a process of its own by tests: reads the file given in a reading process and says when it has begun. */

import { openReadingPool } from "#import/reading-pool.ts";

const pool = openReadingPool({ size: 1, seconds: 600, processBytes: 8 * 1024 ** 3 });
void pool.read({ path: process.argv[2]!, fileName: "endeløs.pdf", options: {}, keepExtraction: false });
setTimeout(() => process.stdout.write("reading\n"), 1500);

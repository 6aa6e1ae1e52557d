/** Real documents that tests may read but the project does not own; where they are missing, a test says so and is counted as skipped. */

import * as fs from "node:fs";
import * as path from "node:path";

const shared = path.join(import.meta.dirname, "..", "..", "shared");

/** The folder below ../shared, or null when it is not on this machine. */
export function sharedFolder(...parts: string[]): string | null {
  const folder = path.join(shared, ...parts);
  return fs.existsSync(folder) ? folder : null;
}

/** The reason a test that needs a folder is skipped. */
export function missing(...parts: string[]): string {
  return `../shared/${parts.join("/")} is not on this machine`;
}

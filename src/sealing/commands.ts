/** `sagsgang verify`: files checked by themselves, without a database and without a network. */

import * as fs from "node:fs";
import * as path from "node:path";
import { checkFile, isDoubted, verdictOf, type Finding } from "#core/seal/check.ts";
import { proofTools } from "#platform/proof-tools.ts";

type Out = { out: (text: string) => void };

const marks: Record<Finding["state"], string> = { ok: "  i orden    ", wrong: "  FORKERT    ", doubt: "  tvivl      ", unknown: "  ikke set   " };

/** What is found, as lines for a person. */
export function findingLines(findings: readonly Finding[]): string {
  return findings.map(({ state, says }) => `${marks[state]}${says}\n`).join("");
}

/** Answers 0 when everything holds, 1 when something is wrong, 2 when what it takes to say was not given. */
export async function verifyCommand(
  files: readonly string[],
  given: { register: string | undefined; keys: string | undefined },
  { out }: Out,
): Promise<number> {
  const read = (file: string): Buffer | null => {
    try {
      return fs.readFileSync(file);
    } catch {
      out(`${file} findes ikke eller kan ikke læses.\n`);
      return null;
    }
  };
  const [register, keys] = [given.register, given.keys].map((file) => (file === undefined ? undefined : read(file)));
  if (register === null || keys === null) return 1;
  const against = { register: register?.toString("utf8") ?? null, keys: keys?.toString("utf8") ?? null };
  let worst = 0;
  for (const file of files) {
    const bytes = read(file);
    if (bytes === null) {
      worst = 1;
      continue;
    }
    const { what, findings } = await checkFile(bytes, against, proofTools);
    const verdict = verdictOf(findings);
    out(`${path.basename(file)} (${what})\n${findingLines(findings)}`);
    out(
      {
        ok: isDoubted(findings)
          ? "  Det er efterprøvet og i orden, men der er noget, en person bør se på. Se det, der er mærket tvivl.\n\n"
          : "  Alt er efterprøvet og i orden.\n\n",
        wrong: "  Filen kan ikke bruges som bevis. Se det, der er mærket FORKERT.\n\n",
        unknown: "  Det, der kunne efterprøves, er i orden. Se det, der er mærket ikke set; giv også --register og --keys, hvis de mangler.\n\n",
      }[verdict],
    );
    if (verdict === "wrong") worst = 1;
    else if (verdict === "unknown" && worst === 0) worst = 2;
  }
  return worst;
}

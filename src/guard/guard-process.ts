/** The process in which the guard opens strangers' files. It may be stopped at any moment; nothing but its answer leaves it. */

import { followParent } from "#platform/follow-parent.ts";
import { findingsOf, type Guarded, type GuardTask } from "./guard-parts.ts";
import { guardLimits } from "./guard-limits.ts";
import { tellFile } from "./read-parts.ts";

followParent();

process.on("message", ({ id, task }: { id: number; task: GuardTask }) => {
  const moreTime = (): void => void process.send!({ id, moreSeconds: guardLimits.secondsPerOcrPage });
  void answer(task, moreTime).then((result) => process.send!({ id, answer: result }));
});

async function answer(task: GuardTask, moreTime: () => void): Promise<Guarded> {
  const bytes = Buffer.from(task.bytes.buffer, task.bytes.byteOffset, task.bytes.byteLength);
  const found = findingsOf(task.name, bytes, task.context);
  try {
    await tellFile(task.name, bytes, found, { moreTime, pagesRead: task.pagesRead });
  } catch (error) {
    found.cannot(
      "hele filen",
      `Filen kan ikke læses til ende (${(error as Error).name}).`,
      "Lav en ny udgave af filen, eller se den igennem i hånden og skriv, at det er gjort.",
    );
  }
  return found.done();
}

/**
 * Processes that do one task at a time, each stoppable: a task that takes too long or too much memory costs its process, not the batch
 * (worker threads do not bound memory; STACK-documents §2.5).
 */

import { fork, type ChildProcess } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";

export type ProcessFailure = "crashed" | "too-slow" | "too-much-memory";

export type ProcessPool<Task, Answer> = {
  /** Does one task. Always answers: what the process said, or what `failed` makes of its end. */
  run(task: Task): Promise<Answer>;
  /** How many tasks are done at once. */
  size: number;
  stop(): Promise<void>;
};

type Slot<Task, Answer> = { child: ChildProcess; busy: Job<Task, Answer> | null; done: number };
type Job<Task, Answer> = { id: number; task: Task; answer: (answer: Answer) => void; deadline: number };

/**
 * Opens a pool of `program`, a file that answers the message { id, task } by { id, answer }, and may ask for time before a slow step that it
 * bounds itself by { id, moreSeconds }. Processes start when they are first needed and keep nobody waiting for them. `seconds` and `bytes` (resident) bound one task; a process is replaced after `tasksPerProcess`,
 * or when it has come to hold half of `bytes`.
 */
export function openProcessPool<Task, Answer>(options: {
  program: string;
  size?: number;
  seconds: (task: Task) => number;
  bytes: number;
  tasksPerProcess: number;
  failed: (why: ProcessFailure) => Answer;
}): ProcessPool<Task, Answer> {
  const size = options.size ?? Math.max(1, os.availableParallelism());
  const slots: Slot<Task, Answer>[] = [];
  const waiting: Job<Task, Answer>[] = [];
  let nextId = 1;
  let stopped = false;

  const start = (): Slot<Task, Answer> => {
    const child = fork(options.program, [String(process.pid)], {
      serialization: "advanced",
      stdio: ["ignore", "ignore", "ignore", "ipc"],
      execArgv: ["--max-old-space-size=1024"],
    });
    const slot: Slot<Task, Answer> = { child, busy: null, done: 0 };
    child.on("message", (message: { id: number; answer: Answer } | { id: number; moreSeconds: number }) => {
      if (slot.busy?.id !== message.id) return;
      if ("moreSeconds" in message) slot.busy.deadline = Date.now() + message.moreSeconds * 1000;
      else done(slot, message.answer);
    });
    child.on("exit", () => {
      slots.splice(slots.indexOf(slot), 1);
      if (slot.busy) done(slot, options.failed("crashed"));
      if (!stopped) next();
    });
    slots.push(slot);
    return slot;
  };

  const done = (slot: Slot<Task, Answer>, answer: Answer): void => {
    const job = slot.busy!;
    slot.busy = null;
    slot.done++;
    rest(slot);
    job.answer(answer);
    if (slot.done >= options.tasksPerProcess || (slot.done % 50 === 0 && residentBytes(slot.child.pid!) > options.bytes / 2)) slot.child.kill("SIGKILL");
    next();
  };

  // A process without work holds nobody back from ending.
  const rest = (slot: Slot<Task, Answer>): void => {
    slot.child.unref();
    slot.child.channel?.unref();
  };

  const next = (): void => {
    while (waiting.length > 0) {
      const slot = slots.find((each) => each.busy === null && each.child.connected && !each.child.killed) ?? (slots.length < size ? start() : null);
      if (!slot) return;
      const job = waiting.shift()!;
      job.deadline = Date.now() + options.seconds(job.task) * 1000;
      slot.busy = job;
      slot.child.ref();
      slot.child.channel?.ref();
      slot.child.send({ id: job.id, task: job.task }, (error) => {
        if (error) slot.child.kill("SIGKILL");
      });
    }
  };

  const stopWith = (slot: Slot<Task, Answer>, why: ProcessFailure): void => {
    const job = slot.busy!;
    slot.busy = null;
    slot.child.kill("SIGKILL");
    job.answer(options.failed(why));
  };

  const watch = setInterval(() => {
    for (const slot of slots.slice()) {
      if (!slot.busy) continue;
      if (Date.now() > slot.busy.deadline) stopWith(slot, "too-slow");
      else if (residentBytes(slot.child.pid!) > options.bytes) stopWith(slot, "too-much-memory");
    }
  }, 100);
  watch.unref();

  return {
    size,
    run: (task) => {
      return new Promise<Answer>((answer) => {
        waiting.push({ id: nextId++, task, answer, deadline: 0 });
        next();
      });
    },
    async stop() {
      stopped = true;
      clearInterval(watch);
      await Promise.all(
        slots.map(
          (slot) =>
            new Promise<void>((resolve) => {
              slot.child.ref();
              slot.child.once("exit", () => resolve());
              slot.child.kill("SIGKILL");
            }),
        ),
      );
    },
  };
}

// Linux tells a process's resident memory here; elsewhere only the time limit and the heap limit hold.
function residentBytes(pid: number): number {
  try {
    return Number(fs.readFileSync(`/proc/${pid}/statm`, "utf8").split(" ")[1]) * 4096;
  } catch {
    return 0;
  }
}

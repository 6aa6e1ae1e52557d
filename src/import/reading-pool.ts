/**
 * Reading processes, one per core, each stoppable: a document that takes too long or too much memory costs its process, not the batch
 * (worker threads do not bound memory; STACK-documents §2.5).
 */

import { fork, type ChildProcess } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { limits } from "./extract/limits.ts";
import type { ReadAnswer, ReadTask } from "./reading-process.ts";

export type ReadingPool = {
  /** Reads one file. Always answers: with minutes, or with the reason it could not. */
  read(task: Omit<ReadTask, "id">): Promise<ReadAnswer>;
  /** How many documents are read at once. */
  size: number;
  stop(): Promise<void>;
};

type Slot = { child: ChildProcess; busy: Job | null; read: number };
type Job = { task: ReadTask; answer: (answer: ReadAnswer) => void; deadline: number };

/** A process is replaced after this many documents, so that what pdfjs keeps does not pile up. */
const documentsPerProcess = 400;

/** Opens a pool; processes start when they are first needed. */
export function openReadingPool(options: { size?: number; seconds?: number; processBytes?: number } = {}): ReadingPool {
  const size = options.size ?? Math.max(1, os.availableParallelism());
  const memory = options.processBytes ?? limits.processBytes;
  const slots: Slot[] = [];
  const waiting: Job[] = [];
  let nextId = 1;
  let stopped = false;

  const start = (): Slot => {
    const child = fork(path.join(import.meta.dirname, "reading-process.ts"), [String(process.pid)], {
      serialization: "advanced",
      stdio: ["ignore", "ignore", "ignore", "ipc"],
      execArgv: ["--max-old-space-size=1024"],
    });
    const slot: Slot = { child, busy: null, read: 0 };
    child.on("message", (answer: ReadAnswer) => done(slot, answer));
    child.on("exit", () => {
      slots.splice(slots.indexOf(slot), 1);
      if (slot.busy) done(slot, { id: slot.busy.task.id, ok: false, code: "reader-crashed" });
      if (!stopped) next();
    });
    slots.push(slot);
    return slot;
  };

  const done = (slot: Slot, answer: ReadAnswer): void => {
    const job = slot.busy;
    if (!job || job.task.id !== answer.id) return;
    slot.busy = null;
    slot.read++;
    job.answer(answer);
    if (slot.read >= documentsPerProcess) slot.child.kill("SIGKILL");
    next();
  };

  const next = (): void => {
    while (waiting.length > 0) {
      const slot = slots.find((each) => each.busy === null && each.child.connected && !each.child.killed) ?? (slots.length < size ? start() : null);
      if (!slot) return;
      const job = waiting.shift()!;
      job.deadline = Date.now() + secondsFor(job.task, options.seconds) * 1000;
      slot.busy = job;
      slot.child.send(job.task, (error) => {
        if (error) slot.child.kill("SIGKILL");
      });
    }
  };

  const stopWith = (slot: Slot, code: "too-slow" | "too-much-memory"): void => {
    const job = slot.busy!;
    slot.busy = null;
    slot.child.kill("SIGKILL");
    job.answer({ id: job.task.id, ok: false, code });
  };

  const watch = setInterval(() => {
    for (const slot of slots.slice()) {
      if (!slot.busy) continue;
      if (Date.now() > slot.busy.deadline) stopWith(slot, "too-slow");
      else if (residentBytes(slot.child.pid!) > memory) stopWith(slot, "too-much-memory");
    }
  }, 100);

  return {
    size,
    read: (task) => {
      return new Promise<ReadAnswer>((answer) => {
        waiting.push({ task: { ...task, id: nextId++ }, answer, deadline: 0 });
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
              slot.child.once("exit", () => resolve());
              slot.child.kill("SIGKILL");
            }),
        ),
      );
    },
  };
}

function secondsFor(task: ReadTask, seconds: number | undefined): number {
  const megabytes = fs.statSync(task.path, { throwIfNoEntry: false })?.size ?? 0;
  return (seconds ?? limits.seconds) + (megabytes / 1048576) * limits.secondsPerMegabyte + (task.options.ocr ? 60 * limits.secondsPerOcrPage : 0);
}

// Linux tells a process's resident memory here; elsewhere only the time limit and the heap limit hold.
function residentBytes(pid: number): number {
  try {
    return Number(fs.readFileSync(`/proc/${pid}/statm`, "utf8").split(" ")[1]) * 4096;
  } catch {
    return 0;
  }
}

/** A real mail server for tests, that can go away and come back on the same port. */

import type { AddressInfo } from "node:net";
import type { TestContext } from "node:test";
import { SMTPServer } from "smtp-server";

export type Letter = {
  to: string[];
  /** Everything that came, as it came. */ raw: string;
  head: Map<string, string>;
  subject: string;
  /** The plain text, decoded. */ text: string;
};

export type MailServer = { url: string; received: Letter[]; to(address: string): Letter[]; stop(): Promise<void>; start(): Promise<void> };

/** `refused`: the beginning of addresses it knows nobody by. */
export async function mailServer(t: Pick<TestContext, "after">, refused = "findes-ikke"): Promise<MailServer> {
  const received: Letter[] = [];
  let running: SMTPServer | null = null;
  let port = 0;
  const start = async (): Promise<void> => {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ["STARTTLS"],
      onRcptTo: (address, _session, callback) =>
        address.address.startsWith(refused) ? callback(Object.assign(new Error("No such user"), { responseCode: 550 })) : callback(),
      onData(stream, session, callback) {
        const parts: Buffer[] = [];
        stream.on("data", (part: Buffer) => parts.push(part));
        stream.on("end", () => {
          received.push(
            letterOf(
              session.envelope.rcptTo.map((each) => each.address),
              Buffer.concat(parts),
            ),
          );
          callback();
        });
      },
    });
    server.on("error", () => {});
    await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", () => resolve()));
    port = (server.server.address() as AddressInfo).port;
    running = server;
  };
  const stop = async (): Promise<void> => {
    const server = running;
    running = null;
    if (server !== null) await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  await start();
  t.after(stop);
  return { url: `smtp://127.0.0.1:${port}`, received, to: (address) => received.filter((each) => each.to.includes(address)), start, stop };
}

// One part of plain text, as ours are.
function letterOf(to: string[], bytes: Buffer): Letter {
  const raw = bytes.toString("utf8");
  const [headText, ...body] = raw.split("\r\n\r\n");
  const head = new Map(
    headText!
      .replace(/\r\n[ \t]+/g, " ")
      .split("\r\n")
      .map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 1).trim()] as const),
  );
  const text = body.join("\r\n\r\n");
  const encoding = head.get("content-transfer-encoding") ?? "7bit";
  return {
    to,
    raw,
    head,
    subject: (head.get("subject") ?? "").replace(/=\?UTF-8\?([BQ])\?([^?]*)\?=\s*/gi, (_, kind: string, coded: string) =>
      kind.toUpperCase() === "B" ? Buffer.from(coded, "base64").toString("utf8") : quoted(coded.replaceAll("_", " ")),
    ),
    text: (encoding === "base64" ? Buffer.from(text, "base64").toString("utf8") : encoding === "quoted-printable" ? quoted(text) : text).replaceAll(
      "\r\n",
      "\n",
    ),
  };
}

function quoted(text: string): string {
  const bytes = text.replace(/=\r\n/g, "").replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}

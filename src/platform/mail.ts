/** Sending one mail by SMTP. Where mails wait, and which, others know. */

import { createTransport } from "nodemailer";

export type Mail = {
  to: string;
  subject: string;
  text: string;
  html: string | null;
  attachments: readonly { name: string; type: string; /** Base64. */ content: string }[];
  /** The same mail sent twice has the same id, so that the reader's program shows it once. */ id: string;
  /** Further lines of the head. */ headers?: Readonly<Record<string, string>>;
};

/** "server": nothing can be sent now, try all again later. "now": this mail, later. "never": this mail cannot be delivered. */
export type Sent = { ok: true } | { ok: false; retry: "server" | "now" | "never"; error: string };

export type Mailer = {
  send(mail: Mail): Promise<Sent>;
  /** What is wrong with the server; null when it answers. */ check(): Promise<string | null>;
  close(): void;
};

// What nodemailer calls a fault of the way there and not of the mail.
const faultsOfTheWay = new Set(["ECONNECTION", "ETIMEDOUT", "ECONNREFUSED", "ECONNRESET", "ESOCKET", "EDNS", "ENOTFOUND", "ETLS", "EAUTH", "EPROTOCOL"]);

export function openMailer(settings: { smtpUrl: string; from: string }): Mailer {
  const host = /@([\w.-]+)/.exec(settings.from)?.[1] ?? "sagsgang.invalid";
  const transport = createTransport({
    url: settings.smtpUrl,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(mail) {
      try {
        await transport.sendMail({
          from: settings.from,
          to: { name: "", address: mail.to },
          subject: mail.subject,
          text: mail.text,
          ...(mail.html === null ? {} : { html: mail.html }),
          messageId: `<${mail.id}@${host}>`,
          headers: { "Auto-Submitted": "auto-generated", ...mail.headers },
          attachments: mail.attachments.map(({ name, type, content }) => ({ filename: name, contentType: type, content: Buffer.from(content, "base64") })),
        });
        return { ok: true };
      } catch (error) {
        const { code, responseCode } = error as { code?: string; responseCode?: number };
        const said = String((error as Error).message)
          .replace(/\s+/g, " ")
          .slice(0, 300);
        if (code === "EENVELOPE" && responseCode === undefined) return { ok: false, retry: "never", error: said };
        if (responseCode === undefined || (code !== undefined && faultsOfTheWay.has(code))) return { ok: false, retry: "server", error: said };
        return { ok: false, retry: responseCode >= 500 ? "never" : "now", error: said };
      }
    },
    async check() {
      try {
        await transport.verify();
        return null;
      } catch (error) {
        return String((error as Error).message).slice(0, 300);
      }
    },
    close: () => transport.close(),
  };
}

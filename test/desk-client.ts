/** A browser without a window: forms sent to the working side as a person, and what it answered. */

import { randomUUID } from "node:crypto";
import { sessionEnd } from "#core/person.ts";
import { insertSession } from "#people/login-store.ts";
import { newToken } from "#platform/token.ts";
import type { Sql } from "#platform/sql.ts";

/** The cookie of a new session. */
export async function cookieFor(sql: Sql, person: number, at: Date): Promise<string> {
  const { token, hash } = newToken();
  await sql.begin((tx) => insertSession(tx, { id: hash, person, how: "demonstration", at, expiresAt: sessionEnd(at), userAgent: "test" }));
  return `sagsgang=${token}`;
}

/** `ok`: done. Otherwise `message` is the Danish sentence; `body` what else came. */
export type Sent = { status: number; ok: boolean; message: string; body: Record<string, unknown> };

export type Client = {
  /** Sends a form as the browser modules do and answers what they would be told. `once` null: no mark. */
  send(path: string, form?: Readonly<Record<string, string | Blob>>, once?: string | null, headers?: Readonly<Record<string, string>>): Promise<Sent>;
  /** Sends a form as a page without scripts does, and reads the sentence on the page it leads to. */
  page(path: string): Promise<{ status: number; html: string }>;
};

export function clientOf(url: string, cookie: string): Client {
  const page: Client["page"] = async (path) => {
    const answer = await fetch(url + path, { headers: { cookie } });
    return { status: answer.status, html: await answer.text() };
  };
  return {
    page,
    async send(path, form = {}, once = randomUUID(), headers = {}) {
      const body = Object.values(form).some((value) => value instanceof Blob) ? new FormData() : new URLSearchParams();
      for (const [name, value] of Object.entries(form)) {
        if (value instanceof File) (body as FormData).append(name, value, value.name);
        else body.append(name, value as string);
      }
      if (once !== null) body.append("once", once);
      const answer = await fetch(url + path, {
        method: "POST",
        body,
        redirect: "manual",
        headers: { cookie, origin: url, accept: "application/json", ...headers },
      });
      const text = await answer.text();
      let told: Record<string, unknown> = {};
      if (answer.headers.get("content-type")?.includes("json")) told = JSON.parse(text) as Record<string, unknown>;
      // Some verbs lead on to a page whoever asks.
      const led = answer.status === 303 && !/[?&](?:besked|fejl)=/.test(answer.headers.get("location") ?? "");
      return {
        status: answer.status,
        ok: told["ok"] === true || led,
        message: typeof told["message"] === "string" ? told["message"] : text,
        body: { ...told, location: answer.headers.get("location") },
      };
    },
  };
}

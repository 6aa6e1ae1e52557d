/** The whole working side on a free port with a database of its own, and pages logged in as invented people. For browser tests of every station. */

import * as fs from "node:fs";
import * as http from "node:http";
import * as os from "node:os";
import * as path from "node:path";
import type { AddressInfo } from "node:net";
import type { TestContext } from "node:test";
import { getRequestListener } from "@hono/node-server";
import type { Page } from "playwright-core";
import { danishDay } from "#core/calendar.ts";
import { houseActor, type Actor } from "#core/people.ts";
import { sessionEnd, type GivenRole } from "#core/person.ts";
import { addPerson } from "#people/add-person.ts";
import { giveRole } from "#people/give-role.ts";
import { insertSession } from "#people/login-store.ts";
import { actorOfPerson } from "#people/queries.ts";
import { peopleRoutes, type PeopleDesk } from "#people/routes.ts";
import type { Importer } from "#import/importer.ts";
import { listenForSubjects } from "#platform/changes.ts";
import { openFileStore, type FileStore } from "#platform/files.ts";
import { newToken } from "#platform/token.ts";
import type { DeskApp, DeskWeb } from "#ui/desk-web.ts";
import { deskApp, stations, type Station } from "../src/desk.ts";
import { openHouse } from "../src/open-house.ts";
import { testDatabase, type TestDatabase } from "./database.ts";

export type Desk = {
  url: string;
  web: DeskWeb;
  app: DeskApp;
  database: TestDatabase;
  /** A folder of this desk alone, removed with the test. */ folder: string;
  /** Logs a page in as a person, without the login page: that has its own tests. */
  logIn(page: Page, person: number): Promise<void>;
  /** A cookie header for fetch. */ cookieOf(person: number): Promise<string>;
  /** A new person with roles of the house or of all committees. */ person(name: string, ...roles: GivenRole[]): Promise<number>;
  actor(person: number): Promise<Actor>;
};

export type DeskOptions = Partial<PeopleDesk> & {
  demonstration?: boolean;
  now?: () => Date;
  /** Routes of the stations under test, beside people. */ stations?: (desk: { database: TestDatabase; folder: string }) => readonly Station[];
  /** Every station, as it is started, with the importer given: for what goes across the whole working side. */ whole?: (
    database: TestDatabase,
    files: FileStore,
  ) => Importer;
};

export async function deskFor(t: Pick<TestContext, "after" | "diagnostic">, options: DeskOptions = {}): Promise<Desk> {
  const database = await testDatabase(t);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "sagsgang-desk-"));
  let app: DeskApp | null = null;
  const server = http.createServer(getRequestListener((request, env) => app!.fetch(request, env as object)));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  const subjects = await listenForSubjects(database.desk, "desk_changed");
  t.after(() => subjects.stop());
  const web: DeskWeb = {
    sql: database.desk,
    files: openFileStore(path.join(folder, "files")),
    now: options.now ?? (() => new Date()),
    subjects,
    archive: "http://localhost:1/",
    origin: url,
    demonstration: options.demonstration ?? false,
    log: (message) => t.diagnostic(message),
  };
  const house: PeopleDesk = { oidc: options.oidc ?? null, setupCode: options.setupCode ?? null, mail: options.mail ?? false };
  app = deskApp(
    web,
    options.whole === undefined
      ? [(each) => peopleRoutes(each, house), ...(options.stations?.({ database, folder }) ?? [])]
      : stations({
          people: house,
          import: { importer: options.whole(database, web.files), inbox: path.join(folder, "inbox") },
          publication: openHouse(web.files, "http://localhost:3000"),
        }),
  );

  const sessionOf = async (person: number): Promise<string> => {
    const { token, hash } = newToken();
    const at = web.now();
    await web.sql.begin((tx) => insertSession(tx, { id: hash, person, how: "demonstration", at, expiresAt: sessionEnd(at), userAgent: "test" }));
    return token;
  };
  return {
    url,
    web,
    app,
    database,
    folder,
    logIn: async (page, person) => page.context().addCookies([{ name: "sagsgang", value: await sessionOf(person), url, httpOnly: true, sameSite: "Lax" }]),
    cookieOf: async (person) => `sagsgang=${await sessionOf(person)}`,
    person: async (name, ...roles) => {
      const call = { actor: houseActor, at: web.now() };
      const added = await addPerson(web.sql, call, {
        name,
        email: `${name.toLowerCase().replace(/\P{L}+/gu, ".")}@lindeborg.example`,
        initials: null,
        title: null,
      });
      if (!added.ok) throw new Error(added.code);
      for (const role of roles) {
        const given = await giveRole(web.sql, call, { person: added.answer.person, role, committee: null, from: danishDay(call.at), until: null });
        if (!given.ok) throw new Error(given.code);
      }
      return added.answer.person;
    },
    actor: async (person) => (await actorOfPerson(web.sql, person, danishDay(web.now())))!,
  };
}

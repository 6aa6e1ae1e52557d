/** The types of a connection and its roles. SQL is written as SQL in store.ts and queries.ts. */

import type postgres from "postgres";
import { embeddedOwner } from "./embedded-postgres.ts";

export type Sql = postgres.Sql;
/** A transaction; what a verb hands to its stores. */
export type Tx = postgres.TransactionSql;

/** owner = migrates; desk and worker = the working side; citizen = reads schema `published` and nothing else. */
export type Role = "owner" | "desk" | "worker" | "citizen";

/** Connection options for each role on a server with trusted unix socket; `database` names the database. */
export function socketServer(socketFolder: string, port: number, database: string): (role: Role) => postgres.Options<{}> {
  return (role) => ({ host: socketFolder, port, database, username: role === "owner" ? embeddedOwner() : role });
}

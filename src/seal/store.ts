/** The register: desk.register, its published copy and the signed head; those tables' only writer. And the sealed files it names. */

import { readHeadLine, type Entry, type Head } from "#core/register.ts";
import { readSealed, type Sealed } from "#core/seal/sealed.ts";
import { slugOf } from "#core/slug.ts";
import type { FileStore } from "#platform/files.ts";
import type { Sql, Tx } from "#platform/sql.ts";

type Row = Omit<Entry, "at"> & { at: Date };

const entryOf = (row: Row): Entry => ({ ...row, at: row.at.toISOString() });

/** The whole register, in order, as the rows say. */
export async function loadRegister(sql: Sql | Tx): Promise<Entry[]> {
  const rows = await sql<Row[]>`
    select number::float8 as number, at, clock, meeting::float8 as meeting, committee, to_char(date, 'YYYY-MM-DD') as date, kind, official, sheet, pdf, json, signers, previous, hash
    from desk.register order by number`;
  return rows.map(entryOf);
}

/** The last entry, and nobody else adds one until the transaction ends. */
export async function loadLastForChange(tx: Tx): Promise<Entry | null> {
  await tx`select pg_advisory_xact_lock(hashtextextended('register', 13))`;
  const [row] = await tx<Row[]>`
    select number::float8 as number, at, clock, meeting::float8 as meeting, committee, to_char(date, 'YYYY-MM-DD') as date, kind, official, sheet, pdf, json, signers, previous, hash
    from desk.register order by number desc limit 1`;
  return row === undefined ? null : entryOf(row);
}

/** The entry of an official text; null when it is not sealed. */
export async function loadEntry(sql: Sql | Tx, official: string): Promise<Entry | null> {
  const [row] = await sql<Row[]>`
    select number::float8 as number, at, clock, meeting::float8 as meeting, committee, to_char(date, 'YYYY-MM-DD') as date, kind, official, sheet, pdf, json, signers, previous, hash
    from desk.register where official = ${official}`;
  return row === undefined ? null : entryOf(row);
}

/** Writes an entry for the desk and for the public, at once. */
export async function saveEntry(tx: Tx, entry: Entry, municipality: string): Promise<void> {
  const row = { ...entry, at: new Date(entry.at) };
  await tx`insert into desk.register ${tx(row as never)}`;
  await tx`insert into published.register ${tx({ municipality: await municipalityId(tx, municipality), ...row } as never)}`;
}

/** The signed head and the list of keys, as the public reads them. */
export async function saveHead(tx: Tx, municipality: string, head: string, keys: string, at: Date): Promise<void> {
  const id = await municipalityId(tx, municipality);
  await tx`
    insert into published.register_head (municipality, head, keys, at) values (${id}, ${head}, ${keys}, ${at})
    on conflict (municipality) do update set head = excluded.head, keys = excluded.keys, at = excluded.at`;
}

/** Null before the first. */
export async function loadHead(sql: Sql | Tx): Promise<{ head: Head | null; line: string; keys: string } | null> {
  const [row] = await sql<{ head: string; keys: string }[]>`select head, keys from published.register_head order by at desc limit 1`;
  return row === undefined ? null : { head: readHeadLine(row.head), line: row.head, keys: row.keys };
}

async function municipalityId(tx: Tx, name: string): Promise<number> {
  const slug = slugOf(name.replace(/\s+kommune$/iu, ""));
  await tx`insert into published.municipality (slug, name) values (${slug}, ${name}) on conflict (slug) do nothing`;
  const [row] = await tx<{ id: number }[]>`select id from published.municipality where slug = ${slug}`;
  return row!.id;
}

/** The data of sealed minutes are not on the disk as they were kept. */
export class SealedGone extends Error {}

/**
 * The whole sealed copy of a meeting's minutes, closed parts included: what `sealOpenCopy` and `sealExcerpt` (src/sealing) make others of. Null when the
 * minutes are not sealed. Throws SealedGone when the kept file is gone or spoiled.
 */
export async function loadSealed(sql: Sql | Tx, files: FileStore, official: string): Promise<{ entry: Entry; whole: Sealed } | null> {
  const entry = await loadEntry(sql, official);
  if (entry === null) return null;
  const whole = files.has(entry.json) ? readSealed(files.read(entry.json).toString("utf8")) : null;
  if (whole === null) throw new SealedGone(`the sealed data ${entry.json} are gone or spoiled`);
  return { entry, whole };
}

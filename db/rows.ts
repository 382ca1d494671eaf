import { createHash } from 'node:crypto';
import { getTableColumns, getTableName } from 'drizzle-orm';
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core';
import type { Database } from './connect.ts';

/** A row by the names of the schema; what is no column of the table is left out. */
export type Row = Readonly<Record<string, unknown>>;

/** Rows that become part of a table. All have the same fields; columns that they do not name get their default. */
export type Write =
  | { readonly into: PgTable; readonly rows: readonly Row[]; readonly known?: Known }
  /** The one row with this key is there, and these columns of it change. */
  | { readonly change: PgTable; readonly row: Row };

/** What becomes of a row whose key is there already; left out: an error. */
type Known = 'stays' | 'changes' | { readonly changesAdding: readonly string[] };

/** Rows per statement: some megabytes of JSON. */
const rowsAtOnce = 4_000;

/**
 * Writes all of it in one round trip: a statement whose parts are generated from the schema, named by its text, so that a
 * connection parses and plans each combination of tables once. Give a table once.
 */
export async function writeRows(tx: Database, writes: readonly Write[]): Promise<void> {
  const given = writes.filter((write) => 'change' in write || write.rows.length > 0);
  if (given.length === 0) return;
  const parts = given.map(partOf);
  const text = `with ${parts.map((part, index) => `w${index} as (${part.text(index + 1)})`).join(', ')} select 1`;
  await named(
    tx,
    text,
    parts.map(({ json }) => json),
  );
}

/** As many rows as there are, some thousand per statement. */
export async function insertRows(tx: Database, into: PgTable, rows: readonly Row[], known?: Known): Promise<void> {
  for (let start = 0; start < rows.length; start += rowsAtOnce)
    await writeRows(tx, [{ into, rows: rows.slice(start, start + rowsAtOnce), ...(known ? { known } : {}) }]);
}

/** Runs a statement that every connection plans once. The name holds for one text only, as Postgres demands. */
export async function named<R extends Row>(tx: Database, text: string, params: unknown[]): Promise<R[]> {
  const prepared = tx._.session.prepareQuery<{ execute: { rows: R[] }; all: unknown; values: unknown }>(
    { sql: text, params },
    undefined,
    nameOf(text),
    false,
  );
  return (await prepared.execute()).rows;
}

/** One part of the statement, with the parameter of this number. */
interface Part {
  text(parameter: number): string;
  readonly json: string;
}

function partOf(write: Write): Part {
  const table = 'change' in write ? write.change : write.into;
  const rows = 'change' in write ? [write.row] : write.rows;
  const columns = columnsOf(table);
  const fields = Object.keys(rows[0] ?? {}).filter((field) => columns.has(field));
  const json = JSON.stringify(rows.map((row) => Object.fromEntries(fields.map((at) => [columns.get(at), row[at]]))));
  const names = fields.map((field) => quoted(columns.get(field)!));
  const name = quoted(getTableName(table));
  const from = (parameter: number): string => `jsonb_populate_recordset(null::${name}, $${parameter}::jsonb) new`;
  if ('change' in write) {
    const keys = keyOf(table).map(quoted);
    const set = names.filter((one) => !keys.includes(one)).map((one) => `${one} = new.${one}`);
    const same = keys.map((key) => `old.${key} = new.${key}`);
    return {
      text: (parameter) =>
        `update ${name} old set ${set.join(', ')} from ${from(parameter)} where ${same.join(' and ')}`,
      json,
    };
  }
  const suffix = onConflict(table, names, write.known);
  return {
    text: (parameter) =>
      `insert into ${name} as old (${names.join(', ')}) select ${names.join(', ')} from ${from(parameter)}${suffix}`,
    json,
  };
}

function onConflict(table: PgTable, names: readonly string[], known: Known | undefined): string {
  if (known === undefined) return '';
  if (known === 'stays') return ' on conflict do nothing';
  const keys = keyOf(table).map(quoted);
  const adding = known === 'changes' ? [] : known.changesAdding.map((field) => quoted(columnsOf(table).get(field)!));
  const set = names
    .filter((one) => !keys.includes(one))
    .map((one) => `${one} = ${adding.includes(one) ? `old.${one} + ` : ''}excluded.${one}`);
  return ` on conflict (${keys.join(', ')}) do update set ${set.join(', ')}`;
}

/** Names in Postgres by the names of the schema. */
const columnsOf = keptPerTable(
  (table) => new Map(Object.entries(getTableColumns(table)).map(([field, { name }]) => [field, name])),
);

/** The columns of the primary key. */
const keyOf = keptPerTable((table) => {
  const { columns, primaryKeys } = getTableConfig(table);
  return (primaryKeys[0]?.columns ?? columns.filter(({ primary }) => primary)).map(({ name }) => name);
});

function keptPerTable<T>(make: (table: PgTable) => T): (table: PgTable) => T {
  const kept = new WeakMap<PgTable, T>();
  return (table) => {
    const found = kept.get(table) ?? make(table);
    kept.set(table, found);
    return found;
  };
}

const names = new Map<string, string>();

/** As many as there are combinations in our code, some dozens. */
function nameOf(text: string): string {
  const found = names.get(text) ?? `w2_${createHash('sha256').update(text).digest('hex').slice(0, 32)}`;
  names.set(text, found);
  return found;
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

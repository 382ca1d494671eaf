import { createHash } from 'node:crypto';
import { getTableColumns, getTableName } from 'drizzle-orm';
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core';
import type { Database } from './connect.ts';
import { keptIn, keptPer } from './kept.ts';

/** A row by the names of the schema; what is no column of the table is left out. */
export type Row = Readonly<Record<string, unknown>>;

/** Rows of a table, all with the same fields; columns that they do not name keep what they have, or get their default. */
export type Write = { readonly table: PgTable } & (
  | {
      readonly rows: readonly Row[];
      /** Left out: a row whose key is there already is an error. */
      readonly known?: Known;
    }
  /** One row, which is there: nothing is inserted. */
  | { readonly rows: readonly [Row]; readonly known: 'isThere' }
);

/** What becomes of a row whose key is there already. */
type Known = 'stays' | 'changes' | { readonly changesAdding: readonly string[] };

/** Rows per statement: some megabytes of JSON. */
const rowsAtOnce = 4_000;

/**
 * Writes all of it in one round trip: a statement whose parts are generated from the schema, named by its text, so that a
 * connection parses and plans each combination of tables once. Give a table once.
 */
export async function writeRows(tx: Database, writes: readonly Write[]): Promise<void> {
  const given = writes.filter(({ rows }) => rows.length > 0);
  if (given.length === 0) return;
  const parts = given.map(partOf);
  const key = parts.map(({ id }) => id).join(' ');
  const text = keptIn(statements, key, () => {
    const each = parts.map((part, index) => `w${index} as (${part.text(`$${index + 1}::json`)})`);
    return `with ${each.join(', ')} select 1`;
  });
  const rows = given.map(({ rows: all, known }) => JSON.stringify(known === 'isThere' ? all[0] : all));
  await named(tx, text, rows);
}

/** As many rows as there are, some thousand per statement. */
export async function insertRows(tx: Database, table: PgTable, rows: readonly Row[], known?: Known): Promise<void> {
  for (let start = 0; start < rows.length; start += rowsAtOnce)
    await writeRows(tx, [{ table, rows: rows.slice(start, start + rowsAtOnce), ...(known ? { known } : {}) }]);
}

/** Inserts one row, and says false when there is another. @param key columns of a unique index, with its condition */
export async function insertUnless(tx: Database, table: PgTable, row: Row, key: string): Promise<boolean> {
  const insert = partOf({ table, rows: [row] }).text('$1::json');
  return (await named(tx, `${insert} on conflict ${key} do nothing returning 1`, [JSON.stringify([row])])).length > 0;
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

/** One after the other, until the transaction ends. @param name of what is done so */
export async function lockUntilItEnds(tx: Database, name: string): Promise<void> {
  await named(tx, 'select pg_advisory_xact_lock(hashtextextended($1, 0))', [name]);
}

/** One part of a statement: what it does with rows that are given as JSON. */
interface Part {
  readonly id: number;
  text(json: string): string;
}

const partsOf = keptPer<PgTable, Map<string, Part>>(() => new Map());
let made = 0;

function partOf({ table, rows, known }: Write): Part {
  const columns = getTableColumns(table);
  const fields = Object.keys(rows[0] ?? {}).filter((field) => field in columns);
  const key = `${JSON.stringify(known)} ${fields.join()}`;
  return keptIn(partsOf(table), key, () => ({ id: (made += 1), text: textOf(table, fields, known) }));
}

function textOf(table: PgTable, fields: readonly string[], known: Write['known']): Part['text'] {
  const columns = getTableColumns(table);
  const list = fields.map((field) => ({ field: quoted(field), column: columns[field]! }));
  const names = list.map(({ column }) => quoted(column.name));
  // Named as in the schema, so that a row goes there as it is; what is no column of the table is not looked at.
  const types = list.map(({ field, column }) => `${field} ${column.getSQLType()}`).join(', ');
  const name = quoted(getTableName(table));
  const keys = keyOf(table);
  if (known === 'isThere') {
    const set = list.filter(({ column }) => !keys.includes(column.name));
    const same = list.filter(({ column }) => keys.includes(column.name));
    const changes = set.map(({ field, column }) => `${quoted(column.name)} = new.${field}`).join(', ');
    const which = same.map(({ field, column }) => `old.${quoted(column.name)} = new.${field}`).join(' and ');
    // Of a set Postgres expects a hundred rows, and reads the whole table for them as long as that is small.
    return (json) =>
      `update ${name} as old set ${changes} from json_to_record(${json}) as new (${types}) where ${which}`;
  }
  const values = list.map(({ field }) => field).join(', ');
  const suffix = onConflict(table, names, known);
  return (json) =>
    `insert into ${name} as old (${names.join(', ')}) select ${values} from json_to_recordset(${json}) as new (${types})${suffix}`;
}

function onConflict(table: PgTable, names: readonly string[], known: Known | undefined): string {
  if (known === undefined) return '';
  if (known === 'stays') return ' on conflict do nothing';
  const columns = getTableColumns(table);
  const keys = keyOf(table).map(quoted);
  const adding = typeof known === 'string' ? [] : known.changesAdding.map((field) => quoted(columns[field]!.name));
  const set = names
    .filter((one) => !keys.includes(one))
    .map((one) => `${one} = ${adding.includes(one) ? `old.${one} + ` : ''}excluded.${one}`);
  return ` on conflict (${keys.join(', ')}) do update set ${set.join(', ')}`;
}

/** The columns of the primary key. */
const keyOf = keptPer((table: PgTable) => {
  const { columns, primaryKeys } = getTableConfig(table);
  return (primaryKeys[0]?.columns ?? columns.filter(({ primary }) => primary)).map(({ name }) => name);
});

/** As many as there are combinations in our code, some dozens. */
const statements = new Map<string, string>();
const names = new Map<string, string>();

const nameOf = (text: string): string =>
  keptIn(names, text, () => `w2_${createHash('sha256').update(text).digest('hex').slice(0, 32)}`);

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

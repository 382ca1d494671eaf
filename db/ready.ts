/** Whether the database can be worked with: looked at when a process starts, so that what is wrong is said by its name. */
import { readFileSync } from 'node:fs';
import { drizzle } from 'drizzle-orm/node-postgres';
import type pg from 'pg';
import { takesWrites } from './queries/clock.ts';

type DatabaseProblem =
  | 'database.unreachable'
  | 'database.login'
  | 'database.missing'
  | 'database.noTls'
  | 'database.certificate'
  | 'database.serverName'
  | 'database.clientCertificate'
  | 'database.needsTls'
  | 'database.crowded'
  | 'database.readOnly'
  | 'database.behind';

export interface DatabaseFinding {
  readonly code: DatabaseProblem;
  /** A code of the driver or the server, or how many migrations are to come. */
  readonly details: Readonly<Record<string, string | number>>;
}

interface Journal {
  readonly entries: readonly { readonly when: number }[];
}

const journal = new URL('./migrations/meta/_journal.json', import.meta.url);

/** null when the database answers and has every table of this software; one of a newer software will do. */
export async function databaseFinding(pool: pg.Pool): Promise<DatabaseFinding | null> {
  try {
    const pending = await pendingMigrations(pool);
    if (!(await takesWrites(drizzle(pool)))) return { code: 'database.readOnly', details: {} };
    return pending === 0 ? null : { code: 'database.behind', details: { pending } };
  } catch (error) {
    return databaseFindingOf(error);
  }
}

/** How many migrations of this software the database does not have yet. */
export async function pendingMigrations(client: pg.Pool | pg.ClientBase): Promise<number> {
  const { entries } = JSON.parse(readFileSync(journal, 'utf8')) as Journal;
  const { rows: found } = await client.query<{ there: boolean }>(
    `select to_regclass('drizzle.__drizzle_migrations') is not null as there`,
  );
  if (!found[0]?.there) return entries.length;
  const { rows } = await client.query<{ last: string | null }>(
    'select max(created_at)::text as last from drizzle.__drizzle_migrations',
  );
  const last = Number(rows[0]?.last ?? 0);
  return entries.filter(({ when }) => when > last).length;
}

const certificate =
  /^(SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_\w+|CERT_\w+|ERR_TLS_CERT_\w+|ERR_SSL_\w+|ERR_OSSL_\w+)$/;

/** What the driver threw while connecting, by what one can do about it. */
function databaseFindingOf(thrown: unknown): DatabaseFinding {
  const { code, message } = thrown as { code?: unknown; message?: unknown };
  const reason = typeof code === 'string' ? code : 'no code';
  if (reason === '28000' && /no encryption|SSL off/.test(String(message)))
    return { code: 'database.needsTls', details: {} };
  if (reason === '28000' && /certificate/.test(String(message)))
    return { code: 'database.clientCertificate', details: { reason } };
  if (reason === '28P01' || reason === '28000') return { code: 'database.login', details: { reason } };
  if (reason === '53300') return { code: 'database.crowded', details: {} };
  if (reason === '3D000') return { code: 'database.missing', details: {} };
  if (reason === 'ERR_TLS_CERT_ALTNAME_INVALID') return { code: 'database.serverName', details: {} };
  if (/_ALERT_/.test(reason)) return { code: 'database.clientCertificate', details: { reason } };
  if (certificate.test(reason)) return { code: 'database.certificate', details: { reason } };
  if (/does not support SSL/.test(String(message))) return { code: 'database.noTls', details: {} };
  return { code: 'database.unreachable', details: { reason } };
}

/** A Postgres of our own: real binaries from npm, listening on the loopback address only. */
import pg from 'pg';
import type { Supervisor } from './children.ts';
import { ChildFailed } from './child.ts';
import type { RunningChild } from './child.ts';
import { withPort } from './ports.ts';
import { clearStaleLock, preparePostgres } from './postgres-files.ts';
import type { Prepared } from './postgres-files.ts';

export interface PostgresOptions {
  /** Its files go into `postgres` in there (or elsewhere, when its user cannot enter it: see postgres-user.ts). */
  readonly dataDir: string;
  readonly password: string;
  readonly say: (line: string) => void;
  /** Give up safety for speed: for tests, whose data nobody misses. */
  readonly throwAway?: boolean;
}

export interface Postgres extends RunningChild {
  readonly databaseUrl: string;
  readonly port: number;
  /** Where its files are. */
  readonly folder: string;
}

const usualPort = 5432;
const databaseName = 'w2';
const graceMs = 20_000;

/** Starts it, makes the database `w2` on the first start, and gives the URL to connect to. */
export async function startPostgres(supervisor: Supervisor, options: PostgresOptions): Promise<Postgres> {
  const prepared = await preparePostgres(options);
  await clearStaleLock(prepared, options.say);
  return withPort(usualPort, async (port) => {
    const urlOf = (database: string) => `postgres://w2:${options.password}@127.0.0.1:${port}/${database}`;
    const child = await supervisor.start({
      name: 'postgres',
      run: {
        program: prepared.program,
        // SIGINT is "fast": connections are ended, everything is written. SIGTERM would wait for the last client.
        leash: { stopSignal: 'SIGINT', graceMs, ...(prepared.user && { user: prepared.user }) },
      },
      args: ['-D', prepared.folder, '-p', String(port), ...flags(options.throwAway ?? false)],
      ready: () => ask(urlOf('postgres'), prepared),
      readyTimeoutMs: 60_000,
      graceMs,
    });
    await createDatabase(urlOf('postgres'));
    return { ...child, databaseUrl: urlOf(databaseName), port, folder: prepared.folder };
  });
}

function flags(throwAway: boolean): string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    // No socket file: its folder would need rights of its own, and its path has a short limit.
    unix_socket_directories: '',
    max_connections: '200',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Without details: of a row that a constraint refuses, these show every value, a person's name too.
    log_error_verbosity: 'terse',
    ...(throwAway && { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** Ready means: it answers, and it is ours. Another Postgres on a port lost to a race would refuse the password. */
async function ask(url: string, { folder }: Prepared): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('show data_directory');
    if (rows[0]?.data_directory !== folder) throw new ChildFailed('another Postgres answers on this port');
  } catch (error) {
    if ((error as { code?: string }).code !== '28P01') throw error;
    throw new ChildFailed(
      `it refuses the password in secrets.json beside it. Begin again with \`npm start -- --fresh\`, or put that file back`,
    );
  } finally {
    await client.end().catch(() => {});
  }
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [databaseName]);
    if (!rowCount) await client.query(`create database ${databaseName}`);
  } finally {
    await client.end();
  }
}

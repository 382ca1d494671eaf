/** What a process looks at before it does anything: its settings, and what they name. Every mistake is said at once. */
import type { Connection } from '@temporalio/client';
import type pg from 'pg';
import { connect, type Connection as DatabaseConnection } from '../db/connect.ts';
import { databaseFinding, type DatabaseFinding } from '../db/ready.ts';
import { SettingsError, unknownSettings, variables, type Settings } from '../settings/index.ts';
import { AppError } from './errors.ts';
import { namespaceFindings } from './namespace.ts';
import { connectTemporal, temporalProblem } from './temporal.ts';

/** Not fit to run: one problem for each thing to mend. Those of settings have the code `settings`. */
export class NotReady extends Error {
  override readonly name = 'NotReady';
  readonly problems: readonly AppError[];
  constructor(problems: readonly AppError[]) {
    const sentences = problems.map(({ message, hint }) => (hint ? `${message}; ${hint}` : message));
    super(
      sentences.length === 1
        ? sentences[0]
        : `${sentences.length} things need attention:\n${sentences.map((it) => `  - ${it}`).join('\n')}`,
    );
    this.problems = problems;
  }
}

/** The lines with which a process that cannot start says why, and its exit code: 3 where something does not answer. */
export function whyNot(thrown: unknown): { readonly lines: readonly string[]; readonly exitCode: 1 | 3 } {
  if (thrown instanceof NotReady) {
    const settings = thrown.problems.some(({ code }) => code === 'settings');
    return { lines: thrown.message.split('\n'), exitCode: settings ? 1 : 3 };
  }
  const { message } = thrown instanceof Error ? thrown : { message: String(thrown) };
  return { lines: [message.replaceAll('\n', ' ')], exitCode: 1 };
}

/** What is set under a name that nobody reads: mistyped, it does nothing, and nobody would notice. */
export const unknownWarnings = (): readonly AppError[] =>
  unknownSettings().map(
    (variable) =>
      new AppError('settings.unknown', `${variable} is no setting`, 'docs/operations.md has those there are', {
        variable,
      }),
  );

interface Readable {
  readonly settings: Partial<Settings>;
  readonly problems: readonly AppError[];
}

/** Settings as far as they can be read, with what is wrong with the rest. */
export function readable(read: () => Settings): Readable {
  try {
    return { settings: read(), problems: [] };
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    return { settings: error.known, problems: error.problems.map((text) => new AppError('settings', text, '')) };
  }
}

const databaseHints: Readonly<Record<DatabaseFinding['code'], readonly [string, string]>> = {
  'database.unreachable': ['Postgres does not answer', 'is it running, and does DATABASE_URL name it?'],
  'database.login': ['Postgres refuses the user or the password', 'look at DATABASE_URL'],
  'database.missing': ['Postgres has no such database', 'create it, or look at DATABASE_URL'],
  'database.noTls': ['Postgres speaks no TLS', 'turn ssl on there, or leave sslmode out of DATABASE_URL'],
  'database.certificate': [
    'the certificate of Postgres is not trusted',
    'name its authority in DATABASE_URL: sslmode=verify-full&sslrootcert=FILE',
  ],
  'database.serverName': [
    'the certificate of Postgres is of another name',
    'give in DATABASE_URL the name that stands in it',
  ],
  'database.clientCertificate': [
    'Postgres does not take our certificate',
    'look at sslcert and sslkey in DATABASE_URL',
  ],
  'database.needsTls': [
    'Postgres lets us in over TLS only',
    'say so in DATABASE_URL: sslmode=verify-full&sslrootcert=FILE',
  ],
  'database.crowded': ['Postgres takes no more connections', 'raise max_connections there, or stop what holds them'],
  'database.readOnly': ['Postgres takes nothing in: it is read-only', 'let DATABASE_URL name the one that writes'],
  'database.behind': ['the database is behind this software', 'w2 setup brings it up to date'],
};

export async function databaseProblems(pool: pg.Pool): Promise<AppError[]> {
  const found = await databaseFinding(pool);
  if (found === null) return [];
  const [message, hint] = databaseHints[found.code];
  return [new AppError(found.code, message, hint, found.details)];
}

interface Findings {
  readonly problems: readonly AppError[];
  readonly warnings: readonly AppError[];
}

/** What keeps this namespace from being worked with, and what is only not as it should be. */
async function temporalFindings(connection: Connection, namespace: string): Promise<Findings> {
  try {
    return await namespaceFindings(connection, namespace);
  } catch (cause) {
    return { problems: [temporalProblem(cause)], warnings: [] };
  }
}

interface Looked extends Findings {
  readonly database: DatabaseConnection | null;
  readonly connection: Connection | null;
}

/** Looks at everything that these settings name, all at once. Whoever asked closes what was opened. */
export async function lookAround(known: Partial<Settings>): Promise<Looked> {
  const { databaseUrl } = known;
  const database = databaseUrl === undefined ? null : connect(databaseUrl);
  const [ofDatabase, { connection, problems, warnings }, ofOutside] = await Promise.all([
    database ? databaseProblems(database.pool) : [],
    lookAtTemporal(known),
    sandboxProblems(known),
  ]);
  return { database, connection, problems: [...ofOutside, ...ofDatabase, ...problems], warnings };
}

async function lookAtTemporal(known: Partial<Settings>): Promise<Omit<Looked, 'database'>> {
  const { temporalAddress, temporalNamespace: namespace } = known;
  if (temporalAddress === undefined) return { connection: null, problems: [], warnings: [] };
  try {
    const connection = await connectTemporal(known as Settings);
    const found = namespace === undefined ? none : await temporalFindings(connection, namespace);
    return { connection, ...found };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { connection: null, problems: [error], warnings: [] };
  }
}

const none: Findings = { problems: [], warnings: [] };

/**
 * For a start that brings the tables up to date by itself: the settings, when nothing they name keeps it from starting.
 * @throws NotReady
 */
export async function settingsToStart(read: () => Settings, warn: (warning: AppError) => void): Promise<Settings> {
  const { settings, problems: ofSettings } = readable(read);
  const { database, connection, problems, warnings } = await lookAround(settings);
  await Promise.all([database?.close(), connection?.close()]);
  const all = [...ofSettings, ...problems.filter(({ code }) => code !== 'database.behind')];
  if (all.length > 0) throw new NotReady(all);
  [...unknownWarnings(), ...warnings].forEach(warn);
  return settings as Settings;
}

const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/;
const outside = ['ocmwUrl', 'repertoriumUrl', 'employmentUrl', 'rizivUrl'] as const;

/** In production a sandbox of ours must not stand in for an outside system: those on this machine are asked what they are. */
async function sandboxProblems(settings: Partial<Settings>): Promise<AppError[]> {
  if (settings.mode !== 'production') return [];
  const found = await Promise.all(
    outside.map(async (name) => {
      const url = settings[name];
      if (url === undefined || !loopback.test(new URL(url).hostname)) return [];
      return (await isSandbox(url))
        ? [
            new AppError(
              'outside.sandbox',
              `${variables[name]} names a sandbox`,
              'give the address of the system itself',
              {
                variable: variables[name],
              },
            ),
          ]
        : [];
    }),
  );
  return found.flat();
}

const isSandbox = (url: string): Promise<boolean> =>
  fetch(new URL('/_sandbox/faults', url), { signal: AbortSignal.timeout(1_000) }).then(
    async (reply) => {
      await reply.body?.cancel();
      return reply.ok;
    },
    () => false,
  );

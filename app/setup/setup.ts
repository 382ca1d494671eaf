import { instantOfMs, localDateOf } from '../../domain/calendar/index.ts';
import { connect, type Connection as DatabaseConnection } from '../../db/connect.ts';
import { migrate, rehearseMigrations } from '../../db/migrate.ts';
import { readClockOffset } from '../../db/queries/clock.ts';
import { databaseFinding, pendingMigrations } from '../../db/ready.ts';
import { setupSettings, type SetupSettings } from '../../settings/index.ts';
import { databaseProblems, NotReady, readable } from '../preflight.ts';
import { connectTemporal } from '../temporal.ts';
import { readSetupFile, type Mistake, type SetupFile } from './file.ts';
import { keepAll } from './keep.ts';
import type { Step } from './keeping.ts';
import {
  addAttributes,
  createNamespace,
  leastRetentionDays,
  otherTypes,
  readNamespace,
  setRetention,
} from '../namespace.ts';

export interface SetupReport {
  readonly dryRun: boolean;
  readonly namespace: string;
  /** In order; with a dry run, or when there are mistakes, what would be done. */
  readonly steps: readonly Step[];
  /** None: all is done. Otherwise nothing is. */
  readonly mistakes: readonly Mistake[];
}

export interface SetupOptions {
  /** Parsed JSON; left out: only what needs no file, the namespace and the tables. */
  readonly file?: unknown;
  readonly dryRun?: boolean;
  /** Left out: from the environment. */
  readonly settings?: SetupSettings;
}

const nothing: SetupFile = { organisations: [], staff: [], rules: [], tenders: [], municipalities: [], places: [] };

/**
 * Makes of an empty Postgres and an empty Temporal what the programme begins with; of what is there, changes only what
 * differs. First all is tried and taken back: a mistake anywhere, and nothing is done at all. Repeatable.
 * @throws NotReady when a setting is wrong or a server does not answer
 */
export async function setUp({ file: given, dryRun = false, settings: known }: SetupOptions = {}): Promise<SetupReport> {
  const { settings, problems } = readable(() => known ?? setupSettings());
  if (problems.length > 0) throw new NotReady(problems);
  const { databaseUrl, temporalNamespace: namespace, mode } = settings as SetupSettings;
  const read = given === undefined ? { file: nothing } : readSetupFile(given);
  if ('mistakes' in read) return { dryRun, namespace, steps: [], mistakes: read.mistakes };
  const database = connect(databaseUrl, { max: 2 });
  try {
    const connection = await reached(database, settings as SetupSettings);
    try {
      const pending = await pendingMigrations(database.pool);
      const tried = await keep(database, read.file, { mode, pending, rehearsal: true });
      const atTemporal = await namespaceSteps(connection, namespace, dryRun || tried.mistakes.length > 0);
      const tables: Step = { what: 'migrations', id: String(pending), became: pending > 0 ? 'made' : 'same' };
      const report = { dryRun, namespace, steps: [...atTemporal, tables, ...tried.steps], mistakes: tried.mistakes };
      if (dryRun || tried.mistakes.length > 0) return report;
      await migrate(databaseUrl);
      const { steps, mistakes } = await keep(database, read.file, { mode, pending: 0, rehearsal: false });
      return { ...report, steps: [...atTemporal, tables, ...steps], mistakes };
    } finally {
      await connection.close();
    }
  } finally {
    await database.close();
  }
}

/** Both servers, or every reason why not. That tables are behind is what this is for. */
async function reached(database: DatabaseConnection, settings: SetupSettings) {
  const [found, [connection, ofTemporal]] = await Promise.all([
    databaseFinding(database.pool),
    connectTemporal(settings).then(
      (it) => [it, []] as const,
      (error: unknown) => [null, [error as NotReady['problems'][number]]] as const,
    ),
  ]);
  const ofDatabase = found === null || found.code === 'database.behind' ? [] : await databaseProblems(database.pool);
  const problems = [...ofDatabase, ...ofTemporal];
  if (!connection || problems.length > 0) {
    await connection?.close();
    throw new NotReady(problems);
  }
  return connection;
}

class TakenBack extends Error {}

async function keep(
  { db }: DatabaseConnection,
  file: SetupFile,
  { mode, pending, rehearsal }: { mode: string; pending: number; rehearsal: boolean },
): Promise<{ steps: Step[]; mistakes: Mistake[] }> {
  const steps: Step[] = [];
  const mistakes: Mistake[] = [];
  try {
    await db.transaction(async (tx) => {
      await rehearseMigrations(tx, pending);
      const now = instantOfMs(Date.now() + (mode === 'demo' ? await readClockOffset(tx) : 0));
      await keepAll({ tx, now, today: localDateOf(now), steps, mistakes }, file);
      if (rehearsal || mistakes.length > 0) throw new TakenBack();
    });
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error;
  }
  return { steps, mistakes };
}

/** Makes the namespace as it must be, or with `look` only says what that would take. @throws NotReady, AppError */
async function namespaceSteps(
  connection: Parameters<typeof readNamespace>[0],
  namespace: string,
  look: boolean,
): Promise<Step[]> {
  const { retentionDays, missing, otherType } = await readNamespace(connection, namespace);
  if (otherType.length > 0) throw new NotReady([otherTypes(otherType)]);
  const isNew = retentionDays === null;
  const short = !isNew && retentionDays < leastRetentionDays;
  if (!look) {
    if (isNew) await createNamespace(connection, namespace);
    if (short) await setRetention(connection, namespace);
    if (missing.length > 0) await addAttributes(connection, namespace, missing);
  }
  return [
    { what: 'namespace', id: namespace, became: isNew ? 'made' : 'same' },
    {
      what: 'retention',
      id: String(Math.max(retentionDays ?? 0, leastRetentionDays)),
      became: isNew ? 'made' : short ? 'changed' : 'same',
    },
    ...(missing.length > 0
      ? missing.map((id): Step => ({ what: 'attribute', id, became: 'made' }))
      : [{ what: 'attribute', id: '', became: 'same' } as const]),
  ];
}

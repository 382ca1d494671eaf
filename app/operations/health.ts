import type { Connection } from '@temporalio/client';
import type { Instant } from '../../domain/calendar/index.ts';
import { takesWrites } from '../../db/queries/clock.ts';
import { namespaceFindings } from '../namespace.ts';
import type { App } from '../open.ts';
import { currentBuild, isServed } from '../runs/deployment.ts';

type Status = 'UP' | 'DEGRADED' | 'DOWN';

export interface Health {
  /** DOWN: nothing can be done here. DEGRADED: it can be read, and commands wait. After the Belgian guide for REST. */
  readonly status: Status;
  readonly components: Readonly<Record<Component, 'UP' | 'DOWN'>>;
  /** The application's time; null: the database that the demo keeps it in does not tell it. */
  readonly now: Instant | null;
}
export type Component = 'database' | 'temporal' | 'worker';

/** Longer than this, and whoever asks has given up. */
const patienceMs = 2_000;

/** Whether Postgres, Temporal and a worker answer, each asked now. A Postgres that takes nothing in can be read all the same. */
export async function health(app: App): Promise<Health> {
  const writes = takesWrites(app.db);
  const [reads, database, server, worker, now] = await Promise.all([
    answers(writes.then(() => true)),
    answers(writes),
    answers(temporalTakesRuns(app)),
    answers(workerPolls(app)),
    inTime(app.now()),
  ]);
  const down = reads === 'DOWN' || server === 'DOWN';
  return {
    status: down ? 'DOWN' : worker === 'DOWN' || database === 'DOWN' ? 'DEGRADED' : 'UP',
    components: { database, temporal: server, worker },
    now,
  };
}

/** What was asked, or null when it does not come in time. */
async function inTime<Answer>(asked: Promise<Answer>): Promise<Answer | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => (timer = setTimeout(() => resolve(null), patienceMs)));
  try {
    return await Promise.race([asked, late]);
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

const answers = async (asked: Promise<boolean>): Promise<'UP' | 'DOWN'> => ((await inTime(asked)) ? 'UP' : 'DOWN');

/** It answers, and has the namespace and the search attributes without which no run goes on: a lost store has neither. */
async function temporalTakesRuns({ client }: App): Promise<boolean> {
  const connection = client.connection as Connection;
  const { problems } = await connection.withDeadline(Date.now() + patienceMs, () =>
    namespaceFindings(connection, client.options.namespace),
  );
  return problems.length === 0;
}

/** Somebody of the build that everything new starts on asked for work lately. */
const workerPolls = ({ client }: App): Promise<boolean> =>
  client.connection.withDeadline(Date.now() + patienceMs, async () => isServed(client, await currentBuild(client)));

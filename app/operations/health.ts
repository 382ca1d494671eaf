import { takesWrites } from '../../db/queries/clock.ts';
import type { App } from '../open.ts';
import { currentBuild, isServed } from '../runs/deployment.ts';

type Status = 'UP' | 'DEGRADED' | 'DOWN';

export interface Health {
  /** DOWN: nothing can be done here. DEGRADED: it can be read, and commands wait. After the Belgian guide for REST. */
  readonly status: Status;
  readonly components: Readonly<Record<Component, 'UP' | 'DOWN'>>;
}
export type Component = 'database' | 'temporal' | 'worker';

/** Longer than this, and whoever asks has given up. */
const patienceMs = 2_000;

/** Whether Postgres, Temporal and a worker answer, each asked now. A Postgres that takes nothing in can be read all the same. */
export async function health(app: App): Promise<Health> {
  const writes = takesWrites(app.db);
  const [reads, database, server, worker] = await Promise.all([
    answers(writes.then(() => true)),
    answers(writes),
    answers(temporalAnswers(app)),
    answers(workerPolls(app)),
  ]);
  const down = reads === 'DOWN' || server === 'DOWN';
  return {
    status: down ? 'DOWN' : worker === 'DOWN' || database === 'DOWN' ? 'DEGRADED' : 'UP',
    components: { database, temporal: server, worker },
  };
}

async function answers(asked: Promise<boolean>): Promise<'UP' | 'DOWN'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => (timer = setTimeout(() => resolve(false), patienceMs)));
  try {
    return (await Promise.race([asked, late])) ? 'UP' : 'DOWN';
  } catch {
    return 'DOWN';
  } finally {
    clearTimeout(timer);
  }
}

async function temporalAnswers({ client }: App): Promise<boolean> {
  const { namespace } = client.options;
  await client.connection.withDeadline(Date.now() + patienceMs, () =>
    client.workflowService.describeNamespace({ namespace }),
  );
  return true;
}

/** Somebody of the build that everything new starts on asked for work lately. */
const workerPolls = ({ client }: App): Promise<boolean> =>
  client.connection.withDeadline(Date.now() + patienceMs, async () => isServed(client, await currentBuild(client)));

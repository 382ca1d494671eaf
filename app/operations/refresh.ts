import { setTimeout as wait } from 'node:timers/promises';
import type { Instant } from '../../domain/calendar/index.ts';
import type { TrajectoryEvent, Wait, Waiting } from '../../domain/trajectory/index.ts';
import { readEvents } from '../../db/queries/events.ts';
import { deploymentName, type StateAnswer } from '../../workflows/contract.ts';
import { refreshCohorts } from '../cohorts/runs.ts';
import { each } from '../each.ts';
import { AppError } from '../errors.ts';
import type { App } from '../open.ts';
import { runningIds } from '../runs/running.ts';

export interface RefreshReport {
  readonly build: string;
  readonly trajectories: readonly {
    readonly trajectoryId: string;
    readonly result: 'unchanged' | 'moved' | 'alreadyNewest' | 'failed';
    readonly moves: readonly string[];
  }[];
}

const patienceMs = 60_000;

/** The build that new runs start on. */
export async function newestBuild({ client }: App): Promise<string> {
  const { workerDeploymentInfo } = await client.workflowService.describeWorkerDeployment({
    namespace: client.options.namespace,
    deploymentName,
  });
  const build = workerDeploymentInfo?.routingConfig?.currentDeploymentVersion?.buildId;
  if (!build) throw new AppError('worker.none', 'no build is current', 'start a worker first: npm start', {});
  return build;
}

type Line = RefreshReport['trajectories'][number];

/** Moves every open trajectory to the newest build, and says for each whether anything about it moved: a date, or what it waits for. */
export async function refresh(
  app: App,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<RefreshReport> {
  const build = await newestBuild(app);
  const ids = [...(await runningIds(app))].sort();
  const now = await app.now();
  let done = 0;
  const trajectories = await each(ids, 16, async (trajectoryId): Promise<Line> => {
    const line = await refreshOne(app, trajectoryId, build, now);
    onProgress((done += 1), ids.length);
    return line;
  });
  await refreshCohorts(app);
  return { build, trajectories };
}

async function refreshOne(app: App, trajectoryId: string, build: string, now: Instant): Promise<Line> {
  const handle = app.client.workflow.getHandle(trajectoryId);
  const ask = () => handle.query<StateAnswer>('state');
  try {
    const before = await ask();
    if (before.build === build) return { trajectoryId, result: 'alreadyNewest', moves: [] };
    const waitedFor = await handle.query<Waiting | null, [Instant]>('waiting', now);
    await handle.signal('refresh');
    for (const giveUpAt = Date.now() + patienceMs; Date.now() < giveUpAt; await wait(50)) {
      const after = await ask();
      // One that ended meanwhile has no more use for a newer build.
      if (after.state.phase === 'closed') return { trajectoryId, result: 'unchanged', moves: [] };
      if (after.build !== build) continue;
      const waitsFor = await handle.query<Waiting | null, [Instant]>('waiting', now);
      const moves = differences(
        waitedFor,
        waitsFor,
        await eventsSince(app, trajectoryId, sequenceOf(before), sequenceOf(await ask())),
      );
      return { trajectoryId, result: moves.length === 0 ? 'unchanged' : 'moved', moves };
    }
    return { trajectoryId, result: 'failed', moves: [] };
  } catch {
    return { trajectoryId, result: 'failed', moves: [] };
  }
}

const sequenceOf = ({ state }: StateAnswer): number => (state.phase === 'none' ? 0 : state.sequence);

/** What happened in the trajectory itself meanwhile, once it is in Postgres as far as the run has decided. */
async function eventsSince(app: App, trajectoryId: string, from: number, to: number): Promise<TrajectoryEvent[]> {
  if (to === from) return [];
  for (const giveUpAt = Date.now() + patienceMs; ; await wait(50)) {
    const events = await readEvents(app.db, trajectoryId);
    if ((events.at(-1)?.sequence ?? 0) >= to || Date.now() > giveUpAt)
      return events.filter(({ sequence }) => sequence > from);
  }
}

/**
 * What differs between the answers of the old and of the new build, each asked itself, as lines of ids and dates. A date
 * that an event tells about was moved by a command or by time, not by the new build.
 */
export function differences(
  before: Waiting | null,
  after: Waiting | null,
  meanwhile: readonly TrajectoryEvent[],
): string[] {
  const told = new Set(
    meanwhile.flatMap((event) =>
      'deadlineId' in event ? [event.deadlineId] : event.type === 'DeadlineOpened' ? [event.deadline.id] : [],
    ),
  );
  const dates = (waiting: Waiting | null) =>
    new Map((waiting ? [waiting.waitsFor, ...waiting.also] : []).map((wait) => [wait.deadlineId, datesOf(wait)]));
  const was = dates(before);
  const is = dates(after);
  const moved = [...new Set([...was.keys(), ...is.keys()])]
    .filter((id) => !told.has(id) && was.get(id) !== is.get(id))
    .map((id) => `${id}: ${was.get(id) ?? 'none'} -> ${is.get(id) ?? 'none'}`);
  const [waited, waits] = [before, after].map((waiting) => waiting?.waitsFor.deadlineId ?? 'nothing');
  return waited === waits || meanwhile.length > 0 ? moved : [...moved, `waits for ${waited} -> ${waits}`];
}

const datesOf = ({ who, until, otherwise }: Wait): string =>
  `${who} until ${until}${otherwise ? `, ${otherwise.rung} ${otherwise.on}` : ''}`;

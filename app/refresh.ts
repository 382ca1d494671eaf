import { setTimeout as wait } from 'node:timers/promises';
import { waiting, deadlines, type Trajectory } from '../domain/trajectory/index.ts';
import { localDateOf, type LocalDate } from '../domain/calendar/index.ts';
import { deploymentName, type StateAnswer } from '../workflows/contract.ts';
import type { RefreshReport } from './contract.ts';
import { each } from './each.ts';
import { AppError } from './errors.ts';
import type { App } from './open.ts';
import { runningIds } from './rebuild.ts';

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
  const today = localDateOf(await app.now());
  let done = 0;
  const trajectories = await each(ids, 16, async (trajectoryId): Promise<Line> => {
    const line = await refreshOne(app, trajectoryId, build, today);
    onProgress((done += 1), ids.length);
    return line;
  });
  return { build, trajectories };
}

async function refreshOne({ client }: App, trajectoryId: string, build: string, today: LocalDate): Promise<Line> {
  const handle = client.workflow.getHandle(trajectoryId);
  try {
    const before = await handle.query<StateAnswer>('state');
    if (before.build === build) return { trajectoryId, result: 'alreadyNewest', moves: [] };
    await handle.signal('refresh');
    for (const giveUpAt = Date.now() + patienceMs; Date.now() < giveUpAt; await wait(50)) {
      const after = await handle.query<StateAnswer>('state');
      if (after.build !== build) continue;
      const moves = differences(before.state, after.state, today);
      return { trajectoryId, result: moves.length === 0 ? 'unchanged' : 'moved', moves };
    }
    return { trajectoryId, result: 'failed', moves: [] };
  } catch {
    return { trajectoryId, result: 'failed', moves: [] };
  }
}

/** What differs between two states of one trajectory in dates and in what it waits for, as lines of ids and dates. */
export function differences(before: Trajectory, after: Trajectory, today: LocalDate): string[] {
  const dates = (state: Trajectory) =>
    new Map(
      deadlines(state).map(({ id, dueOn, steps }) => [
        id,
        `${dueOn} ${steps.map(({ rung, on }) => `${rung} ${on}`).join(' ')}`,
      ]),
    );
  const was = dates(before);
  const is = dates(after);
  const moved = [...new Set([...was.keys(), ...is.keys()])]
    .filter((id) => was.get(id) !== is.get(id))
    .map((id) => `${id}: ${was.get(id) ?? 'none'} -> ${is.get(id) ?? 'none'}`);
  const waits = (state: Trajectory) => waiting(state, today)?.waitsFor.deadlineId ?? 'nothing';
  return waits(before) === waits(after) ? moved : [...moved, `waits for ${waits(before)} -> ${waits(after)}`];
}

import { notRegistered, evolve, type Trajectory } from '../../domain/trajectory/index.ts';
import { readEvents } from '../../db/queries/events.ts';
import { pendingEffects } from '../../db/queries/effects.ts';
import { openTrajectories, raiseEpoch } from '../../db/queries/rebuild.ts';
import { lostCohorts } from '../cohorts/runs.ts';
import { each } from '../each.ts';
import { notFound } from '../errors.ts';
import type { App } from '../open.ts';
import { isRunning, runningIds } from '../runs/running.ts';
import { startRun } from '../runs/start-run.ts';

export interface RebuildReport {
  readonly rebuilt: readonly string[];
  readonly running: number;
}

/**
 * Starts again, from their events in Postgres, the workflows that are lost. Acts only where no run is open. A run that
 * turns up later with the old epoch cannot write any more.
 */
export async function rebuild(
  app: App,
  only?: string,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<RebuildReport> {
  const running = await runningIds(app);
  const lost: string[] = [];
  let found = false;
  for await (const { id } of openTrajectories(app.db)) {
    if (only !== undefined && id !== only) continue;
    found = true;
    if (!running.has(id)) lost.push(id);
  }
  const cohorts = await lostCohorts(app, only);
  found ||= cohorts.found;
  if (only !== undefined && !found) throw notFound(only);
  let done = 0;
  const started = await each(lost, 8, async (id) => {
    const result = (await isRunning(app, id)) ? false : await restart(app, id);
    onProgress((done += 1), lost.length);
    return result ? id : null;
  });
  const rebuilt = [...started.filter((id) => id !== null), ...(await cohorts.restart())];
  return { rebuilt: rebuilt.sort(), running: running.size + cohorts.running };
}

async function restart(app: App, id: string): Promise<boolean> {
  const state = (await readEvents(app.db, id)).reduce<Trajectory>(evolve, notRegistered);
  if (state.phase === 'none') return false;
  const epoch = await raiseEpoch(app.db, id);
  return startRun(app, { state, epoch, pending: await pendingEffects(app.db, id) });
}

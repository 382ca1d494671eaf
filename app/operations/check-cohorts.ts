import { isDeepStrictEqual } from 'node:util';
import { setTimeout as wait } from 'node:timers/promises';
import { evolveCohort, notPlanned, type Cohort } from '../../domain/cohort/index.ts';
import { openCohorts, readCohort, readCohortEvents } from '../../db/queries/cohorts.ts';
import type { CohortStateAnswer } from '../../workflows/cohorts/contract.ts';
import type { Difference } from './difference.ts';
import { each } from '../each.ts';
import type { App } from '../open.ts';
import { cohortIsRunning, runningCohorts } from '../cohorts/runs.ts';

/** A difference that is only a command under way is gone after some seconds. */
const looks = 6;

const difference = (cohortId: string, what: string, details: Difference['details'] = {}): Difference => ({
  trajectoryId: null,
  what,
  details: { cohortId, ...details },
});

/** Every open cohort has exactly one run, with the state that its events give; and no other cohort has one. */
export async function checkCohorts(app: App): Promise<Difference[]> {
  const open = await openCohorts(app.db);
  const known = new Set(open.map(({ id }) => id));
  const strays = [...(await runningCohorts(app))].filter((id) => !known.has(id));
  return [
    ...(await each(open, 8, ({ id }) => patiently(() => compare(app, id)))).flat(),
    ...(await each(strays, 8, (id) => patiently(() => outlives(app, id)))).flat(),
  ];
}

async function patiently(look: () => Promise<Difference[]>): Promise<Difference[]> {
  for (let turn = 1; ; turn += 1) {
    const found = await look();
    if (found.length === 0 || turn === looks) return found;
    await wait(500 * turn);
  }
}

async function outlives(app: App, id: string): Promise<Difference[]> {
  const kept = await readCohort(app.db, id);
  const over = !kept || kept.phase === 'ended';
  return over && (await cohortIsRunning(app, id)) ? [difference(id, 'cohort.runWithoutOpenCohort')] : [];
}

async function compare(app: App, id: string): Promise<Difference[]> {
  const kept = await readCohort(app.db, id);
  if (!kept || kept.phase === 'ended') return [];
  const { state, sequence, parked } = kept;
  const told = (await readCohortEvents(app.db, id)).reduce<Cohort>(evolveCohort, notPlanned);
  const found: Difference[] = [];
  if (!isDeepStrictEqual(told, state)) found.push(difference(id, 'cohort.notItsEvents', { sequence }));
  if (parked) found.push(difference(id, 'cohort.parked', { reason: parked }));
  if (!(await cohortIsRunning(app, id))) return [...found, difference(id, 'cohort.runMissing')];
  try {
    const run = await app.client.workflow.getHandle(id).query<CohortStateAnswer>('state');
    if (run.parked) found.push(difference(id, 'cohort.runParked', { reason: run.parked }));
    else if (run.epoch !== kept.epoch)
      found.push(difference(id, 'cohort.runEpoch', { run: run.epoch, postgres: kept.epoch }));
    else if (!isDeepStrictEqual(run.state, state))
      found.push(difference(id, 'cohort.runOtherState', { postgres: sequence }));
  } catch {
    found.push(difference(id, 'cohort.runNoAnswer'));
  }
  return found;
}

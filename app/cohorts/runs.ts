import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { localDateOf } from '../../domain/calendar/index.ts';
import {
  evolveCohort,
  notPlanned,
  type Cohort,
  type CohortEffect,
  type PlannedOnce,
} from '../../domain/cohort/index.ts';
import { openCohorts, pendingCohortEffects, raiseCohortEpoch, readCohortEvents } from '../../db/queries/cohorts.ts';
import { cohortAttributes } from '../../workflows/cohorts/attributes.ts';
import { cohortWorkflow, type CarriedCohort } from '../../workflows/cohorts/contract.ts';
import { taskQueues } from '../../workflows/contract.ts';
import { readCalendar } from '../../db/queries/calendar.ts';
import { ruleSetOf } from '../../db/queries/rules.ts';
import { each } from '../each.ts';
import type { App } from '../open.ts';

export interface CohortToStart {
  readonly state: PlannedOnce;
  readonly epoch: number;
  readonly pending: readonly CohortEffect[];
}

/** Starts the workflow of a cohort from its state: after planning, and after a loss. False when there is one already. */
export async function startCohortRun({ client, db }: App, { state, epoch, pending }: CohortToStart): Promise<boolean> {
  const rules = await ruleSetOf(db, state.ruleVersion);
  const calendar = await readCalendar(db, state.calendarVersion);
  const carried: CarriedCohort = { state, rules, calendar, epoch, pending, answered: [] };
  try {
    await client.workflow.start(cohortWorkflow, {
      workflowId: state.id,
      taskQueue: taskQueues.trajectories,
      args: [carried],
      workflowIdConflictPolicy: 'FAIL',
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      staticSummary: `cohort · ${state.partner} · ${state.province} · starts ${state.startsOn}`,
      typedSearchAttributes: cohortAttributes(state, localDateOf(state.lastAt)),
    });
    return true;
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return false;
    throw error;
  }
}

/** Every id of a cohort whose workflow is open. */
export async function runningCohorts({ client }: App): Promise<Set<string>> {
  const ids = new Set<string>();
  const query = `WorkflowType = '${cohortWorkflow}' AND ExecutionStatus = 'Running'`;
  for await (const { workflowId } of client.workflow.list({ query })) ids.add(workflowId);
  return ids;
}

export async function cohortIsRunning({ client }: App, id: string): Promise<boolean> {
  try {
    return (await client.workflow.getHandle(id).describe()).status.name === 'RUNNING';
  } catch {
    return false;
  }
}

/** The cohorts whose workflow is lost; `restart` begins them again from their events, where no run is open. */
export async function lostCohorts(
  app: App,
  only?: string,
): Promise<{ found: boolean; running: number; restart(): Promise<string[]> }> {
  const running = await runningCohorts(app);
  const open = (await openCohorts(app.db)).filter(({ id }) => only === undefined || id === only);
  const lost = open.filter(({ id }) => !running.has(id)).map(({ id }) => id);
  return {
    found: open.length > 0,
    running: running.size,
    async restart() {
      const started = await each(lost, 8, async (id) => ((await restart(app, id)) ? id : null));
      return started.filter((id) => id !== null);
    },
  };
}

async function restart(app: App, id: string): Promise<boolean> {
  if (await cohortIsRunning(app, id)) return false;
  const state = (await readCohortEvents(app.db, id)).reduce<Cohort>(evolveCohort, notPlanned);
  if (state.phase === 'none') return false;
  const epoch = await raiseCohortEpoch(app.db, id);
  return startCohortRun(app, { state, epoch, pending: await pendingCohortEffects(app.db, id) });
}

/** Asks every open cohort to go on on the newest build; each does so once what it decided is recorded and told. */
export async function refreshCohorts(app: App): Promise<void> {
  await each([...(await runningCohorts(app))], 16, async (id) => {
    // One that ended meanwhile has no more use for a newer build.
    await app.client.workflow
      .getHandle(id)
      .signal('refresh')
      .catch(() => {});
  });
}

import { isLocalDate, localDateOf, type LocalDate } from '../../domain/calendar/index.ts';
import { listSweeps as rows, type SweepRow } from '../../db/queries/sweeps.ts';
import { sweepWorkflow, taskQueues, type SweepReport, type SweepRequest } from '../../workflows/contract.ts';
import { AppError } from '../errors.ts';
import type { App } from '../open.ts';
import { currentBuild, isServed } from '../runs/deployment.ts';

/** A sweep that takes longer is looked at in the Temporal UI, not waited for. */
const patienceMs = 10 * 60_000;

/**
 * Runs the sweep of a day now and waits for its report; today's, when no day is given. One that is already running for
 * that day is joined; of one that is done, the report is said again.
 */
export async function sweep(
  app: App,
  { day: given, reconcile }: { readonly day?: string; readonly reconcile?: boolean } = {},
): Promise<SweepReport> {
  const today = localDateOf(await app.now());
  const day = given ?? today;
  if (!isLocalDate(day) || day > today)
    throw new AppError('sweep.badDay', 'the sweep has no such day', 'write a day up to today as YYYY-MM-DD', { today });
  if (!(await isServed(app.client, await currentBuild(app.client))))
    throw new AppError('worker.none', 'nobody would take it up', 'start a worker first: npm start', {});
  const request: SweepRequest = { day, ...(reconcile === undefined ? {} : { reconcile }) };
  return app.client.withDeadline(Date.now() + patienceMs, () =>
    app.client.workflow.execute<(request: SweepRequest) => Promise<SweepReport>>(sweepWorkflow, {
      workflowId: `sweep-${day}`,
      taskQueue: taskQueues.trajectories,
      args: [request],
      workflowIdConflictPolicy: 'USE_EXISTING',
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      staticSummary: `overdue sweep · ${day}`,
    }),
  );
}

export interface SweepView {
  readonly day: LocalDate;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly missed: number;
  readonly counts: SweepRow['counts'];
  readonly findings: SweepRow['findings'];
}

/** The sweeps that there were, the newest first. */
export async function listSweeps(app: App, { limit = 30 }: { readonly limit?: number } = {}): Promise<SweepView[]> {
  return rows(app.db, limit);
}

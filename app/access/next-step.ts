import { readStaff } from '../../db/queries/staff.ts';
import type { Wait } from '../../domain/trajectory/index.ts';
import { AppError } from '../errors.ts';
import type { App } from '../open.ts';
import { showTrajectory } from '../trajectories/index.ts';

/** What whoever came by a link is shown: what comes next, by when, and whom to ask. No name of their own, no number, no plan. */
export interface NextStep {
  readonly today: string;
  readonly closedOn: string | null;
  readonly wait: Pick<Wait, 'who' | 'rule' | 'until' | 'overdue'> | null;
  readonly mediator: { readonly name: string; readonly email: string } | null;
}

/** @throws AppError `signIn.needed` for whoever did not come by a link */
export async function nextStepOf(app: App): Promise<NextStep> {
  const { caller } = app;
  if (caller.kind !== 'citizen' || caller.trajectoryId === null)
    throw new AppError('signIn.needed', 'this page is for whoever has a link', 'open the link again');
  const { today, closed, waiting, mediatorId } = await showTrajectory(app, caller.trajectoryId);
  const colleague = mediatorId === null ? null : await readStaff(app.db, mediatorId);
  const wait = waiting?.waitsFor;
  return {
    today,
    closedOn: closed?.on ?? null,
    wait: wait ? { who: wait.who, rule: wait.rule, until: wait.until, overdue: wait.overdue } : null,
    mediator: colleague && { name: colleague.name, email: colleague.email },
  };
}

import { readStaff } from '../../db/queries/staff.ts';
import type { TrajectoryEvent, Wait } from '../../domain/trajectory/index.ts';
import { AppError } from '../errors.ts';
import type { App } from '../open.ts';
import { showTrajectory } from '../trajectories/index.ts';

/** Somebody of ours to turn to. */
interface Whom {
  readonly name: string;
  readonly email: string;
}

/**
 * What the person is shown of one trajectory, also whoever came by a link: what comes next, by when, and whom to ask. No name
 * of their own, no number, no plan.
 */
export interface NextStep {
  readonly today: string;
  readonly closedOn: string | null;
  readonly wait: Pick<Wait, 'who' | 'rule' | 'until' | 'overdue' | 'otherwise'> | null;
  readonly mediator: Whom | null;
  readonly groupWorker: Whom | null;
  readonly jobCoach: Whom | null;
}

/**
 * @param id one of their own; left out, the one of the link
 * @throws AppError `signIn.needed` for whoever did not come by a link and names none
 */
export async function nextStepOf(app: App, id?: string): Promise<NextStep> {
  const { caller } = app;
  const trajectoryId = id ?? (caller.kind === 'citizen' ? caller.trajectoryId : null);
  if (trajectoryId === null)
    throw new AppError('signIn.needed', 'this page is for whoever has a link', 'open the link again');
  const { today, closed, waiting, mediatorId, group, events } = await showTrajectory(app, trajectoryId);
  const wait = waiting?.waitsFor;
  const [mediator, groupWorker, jobCoach] = await Promise.all(
    [mediatorId, group?.groupWorkerId, coachIn(events)].map((one) => whom(app, one)),
  );
  return {
    today,
    closedOn: closed?.on ?? null,
    wait: wait
      ? { who: wait.who, rule: wait.rule, until: wait.until, overdue: wait.overdue, otherwise: wait.otherwise }
      : null,
    mediator: mediator ?? null,
    groupWorker: groupWorker ?? null,
    jobCoach: jobCoach ?? null,
  };
}

async function whom(app: App, staffId: string | null | undefined): Promise<Whom | null> {
  const colleague = staffId ? await readStaff(app.db, staffId) : null;
  return colleague && { name: colleague.name, email: colleague.email };
}

/** Whoever was assigned last, as long as the coaching runs. */
function coachIn(events: readonly TrajectoryEvent[]): string | null {
  const last = events.findLast(({ type }) => type === 'JobCoachAssigned' || type === 'JobCoachingEnded');
  return last?.type === 'JobCoachAssigned' ? last.coachId : null;
}

import { effectsOfEach } from '../durable/effect.ts';
import { assertNever } from '../assert-never.ts';
import type { Instant } from '../calendar/index.ts';
import type { RuleKey } from '../rules/index.ts';
import { isOfEdition } from '../durable/edition.ts';
import type { Actor, CommandInput, CommandName, LadderRung } from '../trajectory/index.ts';
import type { CohortEvent } from './events.ts';
import { isOpenCohort, present, type Cohort, type Member, type PlannedOnce } from './state.ts';

export type CohortRecipient = 'mediator' | 'groupWorker' | 'partnerCoordinator' | 'teamLead' | 'programmeCoordinator';
const cohortSubjects = [
  'reminder',
  'overdue',
  'teamLead',
  'programmeCoordinator',
  'attendance',
  'memberRefused',
  'groupWorkerAssigned',
  'everyoneLeft',
] as const;
export type CohortSubject = (typeof cohortSubjects)[number];

/** What the world and the members' own trajectories must be told. `key` = sequence of the event / number within it. */
export type CohortEffect = {
  readonly key: string;
  /** `mail`, or the trajectory: what one member is told stays in order, and a stuck one holds up no other. */
  readonly lane: string;
} & (
  | {
      readonly kind: 'notify';
      readonly to: CohortRecipient;
      readonly about: CohortSubject;
      readonly rule: RuleKey | null;
      readonly deadlineId: string | null;
      readonly sessionId: string | null;
    }
  | {
      readonly kind: 'command';
      readonly trajectoryId: string;
      readonly command: CommandName;
      readonly by: Actor;
      readonly data: CommandInput['data'];
      readonly at: Instant;
    }
);

type Bare = CohortEffect extends infer E ? (E extends CohortEffect ? Omit<E, 'key'> : never) : never;

const notify = (
  to: CohortRecipient,
  about: CohortSubject,
  more: Partial<Pick<Extract<CohortEffect, { kind: 'notify' }>, 'rule' | 'deadlineId' | 'sessionId'>> = {},
): Bare => ({ lane: 'mail', kind: 'notify', to, about, rule: null, deadlineId: null, sessionId: null, ...more });

/** The effects of events that were decided together, on the state after them. */
export const cohortEffects = (events: readonly CohortEvent[], before: Cohort, after: Cohort): CohortEffect[] =>
  effectsOfEach<CohortEvent, CohortEffect>(events, (event) => effectsOf(event, before, after));

function effectsOf(event: CohortEvent, before: Cohort, after: Cohort): Bare[] {
  if (after.phase === 'none') return [];
  const { id: cohortId, startsOn } = after;
  const give = (trajectoryId: string, command: CommandName, data: CommandInput['data']): Bare => ({
    lane: trajectoryId,
    kind: 'command',
    trajectoryId,
    command,
    by: event.by,
    data,
    at: event.at,
  });
  switch (event.type) {
    case 'MemberAllocated': {
      const { trajectoryId, referralId } = event;
      const again = 'members' in before && present(before.members).some((one) => one.trajectoryId === trajectoryId);
      const start = give(trajectoryId, 'startGroup', { referralId });
      const join = give(trajectoryId, 'joinCohort', { referralId, cohortId, startsOn });
      return after.phase === 'running' ? (again ? [start] : [join, start]) : [join];
    }
    case 'MemberReleased': {
      const { trajectoryId } = event;
      // Who has started ends the group track in the own trajectory, with its own reason.
      const was = 'members' in before && hasStatus('allocated', before.members, trajectoryId);
      return was ? [give(trajectoryId, 'leaveCohort', { referralId: was.referralId, cohortId, byGroup: true })] : [];
    }
    case 'CohortStarted':
      return present(after.members).map(({ trajectoryId, referralId }) =>
        give(trajectoryId, 'startGroup', { referralId, on: event.on }),
      );
    case 'SessionAttendanceRecorded': {
      const { sessionId: session, day: on } = event;
      // Whoever left since has no group track any more to note it in; the group itself keeps it.
      const here = Object.entries(event.presences).filter(([id]) => !hasStatus('left', after.members, id));
      return here.map(([trajectoryId, presence]) =>
        give(trajectoryId, 'recordAttendance', { presence, cohortId, session, on }),
      );
    }
    case 'CohortConsultationHeld':
      return after.members
        .filter(({ status, trajectoryId }) => status === 'started' && trajectoryId !== event.notedBy)
        .map(({ trajectoryId }) => give(trajectoryId, 'recordConsultation', { on: event.on, cohortId }));
    case 'CohortEnded': {
      const waiting = present(after.members).filter(({ status }) => status === 'allocated');
      return [
        ...waiting.map(({ trajectoryId, referralId }) =>
          give(trajectoryId, 'leaveCohort', { referralId, cohortId, byGroup: true }),
        ),
        ...(event.because === 'everyoneLeft' ? [notify('groupWorker', 'everyoneLeft')] : []),
      ];
    }
    case 'MemberRefused': {
      const { trajectoryId } = event;
      const told = notify('groupWorker', 'memberRefused');
      // Their start was under way when the group ended, and is refused after it: nobody stays in a group that is over.
      const started = 'members' in before && hasStatus('started', before.members, trajectoryId);
      const stays = after.phase === 'ended' && started && hasStatus('allocated', after.members, trajectoryId);
      return stays
        ? [told, give(trajectoryId, 'leaveCohort', { referralId: stays.referralId, cohortId, byGroup: true })]
        : [told];
    }
    case 'GroupWorkerReplaced':
      return [notify('groupWorker', 'groupWorkerAssigned')];
    case 'AttendanceAsked':
      return [notify('groupWorker', 'attendance', { sessionId: event.sessionId })];
    case 'DeadlineReached': {
      const { rung, rule, deadlineId } = event;
      if (rung === 'falls' || rung === 'opens' || rung === 'asksAgain') return [];
      return consultationToldAt(rung, after).map((to) => notify(to, rung, { rule, deadlineId }));
    }
    case 'CohortPlanned':
    case 'MemberLeft':
    case 'SessionAdded':
    case 'SessionMoved':
    case 'SessionCancelled':
    case 'CalendarAdopted':
    case 'SignalRefused':
    case 'DeadlineOpened':
    case 'DeadlineMoved':
    case 'DeadlineFell':
    case 'DeadlineMet':
    case 'DeadlineCancelled':
      return [];
    default:
      return assertNever(event);
  }
}

/** A consultation is the mediators' task, and it takes the group worker too: both are told until it goes up. */
export function consultationToldAt(rung: LadderRung, state: PlannedOnce): readonly CohortRecipient[] {
  if (rung === 'teamLead' || rung === 'programmeCoordinator') return [rung];
  return isOfEdition(state, 2) ? ['mediator', 'groupWorker'] : ['mediator'];
}

const hasStatus = (status: Member['status'], members: readonly Member[], id: string): Member | undefined =>
  members.find((one) => one.trajectoryId === id && one.status === status);

/** Asked before each attempt: what was done meanwhile is not asked for any more. */
export function cohortStillWants(effect: CohortEffect, state: Cohort): boolean {
  if (state.phase === 'none') return true;
  if (effect.kind === 'command')
    return (
      effect.command !== 'startGroup' || present(state.members).some((one) => one.trajectoryId === effect.trajectoryId)
    );
  const { deadlineId, sessionId, about } = effect;
  if (deadlineId !== null) return state.deadlines.some(({ id, reached }) => id === deadlineId && reached === about);
  if (sessionId === null) return true;
  return isOpenCohort(state) && state.sessions.some(({ id, status }) => id === sessionId && status === 'asked');
}

import { addMonths, type LocalDate } from '../calendar/index.ts';
import type { Actor } from '../durable/actor.ts';
import type { Context } from '../durable/context.ts';
import { inOrderOfTime, type Deadline, type Step } from '../durable/deadline.ts';
import { createDecider, type Decided } from '../durable/decider.ts';
import { presentEdition } from '../durable/edition.ts';
import { contractFor, type Partner, type Province } from '../rules/index.ts';
import { mostMembers, mostMonthsAhead } from './codes.ts';
import { cohortCommandSpecs, type CohortCommandName } from './commands.ts';
import type { CohortDecision } from './decision.ts';
import { cohortDecisions } from './decisions.ts';
import type { NewCohortEvent } from './events.ts';
import { endsByItselfOn, deserted, restWhenDeserted } from './presence.ts';
import { refuseCohort, type CohortRefusal, type CohortRefusalCode } from './refusal.ts';
import { isOpenCohort, notPlanned, type Cohort, type OpenCohort, type Session } from './state.ts';
import { beginCohortStory } from './story.ts';

export type CohortDecided = Decided<Cohort, NewCohortEvent>;

/** What the partner plans. */
export interface Planning {
  readonly cohortId: string;
  readonly province: Province;
  readonly partner?: Partner;
  readonly startsOn: LocalDate;
  readonly size: number;
  readonly groupWorkerId: string;
}

const planners: readonly string[] = ['groupWorker', 'partnerCoordinator', 'operator'];

/** The first decision of a cohort. The contract in force on the day it starts names the partner and its kind of track. */
export function planCohort(
  { cohortId, province, partner, startsOn, size, groupWorkerId }: Planning,
  by: Actor,
  context: Context,
): CohortDecided | CohortRefusal {
  if (!planners.includes(by.role))
    return refuseCohort('actor.notAllowed', { role: by.role, allowed: planners.join('|') });
  if (!Number.isInteger(size) || size < 1 || size > mostMembers)
    return refuseCohort('cohort.size', { most: mostMembers });
  if (startsOn < context.today) return refuseCohort('cohort.startPassed', { on: startsOn, today: context.today });
  const last = addMonths(context.today, mostMonthsAhead);
  if (startsOn > last) return refuseCohort('cohort.startTooFar', { on: startsOn, last });
  const contract = contractFor(context.rules, province, startsOn, partner);
  if (!contract) return refuseCohort('cohort.noContract', { province, on: startsOn });
  const story = beginCohortStory(notPlanned, { ...context, by });
  const ruleVersion = context.rules.version;
  const { partner: who, track } = contract;
  story.emit({
    type: 'CohortPlanned',
    cohortId,
    partner: who,
    track,
    province,
    startsOn,
    size,
    groupWorkerId,
    ruleVersion,
    edition: presentEdition,
  });
  return story;
}

/** What time does next with a cohort: a rung of its consultation, asking who was at a session, or its end when everyone left. */
export type CohortStep =
  | { readonly kind: 'deadline'; readonly on: LocalDate; readonly deadline: Deadline; readonly step: Step }
  | { readonly kind: 'session'; readonly on: LocalDate; readonly session: Session }
  | { readonly kind: 'end'; readonly on: LocalDate };

/** Everything that time will still do, each at its next day, in order. Sessions count once the group runs. */
export function cohortSteps(state: Cohort): CohortStep[] {
  if (!isOpenCohort(state)) return [];
  const left = deserted(state);
  if (left) return [{ kind: 'end', on: endsByItselfOn(left) }];
  const ofDeadlines = state.deadlines
    .flatMap((deadline) => (deadline.steps[0] ? [{ deadline, step: deadline.steps[0] }] : []))
    .sort(inOrderOfTime)
    .map((one): CohortStep => ({ kind: 'deadline', on: one.step.on, ...one }));
  const asked = state.phase === 'running' ? state.sessions.filter(({ status }) => status === 'planned') : [];
  const ofSessions = asked.map((session): CohortStep => ({ kind: 'session', on: session.asksOn, session }));
  return [...ofDeadlines, ...ofSessions].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

const decisionOf = (name: string) =>
  cohortDecisions[name as CohortCommandName] as unknown as CohortDecision<CohortCommandName>;

const decider = createDecider<Cohort, OpenCohort, NewCohortEvent, CohortRefusalCode, CohortStep>({
  specs: cohortCommandSpecs,
  begin: beginCohortStory,
  notOpen: (state) =>
    isOpenCohort(state) ? null : refuseCohort('cohort.ended', { on: state.phase === 'ended' ? state.endedOn : '' }),
  next: (state) => cohortSteps(state)[0] ?? null,
  reach(story, due) {
    if (due.kind === 'end') {
      story.cancel({ except: [] });
      return story.emit({ type: 'CohortEnded', because: 'everyoneLeft' });
    }
    if (due.kind === 'session') return story.emit({ type: 'AttendanceAsked', sessionId: due.session.id });
    const { id: deadlineId, rule } = due.deadline;
    story.emit({ type: 'DeadlineReached', deadlineId, rule, rung: due.step.rung });
  },
  may: (name, state) => decisionOf(name).may(state),
  decide: (name, story, state, data, context) => decisionOf(name).decide(story, state, data as never, context),
});

export const { catchUp: catchUpCohort, decide: decideCohort, noteRefusedSignal: noteRefusedCohortSignal } = decider;

/** What a member's own trajectory refused is an event that everyone sees, never silence. */
export function noteMemberRefused(
  state: Cohort,
  refused: { readonly trajectoryId: string; readonly command: string; readonly code: string },
  context: Context,
): CohortDecided {
  if (state.phase === 'none') return { events: [], state };
  const story = beginCohortStory(state, { ...context, by: { role: 'system' } });
  story.emit({ type: 'MemberRefused', ...refused });
  restWhenDeserted(story);
  return story;
}

import { localDateOf, maxDate, type Instant, type LocalDate } from '../calendar/index.ts';
import { contractFor, type Partner, type Province } from '../rules/index.ts';
import type { Actor, ActingContext, CommandInput, Context, Deadline, Step } from '../trajectory/index.ts';
import { inOrderOfTime } from '../trajectory/deadline.ts';
import { mostMembers } from './codes.ts';
import { checkCohortFields, cohortCommandSpecs, isCohortCommandName } from './commands.ts';
import type { CohortEvent } from './events.ts';
import { isCohortRefusal, refuseCohort, type CohortRefusal } from './refusal.ts';
import { isOpenCohort, notPlanned, type Cohort, type Session } from './state.ts';
import { beginCohortStory } from './story.ts';
import { cohortDecisions, type AnyDecision } from './decisions.ts';

export interface CohortDecided {
  readonly events: readonly CohortEvent[];
  readonly state: Cohort;
}

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
  });
  return story;
}

/** What time does next with a cohort: a rung of its consultation, or asking who was at a session. */
export type CohortStep =
  | { readonly kind: 'deadline'; readonly on: LocalDate; readonly deadline: Deadline; readonly step: Step }
  | { readonly kind: 'session'; readonly on: LocalDate; readonly session: Session };

/** Everything that time will still do, each at its next day, in order. Sessions count once the group runs. */
export function cohortSteps(state: Cohort): CohortStep[] {
  if (!isOpenCohort(state)) return [];
  const ofDeadlines = state.deadlines
    .flatMap((deadline) => (deadline.steps[0] ? [{ deadline, step: deadline.steps[0] }] : []))
    .sort(inOrderOfTime)
    .map((one): CohortStep => ({ kind: 'deadline', on: one.step.on, ...one }));
  const asked = state.phase === 'running' ? state.sessions.filter(({ status }) => status === 'planned') : [];
  const ofSessions = asked.map((session): CohortStep => ({ kind: 'session', on: session.asksOn, session }));
  return [...ofDeadlines, ...ofSessions].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/** Catches up with everything that fell due by the day of `context`; each step counts for its own day. */
export function catchUpCohort(state: Cohort, context: Context): CohortDecided {
  let current = state;
  const events: CohortEvent[] = [];
  for (let [next] = cohortSteps(current); next && next.on <= context.today; [next] = cohortSteps(current)) {
    const story = beginCohortStory(current, { ...context, today: next.on, by: { role: 'rule' } });
    if (next.kind === 'session') story.emit({ type: 'AttendanceAsked', sessionId: next.session.id });
    else {
      const { id: deadlineId, rule } = next.deadline;
      story.emit({ type: 'DeadlineReached', deadlineId, rule, rung: next.step.rung });
    }
    events.push(...story.events);
    current = story.state;
  }
  return { events, state: current };
}

/** What may emit, and why not: what is due by now first, then the command, then what its own dates made due. */
export function decideCohort(
  state: Cohort,
  name: string,
  input: CommandInput,
  context: Context,
): CohortDecided | CohortRefusal {
  if (!isCohortCommandName(name)) return refuseCohort('command.unknown');
  const wrong = checkCohortFields(name, input.data);
  if (wrong) return wrong;
  const here = catchUpCohort(state, context);
  if (!isOpenCohort(here.state))
    return refuseCohort('cohort.ended', { on: here.state.phase === 'ended' ? here.state.endedOn : '' });
  const { by: allowed } = cohortCommandSpecs[name];
  if (!(allowed as readonly string[]).includes(input.by.role))
    return refuseCohort('actor.notAllowed', { role: input.by.role, allowed: allowed.join('|') });
  const { on } = input.data as { on?: LocalDate };
  if (on !== undefined && on > context.today) return refuseCohort('date.inFuture', { today: context.today });
  const acting: ActingContext = {
    ...context,
    by: input.by,
    ...(input.noteId === undefined ? {} : { noteId: input.noteId }),
  };
  const story = beginCohortStory(here.state, acting);
  const refusal = (cohortDecisions[name] as AnyDecision)(story, here.state, input.data as never, acting);
  if (isCohortRefusal(refusal)) return refusal;
  const after = catchUpCohort(story.state, context);
  return { events: [...here.events, ...story.events, ...after.events], state: after.state };
}

/** What a member's own trajectory refused is an event that everyone sees, never silence. */
export function noteMemberRefused(
  state: Cohort,
  refused: { readonly trajectoryId: string; readonly command: string; readonly code: string },
  context: Context,
): CohortDecided {
  if (state.phase === 'none') return { events: [], state };
  const story = beginCohortStory(state, { ...context, by: { role: 'system' } });
  story.emit({ type: 'MemberRefused', ...refused });
  return story;
}

/** The context of this moment. A cohort's clock never runs back. */
export function cohortContextAt(state: Cohort, now: Instant, given: Pick<Context, 'rules' | 'calendar'>): Context {
  const at = state.phase === 'none' || state.lastAt < now ? now : state.lastAt;
  return { now: at, today: maxDate(localDateOf(at), localDateOf(now)), rules: given.rules, calendar: given.calendar };
}

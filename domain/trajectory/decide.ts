import type { LocalDate } from '../calendar/index.ts';
import type { Actor } from '../durable/actor.ts';
import type { Context } from '../durable/context.ts';
import { inOrderOfTime, type Deadline, type Step } from '../durable/deadline.ts';
import { createDecider, type Decided as DecidedOf } from '../durable/decider.ts';
import { presentEdition } from '../durable/edition.ts';
import type { Province } from '../rules/index.ts';
import type { ReopenReason, Source } from './codes.ts';
import { daysOf } from './days.ts';
import { commandSpecs, type CommandName } from './commands.ts';
import type { Decision } from './decisions/decision.ts';
import { decisions } from './decisions/index.ts';
import { reach } from './decisions/time.ts';
import type { NewEvent } from './events.ts';
import { refuse, type RefusalCode } from './refusal.ts';
import { isOpen, notRegistered, type OpenTrajectory, type Trajectory } from './state.ts';
import { beginStory } from './story.ts';

export type Decided = DecidedOf<Trajectory, NewEvent>;

/** What a registration brings: codes and dates; the person stays in the side store. */
export interface Registering {
  readonly trajectoryId: string;
  readonly province: Province;
  readonly source: Source;
  readonly mediatorId: string | null;
  /** The list's own date: a fact, from which no deadline runs. */
  readonly listedOn: LocalDate | null;
  /** The closed trajectory it goes on from, and the day its 24 months count from. */
  readonly reopens?: { readonly id: string; readonly because: ReopenReason; readonly eligibleOn: LocalDate | null };
}

/** The first decision of a trajectory: registered, and consent is to be asked. */
export function register({ reopens, ...who }: Registering, by: Actor, context: Context): Decided {
  const story = beginStory(notRegistered, { ...context, by });
  story.emit({
    type: 'Registered',
    ...who,
    ruleVersion: context.rules.version,
    ...(context.calendar.version ? { calendarVersion: context.calendar.version } : {}),
    ...(reopens ? { reopens: reopens.id, because: reopens.because } : {}),
    ...(reopens?.eligibleOn ? { eligibleOn: reopens.eligibleOn } : {}),
    edition: presentEdition,
  });
  story.open('REG-1');
  story.open('REG-2');
  return story;
}

/** The earliest thing that time has done by `today` and that is not yet decided: in order of date, rule, id. */
export function nextStep(state: Trajectory): { deadline: Deadline; step: Step } | null {
  if (!isOpen(state)) return null;
  let next: { deadline: Deadline; step: Step } | null = null;
  // Asked at every event: the first of them all is looked for without sorting the rest.
  for (const deadline of state.deadlines) {
    const [step] = deadline.steps;
    if (step && (next === null || inOrderOfTime({ deadline, step }, next) < 0)) next = { deadline, step };
  }
  return next;
}

const decider = createDecider<
  Trajectory,
  OpenTrajectory,
  NewEvent,
  RefusalCode,
  NonNullable<ReturnType<typeof nextStep>>
>({
  specs: commandSpecs,
  begin: beginStory,
  notOpen(state) {
    if (state.phase === 'none') return refuse('trajectory.notRegistered');
    return state.phase === 'closed' ? refuse('trajectory.closed', { on: state.closedOn, reason: state.reason }) : null;
  },
  next(state) {
    const next = nextStep(state);
    return next && { ...next, on: next.step.on };
  },
  reach: (story, { deadline, step }) => reach(story, deadline, step),
  may(name, state, spec, context) {
    if (state.pause && !spec.whilePaused) return refuse('trajectory.paused', { until: state.pause.until });
    return decisionOf(name).may(state, context);
  },
  decide: (name, story, state, data, context) => decisionOf(name).decide(story, state, data as never, context),
  days: (name, state, data, context) => daysOf(name as CommandName, state, data, context),
  badDay: ({ enteredOn }, on) => (on < enteredOn ? refuse('date.beforeEntry', { enteredOn }) : null),
});

const decisionOf = (name: string) => decisions[name as CommandName] as unknown as Decision<CommandName>;

export const { catchUp, decide, mayNow, noteRefusedSignal } = decider;

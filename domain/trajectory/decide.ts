import { localDateOf, maxDate, type LocalDate } from '../calendar/index.ts';
import type { Actor } from './actor.ts';
import { commandSpecs, isCommandName, type CommandInput, type CommandName } from './commands.ts';
import type { ActingContext, Context } from './context.ts';
import { inOrderOfTime, type Deadline, type Step } from './deadline.ts';
import type { TrajectoryEvent } from './events.ts';
import { checkFields } from './field.ts';
import { isRefusal, refuse, type Refusal } from './refusal.ts';
import { isOpen, notRegistered, type OpenTrajectory, type Trajectory } from './state.ts';
import { beginStory, type Story } from './story.ts';
import { decisions } from './decisions/index.ts';
import { reach } from './decisions/time.ts';
import type { Decision } from './decisions/decision.ts';
import type { Province } from '../rules/index.ts';
import type { ReopenReason, Source } from './codes.ts';

/** What a decision gives: the events in order, and the state after them. */
export interface Decided {
  readonly events: readonly TrajectoryEvent[];
  readonly state: Trajectory;
}

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
  });
  story.open('REG-1');
  story.open('REG-2');
  return story;
}

/** The earliest thing that time has done by `today` and that is not yet decided: in order of date, rule, id. */
export function nextStep(state: Trajectory): { deadline: Deadline; step: Step } | null {
  if (!isOpen(state)) return null;
  const next = state.deadlines.flatMap((deadline) =>
    deadline.steps[0] ? [{ deadline, step: deadline.steps[0] }] : [],
  );
  return next.sort(inOrderOfTime)[0] ?? null;
}

/**
 * Catches up with everything that fell due by the day of `context`. Each step counts for its own day, so it does not
 * matter when it is decided: a late timer, an outage or a spread timer change nothing but the recording time.
 */
export function catchUp(state: Trajectory, context: Context): Decided {
  let current = state;
  const events: TrajectoryEvent[] = [];
  for (let next = nextStep(current); next && next.step.on <= context.today; next = nextStep(current)) {
    const story = beginStory(current, { ...context, today: next.step.on, by: { role: 'rule' } });
    reach(story, next.deadline, next.step);
    events.push(...story.events);
    current = story.state;
  }
  return { events, state: current };
}

/** Whether this command's moment has come for this actor, before any of its data is known. */
export function mayNow(state: Trajectory, name: CommandName, by: Actor, context: Context): OpenTrajectory | Refusal {
  const spec = commandSpecs[name];
  if (state.phase === 'none') return refuse('trajectory.notRegistered');
  if (state.phase === 'closed') return refuse('trajectory.closed', { on: state.closedOn, reason: state.reason });
  if (!(spec.by as readonly string[]).includes(by.role))
    return refuse('actor.notAllowed', { role: by.role, allowed: spec.by.join('|') });
  if (state.pause && !('whilePaused' in spec)) return refuse('trajectory.paused', { until: state.pause.until });
  return (decisions[name] as unknown as Decision<CommandName>).may(state, context);
}

function checkDay(state: OpenTrajectory, data: Readonly<Record<string, unknown>>, today: LocalDate): Refusal | null {
  const { on } = data as { on?: LocalDate };
  if (on === undefined) return null;
  if (on > today) return refuse('date.inFuture', { today });
  return on < state.enteredOn ? refuse('date.beforeEntry', { enteredOn: state.enteredOn }) : null;
}

/**
 * What may emit, and why not. First everything due by now is decided, then the command, then what its own dates made
 * due (a thing noted weeks late opens its successor in the past).
 */
export function decide(state: Trajectory, name: string, input: CommandInput, context: Context): Decided | Refusal {
  if (!isCommandName(name)) return refuse('command.unknown');
  const wrong = checkFields(commandSpecs[name].fields, input.data);
  if (wrong) return wrong;
  const present = catchUp(state, context);
  const acting: ActingContext = {
    ...context,
    by: input.by,
    ...(input.noteId === undefined ? {} : { noteId: input.noteId }),
  };
  const ready = mayNow(present.state, name, input.by, context);
  if (isRefusal(ready)) return ready;
  const data = withoutNulls(input.data);
  const badDay = checkDay(ready, data, context.today);
  if (badDay) return badDay;
  const story: Story = beginStory(ready, acting);
  const refusal = (decisions[name] as unknown as Decision<CommandName>).decide(story, ready, data as never, acting);
  if (refusal) return refusal;
  const after = catchUp(story.state, contextAfter(name, data, context));
  return { events: [...present.events, ...story.events, ...after.events], state: after.state };
}

/** A field that is null was not given: forms and other systems write it so. */
const withoutNulls = (data: CommandInput['data']): CommandInput['data'] =>
  Object.fromEntries(Object.entries(data).filter(([, value]) => value !== null && value !== undefined));

/** What was adopted counts at once, also for what its own dates made due. */
function contextAfter(name: CommandName, data: CommandInput['data'], context: Context): Context {
  if (name === 'adoptRules') return { ...context, rules: data['rules'] as Context['rules'] };
  return name === 'adoptCalendar' ? { ...context, calendar: data['calendar'] as Context['calendar'] } : context;
}

/** The context of this moment. A trajectory's clock never runs back: `now` is at least the time of its last event. */
export function contextAt(state: Trajectory, now: Context['now'], given: Pick<Context, 'rules' | 'calendar'>): Context {
  const at = state.phase === 'none' || state.lastAt < now ? now : state.lastAt;
  return { now: at, today: maxDate(localDateOf(at), localDateOf(now)), rules: given.rules, calendar: given.calendar };
}

/** A signal that was refused becomes an event that people see, never silence. */
export function noteRefusedSignal(state: Trajectory, command: string, refusal: Refusal, context: Context): Decided {
  if (state.phase === 'none') return { events: [], state };
  const story = beginStory(state, { ...context, by: { role: 'operator', id: 'signal' } });
  story.emit({
    type: 'SignalRefused',
    command: isCommandName(command) ? command : '(unknown)',
    code: refusal.refused,
  });
  return story;
}

import { localDateOf, startOfDay, addDays, type LocalDate } from '../../domain/calendar/index.ts';
import type { Owner, Rule, RuleKey } from '../../domain/rules/index.ts';
import {
  evolve,
  isOpen,
  notRegistered,
  waiting,
  type Actor,
  type MoveReason,
  type Rung,
  type Step,
  type Trajectory,
  type TrajectoryEvent,
} from '../../domain/trajectory/index.ts';
import { ruleSetOf } from '../../db/queries/rules.ts';
import { AppError } from '../errors.ts';
import type { App } from '../open.ts';
import { eventsOf, waitingWithNames, type WaitingView } from './read.ts';

/** What it waited for at the end of a day of the past, told from the events up to then. */
export async function waitingAt(app: App, id: string, on: LocalDate): Promise<WaitingView> {
  const today = localDateOf(await app.now());
  if (on > today)
    throw new AppError('why.inFuture', 'that day is still to come', 'w2 forecast says what will be', { today });
  const until = startOfDay(addDays(on, 1));
  const events = (await eventsOf(app, id)).filter(({ at }) => at < until);
  const state = events.reduce<Trajectory>(evolve, notRegistered);
  if (state.phase === 'none')
    throw new AppError('why.beforeEntry', 'it was not there yet on that day', 'choose a later day', { day: on });
  const waits = await waitingWithNames(app, waiting(state, on));
  return { trajectoryId: id, phase: state.phase, today: on, ...waits, group: null, line: null };
}

/** The whole story of one deadline: why it has this date, what moved it, how far it went, how it ended. */
export interface DeadlineStory {
  readonly deadlineId: string;
  readonly rule: RuleKey;
  readonly ruleVersion: string;
  readonly title: Rule['title'];
  /** S: stated by the sources; D: a default of ours. */
  readonly source: 'S' | 'D';
  readonly owner: Owner;
  readonly pauses: boolean;
  readonly about: string | null;
  /** The day it is counted from, and the event that opened it. */
  readonly from: LocalDate;
  readonly openedOn: LocalDate;
  readonly openedBy: Actor;
  readonly openedWith: TrajectoryEvent['type'] | null;
  readonly firstDueOn: LocalDate;
  readonly dueOn: LocalDate;
  readonly moves: readonly {
    readonly on: LocalDate;
    readonly by: Actor;
    readonly from: LocalDate;
    readonly to: LocalDate;
    readonly reason: MoveReason;
    readonly why: string | null;
  }[];
  readonly rungs: readonly { readonly on: LocalDate; readonly rung: Rung }[];
  readonly ended: null | { readonly on: LocalDate; readonly how: 'metInTime' | 'metLate' | 'fell' | 'cancelled' };
  /** What time does next, while it is open. */
  readonly next: Step | null;
}

/** @param key a rule (`MED-1`, every deadline of it) or one deadline (`MED-1#7`) */
export async function whyDeadline(app: App, id: string, key: string): Promise<DeadlineStory[]> {
  const events = await eventsOf(app, id);
  const opened = events.flatMap((event) =>
    event.type === 'DeadlineOpened' && matches(event.deadline, key) ? [event] : [],
  );
  if (opened.length === 0)
    throw new AppError('why.noDeadline', 'no deadline of that rule was ever opened here', 'w2 show lists them', {
      trajectoryId: id,
    });
  const state = events.reduce<Trajectory>(evolve, notRegistered);
  return Promise.all(opened.map((event) => story(app, event, events, state)));
}

const matches = ({ id, rule }: { id: string; rule: string }, key: string): boolean =>
  id === key || rule === key || rule.startsWith(`${key}/`);

type Opened = Extract<TrajectoryEvent, { type: 'DeadlineOpened' }>;

async function story(
  app: App,
  opened: Opened,
  events: readonly TrajectoryEvent[],
  state: Trajectory,
): Promise<DeadlineStory> {
  const { id, rule, owner, pauses, about, from, dueOn: firstDueOn } = opened.deadline;
  const mine = events.filter((event) => 'deadlineId' in event && event.deadlineId === id);
  const moved = mine.flatMap((event) => (event.type === 'DeadlineMoved' ? [event] : []));
  const ruleVersion = moved.findLast((event) => event.ruleVersion)?.ruleVersion ?? opened.deadline.ruleVersion;
  const { title, source } = (await ruleSetOf(app.db, ruleVersion)).rules[rule];
  const end = mine.find(({ type }) => ['DeadlineMet', 'DeadlineFell', 'DeadlineCancelled'].includes(type));
  // It follows from what was told just before it, at the same moment.
  const cause = events.findLast(
    ({ sequence, at, type }) => sequence < opened.sequence && at === opened.at && !type.startsWith('Deadline'),
  );
  return {
    deadlineId: id,
    rule,
    ruleVersion,
    title,
    source,
    owner,
    pauses,
    about,
    from,
    openedOn: opened.on,
    openedBy: opened.by,
    openedWith: cause?.type ?? null,
    firstDueOn,
    dueOn: moved.at(-1)?.dueOn ?? firstDueOn,
    moves: moved.map((event) => ({
      on: event.on,
      by: event.by,
      from: event.from,
      to: event.dueOn,
      reason: event.reason,
      why: event.why,
    })),
    rungs: mine.flatMap((event) => (event.type === 'DeadlineReached' ? [{ on: event.on, rung: event.rung }] : [])),
    ended: end ? { on: end.on, how: howOf(end) } : null,
    next: isOpen(state) ? (state.deadlines.find((one) => one.id === id)?.steps[0] ?? null) : null,
  };
}

function howOf(event: TrajectoryEvent): 'metInTime' | 'metLate' | 'fell' | 'cancelled' {
  if (event.type === 'DeadlineMet') return event.late ? 'metLate' : 'metInTime';
  return event.type === 'DeadlineFell' ? 'fell' : 'cancelled';
}

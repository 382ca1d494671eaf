import { assertNever } from '../../domain/assert-never.ts';
import { addDays, daysBetween, localDateOf, maxDate, weekdayOf, type LocalDate } from '../../domain/calendar/index.ts';
import {
  available,
  contextAt,
  endOfTrack,
  forecast,
  waiting,
  type Actor,
  type AvailableCommand,
  type Phase,
  type Trajectory,
  type TrajectoryEvent,
  type Waiting,
} from '../../domain/trajectory/index.ts';
import { followerOf } from '../../db/reopen-trajectory.ts';
import { allDeadlines } from '../../db/queries/deadlines.ts';
import { readEvents } from '../../db/queries/events.ts';
import { isFailing } from '../../db/queries/failing-addresses.ts';
import { mailLeavesAt } from '../../db/queries/mailed.ts';
import { readLookups } from '../../db/queries/lookups.ts';
import { namedActors } from '../../db/queries/network.ts';
import { readStaff } from '../../db/queries/staff.ts';
import * as queries from '../../db/queries/trajectories.ts';
import { countParts } from '../../db/queries/trajectory-counts.ts';
import { badCursor, notFound } from '../errors.ts';
import type { App } from '../open.ts';
import { basisOf } from '../basis.ts';
import { groupsOf, type GroupOf } from './group.ts';
import { placeInLine, type PlaceInLine } from '../line.ts';

/** The parts of a work list; `all` is every open and closed one. */
export const listSections = [
  'overdue',
  'today',
  'thisWeek',
  'waitingForPartner',
  'waitingLine',
  'paused',
  'all',
] as const;
export type ListSection = (typeof listSections)[number];

export const { listOrders } = queries;

export interface ListFilter {
  readonly section?: ListSection;
  readonly phase?: string;
  readonly province?: string;
  readonly overdue?: boolean;
  readonly partner?: string;
  readonly cohortId?: string;
  /** Escalated at least so far. */
  readonly escalation?: number;
  /** A name, phone or number that means the person. */
  readonly text?: string;
  /** A rule (`INT-1`) or whose turn it is (`mediator`). */
  readonly waitingFor?: string;
  readonly mediatorId?: string;
  readonly limit?: number;
  readonly after?: string;
  /** Left out: what is due first on top. */
  readonly order?: queries.ListOrder;
  /** For whom the list is: said by the gate, and by no door. */
  readonly within?: queries.Within | undefined;
}

async function found(app: App, id: string) {
  const row = await queries.readTrajectory(app.db, id);
  if (!row) throw notFound(id);
  const { state } = row.trajectory;
  const context = contextAt(state, await app.now(), await basisOf(app.db, state));
  return { ...row, state, context };
}

/** The one list that screens, badges and mails share: overdue first, then by the date it waits until; or what is due last first. */
export async function listTrajectories(app: App, { overdue, section = 'all', limit = 50, ...given }: ListFilter) {
  if (given.after !== undefined && !queries.isCursor(given.after)) throw badCursor();
  const today = localDateOf(await app.now());
  const { after, order, ...rest } = given;
  const filter = {
    ...rest,
    ...ofSection(section, today),
    ...(overdue ? { overdueOn: today } : {}),
  } as queries.TrajectoryFilter;
  const { rows, next, total } = await queries.listTrajectories(app.db, {
    ...filter,
    limit,
    after,
    ...(order ? { order } : {}),
  });
  const groups = await groupsOf(
    app,
    queries.seesGroup(given.within) ? rows.map(({ cohortId }) => cohortId) : [],
    today,
  );
  return {
    today,
    next,
    total,
    rows: rows.map((row) => ({
      trajectoryId: row.id,
      // Somebody who does not see all that happened is not told how much it was.
      sequence: row.sequence as number | null,
      dossierNumber: row.dossierNumber,
      name: `${row.firstName} ${row.lastName}`,
      province: row.province,
      phase: row.phase,
      phaseSince: row.phaseSince,
      enteredOn: row.enteredOn,
      waitingRule: row.waitingRule,
      waitingWho: row.waitingWho,
      waitingUntil: row.waitingUntil,
      ...lateness(row, groups.get(row.cohortId ?? ''), today),
      // What is closed does not wait any more.
      daysInStep: waited(row, row.phaseSince, row.pausedDaysInStep, today),
      daysInAll: waited(row, row.enteredOn, row.pausedDays, today),
      escalation: row.escalation,
      pausedUntil: row.pausedUntil,
      mailFails: row.mailFails as boolean | null,
      // What happens if nobody does anything: nothing more, at the top of the ladder.
      ahead: row.ahead ?? [],
    })),
  };
}

/** How many there are in each part of the list, by the same filter: what stands on its badges. */
export async function countSections(
  app: App,
  filter: Omit<ListFilter, 'section' | 'overdue' | 'limit' | 'after' | 'order'>,
) {
  const today = localDateOf(await app.now());
  const parts = Object.fromEntries(listSections.map((section) => [section, ofSection(section, today)])) as Record<
    ListSection,
    queries.TrajectoryFilter
  >;
  return { today, sections: await countParts(app.db, filter as queries.TrajectoryFilter, parts) };
}

function ofSection(section: ListSection, today: LocalDate): queries.TrajectoryFilter {
  switch (section) {
    case 'overdue':
      return { overdueOn: today };
    case 'today':
      return { due: { from: today, until: today } };
    case 'thisWeek':
      return { due: { from: today, until: addDays(today, 7 - weekdayOf(today)) } };
    case 'waitingForPartner':
      return { waitingWho: 'partner' };
    case 'waitingLine':
      return { inLine: true };
    case 'paused':
      return { paused: true };
    case 'all':
      return {};
    default:
      return assertNever(section);
  }
}

/** Late is late, whether it is theirs or what their group owes. */
function lateness({ taskDueOn }: { taskDueOn: LocalDate | null }, group: GroupOf | undefined, today: LocalDate) {
  const ownOverdue = taskDueOn !== null && taskDueOn < today;
  const [wait] = group?.waiting ?? [];
  return {
    overdue: ownOverdue || wait?.overdue === true,
    ownOverdue,
    group: group && wait ? { cohortId: group.cohortId, wait } : null,
  };
}

/** Days since a day, but those of pauses: the ones that are over and the one that runs. */
function waited(
  { closedOn, pausedOn }: { closedOn: LocalDate | null; pausedOn: LocalDate | null },
  since: LocalDate,
  pausedDays: number,
  today: LocalDate,
): number {
  const running = pausedOn === null ? 0 : Math.max(0, daysBetween(maxDate(pausedOn, since), today));
  return daysBetween(since, closedOn ?? today) - pausedDays - running;
}

async function groupOf(app: App, state: Trajectory, today: LocalDate): Promise<GroupOf | null> {
  const cohort = 'referral' in state ? state.referral?.cohort : undefined;
  return cohort ? ((await groupsOf(app, [cohort.id], today)).get(cohort.id) ?? null) : null;
}

export async function showTrajectory(app: App, id: string) {
  const { trajectory, person, state, context } = await found(app, id);
  const events = await readEvents(app.db, id);
  return {
    trajectoryId: id,
    reopens: trajectory.reopens,
    followedBy: await followerOf(app.db, id),
    mergedInto: events.find((event) => event.type === 'TrajectoryMerged')?.into ?? null,
    dossierNumber: trajectory.dossierNumber,
    province: trajectory.province,
    mediatorId: trajectory.mediatorId,
    mediatorName:
      trajectory.mediatorId === null ? null : ((await readStaff(app.db, trajectory.mediatorId))?.name ?? null),
    phase: state.phase,
    phaseSince: trajectory.phaseSince,
    enteredOn: trajectory.enteredOn,
    today: context.today,
    closed: state.phase === 'closed' ? { on: state.closedOn, reason: state.reason } : null,
    person,
    mailFails: (await isFailing(app.db, person.email)) as boolean | null,
    mailLeavesAt: await mailLeavesAt(app.db, id),
    ...(await waitingWithNames(app, waiting(state, context.today))),
    group: await groupOf(app, state, context.today),
    line: await placeInLine(app, id),
    track: endOfTrack(state, context),
    onward: state.onward,
    deadlines: await allDeadlines(app.db, id),
    lookups: await readLookups(app.db, id),
    events,
  };
}

export interface WaitingView {
  readonly trajectoryId: string;
  readonly phase: Phase;
  readonly today: string;
  readonly waiting: Waiting | null;
  /** The group the person is in, with what that waits for. */
  readonly group: GroupOf | null;
  /** null: waits in no line, or on a day of the past, of which the line is not kept. */
  readonly line: PlaceInLine | null;
  /** What the welfare actors in it are called, by id. */
  readonly actorNames: Readonly<Record<string, string>>;
}

/** What it waits for, with what the welfare actors in it are called. */
export async function waitingWithNames(
  { db }: App,
  what: Waiting | null,
): Promise<Pick<WaitingView, 'waiting' | 'actorNames'>> {
  const waits = what ? [what.waitsFor, ...what.also] : [];
  const ids = waits.flatMap(({ matter }) => (matter && 'actorId' in matter && matter.actorId ? [matter.actorId] : []));
  const named = ids.length === 0 ? [] : await namedActors(db, [...new Set(ids)]);
  return { waiting: what, actorNames: Object.fromEntries(named.map(({ id, name }) => [id, name])) };
}

export async function waitingOf(app: App, id: string): Promise<WaitingView> {
  const { state, context } = await found(app, id);
  return {
    trajectoryId: id,
    phase: state.phase,
    today: context.today,
    ...(await waitingWithNames(app, waiting(state, context.today))),
    group: await groupOf(app, state, context.today),
    line: await placeInLine(app, id),
  };
}

/** The future if nobody does anything and no outside system answers: what the workflow will decide. */
export async function forecastOf(app: App, id: string): Promise<TrajectoryEvent[]> {
  const { state, context } = await found(app, id);
  return forecast(state, context);
}

export async function commandsOf(app: App, id: string, by: Actor): Promise<AvailableCommand[]> {
  const { state, context } = await found(app, id);
  return available(state, by, context);
}

export async function eventsOf(app: App, id: string): Promise<TrajectoryEvent[]> {
  await found(app, id);
  return readEvents(app.db, id);
}

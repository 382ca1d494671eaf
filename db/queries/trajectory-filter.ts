import { and, between, eq, gte, isNull, or, sql, type SQL } from 'drizzle-orm';
import type { LocalDate } from '../../domain/calendar/index.ts';
import type { Owner, Partner, Province, RuleKey } from '../../domain/rules/index.ts';
import type { Phase } from '../../domain/trajectory/index.ts';
import { owners } from '../codes.ts';
import { cohorts, cohortSessions, places, trajectories } from '../schema.ts';
import { isMeantBy } from './person-search.ts';
import { trajectoriesWithin, type Way } from './scope.ts';
import { waitsOf, type Within } from './waits.ts';

export interface TrajectoryFilter {
  readonly phase?: Exclude<Phase, 'none'>;
  readonly province?: Province;
  readonly mediatorId?: string;
  /** The partner of the last referral. */
  readonly partner?: Partner;
  /** A rule (`REF-1`) or whose turn it is (`partner`). */
  readonly waitingFor?: RuleKey | Owner;
  /** Overdue on this day: an open task was due before it, during a pause too, or one of the person's group. */
  readonly overdueOn?: LocalDate;
  readonly paused?: boolean;
  readonly open?: boolean;
  readonly personId?: string;
  /** Whose turn it is, beside what `waitingFor` asks. */
  readonly waitingWho?: Owner;
  /** Something is due on a day of these, both included. */
  readonly due?: { readonly from: LocalDate; readonly until: LocalDate };
  /** Waits for a place in the line of the province. */
  readonly inLine?: boolean;
  /** The group the person is in, or was put in. */
  readonly cohortId?: string;
  /** Escalated at least so far. */
  readonly escalation?: number;
  /** A name, phone or number that means the person. */
  readonly text?: string;
  /** For whom the list is; left out, for the application itself. */
  readonly within?: Within;
}

/** One of a set that is made once: entered one by one into an index, or hashed. */
const among = (what: SQL, of: SQL, way: Way): SQL =>
  way === 'find' ? sql`${what} = any(array(${of}))` : sql`${what} in (${of})`;

/**
 * What the person's group owes is late: the same that `cohortWaiting` calls overdue. The late groups are looked for once, not
 * for each row.
 */
const groupIsLate = (day: LocalDate, way: Way): SQL =>
  among(
    sql`${trajectories.cohortId}`,
    sql`select ${cohorts.id} from ${cohorts} where ${cohorts.phase} <> 'ended' and (
    (${cohorts.phase} = 'planned' and ${cohorts.startsOn} < ${day})
    or (${cohorts.phase} = 'running' and (
      exists (select 1 from jsonb_array_elements(${cohorts.state} -> 'deadlines') as open where (open ->> 'dueOn')::date < ${day})
      or exists (
        select 1 from ${cohortSessions} where ${cohortSessions.cohortId} = ${cohorts.id}
        and ${cohortSessions.status} in ('planned', 'asked') and ${cohortSessions.day} < ${day}
      )
    ))
  )`,
    way,
  );

const waitsInLine = (way: Way): SQL =>
  among(
    sql`${trajectories.id}`,
    sql`select ${places.trajectoryId} from ${places} where ${places.status} = 'queued'`,
    way,
  );

/** The condition that list, badge and figure share. */
export const filterOf = (filter: TrajectoryFilter): SQL | undefined =>
  and(partOf(filter), filter.within ? trajectoriesWithin(filter.within.scope, filter.within.on) : undefined);

/** The same, but for whose they are. */
export function partOf(filter: TrajectoryFilter, way: Way = 'find'): SQL | undefined {
  const { phase, province, mediatorId, partner, waitingFor, overdueOn, paused, open, personId, within } = filter;
  const { waitingWho, due, inLine, cohortId, escalation, text } = filter;
  const waits = waitsOf(within);
  const isOwner = (owners as readonly (string | undefined)[]).includes(waitingFor);
  return and(
    phase ? eq(trajectories.phase, phase) : undefined,
    province ? eq(trajectories.province, province) : undefined,
    mediatorId ? eq(trajectories.mediatorId, mediatorId) : undefined,
    partner ? eq(trajectories.partner, partner) : undefined,
    personId ? eq(trajectories.personId, personId) : undefined,
    waitingFor
      ? isOwner
        ? sql`${waits.waitingWho} = ${waitingFor}`
        : sql`${waits.waitingRule} = ${waitingFor}`
      : undefined,
    overdueOn
      ? or(ownIsLate(within, overdueOn), seesGroup(within) ? groupIsLate(overdueOn, way) : undefined)
      : undefined,
    paused === undefined
      ? undefined
      : paused
        ? sql`${trajectories.pausedUntil} is not null`
        : isNull(trajectories.pausedUntil),
    open === undefined ? undefined : open ? isNull(trajectories.closedOn) : sql`${trajectories.closedOn} is not null`,
    waitingWho ? sql`${waits.waitingWho} = ${waitingWho}` : undefined,
    due ? between(waits.sortOn, due.from, due.until) : undefined,
    inLine ? waitsInLine(way) : undefined,
    cohortId ? eq(trajectories.cohortId, cohortId) : undefined,
    escalation ? gte(waits.escalation, escalation) : undefined,
    text ? sql`${trajectories.personId} ${isMeantBy(text)}` : undefined,
  );
}

/** Whether what a group owes is anything to them. */
export const seesGroup = (within: Within | undefined): boolean => !within?.rules || within.rules.includes('GRP-1');

/** A task of their own is late; where only some rules count, the order is that of their tasks. */
function ownIsLate(within: Within | undefined, day: LocalDate): SQL {
  const { taskDueOn, sortOn } = waitsOf(within);
  return sql`(${within?.rules ? sortOn : taskDueOn} < ${day}::date)`;
}

/**
 * A list as parts that share nothing, each of which an index finds: what is late is so by a task of one's own, or else by
 * one's group.
 */
export function partsOf({ overdueOn, ...filter }: TrajectoryFilter): (SQL | undefined)[] {
  if (!overdueOn) return [filterOf(filter)];
  const isLate = ownIsLate(filter.within, overdueOn);
  const own = and(filterOf(filter), isLate);
  if (!seesGroup(filter.within)) return [own];
  return [own, and(filterOf(filter), groupIsLate(overdueOn, 'find'), sql`${isLate} is not true`)];
}

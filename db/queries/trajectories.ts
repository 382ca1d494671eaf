import {
  and,
  asc,
  between,
  count,
  eq,
  getTableColumns,
  gt,
  gte,
  inArray,
  isNull,
  lt,
  lte,
  or,
  sql,
  type SQL,
} from 'drizzle-orm';
import type { LocalDate } from '../../domain/calendar/index.ts';
import type { Scope } from '../../domain/rights/index.ts';
import type { Owner, Partner, Province, RuleKey } from '../../domain/rules/index.ts';
import { completed, isTrajectoryId, phases, type Phase, type Step } from '../../domain/trajectory/index.ts';
import { owners } from '../codes.ts';
import type { Database } from '../connect.ts';
import { cohorts, cohortSessions, people, places, trajectories } from '../schema.ts';
import { isMeantBy } from './person-search.ts';
import { trajectoriesWithin } from './scope.ts';

export type TrajectoryRow = typeof trajectories.$inferSelect;
export type PersonRow = typeof people.$inferSelect;
/** A row of a work list: without the state, with the person's name for screens. */
export type TrajectoryListRow = Omit<TrajectoryRow, 'state'> &
  Pick<PersonRow, 'lastName' | 'firstName'> & {
    /** The group the person is in, or was put in. */
    readonly cohortId: string | null;
    /** What time still does with what it waits for, in order of day. */
    readonly ahead: readonly Step[] | null;
  };

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

/** What somebody may see of a list. */
export interface Within {
  readonly scope: Scope;
  readonly on: LocalDate;
  /** The rules whose dates they may see; null: all. The order, the waits and what is late follow from these alone. */
  readonly rules: readonly RuleKey[] | null;
}

const { state: _state, ...listColumns } = getTableColumns(trajectories);

const theCohort = sql<string | null>`${trajectories.state} -> 'referral' -> 'cohort' ->> 'id'`;

/**
 * What the person's group owes is late: the same that `cohortWaiting` calls overdue. The late groups are looked for once, not
 * for each row; and whoever was never referred has none, so their state is not opened.
 */
const groupIsLate = (day: LocalDate): SQL => sql`${trajectories.partner} is not null and ${theCohort} in (
  select ${cohorts.id} from ${cohorts} where (
    (${cohorts.phase} = 'planned' and ${cohorts.startsOn} < ${day})
    or (${cohorts.phase} = 'running' and (
      exists (select 1 from jsonb_array_elements(${cohorts.state} -> 'deadlines') as open where (open ->> 'dueOn')::date < ${day})
      or exists (
        select 1 from ${cohortSessions} where ${cohortSessions.cohortId} = ${cohorts.id}
        and ${cohortSessions.status} in ('planned', 'asked') and ${cohortSessions.day} < ${day}
      )
    ))
  )
)`;

/** What a trajectory waits for first, as far as somebody may see it. */
interface Waits {
  readonly waitingRule: SQL<RuleKey | null>;
  readonly waitingWho: SQL<Owner | null>;
  readonly waitingUntil: SQL<LocalDate | null>;
  readonly taskDueOn: SQL<LocalDate | null>;
  readonly sortOn: SQL<LocalDate>;
  readonly escalation: SQL<number>;
}

const all: Waits = {
  waitingRule: sql`${trajectories.waitingRule}`,
  waitingWho: sql`${trajectories.waitingWho}`,
  waitingUntil: sql`${trajectories.waitingUntil}`,
  taskDueOn: sql`${trajectories.taskDueOn}`,
  sortOn: sql`${trajectories.sortOn}`,
  escalation: sql`${trajectories.escalation}`,
};

/** The earliest open task among these rules: no order, date or filter tells of any other. */
const firstOf = (rules: readonly RuleKey[]): SQL => sql`(
  select open from jsonb_array_elements(${trajectories.state} -> 'deadlines') as open
  where open ->> 'rule' = any(${sql.param([...rules])}::text[]) and open ->> 'kind' in ('task', 'recurring', 'count')
  order by open ->> 'dueOn', open ->> 'rule' limit 1)`;

/** The deadline that a trajectory waits for, out of its state. */
const theWait = sql`(
  select open from jsonb_array_elements(${trajectories.state} -> 'deadlines') as open
  where open ->> 'rule' = ${trajectories.waitingRule} and (open ->> 'dueOn')::date = ${trajectories.waitingUntil} limit 1)`;

/** @param joined the same, where a query has looked it up once for each row */
function waitsOf(within: Within | undefined, joined?: SQL): Waits {
  if (!within?.rules) return all;
  const first = joined ?? firstOf(within.rules);
  const dueOn = sql<LocalDate | null>`(${first} ->> 'dueOn')::date`;
  return {
    waitingRule: sql`${first} ->> 'rule'`,
    waitingWho: sql`${first} ->> 'owner'`,
    waitingUntil: dueOn,
    taskDueOn: dueOn,
    sortOn: sql`coalesce(${dueOn}, date '9999-12-31')`,
    escalation: sql`(case ${first} ->> 'reached' when 'overdue' then 1 when 'teamLead' then 2 when 'programmeCoordinator' then 3 else 0 end)`,
  };
}

const waitsInLine = sql`exists (
  select 1 from ${places} where ${places.trajectoryId} = ${trajectories.id} and ${places.status} = 'queued'
)`;

/** The condition that list, badge and figure share. */
export const filterOf = (db: Database, filter: TrajectoryFilter): SQL | undefined =>
  and(partOf(db, filter), filter.within ? trajectoriesWithin(filter.within.scope, filter.within.on) : undefined);

/** The same, but for whose they are. */
function partOf(db: Database, filter: TrajectoryFilter): SQL | undefined {
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
    overdueOn ? or(lt(waits.taskDueOn, overdueOn), seesGroup(within) ? groupIsLate(overdueOn) : undefined) : undefined,
    paused === undefined
      ? undefined
      : paused
        ? sql`${trajectories.pausedUntil} is not null`
        : isNull(trajectories.pausedUntil),
    open === undefined ? undefined : open ? isNull(trajectories.closedOn) : sql`${trajectories.closedOn} is not null`,
    waitingWho ? sql`${waits.waitingWho} = ${waitingWho}` : undefined,
    due ? between(waits.sortOn, due.from, due.until) : undefined,
    inLine ? waitsInLine : undefined,
    cohortId ? eq(theCohort, cohortId) : undefined,
    escalation ? gte(waits.escalation, escalation) : undefined,
    text
      ? inArray(trajectories.personId, db.select({ id: people.id }).from(people).where(isMeantBy(db, text)))
      : undefined,
  );
}

const seesGroup = (within: Within | undefined): boolean => !within?.rules || within.rules.includes('GRP-1');

/**
 * A page of a work list, what is due first on top: the overdue come before all others, the closed last; then by id.
 * @param after `next` of the page before
 * @returns `next` is null on the last page
 */
export async function listTrajectories(
  db: Database,
  { limit, after, ...filter }: TrajectoryFilter & { limit: number; after?: string | null },
): Promise<{ rows: TrajectoryListRow[]; next: string | null }> {
  const { within } = filter;
  const waits = waitsOf(within, sql`first_seen.open`);
  const first = within?.rules ? sql`lateral ${firstOf(within.rules)} as first_seen` : sql`(select 1) as first_seen`;
  const found = await db
    .select({
      ...listColumns,
      ...(within?.rules ? waits : {}),
      lastName: people.lastName,
      firstName: people.firstName,
      cohortId: theCohort,
      ahead: sql<readonly Step[] | null>`${within?.rules ? sql`first_seen.open` : theWait} -> 'steps'`,
    })
    .from(trajectories)
    .innerJoin(people, eq(people.id, trajectories.personId))
    .leftJoin(first, sql`true`)
    .where(and(filterOf(db, filter), afterCursor(after, waits)))
    .orderBy(asc(waits.sortOn), asc(trajectories.id))
    .limit(limit + 1);
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return { rows, next: found.length > limit && last ? `${last.sortOn}~${last.id}` : null };
}

const cursor = /^(\d{4}-\d{2}-\d{2})~(T-\d{6,9})$/;
export const isCursor = (text: string): boolean => cursor.test(text);

function afterCursor(after: string | null | undefined, waits: Waits): SQL | undefined {
  const [, sortOn, id] = cursor.exec(after ?? '') ?? [];
  if (!sortOn || !id) return undefined;
  return or(
    sql`${waits.sortOn} > ${sortOn}::date`,
    and(sql`${waits.sortOn} = ${sortOn}::date`, gt(trajectories.id, id)),
  );
}

export async function countTrajectories(db: Database, filter: TrajectoryFilter): Promise<number> {
  // With the person beside it, because where they live may be what is asked for.
  const [row] = await db
    .select({ count: count() })
    .from(trajectories)
    .innerJoin(people, eq(people.id, trajectories.personId))
    .where(filterOf(db, filter));
  return row?.count ?? 0;
}

/** How many of a list there are in each of its parts, counted together: the numbers are those of the lists themselves. */
export async function countParts<Part extends string>(
  db: Database,
  filter: TrajectoryFilter,
  parts: Readonly<Record<Part, TrajectoryFilter>>,
): Promise<Record<Part, number>> {
  const { within } = filter;
  const names = Object.keys(parts) as Part[];
  const counted = Object.fromEntries(
    names.map((name) => {
      const part = partOf(db, { ...parts[name], ...(within ? { within } : {}) });
      return [name, part ? sql<number>`count(*) filter (where ${part})`.mapWith(Number) : count()];
    }),
  );
  const [row] = await db
    .select(counted)
    .from(trajectories)
    .innerJoin(people, eq(people.id, trajectories.personId))
    .where(filterOf(db, filter));
  return Object.fromEntries(names.map((name) => [name, Number(row?.[name] ?? 0)])) as Record<Part, number>;
}

/** How many trajectories are in each phase; phases without any count 0. */
export async function countByPhase(
  db: Database,
  filter: TrajectoryFilter = {},
): Promise<Record<Exclude<Phase, 'none'>, number>> {
  const rows = await db
    .select({ phase: trajectories.phase, count: count() })
    .from(trajectories)
    .innerJoin(people, eq(people.id, trajectories.personId))
    .where(filterOf(db, filter))
    .groupBy(trajectories.phase);
  const counted = new Map(rows.map((row) => [row.phase, row.count]));
  return Object.fromEntries(phases.map((phase) => [phase, counted.get(phase) ?? 0])) as Record<
    Exclude<Phase, 'none'>,
    number
  >;
}

/** A trajectory with its state, and the person; null when there is none with this id. */
export async function readTrajectory(
  db: Database,
  id: string,
): Promise<{ trajectory: TrajectoryRow; person: PersonRow } | null> {
  // What is no id at all may hold what Postgres cannot even compare.
  if (!isTrajectoryId(id)) return null;
  const [row] = await db
    .select({ trajectory: trajectories, person: people })
    .from(trajectories)
    .innerJoin(people, eq(people.id, trajectories.personId))
    .where(eq(trajectories.id, id));
  // Written by an earlier release, a state lacks what that one did not know.
  return row
    ? { ...row, trajectory: { ...row.trajectory, state: completed(row.trajectory.state) as TrajectoryRow['state'] } }
    : null;
}

/** Open trajectories for which time does something on or before a day, in order of that day: what the time machine must move. */
export async function openDue(
  db: Database,
  by: LocalDate,
): Promise<{ id: string; nextOn: LocalDate; clockOffsetMs: number }[]> {
  const rows = await db
    .select({ id: trajectories.id, nextOn: trajectories.nextOn, clockOffsetMs: trajectories.clockOffsetMs })
    .from(trajectories)
    .where(lte(trajectories.nextOn, by))
    .orderBy(asc(trajectories.nextOn), asc(trajectories.id));
  return rows.flatMap(({ nextOn, ...row }) => (nextOn ? [{ ...row, nextOn }] : []));
}

/** The earliest day on which time does something for anyone; null when nothing is open. */
export async function nextDayOfAny(db: Database): Promise<LocalDate | null> {
  const [row] = await db
    .select({ nextOn: trajectories.nextOn })
    .from(trajectories)
    .where(sql`${trajectories.nextOn} is not null`)
    .orderBy(asc(trajectories.nextOn))
    .limit(1);
  return row?.nextOn ?? null;
}

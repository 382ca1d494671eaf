import { and, asc, eq, getTableColumns, inArray, lte, or, sql, type SQL } from 'drizzle-orm';
import type { LocalDate } from '../../domain/calendar/index.ts';
import { completed, isTrajectoryId } from '../../domain/trajectory/index.ts';
import type { Database } from '../connect.ts';
import { prepared } from '../prepared.ts';
import { people, places, trajectories } from '../schema.ts';
import { cursorIn } from './cursor.ts';
import { fails } from './failing-addresses.ts';
import { countToldOf, keepCount } from './large-counts.ts';
import { counted, isOfMany } from './trajectory-counts.ts';
import { partsOf, type TrajectoryFilter } from './trajectory-filter.ts';
import { waitsOf, type Waits } from './waits.ts';

export { seesGroup, type TrajectoryFilter } from './trajectory-filter.ts';
export type { Within } from './waits.ts';

// What only lists look for stays behind: each would be parsed for every trajectory that is opened.
const {
  partnerWait: _ofPartner,
  operatorWait: _ofOperator,
  coachWait: _ofCoach,
  othersWait: _ofOthers,
  partnerSortOn: _partnerOrder,
  othersSortOn: _othersOrder,
  operatorSortOn: _operatorOrder,
  ahead: _ahead,
  mediatorDue: _due,
  atPartners: _places,
  expertIds: _experts,
  ...ownColumns
} = getTableColumns(trajectories);

export type TrajectoryRow = Pick<typeof trajectories.$inferSelect, keyof typeof ownColumns>;
export type PersonRow = typeof people.$inferSelect;

/** Who waits for a place with a partner that has no contract in the province on that day, where another one has; in order of waiting. */
export async function waitingElsewhere(db: Database, on: LocalDate): Promise<TrajectoryRow[]> {
  const inForce = sql`from contracts c where ${places.province} = any(c.provinces) and ${on} between c.valid_from and c.valid_until`;
  return db
    .select(ownColumns)
    .from(trajectories)
    .innerJoin(places, eq(places.trajectoryId, trajectories.id))
    .where(
      and(
        eq(trajectories.phase, 'waiting'),
        inArray(places.status, ['queued', 'offered']),
        sql`exists (select ${inForce}) and not exists (select ${inForce} and c.partner = ${trajectories.partner})`,
      ),
    )
    .orderBy(asc(places.queueNumber));
}

/** What a work list shows of each: no more is read, and nothing out of the state. */
const listColumns = {
  id: trajectories.id,
  sequence: trajectories.sequence,
  dossierNumber: trajectories.dossierNumber,
  province: trajectories.province,
  phase: trajectories.phase,
  phaseSince: trajectories.phaseSince,
  enteredOn: trajectories.enteredOn,
  pausedUntil: trajectories.pausedUntil,
  pausedOn: trajectories.pausedOn,
  pausedDays: trajectories.pausedDays,
  pausedDaysInStep: trajectories.pausedDaysInStep,
  closedOn: trajectories.closedOn,
  cohortId: trajectories.cohortId,
  lastName: people.lastName,
  firstName: people.firstName,
  /** The person's mail address does not work. */
  mailFails: fails(sql`${people.email}`),
};

/** What is due first on top, or last; what waits for no day is below either way. Each is an index, read from one of its ends. */
export const listOrders = ['dueFirst', 'dueLast'] as const;
export type ListOrder = (typeof listOrders)[number];

/**
 * A page of a work list: by when what is waited for is due, then by id. Due first, the overdue come before all others.
 * @param after `next` of the page before, in the same order
 * @returns `next` is null on the last page; `total`: how many the whole list has
 */
export async function listTrajectories(
  db: Database,
  {
    limit,
    after,
    order = 'dueFirst',
    ...filter
  }: TrajectoryFilter & { limit: number; after?: string | null; order?: ListOrder },
) {
  const { name, ...waits } = waitsOf(filter.within);
  const cut: Cut = { after, order, limit: limit + 1 };
  const many = hasIndexes(filter);
  const told = many ? countToldOf(db, filter) : null;
  // The page first: what the rows show beside it is looked up for these alone.
  const { rows: ids } = await db.execute<{ id: string | null; total: string }>(
    many ? ofMany(filter, cut, told) : ofFew(filter, cut),
  );
  const total = Number(ids[0]?.total);
  if (many && told === null) keepCount(db, filter, total);
  const page = ids.flatMap(({ id }) => id ?? []);
  const shown = page.slice(0, limit);
  const rows = await rowsOf(db, waits, name).execute({ ids: shown });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const found = shown.flatMap((id) => byId.get(id) ?? []);
  const last = found.at(-1);
  return {
    rows: found,
    next: page.length > limit && last ? `${last.sortOn}~${last.id}` : null,
    total,
  };
}

/** The rows of a page, in no order. */
function rowsOf(db: Database, waits: Omit<Waits, 'name'>, name: string | null) {
  const query = () =>
    db
      .select({ ...listColumns, ...waits })
      .from(trajectories)
      .innerJoin(people, eq(people.id, trajectories.personId))
      .where(sql`${trajectories.id} = any(${sql.placeholder('ids')}::text[])`);
  return name === null ? query().prepare('') : prepared(db, `w2_list_${name}`, query);
}

/** What of a list is a page. */
interface Cut {
  readonly after: string | null | undefined;
  readonly order: ListOrder;
  readonly limit: number;
}

/**
 * Of many an index has each part of a list in order: no more of it is read than the page, and it is counted by another.
 * @param told how many there are, where that is known
 */
function ofMany(filter: TrajectoryFilter, { after, order, limit }: Cut, told: number | null): SQL {
  const { sortOn } = waitsOf(filter.within);
  const key = sql`${trajectories.id}`;
  const way = order === 'dueFirst' ? sql`asc` : sql`desc`;
  const pages = partsOf(filter)
    .flatMap((part) => stretchesAfter(after, order, sortOn, key).map((stretch) => and(part, stretch)))
    .map(
      (part) => sql`(select ${key} as id, ${sortOn} as sort_on from ${trajectories}
      where ${part ?? sql`true`} order by ${sortOn} ${way}, ${key} ${way} limit ${limit})`,
    );
  const total = told === null ? counted(filter) : sql`${told}::bigint`;
  return sql`select page.id, whole.total from (select ${total} as total) as whole
    left join (${sql.join(pages, sql` union all `)}) as page on true
    order by ${inOrder(order, sql`page.sort_on`, sql`page.id`)} limit ${limit}`;
}

/** Of few all are found once, and counted and put in order together. */
function ofFew(filter: TrajectoryFilter, { after, order, limit }: Cut): SQL {
  const { sortOn } = waitsOf(filter.within);
  const [on, id] = [sql`sort_on`, sql`id`];
  const ofPage = or(...stretchesAfter(after, order, on, id)) ?? sql`true`;
  const parts = partsOf(filter).map(
    (part) =>
      sql`select ${trajectories.id} as id, ${sortOn} as sort_on from ${trajectories} where ${part ?? sql`true`}`,
  );
  return sql`with found as materialized (${sql.join(parts, sql` union all `)})
    select page.id, whole.total from (select count(*) as total from found) as whole
      left join (select id, sort_on from found where ${ofPage} order by ${inOrder(order, on, id)} limit ${limit}) as page on true
    order by ${inOrder(order, sql`page.sort_on`, sql`page.id`)}`;
}

const cursor = /^(\d{4}-\d{2}-\d{2})~(T-\d{6,9})$/;
export const isCursor = (text: string): boolean => cursorIn(cursor, text) !== null;

/** Where whatever waits for no day stands. */
const noDay = sql`date '9999-12-31'`;

const inOrder = (order: ListOrder, on: SQL, key: SQL): SQL =>
  order === 'dueFirst' ? sql`${on}, ${key}` : sql`${on} = ${noDay}, ${on} desc, ${key} desc`;

/**
 * What of a list comes after a row of it, in stretches that an index holds in order: due last, what waits for no day is one
 * of its own. Compared as a row, and not as "later, or the same and": an index is entered at its place.
 */
function stretchesAfter(
  after: string | null | undefined,
  order: ListOrder,
  sortOn: SQL,
  key: SQL,
): (SQL | undefined)[] {
  const [on, id] = cursorIn(cursor, after ?? '') ?? [];
  const row = on && id ? sql`(${on}::date, ${id})` : null;
  if (order === 'dueFirst') return [row ? sql`(${sortOn}, ${key}) > ${row}` : undefined];
  const [dated, undated] = [sql`${sortOn} < ${noDay}`, sql`${sortOn} = ${noDay}`];
  if (!row) return [dated, undated];
  const rest = sql`(${sortOn}, ${key}) < ${row}`;
  return on === '9999-12-31' ? [and(undated, rest)] : [rest, undated];
}

/** Whoever is meant by a text, in a group, in the line of places, late or paused is found at once, and in no order. */
const hasIndexes = (filter: TrajectoryFilter): boolean =>
  isOfMany(filter) &&
  [filter.text, filter.cohortId, filter.overdueOn].every((one) => one === undefined) &&
  !filter.inLine &&
  !filter.paused;

/** A trajectory with its state, and the person; null when there is none with this id. */
export async function readTrajectory(
  db: Database,
  id: string,
): Promise<{ trajectory: TrajectoryRow; person: PersonRow } | null> {
  // What is no id at all may hold what Postgres cannot even compare.
  if (!isTrajectoryId(id)) return null;
  // Asked before every command: planning it takes longer than finding the row.
  const [row] = await prepared(db, 'w2_read_trajectory', () =>
    db
      .select({ trajectory: ownColumns, person: people })
      .from(trajectories)
      .innerJoin(people, eq(people.id, trajectories.personId))
      .where(eq(trajectories.id, sql.placeholder('id'))),
  ).execute({ id });
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

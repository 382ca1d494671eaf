import { and, asc, count, eq, getTableColumns, inArray, lte, sql, type SQL } from 'drizzle-orm';
import type { LocalDate } from '../../domain/calendar/index.ts';
import { completed, isTrajectoryId, phases, type Phase } from '../../domain/trajectory/index.ts';
import type { Database } from '../connect.ts';
import { people, trajectories } from '../schema.ts';
import { filterOf, partOf, partsOf, type TrajectoryFilter } from './trajectory-filter.ts';
import { waitsOf } from './waits.ts';

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
};

/**
 * A page of a work list, what is due first on top: the overdue come before all others, the closed last; then by id.
 * @param after `next` of the page before
 * @returns `next` is null on the last page; `total`: how many the whole list has
 */
export async function listTrajectories(
  db: Database,
  { limit, after, ...filter }: TrajectoryFilter & { limit: number; after?: string | null },
) {
  const waits = waitsOf(filter.within);
  // The page first: what the rows show beside it is looked up for these alone.
  const { rows: ids } = await db.execute<{ id: string | null; total: string }>(
    hasIndexes(filter) ? ofMany(filter, limit + 1, after) : ofFew(filter, limit + 1, after),
  );
  const page = ids.flatMap(({ id }) => id ?? []);
  const found = await db
    .select({ ...listColumns, ...waits })
    .from(trajectories)
    .innerJoin(people, eq(people.id, trajectories.personId))
    .where(inArray(trajectories.id, page.slice(0, limit)))
    .orderBy(asc(waits.sortOn), asc(trajectories.id));
  const last = found.at(-1);
  return {
    rows: found,
    next: page.length > limit && last ? `${last.sortOn}~${last.id}` : null,
    total: Number(ids[0]?.total),
  };
}

/** Of many an index has each part of a list in order: no more of it is read than the page, and it is counted by another. */
function ofMany(filter: TrajectoryFilter, limit: number, after: string | null | undefined): SQL {
  const { sortOn } = waitsOf(filter.within);
  const pages = partsOf(filter).map(
    (part) => sql`(select ${trajectories.id} as id, ${sortOn} as sort_on from ${trajectories}
      where ${and(part, afterCursor(after, sortOn)) ?? sql`true`} order by ${sortOn}, ${trajectories.id} limit ${limit})`,
  );
  return sql`select page.id, whole.total from (select ${counted(filter)} as total) as whole
    left join (${sql.join(pages, sql` union all `)}) as page on true order by page.sort_on, page.id limit ${limit}`;
}

/** Of few all are found once, and counted and put in order together. */
function ofFew(filter: TrajectoryFilter, limit: number, after: string | null | undefined): SQL {
  const { sortOn } = waitsOf(filter.within);
  const ofPage = afterCursor(after, sql`sort_on`, sql`id`) ?? sql`true`;
  return sql`with found as materialized (
      select ${trajectories.id} as id, ${sortOn} as sort_on from ${trajectories} where ${filterOf(filter) ?? sql`true`})
    select page.id, whole.total from (select count(*) as total from found) as whole
      left join (select id, sort_on from found where ${ofPage} order by sort_on, id limit ${limit}) as page on true
    order by page.sort_on, page.id`;
}

const cursor = /^(\d{4}-\d{2}-\d{2})~(T-\d{6,9})$/;
export const isCursor = (text: string): boolean => cursor.test(text);

/** Compared as a row, and not as "later, or the same and": an index is entered at its place. */
function afterCursor(
  after: string | null | undefined,
  sortOn: SQL,
  key: SQL | typeof trajectories.id = trajectories.id,
): SQL | undefined {
  const [, on, id] = cursor.exec(after ?? '') ?? [];
  return on && id ? sql`(${sortOn}, ${key}) > (${on}::date, ${id})` : undefined;
}

/** How many, as a scalar. */
const counted = (filter: TrajectoryFilter): SQL =>
  sql.join(
    partsOf(filter).map((part) => sql`(select count(*) from ${trajectories} where ${part ?? sql`true`})`),
    sql` + `,
  );

export async function countTrajectories(db: Database, filter: TrajectoryFilter): Promise<number> {
  const { rows } = await db.execute<{ count: string }>(sql`select ${counted(filter)} as count`);
  return Number(rows[0]?.count ?? 0);
}

/** How many of a list there are in each of its parts, counted together: the numbers are those of the lists themselves. */
export async function countParts<Part extends string>(
  db: Database,
  filter: TrajectoryFilter,
  parts: Readonly<Record<Part, TrajectoryFilter>>,
): Promise<Record<Part, number>> {
  const names = Object.keys(parts) as Part[];
  // Few are looked at once; of many each part has an index that counts it.
  const { rows } = await db.execute<Record<Part, string>>(
    isOfMany(filter) ? countedApart(filter, parts, names) : countedAtOnce(filter, parts, names),
  );
  return Object.fromEntries(names.map((name) => [name, Number(rows[0]?.[name] ?? 0)])) as Record<Part, number>;
}

const isOfMany = ({ within, mediatorId }: TrajectoryFilter): boolean =>
  mediatorId === undefined && (within === undefined || within.scope.of === 'all' || within.scope.of === 'province');

/** Whoever is meant by a text, in a group or in the line of places is found at once, and in no order. */
const hasIndexes = (filter: TrajectoryFilter): boolean =>
  isOfMany(filter) && filter.text === undefined && filter.cohortId === undefined && !filter.inLine;

type Parts<Part extends string> = Readonly<Record<Part, TrajectoryFilter>>;

const named = (what: SQL, name: string): SQL => sql`${what} as ${sql.identifier(name)}`;

function countedApart<Part extends string>(filter: TrajectoryFilter, parts: Parts<Part>, names: readonly Part[]): SQL {
  const counts = names.map((name) => named(counted({ ...filter, ...parts[name] }), name));
  return sql`select ${sql.join(counts, sql`, `)}`;
}

function countedAtOnce<Part extends string>(filter: TrajectoryFilter, parts: Parts<Part>, names: readonly Part[]): SQL {
  const { within } = filter;
  const counts = names.map((name) => {
    const part = partOf({ ...parts[name], ...(within ? { within } : {}) });
    return named(sql`count(*) filter (where ${part ?? sql`true`})`, name);
  });
  return sql`select ${sql.join(counts, sql`, `)} from ${trajectories} where ${filterOf(filter) ?? sql`true`}`;
}

/** How many trajectories are in each phase; phases without any count 0. */
export async function countByPhase(
  db: Database,
  filter: TrajectoryFilter = {},
): Promise<Record<Exclude<Phase, 'none'>, number>> {
  const rows = await db
    .select({ phase: trajectories.phase, count: count() })
    .from(trajectories)
    .where(filterOf(filter))
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
    .select({ trajectory: ownColumns, person: people })
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

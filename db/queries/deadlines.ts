import { and, asc, eq, inArray, lte, sql, type SQL, type SQLWrapper } from 'drizzle-orm';
import type { LocalDate } from '../../domain/calendar/index.ts';
import type { Owner, RuleKey } from '../../domain/rules/index.ts';
import type { Database } from '../connect.ts';
import { prepared } from '../prepared.ts';
import { deadlines, people, trajectories } from '../schema.ts';
import { cursorIn } from './cursor.ts';
import { trajectoriesWithin } from './scope.ts';
import type { Within } from './trajectories.ts';

export type DeadlineRecord = typeof deadlines.$inferSelect;

/** Everything time will still do with a trajectory, in order of date. */
export async function openDeadlines(db: Database, trajectoryId: string): Promise<DeadlineRecord[]> {
  return db
    .select()
    .from(deadlines)
    .where(and(eq(deadlines.trajectoryId, trajectoryId), eq(deadlines.status, 'open')))
    .orderBy(asc(deadlines.dueOn), asc(deadlines.rule));
}

/** The same of many at once, in no order. */
export async function openDeadlinesOf(db: Database, trajectoryIds: readonly string[]): Promise<DeadlineRecord[]> {
  return db
    .select()
    .from(deadlines)
    .where(and(inArray(deadlines.trajectoryId, [...trajectoryIds]), eq(deadlines.status, 'open')));
}

/** Every deadline that ever was, and what became of it. */
export async function allDeadlines(db: Database, trajectoryId: string): Promise<DeadlineRecord[]> {
  return prepared(db, 'w2_all_deadlines', () =>
    db
      .select()
      .from(deadlines)
      .where(eq(deadlines.trajectoryId, sql.placeholder('id')))
      .orderBy(asc(deadlines.fromOn), asc(deadlines.deadlineId)),
  ).execute({ id: trajectoryId });
}

/** One deadline; null when there is none with this id. */
export async function readDeadline(
  db: Database,
  trajectoryId: string,
  deadlineId: string,
): Promise<DeadlineRecord | null> {
  const [row] = await db
    .select()
    .from(deadlines)
    .where(and(eq(deadlines.trajectoryId, trajectoryId), eq(deadlines.deadlineId, deadlineId)));
  return row ?? null;
}

/** Of a whole province each is looked up in a set that is made once: as a comparison, it is not made into a look at each. */
const isAmong = (theirs: SQLWrapper, within: Within | undefined): SQL =>
  within?.scope.of === 'province'
    ? sql`(${deadlines.trajectoryId} in ${theirs}) is true`
    : sql`${deadlines.trajectoryId} in ${theirs}`;

export interface DeadlineFilter {
  readonly rules?: readonly RuleKey[];
  readonly owners?: readonly Owner[];
  /** The group the person is in, or was put in. */
  readonly cohortId?: string;
  /** Due on this day at the latest. */
  readonly until?: LocalDate;
  /** For whom the list is; left out, for the application itself. */
  readonly within?: Within | undefined;
  /** `next` of the page before. */
  readonly after?: string | undefined;
}

/** A page of what is open of many people, what is due first on top. */
export async function listDeadlines(
  db: Database,
  { rules, owners, cohortId, until, within, after }: DeadlineFilter,
  limit: number,
) {
  const [on, id, deadlineId] = cursorIn(cursor, after ?? '') ?? [];
  const whose = and(
    cohortId ? eq(trajectories.cohortId, cohortId) : undefined,
    within ? trajectoriesWithin(within.scope, within.on) : undefined,
  );
  const inOrder = [asc(deadlines.dueOn), asc(deadlines.trajectoryId), asc(deadlines.deadlineId)];
  // Which ones first, out of indexes: the rows themselves are looked up for these alone.
  const page = db
    .select({ trajectoryId: deadlines.trajectoryId, deadlineId: deadlines.deadlineId })
    .from(deadlines)
    .where(
      and(
        eq(deadlines.status, 'open'),
        rules ? inArray(deadlines.rule, [...rules]) : undefined,
        owners ? inArray(deadlines.owner, [...owners]) : undefined,
        until ? lte(deadlines.dueOn, until) : undefined,
        on
          ? sql`(${deadlines.dueOn}, ${deadlines.trajectoryId}, ${deadlines.deadlineId}) > (${on}::date, ${id}, ${deadlineId})`
          : undefined,
        whose ? isAmong(db.select({ id: trajectories.id }).from(trajectories).where(whose), within) : undefined,
        within?.rules ? inArray(deadlines.rule, [...within.rules]) : undefined,
      ),
    )
    .orderBy(...inOrder)
    .limit(limit + 1)
    .as('page');
  const found = await db
    .select({
      trajectoryId: deadlines.trajectoryId,
      lastName: people.lastName,
      firstName: people.firstName,
      province: trajectories.province,
      deadlineId: deadlines.deadlineId,
      rule: deadlines.rule,
      kind: deadlines.kind,
      owner: deadlines.owner,
      dueOn: deadlines.dueOn,
      /** What time will still do with it. */
      ahead: deadlines.steps,
    })
    .from(page)
    .innerJoin(deadlines, and(eq(deadlines.trajectoryId, page.trajectoryId), eq(deadlines.deadlineId, page.deadlineId)))
    .innerJoin(trajectories, eq(trajectories.id, deadlines.trajectoryId))
    .innerJoin(people, eq(people.id, trajectories.personId))
    .orderBy(...inOrder);
  const rows = found.slice(0, limit);
  const last = found.length > limit ? rows.at(-1) : undefined;
  return { rows, next: last ? `${last.dueOn}~${last.trajectoryId}~${last.deadlineId}` : null };
}

/** The last row of a page: a day, a trajectory, a deadline. */
const cursor = /^(\d{4}-\d{2}-\d{2})~(T-\d{6,9})~(.+)$/;
export const isDeadlineCursor = (text: string): boolean => cursorIn(cursor, text) !== null;

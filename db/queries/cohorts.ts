import { and, asc, desc, eq, inArray, isNotNull, ne, or, sql, type SQL } from 'drizzle-orm';
import type { Instant, LocalDate } from '../../domain/calendar/index.ts';
import type { CohortEffect, CohortEvent, CohortPhase } from '../../domain/cohort/index.ts';
import type { Scope } from '../../domain/rights/index.ts';
import type { Partner, Province } from '../../domain/rules/index.ts';
import { completed, type Trajectory } from '../../domain/trajectory/index.ts';
import type { Database } from '../connect.ts';
import {
  cohortAttendance,
  cohortEffects,
  cohortEvents,
  cohortMembers,
  cohortMessages,
  cohorts,
  people,
  sessionPlaces,
  trajectories,
} from '../schema.ts';
import { trajectoriesWithin } from './scope.ts';
import { rootQueries } from './things.ts';
import { inOrderOfWriting } from './writing-order.ts';

export type CohortRow = typeof cohorts.$inferSelect;
type Registered = Exclude<Trajectory, { phase: 'none' }>;

export async function nextCohortNumber(db: Database): Promise<number> {
  const { rows } = await db.execute<{ number: string }>(sql`select nextval('cohort_numbers') as number`);
  return Number(rows[0]?.number);
}

export async function readCohort(db: Database, id: string): Promise<CohortRow | null> {
  const [row] = await db.select().from(cohorts).where(eq(cohorts.id, id));
  return row ?? null;
}

export async function readCohorts(db: Database, ids: readonly string[]): Promise<CohortRow[]> {
  if (ids.length === 0) return [];
  return db
    .select()
    .from(cohorts)
    .where(inArray(cohorts.id, [...ids]));
}

export async function readCohortEvents(db: Database, id: string): Promise<CohortEvent[]> {
  const rows = await db
    .select({ body: cohortEvents.body })
    .from(cohortEvents)
    .where(eq(cohortEvents.cohortId, id))
    .orderBy(asc(cohortEvents.sequence));
  return rows.map(({ body }) => body);
}

export interface CohortFilter {
  readonly province?: Province;
  readonly partner?: Partner;
  readonly phase?: CohortPhase;
  /** For whom the list is; left out, for the application itself. */
  readonly within?: { readonly scope: Scope; readonly on: LocalDate } | undefined;
}

/** The groups of those who guide somebody in them, of a province, or of a partner. */
function cohortsWithin(scope: Scope): SQL | undefined {
  switch (scope.of) {
    case 'all':
      return undefined;
    case 'province':
      return eq(cohorts.province, scope.province);
    case 'partner':
      return and(
        eq(cohorts.partner, scope.partner),
        scope.province === null ? undefined : eq(cohorts.province, scope.province),
      );
    case 'mediators':
      // From their people to the groups of these, however many groups there are.
      return sql`${cohorts.id} in (
        select ${cohortMembers.cohortId} from ${cohortMembers} join ${trajectories} on ${trajectories.id} = ${cohortMembers.trajectoryId}
        where ${cohortMembers.status} <> 'left' and ${inArray(trajectories.mediatorId, [...scope.ids])})`;
    case 'person':
      return sql`${cohorts.id} in (
        select ${cohortMembers.cohortId} from ${cohortMembers} join ${trajectories} on ${trajectories.id} = ${cohortMembers.trajectoryId}
        where ${cohortMembers.status} <> 'left' and ${trajectories.personId}::text = ${scope.id} and ${trajectories.closedOn} is null)`;
    default:
      return sql`false`;
  }
}

/** Groups in order of their first day. */
export async function listCohorts(db: Database, filter: CohortFilter, limit: number): Promise<CohortRow[]> {
  const { province, partner, phase, within } = filter;
  const newest = await db
    .select()
    .from(cohorts)
    .where(
      and(
        province ? eq(cohorts.province, province) : undefined,
        partner ? eq(cohorts.partner, partner) : undefined,
        phase ? eq(cohorts.phase, phase) : undefined,
        within ? cohortsWithin(within.scope) : undefined,
      ),
    )
    // Past the limit it is the oldest groups that are left out.
    .orderBy(desc(cohorts.startsOn), desc(cohorts.id))
    .limit(limit);
  return newest.reverse();
}

export async function openCohorts(db: Database): Promise<CohortRow[]> {
  return db.select().from(cohorts).where(ne(cohorts.phase, 'ended')).orderBy(asc(cohorts.id));
}

/** The partner's list: accepted, and in no group yet; who was accepted first on top. */
export async function unallocated(db: Database, { province, partner, within }: CohortFilter, limit: number) {
  const inOrder = [asc(trajectories.unallocatedSince), asc(trajectories.id)];
  const page = db
    .select({ id: trajectories.id })
    .from(trajectories)
    .where(
      and(
        isNotNull(trajectories.unallocatedSince),
        province ? eq(trajectories.province, province) : undefined,
        partner ? eq(trajectories.partner, partner) : undefined,
        within ? trajectoriesWithin(within.scope, within.on) : undefined,
      ),
    )
    .orderBy(...inOrder)
    .limit(limit)
    .as('page');
  return db
    .select({
      trajectoryId: trajectories.id,
      lastName: people.lastName,
      firstName: people.firstName,
      province: trajectories.province,
      partner: trajectories.partner,
      referralId: sql<string>`${trajectories.referralId}`,
      referredOn: sql<LocalDate>`${trajectories.unallocatedSince}`,
    })
    .from(page)
    .innerJoin(trajectories, eq(trajectories.id, page.id))
    .innerJoin(people, eq(people.id, trajectories.personId))
    .orderBy(...inOrder);
}

/** The states of a cohort's members that are in it, with their names for screens. */
export async function membersOf(db: Database, cohortId: string) {
  const rows = await db
    .select({
      member: cohortMembers,
      state: trajectories.state,
      mediatorId: trajectories.mediatorId,
      lastName: people.lastName,
      firstName: people.firstName,
    })
    .from(cohortMembers)
    .innerJoin(trajectories, eq(trajectories.id, cohortMembers.trajectoryId))
    .innerJoin(people, eq(people.id, trajectories.personId))
    .where(eq(cohortMembers.cohortId, cohortId))
    .orderBy(asc(cohortMembers.trajectoryId));
  return rows.map((row) => ({ ...row, state: completed(row.state) as Registered }));
}

export async function attendanceOf(db: Database, cohortId: string) {
  return db.select().from(cohortAttendance).where(eq(cohortAttendance.cohortId, cohortId));
}

export async function insertSessionPlace(db: Database, id: string, text: string): Promise<void> {
  await db.insert(sessionPlaces).values({ id, text }).onConflictDoNothing();
}

export async function placeTexts(db: Database, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select()
    .from(sessionPlaces)
    .where(inArray(sessionPlaces.id, [...ids]));
  return new Map(rows.map(({ id, text }) => [id, text]));
}

export const {
  due: cohortsDue,
  nextDay: nextDayOfCohorts,
  setClock: setCohortClock,
  hold: holdCohortEpoch,
  raiseEpoch: raiseCohortEpoch,
} = rootQueries(cohorts);

const the = (cohortId: string, key: string) => and(eq(cohortEffects.cohortId, cohortId), eq(cohortEffects.key, key));

/** Effects that are still to be done, in order of writing. */
export async function pendingCohortEffects(db: Database, cohortId: string): Promise<CohortEffect[]> {
  const rows = await db
    .select({ body: cohortEffects.body })
    .from(cohortEffects)
    .where(and(eq(cohortEffects.cohortId, cohortId), eq(cohortEffects.status, 'pending')))
    .orderBy(...inOrderOfWriting(cohortEffects.key));
  return rows.map(({ body }) => body);
}

/**
 * Commands to members that were refused, without the event that says so: the worker died between the answer and its
 * recording. Given again, each is answered as before.
 */
export async function refusedUnsaid(db: Database, cohortId: string): Promise<CohortEffect[]> {
  const { rows } = await db.execute<{ body: CohortEffect }>(sql`
    select f.body from ${cohortEffects} f
    where f.cohort_id = ${cohortId} and f.status = 'done' and f.kind = 'command' and f.result ->> 'ok' = 'false'
      and not exists (
        select 1 from ${cohortEvents} e
        where e.cohort_id = f.cohort_id and e.type = 'MemberRefused' and e.sequence > split_part(f.key, '/', 1)::integer
          and e.body ->> 'trajectoryId' = f.body ->> 'trajectoryId' and e.body ->> 'command' = f.body ->> 'command')
    order by ${sql.join([...inOrderOfWriting(sql`f.key`)], sql`, `)}`);
  return rows.map(({ body }) => body);
}

/** Counts an attempt and gives the row as it is; null when the effect was never written. */
export async function beginCohortAttempt(db: Database, cohortId: string, key: string) {
  const [row] = await db
    .update(cohortEffects)
    .set({ attempts: sql`${cohortEffects.attempts} + 1` })
    .where(the(cohortId, key))
    .returning();
  return row ?? null;
}

/** Done or dropped; a second end changes nothing. */
export async function finishCohortEffect(
  db: Database,
  { cohortId, key }: { cohortId: string; key: string },
  at: Instant,
  { status = 'done', result = null }: { status?: 'done' | 'dropped'; result?: unknown } = {},
): Promise<void> {
  await db
    .update(cohortEffects)
    .set({ status, doneAt: at, result })
    .where(and(the(cohortId, key), eq(cohortEffects.status, 'pending')));
}

export type NewCohortMessage = typeof cohortMessages.$inferInsert;

export async function insertCohortMessages(db: Database, rows: readonly NewCohortMessage[]): Promise<void> {
  if (rows.length > 0)
    await db
      .insert(cohortMessages)
      .values([...rows])
      .onConflictDoNothing();
}

/** What was told about a group, or to someone about groups. */
export async function readCohortMessages(db: Database, { cohortId, staffId }: { cohortId?: string; staffId?: string }) {
  return db
    .select()
    .from(cohortMessages)
    .where(
      or(
        cohortId ? eq(cohortMessages.cohortId, cohortId) : undefined,
        staffId ? eq(cohortMessages.recipientId, staffId) : undefined,
      ),
    )
    .orderBy(asc(cohortMessages.at), asc(cohortMessages.id));
}

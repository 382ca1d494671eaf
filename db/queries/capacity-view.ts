import { and, asc, count, eq, inArray, sql } from 'drizzle-orm';
import type { Instant, LocalDate } from '../../domain/calendar/index.ts';
import type { Province } from '../../domain/rules/index.ts';
import type { Database } from '../connect.ts';
import { prepared } from '../prepared.ts';
import { deadlines, places, quotas } from '../schema.ts';

export interface InLine {
  readonly trajectoryId: string;
  readonly referralId: string;
  readonly queuedAt: Instant;
  /** Until when the next contact while waiting is due (WAIT-2); null: none is planned. */
  readonly contactDueOn: LocalDate | null;
}

/** Who waits in a province, in order. */
export async function line(db: Database, province: Province, { limit }: { limit: number }): Promise<InLine[]> {
  const rows = await db
    .select({
      trajectoryId: places.trajectoryId,
      referralId: places.referralId,
      queuedAt: places.queuedAt,
      contactDueOn: deadlines.dueOn,
    })
    .from(places)
    .leftJoin(
      deadlines,
      and(
        eq(deadlines.trajectoryId, places.trajectoryId),
        eq(deadlines.rule, 'WAIT-2'),
        // One at a time: whoever waits, waits for one place.
        eq(deadlines.status, 'open'),
      ),
    )
    .where(and(eq(places.province, province), eq(places.status, 'queued')))
    .orderBy(asc(places.queueNumber))
    .limit(limit);
  return rows.map((row) => ({ ...row, queuedAt: row.queuedAt! }));
}

/** The first of each line, by province. */
export async function firstInLine(
  db: Database,
  provinces: readonly Province[],
  year?: number,
): Promise<ReadonlyMap<Province, Omit<InLine, 'contactDueOn'>>> {
  const inYear = year === undefined ? sql`` : sql`and ${places.year} = ${year}`;
  const { rows } = await db.execute<{
    province: Province;
    trajectoryId: string;
    referralId: string;
    queuedAt: string;
  }>(sql`
    select of.province, first.* from unnest(${sql.param([...provinces])}::text[]) as of (province) cross join lateral (
      select ${places.trajectoryId} as "trajectoryId", ${places.referralId} as "referralId", ${places.queuedAt} as "queuedAt"
      from ${places} where ${places.province} = of.province and ${places.status} = 'queued' ${inYear}
      order by ${places.queueNumber} limit 1) as first`);
  return new Map(
    rows.map(({ province, queuedAt, ...row }) => [
      province,
      { ...row, queuedAt: new Date(queuedAt).toISOString() as Instant },
    ]),
  );
}

/** Where someone stands who waits now: 1 is the first. */
export interface Standing {
  readonly province: Province;
  readonly queuedAt: Instant;
  readonly position: number;
  readonly waiting: number;
}

/** null: this trajectory does not wait in a line, or was offered a place. */
export async function standingOf(db: Database, trajectoryId: string): Promise<Standing | null> {
  const others = sql`select count(*)::integer from places o where o.province = places.province and o.status = 'queued'`;
  const [row] = await prepared(db, 'w2_standing', () =>
    db
      .select({
        province: places.province,
        queuedAt: places.queuedAt,
        position: sql<number>`(${others} and o.queue_number <= places.queue_number)`,
        waiting: sql<number>`(${others})`,
      })
      .from(places)
      .where(and(eq(places.trajectoryId, sql.placeholder('id')), eq(places.status, 'queued'))),
  ).execute({ id: trajectoryId });
  return row ? { ...row, queuedAt: row.queuedAt! } : null;
}

export interface QuotaUse {
  readonly province: Province;
  /** null: nobody asked for a place of this year yet. */
  readonly places: number | null;
  readonly granted: number;
  readonly offered: number;
  readonly queued: number;
}

/** Per province what is taken of a year and who waits in it; provinces without any of it have no row. */
export async function quotaUse(db: Database, year: number): Promise<QuotaUse[]> {
  const rows = await quotasOf(db, [year]);
  const used = await db
    .select({ province: places.province, status: places.status, count: count() })
    .from(places)
    .where(eq(places.year, year))
    .groupBy(places.province, places.status);
  const of = (province: Province, status: string): number =>
    used.find((row) => row.province === province && row.status === status)?.count ?? 0;
  return [...new Set([...rows, ...used].map(({ province }) => province))].sort().map((province) => ({
    province,
    places: rows.find((row) => row.province === province)?.places ?? null,
    granted: of(province, 'granted'),
    offered: of(province, 'offered'),
    queued: of(province, 'queued'),
  }));
}

/** How many wait in each province, since whatever year. */
export async function waitingIn(db: Database): Promise<{ province: Province; waiting: number }[]> {
  return db
    .select({ province: places.province, waiting: count() })
    .from(places)
    .where(eq(places.status, 'queued'))
    .groupBy(places.province);
}

/** Quotas whose `taken` is not what their places say: nobody but the application should write them. */
export async function quotaMismatches(
  db: Database,
): Promise<{ province: Province; year: number; taken: number; held: number }[]> {
  const held = sql<number>`(
    select count(*)::integer from places p
    where p.province = quotas.province and p.year = quotas.year and p.status in ('granted', 'offered'))`;
  return db
    .select({ province: quotas.province, year: quotas.year, taken: quotas.taken, held })
    .from(quotas)
    .where(sql`${quotas.taken} <> ${held}`);
}

/** Places of these years and how many are granted or offered, where a row says so. */
export async function quotasOf(
  db: Database,
  years: readonly number[],
): Promise<{ province: Province; year: number; places: number; taken: number }[]> {
  const { province, year, places, taken } = quotas;
  return db
    .select({ province, year, places, taken })
    .from(quotas)
    .where(inArray(year, [...years]));
}

/**
 * How often a place came free in each province between two days: declined by the partner, withdrawn while a place was held,
 * or an offer that lapsed. From the events, so it is right for lives that were restored too.
 */
export async function cameFree(
  db: Database,
  { from, until, provinces }: { from: LocalDate; until: LocalDate; provinces: readonly Province[] },
): Promise<{ province: Province; times: number }[]> {
  // Those in which something of the kind happened, each with what was offered and lapsed of the same referral before it: the
  // line of a withdrawal is looked through once.
  const heldWhenWithdrawn = sql`(
    select count(*) filter (where o.type = 'PlaceOffered') > count(*) filter (where o.type = 'PlaceLapsed')
    from trajectory_events o
    where o.trajectory_id = e.trajectory_id and o.sequence < e.sequence and o.type in ('PlaceOffered', 'PlaceLapsed')
      and o.body ->> 'referralId' = e.body ->> 'referralId')`;
  // The place of each is looked up for itself, and once: joined, all places there ever were would be read.
  const { rows } = await db.execute<{ province: Province; times: number }>(sql`
    select province, count(*)::integer as times from (
      select (select p.province from places p where p.trajectory_id = e.trajectory_id and p.referral_id = e.body ->> 'referralId')
      from trajectory_events e
      where e.type in ('ReferralDeclined', 'PlaceLapsed', 'ReferralWithdrawn') and e.on_date between ${from} and ${until}
        -- Withdrawn while a place was held: the partner knew, or an offer was open.
        and (e.type <> 'ReferralWithdrawn' or (e.body -> 'partnerKnew')::boolean or ${heldWhenWithdrawn})
      offset 0
    ) freed (province)
    where province = any(${sql.param([...provinces])}::text[])
    group by province`);
  return rows;
}

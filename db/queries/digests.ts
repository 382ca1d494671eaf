import { and, asc, desc, eq, gte, isNull, sql } from 'drizzle-orm';
import type { Instant, LocalDate } from '../../domain/calendar/index.ts';
import type { LadderRung } from '../../domain/trajectory/index.ts';
import type { Owner, RuleKey } from '../../domain/rules/index.ts';
import type { Database } from '../connect.ts';
import { deadlines, digests, messages, staff, trajectories } from '../schema.ts';
import { noteMailed } from './mailed.ts';
import type { TrajectoryRow } from './trajectories.ts';

export type DigestRow = typeof digests.$inferSelect;

/** An open task that stands on a rung of its ladder now, with what is needed to say whom it concerns. */
export interface Matter {
  readonly trajectory: Pick<TrajectoryRow, 'id' | 'province' | 'partner' | 'partnerProvince' | 'mediatorId' | 'state'>;
  readonly deadlineId: string;
  readonly rule: RuleKey;
  readonly ruleVersion: string;
  readonly owner: Owner;
  readonly rung: LadderRung;
  readonly dueOn: LocalDate;
  /** When the rung was told, and by which mailbox messages; null: not yet. */
  readonly toldAt: Instant | null;
  readonly messageIds: readonly string[];
}

const isRung = sql.raw(`in ('reminder', 'overdue', 'teamLead', 'programmeCoordinator')`);

/** Every matter that is still true, and every place that is offered, the highest rung and the oldest date first. What is done, moved or closed is not among them. */
export async function mattersOnTheLadder(db: Database): Promise<Matter[]> {
  const rows = await db
    .select({
      id: trajectories.id,
      province: trajectories.province,
      partner: trajectories.partner,
      partnerProvince: trajectories.partnerProvince,
      mediatorId: trajectories.mediatorId,
      state: trajectories.state,
      deadlineId: deadlines.deadlineId,
      rule: deadlines.rule,
      ruleVersion: deadlines.ruleVersion,
      owner: deadlines.owner,
      rung: sql<LadderRung>`coalesce(${deadlines.reached}, 'reminder')`,
      dueOn: deadlines.dueOn,
      toldMs: sql<number | null>`(extract(epoch from max(${messages.at})) * 1000)::bigint`.mapWith(Number),
      messageIds: sql<string[] | null>`array_agg(${messages.id}::text) filter (where ${messages.id} is not null)`,
    })
    .from(deadlines)
    .innerJoin(trajectories, eq(trajectories.id, deadlines.trajectoryId))
    .leftJoin(
      messages,
      and(
        eq(messages.trajectoryId, deadlines.trajectoryId),
        eq(messages.deadlineId, deadlines.deadlineId),
        eq(messages.about, deadlines.reached),
      ),
    )
    .where(
      and(
        eq(deadlines.status, 'open'),
        isNull(trajectories.closedOn),
        sql`(${deadlines.reached} ${isRung} or (${deadlines.rule} = 'WAIT-1' and ${deadlines.reached} is null))`,
      ),
    )
    .groupBy(trajectories.id, deadlines.trajectoryId, deadlines.deadlineId)
    .orderBy(asc(deadlines.dueOn), asc(trajectories.id), asc(deadlines.deadlineId));
  return rows.map(
    ({ id, province, partner, partnerProvince, mediatorId, state, rung, toldMs, messageIds, ...rest }) => ({
      ...rest,
      trajectory: { id, province, partner, partnerProvince, mediatorId, state },
      rung,
      toldAt: messageIds === null || toldMs === null ? null : (new Date(toldMs).toISOString() as Instant),
      messageIds: messageIds ?? [],
    }),
  );
}

/** Somebody whom a mediator got, and when they were told. */
export interface Newcomer {
  readonly trajectory: Matter['trajectory'] & Pick<TrajectoryRow, 'enteredOn'>;
  readonly at: Instant;
}

/** Who came in from `since` on and is still here, in the order of coming, but those of whom a mail of their own was sent. */
export async function newcomers(db: Database, since: Instant): Promise<Newcomer[]> {
  const { id, province, partner, partnerProvince, mediatorId, state, enteredOn } = trajectories;
  return db
    .selectDistinct({
      trajectory: { id, province, partner, partnerProvince, mediatorId, state, enteredOn },
      at: messages.at,
    })
    .from(messages)
    .innerJoin(trajectories, eq(id, messages.trajectoryId))
    .where(
      and(
        eq(messages.about, 'registered'),
        gte(messages.at, since),
        isNull(messages.sentAt),
        isNull(trajectories.closedOn),
      ),
    )
    .orderBy(asc(messages.at), asc(id));
}

/** Until when each person has been told in digests: what came later is new to them. */
export async function lastDigests(db: Database): Promise<Map<string, { day: LocalDate; at: Instant }>> {
  const rows = await db
    .selectDistinctOn([digests.staffId], { staffId: digests.staffId, day: digests.day, at: digests.at })
    .from(digests)
    .orderBy(digests.staffId, desc(digests.day));
  return new Map(rows.map(({ staffId, ...row }) => [staffId, row]));
}

/** Keeps a digest; one that is there for this person and day stays as it is. Says whether it was new. */
export async function insertDigest(db: Database, row: typeof digests.$inferInsert): Promise<boolean> {
  return (await db.insert(digests).values(row).onConflictDoNothing().returning({ id: digests.id })).length > 0;
}

/** Whose digest of a day no mail server took yet, in order. */
export async function unsentDigests(db: Database, day: LocalDate): Promise<string[]> {
  const rows = await db
    .select({ staffId: digests.staffId })
    .from(digests)
    .where(and(eq(digests.day, day), isNull(digests.sentAt), isNull(digests.bouncedAt)))
    .orderBy(asc(digests.staffId));
  return rows.map(({ staffId }) => staffId);
}

/**
 * Gives somebody's digest of a day to `send`, with the address, and marks it. Held while it is being sent, so that two
 * sweeps at once send it once. Null when it was sent, or is being sent, already; false when its address does not work.
 */
export async function sendDigest(
  db: Database,
  { day, at, staffId }: { day: LocalDate; at: Instant; staffId: string },
  send: (digest: DigestRow & { email: string }) => Promise<boolean>,
): Promise<boolean | null> {
  return db.transaction(async (tx) => {
    const [row] = await tx
      .select({ digest: digests, email: staff.email })
      .from(digests)
      .innerJoin(staff, eq(staff.id, digests.staffId))
      .where(and(eq(digests.day, day), eq(digests.staffId, staffId), isNull(digests.sentAt)))
      .for('update', { of: digests, skipLocked: true });
    if (!row) return null;
    const taken = await send({ ...row.digest, email: row.email });
    await noteMailed(tx, 'digest', { id: row.digest.id, taken, at });
    return taken;
  });
}

export async function readDigests(
  db: Database,
  { staffId, day, limit }: { staffId?: string; day?: LocalDate; limit: number },
): Promise<DigestRow[]> {
  return db
    .select()
    .from(digests)
    .where(and(staffId ? eq(digests.staffId, staffId) : undefined, day ? eq(digests.day, day) : undefined))
    .orderBy(desc(digests.day), asc(digests.staffId))
    .limit(limit);
}

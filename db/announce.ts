import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import { localDateOf } from '../domain/calendar/index.ts';
import { announcementsOf } from '../domain/rights/announced.ts';
import type { Partner } from '../domain/rules/index.ts';
import type { Trajectory, TrajectoryEvent } from '../domain/trajectory/index.ts';
import type { Database } from './connect.ts';
import { agreementOf } from './queries/agreements.ts';
import { municipalityOf } from './queries/municipalities.ts';
import { findPerson } from './queries/people.ts';
import { trajectoryEvents, webhookDeliveries, webhooks } from './schema.ts';

/** Writes what other organisations' programs are to hear of these events, in the transaction that writes the events. */
export async function announce(
  tx: Database,
  trajectoryId: string,
  events: readonly TrajectoryEvent[],
  after: Trajectory,
): Promise<void> {
  const announcements = announcementsOf(events, after);
  if (announcements.length === 0) return;
  const receivers = await tx.select().from(webhooks).where(isNull(webhooks.endedAt));
  if (receivers.length === 0) return;
  const at = new Map(events.map((event) => [event.sequence, event.at]));
  const needsOcmw =
    receivers.some(({ nis }) => nis !== null) && announcements.some(({ audience }) => audience === 'ocmw');
  const nis = needsOcmw ? await ocmwThatMayHear(tx, trajectoryId, events) : null;
  const toPartners = announcements.some(({ audience }) => audience === 'partner');
  const referrals = toPartners ? await referralsOf(tx, trajectoryId) : [];
  const rows: (typeof webhookDeliveries.$inferInsert)[] = [];
  for (const { audience, sequence, type, data } of announcements) {
    const partner = referrals.find((referral) => referral.sequence <= sequence)?.partner;
    for (const { id, types, ...whose } of receivers) {
      const theirs =
        audience === 'partner'
          ? whose.partner !== null && whose.partner === partner
          : whose.nis !== null && whose.nis === nis;
      if (theirs && (types.length === 0 || types.includes(type)))
        rows.push({ webhookId: id, trajectoryId, sequence, type, data, at: at.get(sequence)! });
    }
  }
  if (rows.length > 0) await tx.insert(webhookDeliveries).values(rows).onConflictDoNothing();
}

/** The partner of each referral, the last first: in one breath somebody may be taken from one and sent to another. */
async function referralsOf(tx: Database, trajectoryId: string): Promise<{ sequence: number; partner: Partner }[]> {
  return tx
    .select({ sequence: trajectoryEvents.sequence, partner: sql<Partner>`${trajectoryEvents.body} ->> 'partner'` })
    .from(trajectoryEvents)
    .where(and(eq(trajectoryEvents.trajectoryId, trajectoryId), eq(trajectoryEvents.type, 'Referred')))
    .orderBy(desc(trajectoryEvents.sequence));
}

/** NIS code of where the person lives, if a cooperation agreement runs there. That the person consented, the core has asked. */
async function ocmwThatMayHear(
  tx: Database,
  trajectoryId: string,
  events: readonly TrajectoryEvent[],
): Promise<string | null> {
  const on = localDateOf(events.at(-1)!.at);
  const person = await findPerson(tx, trajectoryId);
  const where = person && (await municipalityOf(tx, person.postcode, person.municipality, on));
  return where && (await agreementOf(tx, where.nis, on)) ? where.nis : null;
}

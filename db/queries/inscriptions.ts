import { and, eq, inArray, isNull, ne, sql } from 'drizzle-orm';
import type { Instant } from '../../domain/calendar/index.ts';
import type { Database } from '../connect.ts';
import { inscriptions, people, trajectories } from '../schema.ts';
import type { EffectKey } from './effects.ts';

/** `busy`: another trajectory of the person is ending the interest right now; begun after that, it would be ended too. */
export type InscriptionBegun = { readonly insz: string } | 'busy' | 'personErased';

const the = ({ trajectoryId, key }: EffectKey) =>
  and(eq(inscriptions.trajectoryId, trajectoryId), eq(inscriptions.effectKey, key));

/** The person's row is locked, so that of two trajectories one sees what the other is doing; released before any call. */
async function lockPerson(tx: Database, trajectoryId: string): Promise<{ id: string; insz: string } | null> {
  const [row] = await tx
    .select({ id: people.id, insz: people.insz })
    .from(people)
    .innerJoin(trajectories, eq(trajectories.personId, people.id))
    .where(eq(trajectories.id, trajectoryId))
    .for('update', { of: people });
  return row ?? null;
}

/** Notes that an interest is about to be registered: from here on its end is owed. Repeatable. */
export async function beginInscription(db: Database, key: EffectKey, at: Instant): Promise<InscriptionBegun> {
  return db.transaction(async (tx) => {
    const person = await lockPerson(tx, key.trajectoryId);
    if (!person || !/^[0-9]{11}$/.test(person.insz)) return 'personErased';
    const others = await tx
      .select({ status: inscriptions.status })
      .from(inscriptions)
      .where(and(eq(inscriptions.personId, person.id), eq(inscriptions.status, 'closing')));
    if (others.length > 0) return 'busy';
    const { trajectoryId, key: effectKey } = key;
    await tx
      .insert(inscriptions)
      .values({ trajectoryId, effectKey, personId: person.id, insz: person.insz, status: 'asked', askedAt: at })
      .onConflictDoNothing();
    const [row] = await tx.select({ insz: inscriptions.insz }).from(inscriptions).where(the(key));
    return { insz: row?.insz ?? person.insz };
  });
}

export async function inscriptionOpened(db: Database, key: EffectKey): Promise<void> {
  await db
    .update(inscriptions)
    .set({ status: 'open' })
    .where(and(the(key), eq(inscriptions.status, 'asked')));
}

/** Refused for good: there is nothing to end. */
export async function inscriptionRefused(db: Database, key: EffectKey, at: Instant): Promise<void> {
  await db
    .update(inscriptions)
    .set({ status: 'refused', insz: null, endedAt: at })
    .where(and(the(key), eq(inscriptions.status, 'asked')));
}

/** The person numbers for which MAGDA knows of our interest, as far as we know, and the effects that registered it. */
export async function interestsOf(db: Database, trajectoryId: string): Promise<{ insz: string; effectKey: string }[]> {
  return db
    .select({ insz: sql<string>`${inscriptions.insz}`, effectKey: inscriptions.effectKey })
    .from(inscriptions)
    .where(and(eq(inscriptions.trajectoryId, trajectoryId), eq(inscriptions.status, 'open')));
}

/**
 * What must be told to MAGDA so that the trajectory's interest ends: the person numbers it was registered with. Not those
 * that another trajectory of the person goes on with: of these only our own part ends, without a call.
 */
export async function beginDeregistration(db: Database, trajectoryId: string, at: Instant): Promise<string[]> {
  return db.transaction(async (tx) => {
    await lockPerson(tx, trajectoryId);
    const ours = await tx
      .select()
      .from(inscriptions)
      .where(and(eq(inscriptions.trajectoryId, trajectoryId), isNull(inscriptions.endedAt)));
    if (ours.length === 0) return [];
    const numbers = [...new Set(ours.map(({ insz }) => insz!))];
    const goOn = await tx
      .select({ insz: inscriptions.insz })
      .from(inscriptions)
      .where(
        and(
          inArray(inscriptions.insz, numbers),
          ne(inscriptions.trajectoryId, trajectoryId),
          inArray(inscriptions.status, ['asked', 'open']),
        ),
      );
    const shared = new Set(goOn.map(({ insz }) => insz));
    for (const { trajectoryId: id, effectKey: key, insz } of ours)
      await tx
        .update(inscriptions)
        .set(shared.has(insz) ? { status: 'shared', insz: null, endedAt: at } : { status: 'closing' })
        .where(the({ trajectoryId: id, key }));
    return numbers.filter((insz) => !shared.has(insz));
  });
}

export async function inscriptionClosed(db: Database, trajectoryId: string, insz: string, at: Instant): Promise<void> {
  await db
    .update(inscriptions)
    .set({ status: 'closed', insz: null, endedAt: at })
    .where(
      and(eq(inscriptions.trajectoryId, trajectoryId), eq(inscriptions.insz, insz), eq(inscriptions.status, 'closing')),
    );
}

/** Interests that go on though nothing needs them any more: their trajectory is closed and no effect is on its way to end them. */
export async function forgottenInscriptions(db: Database): Promise<{ id: string; status: string }[]> {
  const { rows } = await db.execute<{ id: string; status: string }>(sql`
    select i.trajectory_id as id, i.status from ${inscriptions} i join ${trajectories} t on t.id = i.trajectory_id
    where i.ended_at is null and t.closed_on is not null
      and not exists (select 1 from effects e where e.trajectory_id = i.trajectory_id and e.kind = 'deregister' and e.status = 'pending')
    order by i.trajectory_id`);
  return rows;
}

import { isDeepStrictEqual } from 'node:util';
import { and, asc, eq, gte, lte, sql } from 'drizzle-orm';
import { evolveCohort, cohortSteps, type Cohort, type CohortBatch, type PlannedOnce } from '../domain/cohort/index.ts';
import { escalationLevel, recordRefusals } from '../domain/trajectory/index.ts';
import type { Database } from './connect.ts';
import { RecordRefused } from './record.ts';
import { cohortAttendance, cohortEffects, cohortEvents, cohortMembers, cohorts, cohortSessions } from './schema.ts';

/** The columns of `cohorts` that follow from the state. */
function columnsOf(state: PlannedOnce) {
  return {
    partner: state.partner,
    track: state.track,
    province: state.province,
    groupWorkerId: state.groupWorkerId,
    size: state.size,
    phase: state.phase,
    startsOn: state.startsOn,
    startedOn: 'startedOn' in state ? state.startedOn : null,
    endedOn: state.phase === 'ended' ? state.endedOn : null,
    nextOn: cohortSteps(state)[0]?.on ?? null,
    escalation: Math.max(0, ...state.deadlines.map(escalationLevel)),
    sequence: state.sequence,
    state,
    lastAt: state.lastAt,
  };
}

const unfold = (before: Cohort, events: CohortBatch['events']): PlannedOnce => {
  const state = events.reduce(evolveCohort, before);
  if (state.phase === 'none') throw new RangeError('a cohort begins with an event');
  return state;
};

/** A cohort that was planned: its row and first events in one transaction, before its workflow starts. */
export async function createCohort(db: Database, batch: CohortBatch): Promise<void> {
  const state = unfold({ phase: 'none' }, batch.events);
  await db.transaction(async (tx) => {
    await tx.insert(cohorts).values({ id: batch.cohortId, epoch: batch.epoch, ...columnsOf(state) });
    await append(tx, batch, state);
  });
}

/**
 * Appends what was decided together, with its effects and the read models, in one transaction. Recording the same batch
 * again changes nothing.
 * @throws RecordRefused as `record` does for a trajectory; then the cohort is parked
 */
export async function recordCohort(db: Database, batch: CohortBatch): Promise<'recorded' | 'alreadyThere'> {
  if (batch.events.length === 0) return 'alreadyThere';
  try {
    return await db.transaction((tx) => recordIn(tx, batch));
  } catch (error) {
    if (error instanceof RecordRefused && error.type === recordRefusals.sequenceConflict)
      await db
        .update(cohorts)
        .set({ parked: `${error.type}@${error.sequence}` })
        .where(eq(cohorts.id, batch.cohortId));
    throw error;
  }
}

async function recordIn(tx: Database, batch: CohortBatch): Promise<'recorded' | 'alreadyThere'> {
  const { cohortId, epoch, events } = batch;
  const [row] = await tx
    .select({ sequence: cohorts.sequence, epoch: cohorts.epoch, state: cohorts.state })
    .from(cohorts)
    .where(eq(cohorts.id, cohortId))
    .for('no key update');
  const first = events[0]?.sequence ?? 0;
  const conflict = (sequence: number) => new RecordRefused(recordRefusals.sequenceConflict, cohortId, sequence);
  if (!row) throw conflict(first);
  if (epoch < row.epoch) throw new RecordRefused(recordRefusals.oldEpoch, cohortId, first);
  if (first <= row.sequence) {
    const stored = await tx
      .select({ body: cohortEvents.body })
      .from(cohortEvents)
      .where(
        and(
          eq(cohortEvents.cohortId, cohortId),
          gte(cohortEvents.sequence, first),
          lte(cohortEvents.sequence, events.at(-1)?.sequence ?? first),
        ),
      )
      .orderBy(asc(cohortEvents.sequence));
    const bySequence = new Map(stored.map(({ body }) => [body.sequence, body]));
    // Through JSON, as it was stored: a field that is `undefined` is a field that is not there.
    for (const event of events)
      if (
        event.sequence <= row.sequence &&
        !isDeepStrictEqual(bySequence.get(event.sequence), JSON.parse(JSON.stringify(event)))
      )
        throw conflict(event.sequence);
  }
  const fresh = events.filter(({ sequence }) => sequence > row.sequence);
  for (const [index, { sequence }] of fresh.entries())
    if (sequence !== row.sequence + 1 + index) throw conflict(sequence);
  if (fresh.length === 0) return 'alreadyThere';
  const state = unfold(row.state, fresh);
  await tx
    .update(cohorts)
    .set({ epoch, ...columnsOf(state) })
    .where(eq(cohorts.id, cohortId));
  await append(tx, { ...batch, events: fresh }, state);
  return 'recorded';
}

async function append(tx: Database, { cohortId, epoch, events, effects }: CohortBatch, state: PlannedOnce) {
  await tx.insert(cohortEvents).values(
    events.map((event) => ({
      cohortId,
      sequence: event.sequence,
      type: event.type,
      onDate: event.on,
      at: event.at,
      by: event.by,
      body: event,
      epoch,
    })),
  );
  const rows = effects.map((effect) => ({ cohortId, key: effect.key, kind: effect.kind, body: effect }));
  if (rows.length > 0) await tx.insert(cohortEffects).values(rows).onConflictDoNothing();
  await writeMembers(tx, cohortId, events, state);
  await writeSessions(tx, cohortId, events, state);
}

async function writeMembers(tx: Database, cohortId: string, events: CohortBatch['events'], state: PlannedOnce) {
  const touched = events.some(({ type }) => type.startsWith('Member') || type === 'CohortStarted');
  if (!touched || state.members.length === 0) return;
  const members = state.members.map(({ trajectoryId, referralId, status, refused }) => ({
    cohortId,
    trajectoryId,
    referralId,
    status,
    refusedCommand: refused?.command ?? null,
    refusedCode: refused?.code ?? null,
  }));
  await tx
    .insert(cohortMembers)
    .values(members)
    .onConflictDoUpdate({
      target: [cohortMembers.cohortId, cohortMembers.trajectoryId],
      set: {
        referralId: sql`excluded.referral_id`,
        status: sql`excluded.status`,
        refusedCommand: sql`excluded.refused_command`,
        refusedCode: sql`excluded.refused_code`,
      },
    });
}

async function writeSessions(tx: Database, cohortId: string, events: CohortBatch['events'], state: PlannedOnce) {
  const touched = new Set(events.flatMap((event) => ('sessionId' in event ? [event.sessionId] : [])));
  const rows = state.sessions
    .filter(({ id }) => touched.has(id))
    .map(({ id, day, time, place, status }) => ({ cohortId, sessionId: id, day, time, place, status }));
  if (rows.length > 0)
    await tx
      .insert(cohortSessions)
      .values(rows)
      .onConflictDoUpdate({
        target: [cohortSessions.cohortId, cohortSessions.sessionId],
        set: { day: sql`excluded.day`, status: sql`excluded.status` },
      });
  const presences = events.flatMap((event) =>
    event.type === 'SessionAttendanceRecorded'
      ? Object.entries(event.presences).map(([trajectoryId, presence]) => ({
          cohortId,
          sessionId: event.sessionId,
          trajectoryId,
          presence,
        }))
      : [],
  );
  if (presences.length > 0) await tx.insert(cohortAttendance).values(presences);
}

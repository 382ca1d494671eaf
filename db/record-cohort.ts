import {
  cohortSteps,
  evolveCohort,
  type Cohort,
  type CohortBatch,
  type CohortEvent,
  type PlannedOnce,
} from '../domain/cohort/index.ts';
import type { Database } from './connect.ts';
import { append, recordBatch, rootColumnsOf, type Durable } from './recorder.ts';
import type { Row } from './rows.ts';
import { cohortAttendance, cohortEffects, cohortEvents, cohortMembers, cohorts, cohortSessions } from './schema.ts';

/** The columns of `cohorts` that follow from the state. */
function columnsOf(state: PlannedOnce) {
  return {
    ...rootColumnsOf(state, cohortSteps(state)[0]?.on),
    partner: state.partner,
    track: state.track,
    province: state.province,
    groupWorkerId: state.groupWorkerId,
    size: state.size,
    startsOn: state.startsOn,
    startedOn: 'startedOn' in state ? state.startedOn : null,
    endedOn: state.phase === 'ended' ? state.endedOn : null,
  };
}

function unfold(before: Cohort, events: readonly CohortEvent[]): PlannedOnce {
  const state = events.reduce(evolveCohort, before);
  if (state.phase === 'none') throw new RangeError('a cohort begins with an event');
  return state;
}

/** A cohort as it is recorded. */
const cohort: Durable<PlannedOnce, CohortEvent, PlannedOnce> = {
  root: cohorts,
  events: cohortEvents,
  effects: cohortEffects,
  idColumn: 'cohortId',
  unfold: (_id, stored, events) => unfold(stored, events),
  columns: columnsOf,
  writes: (cohortId, state, events) => [
    { table: cohortMembers, rows: memberRows(cohortId, state, events), known: 'changes' },
    { table: cohortSessions, rows: sessionRows(cohortId, state, events), known: 'changes' },
    { table: cohortAttendance, rows: presenceRows(cohortId, events) },
  ],
};

/** As `recordBatch`, for a cohort. */
export const recordCohort = (db: Database, { cohortId, ...batch }: CohortBatch): Promise<'recorded' | 'alreadyThere'> =>
  recordBatch(db, cohort, { id: cohortId, ...batch });

/** A cohort that was planned: its row and first events in one transaction, before its workflow starts. */
export async function createCohort(db: Database, { cohortId, ...batch }: CohortBatch): Promise<void> {
  const state = unfold({ phase: 'none' }, batch.events);
  await db.transaction(async (tx) => {
    await tx.insert(cohorts).values({ id: cohortId, epoch: batch.epoch, ...columnsOf(state) });
    await append(tx, cohort, { id: cohortId, ...batch }, state);
  });
}

function memberRows(cohortId: string, state: PlannedOnce, events: readonly CohortEvent[]): Row[] {
  if (!events.some(({ type }) => type.startsWith('Member') || type === 'CohortStarted')) return [];
  return state.members.map(({ trajectoryId, referralId, status, refused }) => ({
    cohortId,
    trajectoryId,
    referralId,
    status,
    refusedCommand: refused?.command ?? null,
    refusedCode: refused?.code ?? null,
  }));
}

function sessionRows(cohortId: string, state: PlannedOnce, events: readonly CohortEvent[]): Row[] {
  const touched = new Set(events.flatMap((event) => ('sessionId' in event ? [event.sessionId] : [])));
  return state.sessions
    .filter(({ id }) => touched.has(id))
    .map(({ id, day, time, place, status }) => ({ cohortId, sessionId: id, day, time, place, status }));
}

const presenceRows = (cohortId: string, events: readonly CohortEvent[]): Row[] =>
  events.flatMap((event) =>
    event.type === 'SessionAttendanceRecorded'
      ? Object.entries(event.presences).map(([trajectoryId, presence]) => ({
          cohortId,
          sessionId: event.sessionId,
          trajectoryId,
          presence,
        }))
      : [],
  );

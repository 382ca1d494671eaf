import {
  cohortSteps,
  evolveCohort,
  isCohortId,
  notPlanned,
  type Cohort,
  type CohortWait,
} from '../../domain/cohort/index.ts';
import {
  cohortsDue,
  holdCohortEpoch,
  nextDayOfCohorts,
  openCohorts,
  pendingCohortEffects,
  raiseCohortEpoch,
  readCohort,
  readCohortEvents,
  readCohorts,
  refusedUnsaid,
  setCohortClock,
} from '../../db/queries/cohorts.ts';
import { withPendingEffects } from '../../db/queries/owing.ts';
import { cohortEffects, cohorts as rows } from '../../db/schema.ts';
import { cohortAttributes } from '../../workflows/cohorts/attributes.ts';
import { cohortWorkflow } from '../../workflows/cohorts/contract.ts';
import type { Begun, Kind } from './kind.ts';

export const cohorts: Kind<Cohort> = {
  workflow: cohortWorkflow,
  code: 'cohort',
  root: rows,
  has: isCohortId,
  isOpen: ({ phase }) => phase === 'planned' || phase === 'running',
  async *open(db) {
    for (const { id } of await openCohorts(db)) yield id;
  },
  owing: (db) => withPendingEffects(db, cohortEffects, cohortEffects.cohortId),
  async read(db, id) {
    const row = await readCohort(db, id);
    return row && (row as typeof row & { state: Begun<Cohort> });
  },
  async readMany(db, ids) {
    const found = await readCohorts(db, ids);
    return new Map(found.map((row) => [row.id, row as typeof row & { state: Begun<Cohort> }]));
  },
  events: readCohortEvents,
  replayed: async (db, id) => (await readCohortEvents(db, id)).reduce<Cohort>(evolveCohort, notPlanned),
  pending: pendingCohortEffects,
  unanswered: async (db, state) => ('id' in state ? refusedUnsaid(db, state.id) : []),
  hold: holdCohortEpoch,
  raiseEpoch: raiseCohortEpoch,
  setClock: setCohortClock,
  due: cohortsDue,
  nextDay: nextDayOfCohorts,
  steps: (state) =>
    cohortSteps(state).map((step) => {
      if (step.kind === 'end') return { about: 'end', rung: 'ends', on: step.on };
      return step.kind === 'session'
        ? { about: step.session.id, rung: 'asked', on: step.on }
        : { about: step.deadline.id, rung: step.step.rung, on: step.on };
    }),
  waits(answer) {
    const all = answer as readonly CohortWait[];
    const nameOf = ({ what, about }: CohortWait) => about ?? what;
    return {
      first: all[0] ? nameOf(all[0]) : null,
      dates: new Map(
        all.map((wait) => [
          nameOf(wait),
          `${wait.who} until ${wait.until}${wait.otherwise ? `, ${wait.otherwise.rung} ${wait.otherwise.on}` : ''}`,
        ]),
      ),
    };
  },
  summary: ({ partner, province, startsOn }) => `cohort · ${partner} · ${province} · starts ${startsOn}`,
  attributes: cohortAttributes,
};

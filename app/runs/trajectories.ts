import {
  evolve,
  isOpen,
  isTrajectoryId,
  notRegistered,
  stillWanted,
  type Trajectory,
  type Wait,
  type Waiting,
} from '../../domain/trajectory/index.ts';
import type { Database } from '../../db/connect.ts';
import { openDeadlinesOf } from '../../db/queries/deadlines.ts';
import { answeredEffects, pendingEffects } from '../../db/queries/effects.ts';
import { readEvents } from '../../db/queries/events.ts';
import { holdEpoch, openTrajectories, raiseEpoch, readStates, setTrajectoryClock } from '../../db/queries/rebuild.ts';
import { nextDayOfAny, openDue, readTrajectory } from '../../db/queries/trajectories.ts';
import { withPendingEffects } from '../../db/queries/owing.ts';
import { effects, trajectories as rows } from '../../db/schema.ts';
import { attributePairs } from '../../workflows/attributes.ts';
import { trajectoryWorkflow } from '../../workflows/contract.ts';
import type { Begun, Kind, OtherDate } from './kind.ts';
import { unlessSpoilt } from '../../db/spoilt.ts';

export const trajectories: Kind<Trajectory> = {
  workflow: trajectoryWorkflow,
  code: 'trajectory',
  root: rows,
  has: isTrajectoryId,
  isOpen: (state) => isOpen(state as Trajectory),
  async *open(db) {
    for await (const { id } of openTrajectories(db)) yield id;
  },
  owing: (db) => withPendingEffects(db, effects, effects.trajectoryId),
  async read(db, id) {
    const found = await readTrajectory(db, id);
    return found && (found.trajectory as typeof found.trajectory & { state: Begun<Trajectory> });
  },
  async readMany(db, ids) {
    const rows = await readStates(db, ids);
    return new Map(rows.map((row) => [row.id, row as typeof row & { state: Begun<Trajectory> }]));
  },
  events: (db, id) => readEvents(db, id),
  replayed: async (db, id) => (await readEvents(db, id)).reduce<Trajectory>(evolve, notRegistered),
  pending: pendingEffects,
  unanswered: async (db, state) =>
    'id' in state ? (await answeredEffects(db, state.id)).filter((effect) => stillWanted(effect, state)) : [],
  hold: holdEpoch,
  raiseEpoch,
  setClock: setTrajectoryClock,
  due: openDue,
  nextDay: nextDayOfAny,
  steps: (state) =>
    isOpen(state) ? state.deadlines.flatMap(({ id, steps: [step] }) => (step ? [{ about: id, ...step }] : [])) : [],
  waits(answer) {
    const waiting = answer as Waiting | null;
    const all = waiting ? [waiting.waitsFor, ...waiting.also] : [];
    return {
      first: waiting?.waitsFor.deadlineId ?? null,
      dates: new Map(all.map((wait) => [wait.deadlineId, datesOf(wait)])),
    };
  },
  otherDates,
  summary: ({ province, enteredOn }) => `trajectory · ${province} · entered ${enteredOn}`,
  attributes: attributePairs,
};

const datesOf = ({ who, until, otherwise }: Wait): string =>
  `${who} until ${until}${otherwise ? `, ${otherwise.rung} ${otherwise.on}` : ''}`;

/** The table of deadlines and the state must tell the same. */
async function otherDates(db: Database, states: readonly Begun<Trajectory>[]): Promise<Map<string, OtherDate[]>> {
  const ids = states.map(({ id }) => id);
  const rows = Map.groupBy(await openDeadlinesOf(db, ids), ({ trajectoryId }) => trajectoryId);
  const differs = (state: Begun<Trajectory>) => unlessSpoilt(() => differing(rows.get(state.id) ?? [], state), []);
  return new Map(states.map((state) => [state.id, differs(state)]));
}

function differing(rows: Awaited<ReturnType<typeof openDeadlinesOf>>, state: Begun<Trajectory>): OtherDate[] {
  const table = new Map(rows.map((row) => [row.deadlineId, `${row.dueOn} ${row.nextOn ?? '-'} ${row.reached ?? '-'}`]));
  const wanted = new Map(
    state.deadlines.map(({ id, dueOn, steps, reached }) => [id, `${dueOn} ${steps[0]?.on ?? '-'} ${reached ?? '-'}`]),
  );
  return [...new Set([...table.keys(), ...wanted.keys()])]
    .filter((id) => table.get(id) !== wanted.get(id))
    .map((deadlineId) => ({
      deadlineId,
      table: table.get(deadlineId) ?? 'none',
      state: wanted.get(deadlineId) ?? 'none',
    }));
}

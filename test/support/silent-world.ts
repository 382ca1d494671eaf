import { localDateOf, type LocalDate } from '../../domain/calendar/index.ts';
import { each } from '../../app/each.ts';
import { forward } from '../../app/demo/index.ts';
import { forecastOf } from '../../app/trajectories/index.ts';
import { readEvents } from '../../db/queries/events.ts';
import { openTrajectories } from '../../db/queries/rebuild.ts';
import { codes, type TrajectoryEvent } from '../../domain/trajectory/index.ts';
import { setFaults } from '../e2e/kit/outside-ledger.ts';
import { playPopulation, takeIn } from '../e2e/kit/population.ts';
import { tell } from '../e2e/kit/told.ts';
import type { World } from './world.ts';

export interface Compared {
  readonly trajectoryId: string;
  readonly foreseen: readonly string[];
  readonly happened: readonly string[];
}

/** No outside system answers: every question is refused. What is only told is taken: it changes nothing in a trajectory. */
async function silence({ sandboxes }: World): Promise<void> {
  for (const system of codes.lookupSystems)
    await setFaults(sandboxes[system].url, { rules: [{ kind: 'refuse', rate: 1 }] });
}

/**
 * Random lives, taken as they stand in the middle, and what their forecasts say of all the rest; then time goes by on the
 * real server with nobody acting, and what happened is laid beside it.
 */
export async function foreseenAndHappened(
  world: World,
  { people, seed, duration }: { people: number; seed: number; duration: string },
): Promise<{ compared: Compared[]; events: number }> {
  const { app } = world;
  await silence(world);
  await takeIn(app, playPopulation({ people, seed }));
  const open: string[] = [];
  for await (const { id } of openTrajectories(app.db)) open.push(id);
  const before = await each(open, 4, async (trajectoryId) => ({
    trajectoryId,
    foreseen: await forecastOf(app, trajectoryId),
    sequence: (await readEvents(app.db, trajectoryId)).at(-1)?.sequence ?? 0,
  }));
  const { to, events } = await forward(app, { duration, sweeps: false });
  const until = localDateOf(to);
  const compared = await each(before, 4, async ({ trajectoryId, foreseen, sequence }): Promise<Compared> => {
    const happened = (await readEvents(app.db, trajectoryId)).filter((event) => event.sequence > sequence);
    return { trajectoryId, foreseen: lines(foreseen, until), happened: lines(happened, until) };
  });
  return { compared, events };
}

/** Everything decided but when it was recorded; of a silence only that it was one. */
const lines = (events: readonly TrajectoryEvent[], until: LocalDate): string[] =>
  tell(
    events
      .filter(({ on }) => on <= until)
      .map((event) => inOrder(event.type === 'LookupUnanswered' ? { ...event, code: 'silent' } : event)),
  );

/** What comes from Postgres has its fields in an order of its own. */
const inOrder = <T>(value: T): T =>
  (typeof value !== 'object' || value === null
    ? value
    : Array.isArray(value)
      ? value.map(inOrder)
      : Object.fromEntries(
          Object.entries(value)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, of]) => [key, inOrder(of as unknown)]),
        )) as T;

import { localDateOf, type LocalDate } from '../../domain/calendar/index.ts';
import { each } from '../../app/each.ts';
import { forward } from '../../app/demo/index.ts';
import { forecastOf } from '../../app/trajectories/index.ts';
import { readEvents } from '../../db/queries/events.ts';
import { openTrajectories } from '../../db/queries/rebuild.ts';
import { rules2026 } from '../../domain/rules/index.ts';
import {
  codes,
  contextAt,
  evolve,
  forecast,
  isOpen,
  notRegistered,
  type Trajectory,
  type TrajectoryEvent,
} from '../../domain/trajectory/index.ts';
import { setFaults } from '../e2e/kit/outside-ledger.ts';
import { playPopulation, takeIn, type Population } from '../e2e/kit/population.ts';
import { tell } from '../e2e/kit/told.ts';
import type { World } from './world.ts';

/** So many events are foreseen, of all lives together, before a comparison says something. */
const longFuture = 60;

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

/** Of a population, what is foreseen of each life that is still open. */
function foreseenOf({ now, lives }: Population): number[] {
  return lives.flatMap(({ events }) => {
    const state = events.reduce<Trajectory>(evolve, notRegistered);
    const context = contextAt(state, now, { rules: rules2026, calendar: { closingDays: [] } });
    return isOpen(state) ? [forecast(state, context).length] : [];
  });
}

/** Lives until so many of them are open, with a long future between them: on some days most of a few have ended. */
function livesToForesee({ people, open, seed }: { people: number; open: number; seed: number }): Population {
  for (let drawn = people; ; drawn += 1) {
    const population = playPopulation({ people: drawn, seed });
    const foreseen = foreseenOf(population);
    const events = foreseen.reduce((sum, length) => sum + length, 0);
    if (foreseen.length >= open && (open === 0 || events > longFuture)) return population;
    if (population.lives.length < drawn) throw new Error(`of ${drawn} lives only ${foreseen.length} are open`);
  }
}

/**
 * Random lives, taken as they stand in the middle, and what their forecasts say of all the rest; then time goes by on the
 * real server with nobody acting, and what happened is laid beside it.
 */
export async function foreseenAndHappened(
  world: World,
  { people, open = 0, seed, duration }: { people: number; open?: number; seed: number; duration: string },
): Promise<{ compared: Compared[]; events: number }> {
  const { app } = world;
  await silence(world);
  await takeIn(app, livesToForesee({ people, open, seed }));
  const going: string[] = [];
  for await (const { id } of openTrajectories(app.db)) going.push(id);
  const before = await each(going, 4, async (trajectoryId) => ({
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

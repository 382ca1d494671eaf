import { localDateOf, nextWorkingDay, type Calendar, type LocalDate } from '../../domain/calendar/index.ts';
import { isOpen, type OpenTrajectory } from '../../domain/trajectory/index.ts';
import { giveCommand } from '../../app/trajectories/index.ts';
import { each } from '../../app/each.ts';
import { forward } from '../../app/demo/index.ts';
import type { App } from '../../app/open.ts';
import { registerRow } from '../../app/intake/index.ts';
import { openTrajectories } from '../../db/queries/rebuild.ts';
import type { RegistrationRow } from '../../domain/people/registration-row.ts';
import {
  answerTo,
  carryOut,
  dayOfActing,
  intentions,
  sessionOf,
  type Act,
  type Intention,
} from '../../ops/demo/habits.ts';
import { randomFrom, type Random } from '../../ops/demo/random.ts';
import { goodRows } from '../e2e/kit/list.ts';
import { operator } from './world.ts';

/** What somebody has in mind about one trajectory: by deadline or intention, the day. */
interface Person {
  readonly random: Random;
  readonly plans: Map<string, LocalDate | null>;
}

export interface Year {
  readonly registered: number;
  readonly given: number;
  readonly refused: number;
  readonly weeks: number;
}

/** Good rows of the bundled list, all of them living in one place in Limburg: so many as one province has. */
export const peopleOfLimburg = (people: number): RegistrationRow[] =>
  goodRows()
    .slice(0, people)
    .map(({ row }) => ({ ...row, province: 'limburg', postcode: '3500', municipality: 'Hasselt' }));

/** Trajectories in which something is done at once; more would only wait for each other on two cores. */
const atOnce = 8;

/**
 * A year of a province on the real server, week by week: people are registered, time goes by with the time machine, and
 * everyone does what they have in mind, from a seed, by commands of the application.
 */
export async function liveThroughAYear(
  app: App,
  { rows, weeks, seed }: { rows: readonly RegistrationRow[]; weeks: number; seed: number },
): Promise<Year> {
  const people = new Map<string, Person>();
  let registered = 0;
  let given = 0;
  let refused = 0;
  const newPerWeek = Math.ceil(rows.length / Math.max(1, Math.floor(weeks * 0.6)));
  for (let week = 0; week < weeks; week += 1) {
    const arrivals = rows.slice(registered, registered + newPerWeek);
    registered += arrivals.length;
    await each(arrivals, atOnce, (row) => registerRow(app, row, operator));
    await forward(app, { duration: '1w' });
    const today = localDateOf(await app.now());
    const { calendar } = await app.basis();
    const open: OpenTrajectory[] = [];
    for await (const { state } of openTrajectories(app.db)) if (isOpen(state)) open.push(state);
    await each(open, atOnce, async (state) => {
      const person = people.get(state.id) ?? {
        random: randomFrom(seed * 7919 + Number(state.id.slice(2))),
        plans: new Map(),
      };
      people.set(state.id, person);
      for (const act of actsOf(state, today, person, calendar)) {
        const { name, by, data } = act;
        const result = await giveCommand(app, { trajectoryId: state.id, name, by, data });
        if (result.ok) given += 1;
        else refused += 1;
      }
    });
  }
  return { registered, given, refused, weeks };
}

/** What is to be done now, as the state was at the beginning of the day: what one act makes impossible is refused, rightly. */
function actsOf(state: OpenTrajectory, today: LocalDate, { random, plans }: Person, calendar: Calendar): Act[] {
  const due = (key: string, draw: () => LocalDate | null): boolean => {
    if (!plans.has(key)) plans.set(key, draw());
    const on = plans.get(key) ?? null;
    if (on === null || on > today) return false;
    plans.set(key, null);
    return true;
  };
  const here = `${state.phase} ${state.phaseSince}`;
  if (!plans.has(here)) {
    plans.set(here, null);
    for (const [what, on] of intentions(state, random)) plans.set(`${here} ${what}`, nextWorkingDay(on, calendar));
  }
  const answers = state.deadlines.map((deadline) =>
    due(deadline.id, () => dayOfActing(deadline, random, calendar)) ? answerTo(deadline, state, today, random) : null,
  );
  const wishes = [...plans.keys()]
    .filter((key) => key.startsWith(`${here} `))
    .map((key) =>
      due(key, () => null) ? carryOut(key.slice(here.length + 1) as Intention, state, today, random) : null,
    );
  return [...answers, sessionOf(state, today, random), ...wishes].filter((act) => act !== null);
}

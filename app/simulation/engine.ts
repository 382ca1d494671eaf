import { isDeepStrictEqual } from 'node:util';
import { setTimeout as wait } from 'node:timers/promises';
import { addDays, instantOfMs, localDateOf, momentOf, msOf, type LocalDate } from '../../domain/calendar/index.ts';
import type { CohortEvent } from '../../domain/cohort/index.ts';
import { measured, run, type Ran, type Said, type Scenario } from '../../domain/simulation/index.ts';
import type { TrajectoryEvent } from '../../domain/trajectory/index.ts';
import { setClockOffset } from '../../db/queries/clock.ts';
import { readCohort, readCohortEvents } from '../../db/queries/cohorts.ts';
import { countEvents } from '../../db/queries/counts.ts';
import { readEvents } from '../../db/queries/events.ts';
import { readTrajectory } from '../../db/queries/trajectories.ts';
import { giveCohortCommand, planCohort } from '../cohorts/index.ts';
import { each } from '../each.ts';
import { AppError, notInDemo } from '../errors.ts';
import { registerRow } from '../intake/index.ts';
import type { App } from '../open.ts';
import { openCapacityYear, setPlaces } from '../places/index.ts';
import { bringTo } from '../runs/bring-to.ts';
import { giveCommand } from '../trajectories/index.ts';
import { invented } from './engine-people.ts';

/** What the engine made of a run, beside what the core made of it alone. */
export interface Played {
  readonly people: number;
  readonly said: number;
  readonly events: number;
  /** Where the events differ: of whom, and the first two that are not the same. */
  readonly differences: readonly { readonly id: string; readonly pure: string; readonly engine: string }[];
  /** Every figure of both is the same. */
  readonly sameFigures: boolean;
  readonly pure: Ran;
}

const operator = { role: 'operator', id: 'simulation' } as const;
/** A workflow that is told by another has heard of it by then. */
const patienceMs = 60_000;
const atOnce = 8;

/**
 * Plays what people and systems said in a pure run into real workflows, on the same days, with the server's time skipping; and
 * lays the events that came of it beside those of the run. Only in a demo in which nobody is yet: the people are written there.
 * @throws AppError `clock.notInDemo`, `simulation.notEmpty`, `simulation.inThePast`
 */
export async function playOnEngine(
  app: App,
  scenario: Scenario,
  onSaid: (done: number, of: number) => void = () => {},
): Promise<Played> {
  if (app.settings.mode !== 'demo') throw notInDemo();
  if ((await countEvents(app.db)) > 0)
    throw new AppError(
      'simulation.notEmpty',
      'there are people already',
      'npm start -- --no-demo, in a folder of its own',
    );
  if (scenario.from < localDateOf(await app.now()))
    throw new AppError('simulation.inThePast', 'no clock runs back', 'let it begin today or later');
  const script: Said[] = [];
  const pure = run(scenario, (said) => script.push(said));
  await setPlacesOf(app, scenario);
  for (const [at, said] of script.entries()) {
    await goTo(app, said.on);
    await say(app, said);
    await heard(app, said.touched);
    onSaid(at + 1, script.length);
  }
  const last = addDays(pure.until, -1);
  await goTo(app, last);
  const now = msOf(await app.now());
  await each([...ids(pure)], atOnce, (id) => bringTo(app, id, now).catch(() => undefined));
  await heard(app, lastOf(pure));
  const lives = await Promise.all(
    pure.lives.map(async (life) => ({ ...life, events: await readEvents(app.db, life.id) })),
  );
  const groups = await Promise.all(
    pure.groups.map(async ({ id }) => ({ id, events: await readCohortEvents(app.db, id) })),
  );
  const ran: Ran = { ...pure, lives, groups };
  const all = [...pairs(pure.lives, lives), ...pairs(pure.groups, groups)];
  return {
    ...{ people: lives.length, said: script.length, pure },
    events: [...lives, ...groups].reduce((sum, { events }) => sum + events.length, 0),
    differences: all.flatMap(([id, one, other]) => firstDifference(id, one, other)),
    sameFigures: isDeepStrictEqual(measured(ran, scenario), measured(pure, scenario)),
  };
}

function* ids({ lives, groups }: Ran): Generator<string> {
  for (const { id } of lives) yield id;
  for (const { id } of groups) yield id;
}

const lastOf = ({ lives, groups }: Ran): ReadonlyMap<string, number> =>
  new Map([...lives, ...groups].map(({ id, events }) => [id, events.length]));

/** Fewer places than the rules give, as a coordinator sets them. */
async function setPlacesOf(app: App, { quota, from, years }: Scenario): Promise<void> {
  if (quota === undefined) return;
  const first = Number(from.slice(0, 4));
  for (const province of ['antwerp', 'limburg', 'eastFlanders', 'flemishBrabant', 'westFlanders'] as const)
    for (let year = first; year <= first + Math.ceil(years); year += 1)
      await setPlaces(app, { province, year, places: quota, by: operator });
}

/** Nine in the morning of that day, unless it is that day already. */
async function goTo(app: App, day: LocalDate): Promise<void> {
  if (localDateOf(await app.now()) < day) await setClockOffset(app.db, msOf(momentOf(day, '09:00')) - Date.now());
}

async function say(app: App, said: Said): Promise<void> {
  switch (said.kind) {
    case 'register': {
      const row = await invented(app, said.arrival);
      const registered = await registerRow(app, { ...row, registeredOn: said.arrival.on }, operator);
      if (!registered.ok || registered.trajectoryId !== said.id)
        throw new Error(`${said.id} was not registered as such`);
      await bringTo(app, said.id, msOf(await app.now()));
      return;
    }
    case 'give': {
      const { id: trajectoryId, name, by, data } = said;
      return allowed(said, await giveCommand(app, { trajectoryId, name, by, data }));
    }
    case 'wake':
      return bringTo(app, said.id, msOf(await app.now()));
    case 'plan': {
      const { cohortId: _id, ...planning } = said.planning;
      const sessions = said.sessions.map((day) => ({ day }));
      return allowed(said, await planCohort(app, { ...planning, sessions }, operator));
    }
    case 'giveCohort': {
      const { id: cohortId, name, by, data } = said;
      return allowed(said, await giveCohortCommand(app, { cohortId, name, by, data }));
    }
    case 'offer':
      await openCapacityYear(app);
  }
}

function allowed({ kind, ...said }: Said, result: { readonly ok: boolean }): void {
  if (result.ok) return;
  const what = 'name' in said ? said.name : kind;
  throw new Error(`${what} of ${'id' in said ? said.id : ''} on ${said.on}: ${JSON.stringify(result)}`);
}

/** What one workflow tells another (a place, a group) is on its way when the command is answered: wait until all of it is recorded. */
async function heard(app: App, touched: ReadonlyMap<string, number>): Promise<void> {
  const giveUpAt = Date.now() + patienceMs;
  for (const [id, sequence] of touched) {
    for (let pauseMs = 20; (await sequenceOf(app, id)) < sequence; pauseMs = Math.min(pauseMs * 2, 400)) {
      // Its own clock may be behind: what time did to it belongs to what is waited for.
      if (pauseMs === 400) await bringTo(app, id, msOf(await app.now())).catch(() => undefined);
      if (Date.now() > giveUpAt)
        throw new Error(`${id} did not come to event ${sequence} on ${instantOfMs(msOf(await app.now()))}`);
      await wait(pauseMs);
    }
  }
}

async function sequenceOf(app: App, id: string): Promise<number> {
  if (id.startsWith('C')) return (await readCohort(app.db, id))?.sequence ?? 0;
  return (await readTrajectory(app.db, id))?.trajectory.sequence ?? 0;
}

type AnyEvent = TrajectoryEvent | CohortEvent;
interface Told {
  readonly id: string;
  readonly events: readonly AnyEvent[];
}

const pairs = (pure: readonly Told[], engine: readonly Told[]) =>
  pure.map(({ id, events }, at) => [id, events, engine[at]?.events ?? []] as const);

/** All but the moment at which it was decided, and the names of made-up colleagues: the day, what happened, and all its data. */
function bare(event: AnyEvent | undefined): string {
  if (event === undefined) return '(nothing)';
  const { at: _at, by: _by, ...rest } = event as AnyEvent & Record<string, unknown>;
  return JSON.stringify(inOrder({ ...rest, ...(event.type === 'Registered' ? { mediatorId: null } : {}) }));
}

/** What comes from Postgres has its fields in an order of its own. */
const inOrder = (value: unknown): unknown =>
  typeof value !== 'object' || value === null
    ? value
    : Array.isArray(value)
      ? value.map(inOrder)
      : Object.fromEntries(
          Object.entries(value)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, of]) => [key, inOrder(of)]),
        );

function firstDifference(id: string, pure: readonly AnyEvent[], engine: readonly AnyEvent[]): Played['differences'] {
  const length = Math.max(pure.length, engine.length);
  for (let at = 0; at < length; at += 1) {
    const [one, other] = [bare(pure[at]), bare(engine[at])];
    if (one !== other) return [{ id, pure: one, engine: other }];
  }
  return [];
}

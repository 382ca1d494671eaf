import assert from 'node:assert/strict';
import { addDays } from '../../../../domain/calendar/index.ts';
import {
  catchUp,
  decide,
  isOpen,
  isRefusal,
  refusalCodes,
  type Context,
  type Decided,
  type Effect,
  type Trajectory,
} from '../../../../domain/trajectory/index.ts';
import { deepFreeze } from '../kit/freeze.ts';
import { aimOf, type Aim } from './aim.ts';
import { agreesWithAvailable, forecastComesTrue, isForetold, sameWhenLate } from './future.ts';
import { holdsNow, holdsOfEffects, holdsOfTheEnd } from './holds.ts';
import {
  aMoveFor,
  aMoveOn,
  anyMove,
  aPause,
  birth,
  daysUntilNext,
  firstMoment,
  goalOf,
  isThere,
  lateForTheGroup,
  momentOf,
  pausable,
  type Given,
  unborn,
  type Move,
} from './lifetime.ts';
import { chance, type Chance } from './random.ts';
import { nothingTold, tellOn, toldAll } from './retold.ts';
import { count, type Table } from './table.ts';

const canPause: ReadonlySet<string> = new Set(pausable);

/**
 * Each beginning is lived to several ends: the state is never changed, so every end starts from the very same one. One that did
 * not come where it is aimed at is not lived so often.
 */
const endsPerBeginning = { aimed: 12, astray: 2 } as const;

/**
 * One random beginning with its ends, from its seed. Gives how many those were.
 * @throws with the seed and everything that was said when something does not hold
 */
export function live(seed: number, table: Table): number {
  const said: string[] = [];
  try {
    return liveOn(chance(seed), aimOf(seed), table, said);
  } catch (error) {
    throw new Error(
      `W2_MODEL_SEED=${seed} W2_MODEL_RUNS=1\n${said.join('\n')}\n${error instanceof Error ? error.stack : String(error)}`,
      { cause: error },
    );
  }
}

function liveOn(dice: Chance, aim: Aim, table: Table, said: string[]): number {
  const { firstDay, given: first } = firstMoment(dice);
  let given = first;
  let today = firstDay;
  let state: Trajectory = unborn;
  let told = nothingTold(unborn);
  const everything: Effect[] = [];

  const take = (decided: Decided, context: Context, adopted: Partial<Given> = {}): void => {
    deepFreeze(decided.events);
    deepFreeze(decided.state);
    given = { ...given, ...adopted };
    const after = { ...context, ...given };
    for (const event of decided.events) told = tellOn(told, deepFreeze(event), context, after);
    told = toldAll(told);
    assert.deepStrictEqual(told.state, decided.state, 'the events do not give the state');
    state = decided.state;
    const wanted = holdsOfEffects(decided.events, state);
    for (const effect of wanted) if (effect.kind === 'notify') count(table, 'told', effect.about, null);
    everything.push(...wanted);
    holdsNow(state, after);
  };

  const move = (next: (present: Trajectory, context: Context) => Move): void => {
    const context = momentOf(state, today, given, dice);
    const present = catchUp(state, context).state;
    const { name, input } = next(present, context);
    said.push(
      `${today} ${present.phase}${isOpen(present) && present.pause ? ' (on pause)' : ''}: ${name} ${JSON.stringify(input, briefly)}`,
    );
    const result = decide(state, name, input, context);
    const refused = isRefusal(result) ? result.refused : null;
    count(table, present.phase, name, refused);
    if (isOpen(present) && present.pause) count(table, 'on pause', name, refused);
    if (dice.happens(0.1)) agreesWithAvailable(state, name, input, context, result);
    if (dice.happens(0.004)) isForetold(state, name, input, context, result);
    if (isRefusal(result)) assert.ok(refusalCodes.includes(result.refused) && Object.isFrozen(state));
    else take(result, context, adoptedBy(name, input.data));
    said.push(isRefusal(result) ? `  ${result.refused}` : `  ${result.events.map(({ type }) => type).join(' ')}`);
  };

  const timePasses = (): void => {
    const days = daysUntilNext(state, today, dice);
    if (days > 0 && dice.happens(0.03)) sameWhenLate(state, momentOf(state, today, given, dice), addDays(today, days));
    today = addDays(today, days);
    // Sometimes the timers fire in time, sometimes only the next command catches up.
    if (dice.happens(0.5)) {
      const context = momentOf(state, today, given, dice);
      take(catchUp(state, context), context);
    }
  };

  const born = momentOf(state, today, given, dice);
  take(birth(born, dice), born);
  const goal = goalOf(aim, dice);
  for (let tries = 0; tries < 18 && state.phase !== goal && state.phase !== 'closed'; tries += 1) {
    move((present, context) => aMoveOn(present, context, dice, goal));
    if (dice.happens(0.3)) today = addDays(today, dice.int(15));
    today = lateForTheGroup(state, today, dice);
  }
  const beginning = { state, told, today, given, effects: everything.length, said: said.length };
  const ends = state.phase === goal ? endsPerBeginning.aimed : endsPerBeginning.astray;
  for (let end = 0; end < ends; end += 1) {
    ({ state, told, today, given } = beginning);
    let reached = false;
    everything.length = beginning.effects;
    said.length = beginning.said;
    if (dice.happens(canPause.has(state.phase) ? 0.3 : 0.05))
      move((present, context) => aPause(present, context, dice));
    for (let moves = dice.between(12, 16); moves > 0; moves -= 1) {
      // After the end everything is refused alike.
      if (state.phase === 'closed' && aim.row !== 'closed') moves = Math.min(moves, 1);
      // What comes after its aim is what other lives are for.
      else if (state.phase === goal) reached = true;
      else if (reached) moves = Math.min(moves, 4);
      // Several things are tried on one day: what they are tried in is seldom, and goes by with time.
      // Without consent a life is over in sixty days.
      if (dice.happens(state.phase === 'registration' ? 0.15 : 0.6)) timePasses();
      move((present, context) => {
        if (dice.happens(isThere(present, aim) ? 0.9 : 0.5)) return aMoveFor(aim, present, context, dice);
        return dice.happens(0.15) ? aMoveOn(present, context, dice) : anyMove(present, context, dice);
      });
    }
    if (dice.happens(0.01)) forecastComesTrue(state, momentOf(state, today, given, dice));
    holdsOfTheEnd(state, everything);
  }
  return ends;
}

/** A whole rule set is told by its version: the seed makes it again. */
const briefly = (key: string, value: unknown): unknown =>
  key === 'rules' && typeof value === 'object' ? (value as { version?: unknown } | null)?.version : value;

/** As where a trajectory runs: what it adopted takes the place of what it began with. */
function adoptedBy(name: string, data: Readonly<Record<string, unknown>>): Partial<Given> {
  if (name === 'adoptRules') return { rules: data['rules'] as Given['rules'] };
  return name === 'adoptCalendar' ? { calendar: data['calendar'] as Given['calendar'] } : {};
}

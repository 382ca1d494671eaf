import assert from 'node:assert/strict';
import { addDays } from '../../../../domain/calendar/index.ts';
import { refusalCodes, type Context } from '../../../../domain/trajectory/index.ts';
import { deepFreeze } from '../../trajectory/kit/freeze.ts';
import { chance, type Chance } from '../../trajectory/model/random.ts';
import { count, type Table } from '../../trajectory/model/table.ts';
import {
  catchUp,
  decide,
  isRefusal,
  noteMemberRefused,
  notPlanned,
  ownRefusalCodes,
  type Cohort,
  type Decided,
  type PlannedOnce,
  type Refusal,
} from '../core.ts';
import { endsLast, tellOn } from './between.ts';
import { sameAfterCatchingUp, sameWhenLate } from './future.ts';
import { holdsNow, holdsOfTheEnd } from './holds.ts';
import { aMembersNo, aMove, birth, daysUntilNext, firstMoment, momentOf, type Given } from './lifetime.ts';
import { holdsOfEffects, type Told } from './told.ts';

const known: ReadonlySet<string> = new Set<string>([...ownRefusalCodes, ...refusalCodes]);

/** One random life of a group, from its seed; throws with the seed and everything that was said when something does not hold. */
export function live(seed: number, table: Table): void {
  const said: string[] = [];
  try {
    liveOn(chance(seed), table, said);
  } catch (error) {
    throw new Error(
      `W2_MODEL_SEED=${seed} W2_MODEL_RUNS=1\n${said.join('\n')}\n${error instanceof Error ? error.stack : String(error)}`,
      { cause: error },
    );
  }
}

function liveOn(dice: Chance, table: Table, said: string[]): void {
  const { firstDay, given: first } = firstMoment(dice);
  let given = first;
  let today = firstDay;
  let state: Cohort = notPlanned;
  let told: Told = {};
  const moment = (): Context => momentOf(state, today, given, dice);

  const take = (decided: Decided, context: Context, adopted: Partial<Given> = {}): PlannedOnce => {
    const before = state;
    deepFreeze(decided.events);
    deepFreeze(decided.state);
    given = { ...given, ...adopted };
    const after = { ...context, ...given };
    const retold = decided.events.reduce((so, event) => tellOn(so, deepFreeze(event), context, after), before);
    assert.deepStrictEqual(retold, decided.state, 'the events do not give the state');
    endsLast(before, decided.events);
    state = decided.state;
    assert.ok(state.phase !== 'none', 'unplanned again');
    told = holdsOfEffects(decided.events, before, state, told);
    holdsNow(catchUp(state, after).state as PlannedOnce, after);
    said.push(`  ${decided.events.map(({ type }) => type).join(' ')}`);
    return state;
  };
  const refused = (refusal: Refusal): void => {
    assert.ok(known.has(refusal.refused), `an unknown refusal: ${refusal.refused}`);
    said.push(`  ${refusal.refused} ${JSON.stringify(refusal.details)}`);
  };

  const born = moment();
  const planned = birth(born, dice);
  if (isRefusal(planned)) return refused(planned);
  let current = take(planned, born);
  for (let moves = dice.between(15, 45), over = 0; moves > 0 && over < 9; moves -= 1) {
    const days = daysUntilNext(current, today, dice);
    if (dice.happens(0.1)) sameWhenLate(current, moment(), addDays(today, days));
    today = addDays(today, days);
    const context = moment();
    // Sometimes the timers fire in time, sometimes only the next command catches up.
    if (dice.happens(0.4)) current = take(catchUp(current, context), context);
    if (dice.happens(current.members.length > 0 ? 0.06 : 0.01)) {
      const no = aMembersNo(current, dice);
      said.push(`${today} ${current.phase}: member ${JSON.stringify(no)}`);
      current = take(noteMemberRefused(current, no, context), context);
      continue;
    }
    const move = aMove(current, context.today, dice);
    const { name, input } = move;
    said.push(`${context.today} ${current.phase}: ${name} ${JSON.stringify(input)}`);
    const result = decide(current, name, input, context);
    count(table, current.phase, name, isRefusal(result) ? result.refused : null);
    if (dice.happens(0.2)) sameAfterCatchingUp(current, move, context, result);
    if (isRefusal(result)) refused(result);
    else {
      const { calendar } = input.data as { calendar?: Given['calendar'] };
      current = take(result, context, name === 'adoptCalendar' && calendar ? { calendar } : {});
    }
    if (current.phase === 'ended') over += 1;
  }
  holdsOfTheEnd(current);
}

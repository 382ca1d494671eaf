import assert from 'node:assert/strict';
import {
  addDays,
  localDate,
  startOfDay,
  instantOfMs,
  msOf,
  type LocalDate,
} from '../../../../domain/calendar/index.ts';
import { rules2026, type Province } from '../../../../domain/rules/index.ts';
import {
  catchUp,
  commandNames,
  commandSpecs,
  contextAt,
  decide,
  isOpen,
  isRefusal,
  nextStep,
  notRegistered,
  register,
  type CommandName,
  type Context,
  type Decided,
  type Trajectory,
} from '../../../../domain/trajectory/index.ts';
import { shownDays } from '../../../../domain/trajectory/days.ts';
import { actor } from '../kit/say.ts';
import { holdsNow, holdsOfEffects } from '../model/holds.ts';
import { nothingTold, tellOn, toldAll } from '../model/retold.ts';
import type { Retold } from '../model/told.ts';
import { usualData, variants, type Data } from './candidates.ts';

/** A life as far as it came. */
export interface Lived {
  readonly state: Trajectory;
  readonly told: Retold;
  readonly today: LocalDate;
  readonly given: Pick<Context, 'rules' | 'calendar'>;
  /** What was said, for whoever must live it again. */
  readonly said: readonly string[];
}

const tenOClock = (day: LocalDate) => instantOfMs(msOf(startOfDay(day)) + 10 * 3_600_000);
const momentOf = ({ state, today, given }: Lived): Context => contextAt(state, tenOClock(today), given);

export function bornIn(province: Province, former: LocalDate | null = null): Lived {
  const nobody: Lived = {
    state: notRegistered,
    told: nothingTold(notRegistered),
    today: localDate('2026-12-01'),
    given: { rules: rules2026, calendar: { closingDays: [] } },
    said: [province],
  };
  const reopens = former && { reopens: { id: 'T-000009', because: 'personReturns' as const, eligibleOn: former } };
  const who = { trajectoryId: 'T-000001', source: 'vdab', mediatorId: 'mediator-1', listedOn: null } as const;
  const context = momentOf(nobody);
  return after(nobody, register({ ...who, province, ...reopens }, actor('operator'), context), context, 'registered');
}

/** The life with what was decided, every invariant looked at. */
function after(
  life: Lived,
  decided: Decided,
  context: Context,
  said: string,
  adopted: Partial<Lived['given']> = {},
): Lived {
  const given = { ...life.given, ...adopted };
  const then = { ...context, ...given };
  try {
    let { told } = life;
    for (const event of decided.events) told = tellOn(told, event, context, then);
    told = toldAll(told);
    holdsOfEffects(decided.events, decided.state);
    holdsNow(decided.state, then);
    return { state: decided.state, told, today: context.today, given, said: [...life.said, said] };
  } catch (error) {
    throw new Error([...life.said, said].join('\n'), { cause: error });
  }
}

/** Said on this day; null: refused. */
function say(life: Lived, name: CommandName, data: Data): Lived | null {
  const context = momentOf(life);
  const decided = decide(life.state, name, { by: actor(commandSpecs[name].by[0]), data, noteId: 'N-1' }, context);
  if (isRefusal(decided)) return null;
  const { rules, calendar } = data as Partial<Lived['given']>;
  const adopted = { ...(rules ? { rules } : {}), ...(calendar ? { calendar } : {}) };
  const words = rules || calendar ? '' : ` ${JSON.stringify(data)}`;
  return after(life, decided, context, `${context.today} ${name}${words}`, adopted);
}

/** What is shown as possible is: a day before the earliest or after the latest is refused, and the edges are not for their day. */
function edgesHold(life: Lived, name: CommandName): void {
  const { state } = life;
  if (!isOpen(state)) return;
  const context = momentOf(life);
  const usual = usualData(name, state, context);
  const refusalOf = (key: string, day: LocalDate): string | null => {
    const by = actor(commandSpecs[name].by[0]);
    const decided = decide(state, name, { by, data: { ...usual, [key]: day }, noteId: 'N-1' }, context);
    return isRefusal(decided) ? decided.refused : null;
  };
  for (const [key, { min, max }] of Object.entries(shownDays(name, state, context, usual))) {
    const where = `${[...life.said, `${context.today} ${name} ${key}`].join('\n')}\n${min?.day} to ${max?.day}`;
    if (min) assert.ok(refusalOf(key, addDays(min.day, -1)) !== null, `${where}: the day before is accepted`);
    if (max) assert.ok(refusalOf(key, addDays(max.day, 1)) !== null, `${where}: the day after is accepted`);
    if (min && max && min.day > max.day) continue;
    for (const edge of [min, max])
      assert.ok(!edge || !refusalOf(key, edge.day)?.startsWith('date.'), `${where}: ${edge?.day} is shown and refused`);
  }
}

/** Until the next thing that time does; null: it does nothing more. */
function wait(life: Lived): Lived | null {
  const next = nextStep(life.state);
  if (!next) return null;
  const later = { ...life, today: next.step.on };
  const context = momentOf(later);
  return after(later, catchUp(life.state, context), context, `${context.today} (time)`);
}

/** What makes two lives the same kind of state: what can be said and what time will do, not on which days. */
function kindOf({ state }: Lived): string {
  if (!isOpen(state)) return state.phase;
  const open = [...new Set(state.deadlines.map(({ rule }) => rule))].filter((rule) => !rule.startsWith('EXT-1')).sort();
  const referral = 'referral' in state && state.referral;
  const asked = referral ? [referral.step, referral.track, referral.cohort ? 'in a group' : ''] : [];
  const outcome = 'outcome' in state && state.outcome ? [state.outcome.kind, state.outcome.hiredOn ? 'hired' : ''] : [];
  const coaching = 'coaching' in state && state.coaching;
  const coached = coaching ? [coaching.coachId ? 'coach' : '', coaching.employerConsents ? 'employer' : ''] : [];
  return [state.phase, state.pause ? 'paused' : '', ...asked, ...outcome, ...coached, ...open].join(' ');
}

export interface Explored {
  readonly kinds: number;
  readonly tried: number;
  readonly accepted: number;
  /** Whether there was nothing new left. */
  readonly whole: boolean;
}

/**
 * From each kind of state that is reached, every command with every value at an edge. Stops after so many kinds, or when
 * there is no new one.
 */
export function explore(from: readonly Lived[], most: number): Explored {
  const seen = new Map(from.map((life) => [kindOf(life), life]));
  const todo = [...seen.values()];
  let tried = 0;
  let accepted = 0;
  const reached = (life: Lived | null): void => {
    tried += 1;
    if (!life) return;
    accepted += 1;
    const kind = kindOf(life);
    if (seen.has(kind) || seen.size >= most) return;
    seen.set(kind, life);
    todo.push(life);
  };
  for (let life = todo.shift(); life; life = todo.shift()) {
    // A day later the day of the last step is no longer today, so that each day has a day before it.
    const next = { ...life, today: addDays(life.today, 1) };
    for (const name of commandNames) {
      edgesHold(next, name);
      for (const data of variants(name, next.state, momentOf(next))) reached(say(next, name, data));
    }
    reached(wait(life));
  }
  return { kinds: seen.size, tried, accepted, whole: seen.size < most };
}

/** Every sequence of usual commands and of time, up to so many steps or until time is over; says how many there were per length. */
export function sequences(from: Lived, deepest: number, untilMs = Infinity): number[] {
  const counts: number[] = [];
  let lives: Lived[] = [from];
  for (let depth = 1; depth <= deepest; depth += 1) {
    const longer: Lived[] = [];
    for (const life of lives) {
      if (Date.now() > untilMs) return counts;
      for (const name of commandNames) {
        const next = say(life, name, usualData(name, life.state, momentOf(life)));
        if (next) longer.push(next);
      }
      const later = wait(life);
      if (later) longer.push(later);
    }
    counts.push(longer.length);
    lives = longer;
  }
  return counts;
}

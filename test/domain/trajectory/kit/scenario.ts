import { expect } from 'vitest';
import type { RuleKey } from '../../../../domain/rules/index.ts';
import {
  deadlines,
  effects,
  isOpen,
  isRefusal,
  waiting,
  type Deadline,
  type Effect,
  type Phase,
  type Refusal,
  type RefusalCode,
  type Trajectory,
  type TrajectoryEvent,
} from '../../../../domain/trajectory/index.ts';
import { contains, inWords, missing, type Expected } from './expected.ts';
import { onDay, pass, say, type Life } from './life.ts';
import type { Said } from './say.ts';

/** A story told in given / when / then; every step gives a new scenario, none changes. */
export interface Scenario {
  readonly life: Life;
  readonly state: Trajectory;
  /** The events of the last `when`. */
  readonly events: readonly TrajectoryEvent[];
  readonly refusal: Refusal | null;
  at(date: string): Scenario;
  when(...said: readonly Said[]): Scenario;
  /** The same moment again, but this happens: forgets the last `when`. */
  whenInstead(...said: readonly Said[]): Scenario;
  whenTimePassesTo(date: string): Scenario;
  /** These events come, in this order; others may come between. */
  then(...expected: readonly Expected[]): Scenario;
  /** Exactly these events come and no other. */
  thenOnly(...expected: readonly Expected[]): Scenario;
  thenNot(...expected: readonly Expected[]): Scenario;
  thenRefused(code: RefusalCode, details?: Refusal['details']): Scenario;
  thenIn(phase: Phase, more?: Record<string, unknown>): Scenario;
  /** The rule has an open deadline on this day, or none at all. */
  thenDue(rule: RuleKey, dueOn: string | null): Scenario;
  /** All that the rest of time will do with it, as `rung date`. */
  thenSteps(rule: RuleKey, ...steps: readonly string[]): Scenario;
  thenWaitsFor(who: string, rule: RuleKey, until: string): Scenario;
  /** Exactly these effects of the last `when`, in this order. */
  thenEffects(...expected: readonly Partial<Effect>[]): Scenario;
}

export const given = (life: Life): Scenario => scenario(life, null, null, 0);

function scenario(life: Life, before: Life | null, refusal: Refusal | null, lastFrom: number): Scenario {
  const events = life.events.slice(lastFrom);
  const told = () => (refusal ? `refused: ${JSON.stringify(refusal)}` : events.map(inWords).join('\n'));
  const accepted = () => expect(refusal, told()).toBeNull();
  const open = (rule: RuleKey): Deadline[] => deadlines(life.state).filter((deadline) => deadline.rule === rule);

  const self: Scenario = {
    life,
    state: life.state,
    events,
    refusal,
    at: (date) => scenario(onDay(life, date), before, null, life.events.length),
    when(...said) {
      let current = life;
      for (const [index, one] of said.entries()) {
        const next = say(current, one);
        if (!isRefusal(next)) current = next;
        else if (index === said.length - 1) return scenario(current, life, next, current.events.length);
        else throw new Error(`${one.name} was refused on the way: ${JSON.stringify(next)}`);
      }
      return scenario(current, life, null, life.events.length);
    },
    whenInstead: (...said) => given(before ?? life).when(...said),
    whenTimePassesTo: (date) => scenario(pass(life, date), life, null, life.events.length),
    then(...expected) {
      accepted();
      expect(missing(events, expected), told()).toBeNull();
      return self;
    },
    thenOnly(...expected) {
      self.then(...expected);
      expect(events.length, told()).toBe(expected.length);
      return self;
    },
    thenNot(...expected) {
      accepted();
      expect(
        expected.filter((part) => events.some((event) => contains(event, part))),
        told(),
      ).toStrictEqual([]);
      return self;
    },
    thenRefused(code, details) {
      expect(refusal?.refused, told()).toBe(code);
      if (details) expect(refusal?.details).toStrictEqual(details);
      return self;
    },
    thenIn(phase, more = {}) {
      accepted();
      expect(life.state.phase, told()).toBe(phase);
      for (const key of Object.keys(more))
        expect({ [key]: (life.state as unknown as Record<string, unknown>)[key] }).toMatchObject({ [key]: more[key] });
      return self;
    },
    thenDue(rule, dueOn) {
      accepted();
      expect(
        open(rule).map((deadline) => deadline.dueOn),
        told(),
      ).toStrictEqual(dueOn === null ? [] : [dueOn]);
      return self;
    },
    thenSteps(rule, ...steps) {
      accepted();
      expect(open(rule).flatMap((deadline) => deadline.steps.map(({ rung, on }) => `${rung} ${on}`))).toStrictEqual(
        steps,
      );
      return self;
    },
    thenWaitsFor(who, rule, until) {
      accepted();
      expect(isOpen(life.state)).toBe(true);
      expect(waiting(life.state, life.today)?.waitsFor).toMatchObject({ who, rule, until });
      return self;
    },
    thenEffects(...expected) {
      accepted();
      expect(effects(events, life.state)).toMatchObject(expected);
      return self;
    },
  };
  return self;
}

import { describe, expect, it } from 'vitest';
import { addDays } from '../../../domain/calendar/index.ts';
import {
  catchUp,
  commandSpecs,
  decide,
  isOpen,
  isRefusal,
  wayRight,
  type CommandName,
  type EventType,
  type Trajectory,
} from '../../../domain/trajectory/index.ts';
import { detailText } from '../../../words/details.ts';
import * as is from '../../support/given.ts';
import { everyType } from '../../support/every-type.ts';
import { inDutch } from '../../words/codes-in.ts';
import { anyMove, aMoveOn, birth, daysUntilNext, firstMoment, momentOf, unborn } from './model/lifetime.ts';
import { chance } from './model/random.ts';

const { correctEvent, given, lastOf, play } = is;
const takesDay = (name: CommandName): boolean => 'on' in commandSpecs[name].fields;

/** Nobody says them: they follow from what was said. */
const comesAlong: readonly EventType[] = [
  ...(['LookupRequested', 'InscriptionRequested', 'DeregistrationRequested', 'Resumed'] as const),
];

describe('A day that somebody typed', () => {
  it('is put right, or one sentence says why not and what to do instead: of every event that a command with a day makes', () => {
    const typed = new Set<EventType>();
    const corrected = new Set<EventType>();
    for (let seed = 1; seed <= 300; seed += 1) {
      const dice = chance(seed * 6_007);
      let { firstDay: today, given: basis } = firstMoment(dice);
      let state: Trajectory = birth(momentOf(unborn, today, basis, dice), dice).state;
      for (let move = 0; move < 45 && isOpen(state); move += 1) {
        today = addDays(today, Math.min(60, daysUntilNext(state, today, dice)));
        const context = momentOf(state, today, basis, dice);
        const present = catchUp(state, context).state;
        const { name, input } = dice.happens(0.6) ? aMoveOn(present, context, dice) : anyMove(present, context, dice);
        const result = decide(state, name, input, context);
        if (isRefusal(result)) continue;
        const { rules = basis.rules, calendar = basis.calendar } = input.data as Partial<typeof basis>;
        basis = { rules, calendar };
        state = result.state;
        for (const event of result.events) {
          if (event.by.role !== input.by.role || event.type.startsWith('Deadline')) continue;
          if (takesDay(name as CommandName)) typed.add(event.type);
          if (wayRight[event.type] !== 'corrected' || !isOpen(state) || (state.edition ?? 1) < 2) continue;
          expect(
            state.recent.map(({ sequence }) => sequence),
            event.type,
          ).toContain(event.sequence);
          corrected.add(event.type);
        }
      }
    }
    expect(typed.size).toBeGreaterThan(35);
    expect([...typed].filter((type) => wayRight[type] === 'ours' && !comesAlong.includes(type))).toEqual([]);
    const puts = (Object.keys(everyType) as EventType[]).filter((type) => wayRight[type] === 'corrected');
    expect(corrected.size).toBeGreaterThanOrEqual(puts.length - 2);
    for (const way of new Set(Object.values(wayRight)))
      if (way !== 'corrected') inDutch(detailText('instead', way, 'nl'));
  });
});

describe('The intake talk', () => {
  const talked = () => play(is.anIntake(), ['2026-01-12', is.holdIntakeTalk()]);
  const sequence = lastOf(talked(), 'IntakeTalkHeld');
  const day = (on: string) => correctEvent({ sequence, reason: 'wrongDate', on });

  it('was on another day: the decision is due from there', () => {
    given(talked()).thenDue('INT-2', '2026-01-19');
    given(talked())
      .when(day('2026-01-09'))
      .thenIn('intake', { talkHeldOn: '2026-01-09' })
      .thenDue('INT-2', '2026-01-16')
      .when(is.eligible({ on: '2026-01-09' }))
      .thenIn('planning');
    given(talked()).when(day('2026-01-05')).thenRefused('date.before');
  });

  it('was not held: it is waited for again, and nothing is decided before it', () => {
    const undone = given(talked())
      .when(correctEvent({ sequence, reason: 'didNotHappen' }))
      .thenIn('intake', { talkHeldOn: null })
      .thenDue('INT-1', '2026-01-22')
      .thenDue('INT-2', null);
    undone.when(is.eligible()).thenRefused('intake.talkFirst');
    undone
      .when(correctEvent({ sequence: undone.events[0]?.sequence ?? 0, reason: 'other' }))
      .thenIn('intake', { talkHeldOn: '2026-01-12' })
      .thenDue('INT-1', null)
      .thenDue('INT-2', '2026-01-19');
    undone.when(is.holdIntakeTalk({ on: '2026-01-09' })).thenDue('INT-2', '2026-01-16');
  });

  it('on which a decision rests has its day put right up to the decision, and took place', () => {
    const decided = play(talked(), ['2026-01-14', is.eligible()]);
    given(decided).when(day('2026-01-09')).thenOnly({ type: 'EventCorrected', trueOn: '2026-01-09' });
    given(decided).at('2026-01-20').when(day('2026-01-15')).thenRefused('date.after');
    given(decided)
      .when(correctEvent({ sequence, reason: 'didNotHappen' }))
      .thenRefused('correction.restedOn');
  });
});

describe('A finished action', () => {
  const finished = () =>
    play(
      is.aMediation(),
      ['2026-02-10', is.addAction({ theme: 'work', owner: 'mediator', targetOn: '2026-03-31' })],
      ['2026-02-20', is.finishAction({ actionId: 'A1' })],
    );
  const sequence = lastOf(finished(), 'ActionFinished');

  it('that was not finished is open again by its target date, and can be finished', () => {
    given(finished())
      .when(correctEvent({ sequence, reason: 'didNotHappen' }))
      .thenDue('PLAN-3', '2026-03-31')
      .thenIn('mediation', { plan: { actions: [{ id: 'A1', status: 'open' }] } })
      .when(is.finishAction({ actionId: 'A1' }))
      .thenDue('PLAN-3', null);
  });

  it('was finished on another day, not before it was there', () => {
    given(finished())
      .when(correctEvent({ sequence, reason: 'wrongDate', on: '2026-02-12' }))
      .thenOnly({ type: 'EventCorrected', trueOn: '2026-02-12' })
      .thenIn('mediation', { plan: { actions: [{ status: 'finished' }] } });
    given(finished())
      .when(correctEvent({ sequence, reason: 'wrongDate', on: '2026-02-09' }))
      .thenRefused('date.before');
  });
});

describe('A prepared end', () => {
  it('that was not prepared is waited for again; on another day it is prepared', () => {
    const prepared = play(is.pass(is.aMediation(), '2027-11-22'), ['2027-11-22', is.prepareEnd()]);
    const sequence = lastOf(prepared, 'EndPrepared');
    given(prepared)
      .thenDue('CAP-1/warning', null)
      .when(correctEvent({ sequence, reason: 'wrongPerson' }))
      .thenDue('CAP-1/warning', '2027-11-19');
    given(prepared)
      .when(correctEvent({ sequence, reason: 'wrongDate', on: '2027-11-10' }))
      .thenOnly({ type: 'EventCorrected' });
  });
});

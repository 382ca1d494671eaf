import { describe, expect, it } from 'vitest';
import { instant, type LocalDate } from '../../../domain/calendar/index.ts';
import {
  catchUp,
  contextAt,
  decide,
  forecast,
  isRefusal,
  noteRefusedSignal,
  notRegistered,
  refuse,
  type TrajectoryEvent,
} from '../../../domain/trajectory/index.ts';
import {
  aGroupTrack,
  aJobCoaching,
  aMediation,
  anIntake,
  anAntwerpTrajectory,
  aRegistration,
  contextOf,
  given,
  onDay,
  pass,
  pause,
  play,
  reached,
  recordContact,
  type Life,
} from '../../support/given.ts';

const bare = (events: readonly TrajectoryEvent[]) => events.map(({ at: _at, ...event }) => event);

describe('A late timer', () => {
  it.each([
    ['a registration', aRegistration(), '2026-03-01'],
    [
      'a pause in a group',
      play(aGroupTrack(), ['2026-03-09', pause({ reason: 'care', until: '2026-04-05' })]),
      '2026-12-01',
    ],
    ['a Randstad track to its cap and beyond', anAntwerpTrajectory(), '2028-06-01'],
    ['jobcoaching', aJobCoaching(), '2027-06-01'],
  ])('changes nothing but the time of recording: %s', (_what, life: Life, to) => {
    let daily = life;
    for (
      let day = life.today;
      day <= to;
      day = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10) as LocalDate
    )
      daily = pass(daily, day);
    expect(bare(pass(life, to).events)).toStrictEqual(bare(daily.events));
  });

  it('is decided before the command that comes late too, in order of date, rule and id', () => {
    given(aMediation())
      .at('2026-05-08')
      .when(recordContact({ how: 'phone' }))
      .thenOnly(
        reached('MED-1', 'reminder', '2026-02-25'),
        reached('MED-1', 'overdue', '2026-03-05'),
        reached('MED-1', 'teamLead', '2026-03-11'),
        reached('MED-1', 'programmeCoordinator', '2026-03-18'),
        reached('PLAN-2', 'reminder', '2026-04-24'),
        reached('PLAN-2', 'overdue', '2026-05-03'),
        reached('PLAN-2', 'teamLead', '2026-05-08'),
        { type: 'ContactRecorded', on: '2026-05-08' },
        { type: 'DeadlineMet', rule: 'MED-1', late: true },
        { type: 'DeadlineOpened', deadline: { rule: 'MED-1' } },
      );
  });

  it('on the same day goes by rule, then by id', () => {
    const events = pass(anAntwerpTrajectory(), '2026-04-03').events.filter(
      ({ on, type }) => on === '2026-04-03' && type === 'DeadlineReached',
    );
    expect(events).toMatchObject([{ rule: 'CON-1/randstad' }]);
    const sameDay = pass(aGroupTrack(), '2026-05-26').events.filter(
      ({ type, on }) => type === 'DeadlineReached' && on === '2026-03-30',
    );
    expect(sameDay.map((event) => 'rule' in event && event.rule)).toStrictEqual(
      [...sameDay.map((event) => ('rule' in event ? event.rule : ''))].sort(),
    );
  });

  it('is of time itself', () => {
    expect(pass(anIntake(), '2026-01-18').events.at(-1)).toMatchObject({
      by: { role: 'rule' },
      on: '2026-01-18',
      type: 'DeadlineReached',
    });
  });

  it('whose step was done by what was noted late is caught up with at once', () => {
    given(aMediation())
      .at('2026-06-15')
      .when(recordContact({ how: 'visit', on: '2026-03-04' }))
      .then(
        { type: 'ContactRecorded', on: '2026-03-04' },
        { type: 'DeadlineMet', rule: 'MED-1', late: false },
        reached('MED-1', 'overdue', '2026-04-04'),
        reached('MED-1', 'programmeCoordinator', '2026-04-20'),
      )
      .thenDue('MED-1', '2026-04-03');
  });
});

describe('The clock', () => {
  it('of a trajectory never runs back', () => {
    const life = aMediation();
    const early = contextAt(life.state, instant('2026-01-01T00:00:00.000Z'), life);
    expect(early).toMatchObject({ now: '2026-02-02T09:00:00.000Z', today: '2026-02-02' });
  });

  it('counts the day of Brussels: at 23:30 in winter it is tomorrow in UTC not yet', () => {
    const late = contextAt(notRegistered, instant('2026-01-22T22:59:59.999Z'), aRegistration());
    const midnight = contextAt(notRegistered, instant('2026-01-22T23:00:00.000Z'), aRegistration());
    expect([late.today, midnight.today]).toStrictEqual(['2026-01-22', '2026-01-23']);
  });

  it('makes a task overdue from the start of the next day', () => {
    const { state, rules, calendar } = pass(anIntake(), '2026-01-22');
    const at = (now: string) => catchUp(state, contextAt(state, instant(now), { rules, calendar })).events.length;
    expect([at('2026-01-22T22:59:59.999Z'), at('2026-01-22T23:00:00.000Z')]).toStrictEqual([0, 1]);
  });
});

describe('The forecast', () => {
  it('is what happens if nobody acts and nobody answers', () => {
    const life = aRegistration();
    expect(forecast(life.state, contextOf(life)).map(({ type, on }) => `${on} ${type}`)).toStrictEqual([
      '2026-01-15 DeadlineReached',
      '2026-01-20 DeadlineReached',
      '2026-01-26 DeadlineReached',
      '2026-02-02 DeadlineReached',
      '2026-03-07 DeadlineFell',
      '2026-03-07 DeadlineCancelled',
      '2026-03-06 TrajectoryClosed',
    ]);
  });

  it('has the look-ups asked again and given up', () => {
    const life = anIntake();
    const told = forecast(life.state, contextOf(life)).filter(
      ({ type }) => type === 'LookupRequested' || type === 'LookupGivenUp',
    );
    expect(told.map(({ type, on }) => `${on} ${type}`)).toStrictEqual([
      ...['2026-01-09', '2026-01-15', '2026-01-22', '2026-02-07'].flatMap((on) => [
        `${on} LookupRequested`,
        `${on} LookupRequested`,
      ]),
      '2026-03-09 LookupGivenUp',
      '2026-03-09 LookupGivenUp',
    ]);
  });

  it('of a closed trajectory is empty, and changes nothing of an open one', () => {
    const life = pass(aRegistration(), '2026-03-07');
    expect(forecast(life.state, contextOf(life))).toStrictEqual([]);
    expect(forecast(notRegistered, contextOf(life))).toStrictEqual([]);
  });
});

describe('What cannot be decided', () => {
  it('before a registration', () => {
    const life = aRegistration();
    expect(
      decide(notRegistered, 'giveConsent', { by: { role: 'operator', id: 'operator-1' }, data: {} }, contextOf(life)),
    ).toMatchObject({ refused: 'trajectory.notRegistered' });
    expect(
      noteRefusedSignal(notRegistered, 'giveConsent', refuse('trajectory.notRegistered'), contextOf(life)).events,
    ).toStrictEqual([]);
  });

  it('a refused signal is seen, also after the end, and an unknown name is not repeated', () => {
    for (const life of [aMediation(), onDay(pass(aRegistration(), '2026-03-07'), '2026-04-01')]) {
      const { events, state } = noteRefusedSignal(life.state, 'DROP TABLE', refuse('command.unknown'), contextOf(life));
      expect(events).toMatchObject([
        { type: 'SignalRefused', command: '(unknown)', code: 'command.unknown', by: { role: 'operator' } },
      ]);
      expect(state.phase).toBe(life.state.phase);
    }
  });

  it('is a value, never an exception', () => {
    const life = aMediation();
    for (const data of [null, 7, 'x', [], { how: { toString: 1 } }]) {
      expect(
        isRefusal(
          decide(
            life.state,
            'recordContact',
            { by: { role: 'mediator', id: 'm' }, data: data as never },
            contextOf(life),
          ),
        ),
      ).toBe(true);
    }
  });
});

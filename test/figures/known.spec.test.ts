import { describe, expect, it } from 'vitest';
import { addDays, localDate, type LocalDate } from '../../domain/calendar/index.ts';
import type { KnownBirth } from '../../domain/people/birth.ts';
import {
  ageGroupOf,
  figureCodes,
  knownFacts,
  recordIn,
  traitsOf,
  type FigureCode,
  type FigureRecord,
  type Recorded,
} from '../../domain/statistics/index.ts';
import type { TrajectoryEvent } from '../../domain/trajectory/index.ts';
import { eligible } from '../support/eligible.ts';
import { figureDefinitions } from '../../words/index.ts';
import { andThen, noon, registered, type Batch } from '../db/lives.ts';

const anybody = { sex: 'V', birthDate: localDate('2001-05-10'), education: 'low', origin: 'eu' } as const;

/** Someone of Limburg whose group began on 2 March 2026, with everything that happened so far. */
function inTheGroup(): { last: Batch; events: TrajectoryEvent[] } {
  let last = registered('T-000001', '2026-01-05', 'limburg');
  const events = [...last.events];
  const steps: readonly (readonly [string, string, Record<string, unknown>?])[] = [
    ['giveConsent', '2026-01-06'],
    ['holdIntakeTalk', '2026-01-08'],
    ['decideEligibility', '2026-01-09', eligible],
    ['addGoal', '2026-01-12', { theme: 'work' }],
    ['agreePlan', '2026-01-12', { how: 'signed' }],
    ['refer', '2026-01-15'],
    ['placeGranted', '2026-01-15', { referralId: 'R1' }],
    ['acceptReferral', '2026-01-20', { referralId: 'R1' }],
    ['startGroup', '2026-03-02', { referralId: 'R1' }],
  ];
  for (const [name, on, data] of steps) {
    last = andThen(last.state, name, on, data);
    events.push(...last.events);
  }
  return { last, events };
}

const recorded = (events: readonly TrajectoryEvent[]): Recorded[] =>
  events.map((event) => ({ event, recordedAt: event.at }));

function counted(
  figure: FigureCode,
  events: readonly TrajectoryEvent[],
  asOf: string,
  { from = '2026-01-01', until = asOf, given = recorded(events) } = {},
): FigureRecord[] {
  const days = events.map(({ on }) => on);
  const traits = [{ knownOn: localDate('2026-01-05'), traits: traitsOf(anybody, days) }];
  const period = { from: from as LocalDate, until: until as LocalDate, asOf: asOf as LocalDate };
  return knownFacts(given, traits).flatMap((fact) =>
    fact.figure === figure ? (recordIn(fact, 'T-000001', period) ?? []) : [],
  );
}

const said = (records: readonly FigureRecord[]) =>
  records.map(({ on, kind, days }) => [on, kind, days]).toSorted(([a], [b]) => (a! < b! ? -1 : 1));

describe('A figure', () => {
  it('counts the start of a group on its day, with the days since the referral and who it was then', () => {
    const { events } = inTheGroup();
    expect(counted('groupStarts', events, '2026-03-02')).toEqual([
      {
        figure: 'groupStarts',
        trajectoryId: 'T-000001',
        on: '2026-03-02',
        kind: 'intro',
        days: 46,
        province: 'limburg',
        sex: 'F',
        ageGroup: 'under25',
        education: 'low',
        migration: 'eu',
        partner: 'groepIntro',
        cohort: null,
        yearOfStart: 2026,
      },
    ]);
    expect(said(counted('waitDays', events, '2026-03-02'))).toEqual([
      ['2026-01-15', 'place', 0],
      ['2026-01-20', 'answer', 5],
      ['2026-03-02', 'start', 41],
    ]);
  });

  it('of what stands is counted on the last day of the period: waiting the day before, in the group from its first day on', () => {
    const { events } = inTheGroup();
    expect(said(counted('waiting', events, '2026-03-02', { until: '2026-03-01' }))).toEqual([
      ['2026-01-20', 'start', 40],
    ]);
    expect(counted('waiting', events, '2026-03-02')).toEqual([]);
    expect(said(counted('groupsRunning', events, '2026-03-10'))).toEqual([['2026-03-02', 'intro', 8]]);
  });

  it('as of a day knows only what was recorded by the end of it, also when it was about an earlier day', () => {
    const { events } = inTheGroup();
    const late = recorded(events).map((one) =>
      one.event.type === 'GroupStarted' || one.event.sequence > 20
        ? { ...one, recordedAt: noon(addDays(one.event.on, 5)) }
        : one,
    );
    const all = { until: '2026-03-06', given: late };
    expect(counted('groupStarts', events, '2026-03-06', all)).toEqual([]);
    expect(said(counted('groupStarts', events, '2026-03-07', all))).toEqual([['2026-03-02', 'intro', 46]]);
  });

  it('is put right by a correction from the day that was noted, and not before', () => {
    const { last, events } = inTheGroup();
    const held = andThen(last.state, 'recordConsultation', '2026-03-20', { on: '2026-03-18' });
    const noted = held.events.find(({ type }) => type === 'ConsultationHeld')!;
    const wrong = andThen(held.state, 'correctEvent', '2026-03-25', {
      sequence: noted.sequence,
      reason: 'didNotHappen',
    });
    const whole = [...events, ...held.events, ...wrong.events];
    expect(said(counted('deadlinesMet', whole, '2026-03-24')).at(-1)).toEqual(['2026-03-18', 'CON-1/intro', 16]);
    expect(counted('deadlinesMet', whole, '2026-03-25').map(({ kind }) => kind)).not.toContain('CON-1/intro');
    const until = '2026-04-06';
    expect(said(counted('consultedBeforeWeek6', [...events, ...held.events], until))).toEqual([[until, 'yes', null]]);
    expect(said(counted('consultedBeforeWeek6', whole, until))).toEqual([[until, 'no', null]]);
    // Week 6 is days 35 to 41: its first day is not before it.
    for (const [on, kind] of [
      ['2026-04-05', 'yes'],
      ['2026-04-06', 'no'],
    ] as const) {
      const then = andThen(last.state, 'recordConsultation', '2026-04-10', { on });
      const told = counted('consultedBeforeWeek6', [...events, ...then.events], '2026-04-10');
      expect(said(told)).toEqual([[until, kind, null]]);
    }
  });

  it('of a task that was late says so no more once it was given another date', () => {
    const { last, events } = inTheGroup();
    const added = andThen(last.state, 'addAction', '2026-03-03', {
      theme: 'work',
      owner: 'mediator',
      targetOn: '2026-03-10',
    });
    const late = andThen(added.state, 'raiseTopic', '2026-03-12', { kind: 'theme', theme: 'work' });
    const changed = andThen(late.state, 'changeAction', '2026-03-13', { actionId: 'A1', targetOn: '2026-04-10' });
    const whole = [...events, ...added.events, ...late.events, ...changed.events];
    const missed = (asOf: string) => counted('deadlinesMissed', whole, asOf).map(({ kind }) => kind);
    expect([missed('2026-03-12'), missed('2026-03-13')].map((kinds) => kinds.includes('PLAN-3'))).toEqual([
      true,
      false,
    ]);
  });

  it('of a group is of none that somebody left before it began', () => {
    const { events } = inTheGroup();
    const accepted = events.findLast(({ type }) => type === 'ReferralAccepted')!;
    const at = events.indexOf(accepted) + 1;
    const of = { ...accepted, referralId: 'R1', cohortId: 'C-000001' };
    const between = [
      { ...of, type: 'CohortJoined', startsOn: localDate('2026-03-02') },
      { ...of, type: 'CohortLeft' },
    ] as TrajectoryEvent[];
    const inOne = [...events.slice(0, at), between[0]!, ...events.slice(at)];
    expect(counted('groupStarts', inOne, '2026-03-02')).toMatchObject([{ cohort: 'C-000001' }]);
    const left = [...events.slice(0, at), ...between, ...events.slice(at)];
    expect(counted('groupStarts', left, '2026-03-02')).toMatchObject([{ cohort: null }]);
  });

  it('has a definition that says what its days are when it has any', () => {
    const { events } = inTheGroup();
    for (const figure of figureCodes)
      for (const { days } of counted(figure, events, '2026-06-01'))
        if (days !== null) expect(figureDefinitions[figure].days, figure).not.toBeNull();
  });
});

describe('An age', () => {
  it.each([
    ['2001-05-10', '2026-05-09', 'under25'],
    ['2001-05-10', '2026-05-10', '25to58'],
    ['2000-02-29', '2025-02-27', 'under25'],
    ['2000-02-29', '2025-02-28', '25to58'],
    ['1967-06-01', '2026-05-31', '25to58'],
    ['1967-06-01', '2026-06-01', 'over58'],
    ['2001', '2026-05-10', 'unknown'],
    ['2000', '2026-05-10', '25to58'],
    ['2001-05', '2026-05-10', 'unknown'],
    ['2001-05', '2026-06-01', '25to58'],
  ] as const)('of somebody born in %s is on %s %s', (birth, day, group) => {
    expect(ageGroupOf(birth as KnownBirth, localDate(day))).toBe(group);
  });
});

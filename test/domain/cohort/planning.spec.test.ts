import { describe, expect, it } from 'vitest';
import { instant } from '../../../domain/calendar/index.ts';
import { rules2026 } from '../../../domain/rules/index.ts';
import { assertCohort, catchUp, codes, contextAt, evolve, noteMemberRefused, notPlanned, stepsToCome } from './core.ts';
import { aRunningCohort, mediator, people, Played, worker } from './kit.ts';

const aDay = '2026-02-10';

describe('A group is planned', () => {
  const planned = (more: Parameters<Played['plan']>[1], by = worker) => new Played().plan('2026-02-02', more, by);

  it('by the partner or an operator', () => {
    for (const role of ['groupWorker', 'partnerCoordinator', 'operator'] as const)
      expect(planned({}, { role, id: 'x-1' })).toMatchObject([{ type: 'CohortPlanned', by: { role } }]);
    expect(planned({}, mediator)).toEqual({
      refused: 'actor.notAllowed',
      details: { role: 'mediator', allowed: 'groupWorker|partnerCoordinator|operator' },
    });
  });

  it('for 1 to 24 people', () => {
    for (const size of [0, -1, 1.5, 25]) {
      expect(planned({ size })).toEqual({ refused: 'cohort.size', details: { most: 24 } });
    }
    for (const size of [1, 24]) expect(planned({ size })).toMatchObject([{ size }]);
    expect(codes.mostMembers).toBe(24);
  });

  it('under a contract that covers the province on the day it starts', () => {
    expect(planned({ province: 'antwerp', partner: 'groepIntro' })).toEqual({
      refused: 'cohort.noContract',
      details: { province: 'antwerp', on: '2026-03-02' },
    });
    expect(planned({})).toMatchObject([{ partner: 'groepIntro', track: 'intro', ruleVersion: rules2026.version }]);
  });

  it('with everything in its first event', () => {
    const played = new Played();
    expect(played.plan('2026-02-02')).toEqual([
      {
        type: 'CohortPlanned',
        sequence: 1,
        on: '2026-02-02',
        at: '2026-02-02T09:00:00.000Z',
        by: worker,
        cohortId: 'C-000001',
        partner: 'groepIntro',
        track: 'intro',
        province: 'limburg',
        startsOn: '2026-03-02',
        size: 4,
        groupWorkerId: 'g-1',
        ruleVersion: rules2026.version,
        edition: 3,
      },
    ]);
    expect(played.state).toEqual({
      phase: 'planned',
      id: 'C-000001',
      partner: 'groepIntro',
      track: 'intro',
      province: 'limburg',
      startsOn: '2026-03-02',
      plannedOn: '2026-02-02',
      size: 4,
      groupWorkerId: 'g-1',
      ruleVersion: rules2026.version,
      edition: 3,
      calendarVersion: 0,
      sequence: 1,
      lastAt: '2026-02-02T09:00:00.000Z',
      opened: 0,
      sessions: [],
      members: [],
      deadlines: [],
    });
  });

  it('once: nothing comes before it, and it comes no second time', () => {
    const { events, state } = aRunningCohort();
    expect(() => evolve(state, events[0]!)).toThrow(new RangeError('a cohort is planned once'));
    expect(() => evolve(notPlanned, events[1]!)).toThrow(new RangeError('SessionAdded before the cohort was planned'));
  });
});

describe('Before it is planned', () => {
  it('nothing can be done with a group, time does nothing with it, and no refusal is noted', () => {
    const played = new Played();
    expect(played.ask(aDay, 'start')).toEqual({ refused: 'cohort.ended', details: { on: '' } });
    expect(stepsToCome(notPlanned)).toEqual([]);
    const context = contextAt(notPlanned, instant('2026-02-10T09:00:00.000Z'), {
      rules: rules2026,
      calendar: played.calendar,
    });
    expect(catchUp(notPlanned, context)).toEqual({ events: [], state: notPlanned });
    const refused = { trajectoryId: people[0], command: 'startGroup', code: 'phase.wrong' };
    expect(noteMemberRefused(notPlanned, refused, context)).toEqual({ events: [], state: notPlanned });
  });
});

describe('The clock of a group', () => {
  it('never runs back: whatever the hour, an event is no earlier than the one before', () => {
    const { state } = aRunningCohort();
    const given = { rules: rules2026, calendar: { closingDays: [] } };
    const at = (text: string) => contextAt(state, instant(text), given);
    expect(at('2026-02-20T09:00:00.000Z')).toMatchObject({ now: '2026-03-02T09:00:00.000Z', today: '2026-03-02' });
    expect(at('2026-03-02T22:59:59.999Z')).toMatchObject({ now: '2026-03-02T22:59:59.999Z', today: '2026-03-02' });
    expect(at('2026-03-02T23:00:00.000Z')).toMatchObject({ today: '2026-03-03', ...given });
  });
});

describe('A state at a JSON border', () => {
  it('is a group’s, or is named as none', () => {
    const sound = aRunningCohort().known;
    expect(() => assertCohort(sound)).not.toThrow();
    const named = (value: unknown) => {
      try {
        assertCohort(value);
      } catch (error) {
        return String(error).split(': ').at(-1);
      }
      return 'sound';
    };
    expect(named(null)).toBe('phase');
    expect(named('running')).toBe('phase');
    expect(named({ ...sound, phase: 'none' })).toBe('phase');
    expect(named({ ...sound, id: 1 })).toBe('id');
    expect(named({ ...sound, sequence: 1.5 })).toBe('sequence');
    for (const list of ['sessions', 'members', 'deadlines'])
      expect(named({ ...sound, [list]: {} })).toBe('sessions, members or deadlines');
    for (const phase of ['planned', 'ended']) expect(named({ ...sound, phase })).toBe('sound');
  });
});

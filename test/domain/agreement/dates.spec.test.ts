import { describe, expect, it } from 'vitest';
import { localDate } from '../../../domain/calendar/index.ts';
import { countedBack, lastOfYearFrom, termAround } from '../../../domain/agreement/years.ts';
import { rulesOfAgreements } from '../../../domain/rules/index.ts';
import { aPlannedAgreement, Played } from './kit.ts';

describe('A year of an agreement', () => {
  it.each([
    ['2026-03-02', 1, '2027-03-01'],
    ['2026-01-01', 1, '2026-12-31'],
    ['2027-03-01', 1, '2028-02-29'],
    // 29 February: ends with February where the year has no such day, and the leap year after has it again.
    ['2028-02-29', 1, '2029-02-28'],
    ['2028-02-29', 4, '2032-02-28'],
  ])('that begins on %s is over, the %dth time, after %s', (first, n, last) => {
    expect(lastOfYearFrom(localDate(first), n)).toBe(last);
  });

  it('in which a day lies is found from the first day on, whatever came between', () => {
    expect(termAround(localDate('2020-01-01'), localDate('2026-11-22'))).toBe('2026-12-31');
    expect(termAround(localDate('2020-01-01'), localDate('2026-12-31'))).toBe('2026-12-31');
    expect(termAround(localDate('2028-02-29'), localDate('2029-03-01'))).toBe('2030-02-28');
  });

  it('is counted back from, but whoever is asked late has thirty days, and no longer than to the end', () => {
    const rule = rulesOfAgreements[0]!.rules['AGR-4'];
    const back = (end: string, asked: string) => countedBack(rule, localDate(end), localDate(asked));
    expect(back('2027-03-01', '2026-03-02')).toBe('2026-12-31');
    expect(back('2026-12-31', '2026-11-22')).toBe('2026-12-22');
    expect(back('2026-12-31', '2026-12-10')).toBe('2026-12-31');
    expect(back('2026-12-31', '2027-02-01')).toBe('2027-02-01');
  });
});

describe('What an agreement waits for', () => {
  it('is its first plan within 60 days, and its renewal 60 days before its year is over', () => {
    expect(new Played().begin('2026-03-02').waits('2026-03-02')).toStrictEqual([
      'coordinator: firstPlan 2026 until 2026-05-01',
      'coordinator: renewal 2027-03-01 until 2026-12-31',
    ]);
  });

  it('is counted from the day it is entered, where it runs already', () => {
    expect(new Played().begin('2026-11-22', '2020-01-01').waits('2026-11-22')).toStrictEqual([
      'coordinator: renewal 2026-12-31 until 2026-12-22',
      // Sixty days lead into 2027: the plan that is asked is that year's.
      'coordinator: firstPlan 2027 until 2027-01-21',
    ]);
  });

  it('has a fixed last day among it, on whose morrow it ends by itself', () => {
    expect(new Played().begin('2026-03-02', '2026-03-02', '2026-12-31').waits('2026-03-02')).toStrictEqual([
      'coordinator: firstPlan 2026 until 2026-05-01',
      'coordinator: renewal 2026-12-31 until 2026-11-01',
      'rule: end 2026-12-31 until 2026-12-31',
    ]);
    const lastDay = new Played().begin('2026-12-31', '2026-01-01', '2026-12-31');
    expect(lastDay.pass('2027-01-01').at(-1)).toBe('2027-01-01 AgreementEnded');
  });

  it('is each action of the agreed plan, and the plan of the next year on 1 December', () => {
    expect(aPlannedAgreement().waits('2026-04-01')).toStrictEqual([
      'coordinator: action 2026-1 until 2026-06-30',
      'ocmw: action 2026-2 until 2026-09-30',
      'staff: action 2026-3 until 2026-10-15',
      'welfareActor: action 2026-4 until 2026-11-30',
      'coordinator: nextPlan 2027 until 2026-12-01',
      'coordinator: renewal 2027-03-01 until 2026-12-31',
    ]);
  });

  it('is no plan of a year that it does not reach', () => {
    expect(aPlannedAgreement('2026-12-31').waits('2026-04-01')).not.toContainEqual(expect.stringContaining('nextPlan'));
    const longer = aPlannedAgreement('2026-12-31');
    longer.say('2026-10-01', 'renew');
    expect(longer.waits('2026-10-01')).toContain('coordinator: nextPlan 2027 until 2026-12-01');
    expect(longer.waits('2026-10-01')).toContain('rule: end 2027-12-31 until 2027-12-31');
  });
});

describe('The ladder', () => {
  it('has a reminder, is overdue on the day after, and goes up after five and ten working days, holidays left out', () => {
    // Due on Friday 1 May 2026, a holiday; Ascension is on Thursday 14 May.
    expect(new Played().begin('2026-03-02').pass('2026-05-31')).toStrictEqual([
      '2026-04-24 DeadlineReached AGR-1 reminder',
      '2026-05-02 DeadlineReached AGR-1 overdue',
      '2026-05-08 DeadlineReached AGR-1 teamLead',
      '2026-05-18 DeadlineReached AGR-1 programmeCoordinator',
    ]);
  });

  it('is laid anew around a closing day; its due date counts calendar days and stays', () => {
    const played = new Played().begin('2026-03-02');
    const calendar = { version: 1, closingDays: [localDate('2026-04-28')] };
    expect(played.say('2026-03-03', 'adoptCalendar', { calendar })).toStrictEqual(['CalendarAdopted', 'DeadlineMoved']);
    expect(played.pass('2026-05-01')).toStrictEqual(['2026-04-23 DeadlineReached AGR-1 reminder']);
    expect(played.say('2026-05-01', 'adoptCalendar', { calendar })).toBe('calendar.notNewer');
  });

  it('is laid anew on the due date itself, and not once that is over', () => {
    const teamLead = (adoptedOn: string) => {
      const played = new Played().begin('2026-03-02');
      const calendar = { version: 1, closingDays: [localDate('2026-05-05')] };
      played.say(adoptedOn, 'adoptCalendar', { calendar });
      return played.pass('2026-05-11').at(-1);
    };
    expect(teamLead('2026-05-01')).toBe('2026-05-11 DeadlineReached AGR-1 teamLead');
    expect(teamLead('2026-05-02')).toBe('2026-05-08 DeadlineReached AGR-1 teamLead');
  });

  it('starts anew for an action that is put off, with its reason', () => {
    const played = aPlannedAgreement();
    played.pass('2026-07-10');
    const put = { actionId: '2026-1', targetOn: '2026-08-31', reason: 'staffAbsence' };
    expect(played.say('2026-07-10', 'putOffAction', put)).toStrictEqual(['ActionPutOff', 'DeadlineMoved']);
    expect(played.waits('2026-07-10')[0]).toBe('coordinator: action 2026-1 until 2026-08-31');
    expect(played.pass('2026-09-01')).toStrictEqual([
      '2026-08-24 DeadlineReached AGR-3 reminder',
      '2026-09-01 DeadlineReached AGR-3 overdue',
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { localDate } from '../../../domain/calendar/index.ts';
import {
  contractMonthId,
  isContractMonthId,
  isMonth,
  monthsDue,
  monthStillWants,
  sumOfEntry,
  type Month,
} from '../../../domain/contract-month/index.ts';
import { contract, coordinator, handedIn, march, operator, partner, Played } from './kit.ts';

describe('the month of a contract', () => {
  it('has an id of its contract and month', () => {
    expect(contractMonthId('groepIntro-2026', '2026-03' as Month)).toBe('CM-groepIntro-2026-2026-03');
    expect(['CM-groepIntro-2026-2026-03', 'CM-a-2026-13', 'C-000001', 'T-000001'].map(isContractMonthId)).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect(['2026-03', '2026-13', '2026-3', '2026-03-01'].map(isMonth)).toEqual([true, false, false, false]);
  });

  it('is opened by the day, with those of two months before that were missed, as far as the contract goes', () => {
    const due = (today: string) => monthsDue(contract, localDate(today));
    expect(due('2026-01-14')).toEqual([]);
    expect(due('2026-01-15')).toEqual(['2026-01']);
    expect(due('2026-03-02')).toEqual(['2026-01', '2026-02', '2026-03']);
    expect(due('2026-06-01')).toEqual(['2026-04', '2026-05', '2026-06']);
    expect(due('2027-01-04')).toEqual(['2026-11', '2026-12']);
    expect(due('2027-03-01')).toEqual([]);
  });

  it('is handed in within ten working days of its last day: Easter Monday is none', () => {
    // 31 March 2026 is a Tuesday; 1, 2, 3 April, then 6 April is Easter Monday: 7 to 10, 13 to 15.
    expect(march().waits('2026-03-02')).toEqual(['partner: HRS-1 until 2026-04-15']);
    // The contract begins on 15 January, a Thursday, and ends on 20 December, a Sunday; Christmas and New Year are none.
    expect(new Played().open('2026-01-15', '2026-01').known).toMatchObject({ firstDay: '2026-01-15' });
    const december = new Played().open('2026-12-01', '2026-12');
    expect(december.known).toMatchObject({ lastDay: '2026-12-20' });
    expect(december.waits('2026-12-01')).toEqual(['partner: HRS-1 until 2027-01-05']);
  });

  it('is reminded of, is overdue, and goes up to the programme, each once', () => {
    const played = march();
    // The reminder comes a third of the fifteen days before; overdue the day after; then five and ten working days.
    expect(played.pass('2026-05-04')).toEqual([
      '2026-04-10 DeadlineReached reminder',
      '2026-04-16 DeadlineReached overdue',
      '2026-04-22 DeadlineReached teamLead',
      '2026-04-29 DeadlineReached programmeCoordinator',
    ]);
    expect(played.waits('2026-05-04')).toEqual(['partner: HRS-1 until 2026-04-15, overdue 3']);
    // Missed at once, only the highest is told.
    expect(played.told).toEqual(['programmeCoordinator: programmeCoordinator']);
    const slowly = march();
    for (const day of ['2026-04-10', '2026-04-16', '2026-04-22', '2026-04-29']) slowly.pass(day);
    expect(slowly.told).toEqual([
      'partnerCoordinator: reminder',
      'partnerCoordinator: overdue',
      'programmeCoordinator: teamLead',
      'programmeCoordinator: programmeCoordinator',
    ]);
    expect(slowly.effects.map((effect) => monthStillWants(effect, slowly.state))).toEqual([false, false, false, true]);
  });

  it('is checked within ten working days after it was handed in, and approved by somebody else', () => {
    const played = handedIn();
    expect(played.known).toMatchObject({ phase: 'submitted', submittedOn: '2026-04-02', submittedBy: 'partner-1' });
    // 3 April, 7 to 10, 13 to 17.
    expect(played.waits('2026-04-02')).toEqual(['programmeCoordinator: HRS-2 until 2026-04-17']);
    expect(played.say('2026-04-03', 'approveMonth', {}, partner)).toBe('actor.notAllowed');
    expect(played.say('2026-04-03', 'approveMonth', {}, { role: 'programmeCoordinator', id: 'partner-1' })).toBe(
      'month.ownHandedIn',
    );
    expect(played.say('2026-04-03', 'approveMonth', {}, coordinator)).toEqual(['MonthApproved', 'DeadlineMet']);
    expect(played.known).toMatchObject({ phase: 'approved', approvedOn: '2026-04-03', approvedBy: 'coordinator-1' });
    expect(played.waits('2026-04-03')).toEqual([]);
    expect(played.told).toEqual(['programmeCoordinator: submitted', 'partnerCoordinator: approved']);
  });

  it('goes back with a reason, and comes again within five working days', () => {
    const played = handedIn();
    expect(played.say('2026-04-07', 'returnMonth', { reason: 'missingHours' }, coordinator)).toEqual([
      'MonthReturned',
      'DeadlineMet',
      'DeadlineOpened',
    ]);
    expect(played.known).toMatchObject({ phase: 'returned', because: 'missingHours' });
    expect(played.waits('2026-04-07')).toEqual(['partner: HRS-3 until 2026-04-14']);
    expect(played.book('2026-04-08', '2026-03-31', 60)).toEqual(['HoursBooked']);
    expect(played.say('2026-04-08', 'submitMonth', { contractMinutes: 510 }, partner)).toEqual([
      'MonthSubmitted',
      'DeadlineMet',
      'DeadlineOpened',
    ]);
    expect(played.events.findLast(({ type }) => type === 'MonthSubmitted')).toMatchObject({
      minutes: 510,
      contractMinutes: 510,
    });
  });

  it('is reopened after it was approved, keeps what was in it, and is approved anew', () => {
    const played = handedIn();
    expect(played.say('2026-04-02', 'reopenMonth', { reason: 'audit' }, coordinator)).toBe('month.notApproved');
    played.say('2026-04-03', 'approveMonth', {}, coordinator);
    expect(played.book('2026-04-07', '2026-03-12', 30)).toBe('month.approved');
    expect(played.say('2026-04-07', 'reopenMonth', { reason: 'forgottenHours' }, coordinator)).toEqual([
      'MonthReopened',
      'DeadlineOpened',
    ]);
    // That it is reopened is told as long as it is.
    const [reopened] = played.effects.filter(({ about }) => about === 'reopened');
    expect(monthStillWants(reopened!, played.state)).toBe(true);
    expect(played.book('2026-04-07', '2026-03-12', 30)).toEqual(['HoursBooked']);
    played.say('2026-04-08', 'submitMonth', {}, partner);
    expect(monthStillWants(reopened!, played.state)).toBe(false);
    played.say('2026-04-09', 'approveMonth', {}, coordinator);
    expect(
      played.events.filter(({ type }) => type === 'MonthApproved').map((event) => 'minutes' in event && event.minutes),
    ).toEqual([450, 480]);
  });
});

describe('hours', () => {
  it('are of a day of the month and the contract that is not ahead', () => {
    const played = march();
    expect(played.book('2026-03-10', '2026-02-28', 60)).toBe('date.before');
    expect(played.ask('2026-03-10', 'bookHours', { day: '2026-03-11', activity: 'report', minutes: 60 })).toMatchObject(
      {
        refused: 'date.after',
        details: { field: 'day', last: '2026-03-10', of: 'today' },
      },
    );
    expect(played.book('2026-04-01', '2026-04-01', 60)).toBe('date.after');
    expect(new Played().open('2026-01-20', '2026-01').book('2026-01-20', '2026-01-14', 60)).toBe('date.before');
    expect(played.book('2026-03-10', '2026-03-10', 60)).toEqual(['HoursBooked']);
  });

  it('are no more than a day has, for each person', () => {
    const played = march();
    expect(played.book('2026-03-10', '2026-03-09', 1441)).toBe('month.tooManyMinutes');
    expect(played.book('2026-03-10', '2026-03-09', 0)).toBe('command.badField');
    expect(played.book('2026-03-10', '2026-03-09', 1.5)).toBe('command.badField');
    played.book('2026-03-10', '2026-03-09', 1000);
    expect(
      played.ask('2026-03-10', 'bookHours', { day: '2026-03-09', activity: 'report', minutes: 441 }),
    ).toMatchObject({
      refused: 'month.dayTooLong',
      details: { booked: 1000, most: 1440 },
    });
    expect(played.book('2026-03-10', '2026-03-09', 440)).toEqual(['HoursBooked']);
    expect(played.book('2026-03-10', '2026-03-09', 600, partner, { staffId: 'worker-2' })).toEqual(['HoursBooked']);
  });

  it('are one’s own, but the partner’s coordinator books for all', () => {
    const played = march();
    expect(played.book('2026-03-10', '2026-03-09', 60, undefined, { staffId: 'worker-2' })).toBe('month.notYours');
    expect(played.book('2026-03-10', '2026-03-09', 60, partner, { staffId: 'worker-2' })).toEqual(['HoursBooked']);
    expect(played.say('2026-03-10', 'correctHours', { entryId: 'E1', way: 'less', minutes: 5, reason: 'other' })).toBe(
      'command.badField',
    );
    expect(
      played.say('2026-03-10', 'correctHours', { entryId: 'E1', way: 'less', minutes: 5, reason: 'wrongMinutes' }),
    ).toBe('month.notYours');
    for (const by of [coordinator, operator])
      expect(played.book('2026-03-10', '2026-03-09', 60, by)).toBe('actor.notAllowed');
  });

  it('are corrected by new entries, never below nothing, and not once they are handed in', () => {
    const played = march();
    played.book('2026-03-10', '2026-03-09', 450);
    const correct = (way: string, minutes: number, entryId = 'E1') =>
      played.say('2026-03-11', 'correctHours', { entryId, way, minutes, reason: 'wrongMinutes' });
    expect(correct('less', 451)).toBe('month.belowZero');
    expect(correct('less', 60)).toEqual(['HoursCorrected']);
    expect(correct('more', 30)).toEqual(['HoursCorrected']);
    expect(correct('less', 421)).toBe('month.belowZero');
    expect(correct('more', 1021)).toBe('month.dayTooLong');
    expect(correct('less', 1, 'E2')).toBe('month.unknownEntry');
    expect(correct('less', 1, 'E9')).toBe('month.unknownEntry');
    expect(played.known.entries).toHaveLength(3);
    expect([played.minutes, sumOfEntry(played.known.entries, 'E1')]).toEqual([420, 420]);
    // Of a day that is full, too.
    const full = march();
    full.book('2026-03-10', '2026-03-09', 1440);
    const less = { entryId: 'E1', way: 'less', minutes: 60, reason: 'wrongMinutes' };
    expect(full.say('2026-03-11', 'correctHours', less)).toEqual(['HoursCorrected']);
    played.say('2026-03-31', 'submitMonth', {}, partner);
    expect(correct('less', 1)).toBe('month.handedIn');
    expect(played.book('2026-03-31', '2026-03-09', 1)).toBe('month.handedIn');
  });

  it('are handed in on the last day at the earliest, and by the partner’s coordinator only', () => {
    const played = march();
    expect(played.say('2026-03-30', 'submitMonth', {}, partner)).toBe('month.notOver');
    expect(played.say('2026-03-31', 'submitMonth')).toBe('actor.notAllowed');
    expect(played.say('2026-03-31', 'returnMonth', { reason: 'other' }, coordinator)).toBe('month.notHandedIn');
    expect(played.say('2026-03-31', 'approveMonth', {}, coordinator)).toBe('month.notHandedIn');
    expect(played.say('2026-03-31', 'submitMonth', {}, partner)).toContain('MonthSubmitted');
    expect(played.say('2026-03-31', 'submitMonth', {}, partner)).toBe('month.handedIn');
  });

  it('above what the contract has are approved only by whoever says that they know', () => {
    const played = handedIn();
    const approve = (data: Record<string, unknown>) => played.ask('2026-04-03', 'approveMonth', data, coordinator);
    expect(approve({ contractMinutes: 60_001 })).toMatchObject({
      refused: 'month.aboveBudget',
      details: { minutes: 60_001, budgetedMinutes: 60_000 },
    });
    expect(
      played.say('2026-04-03', 'approveMonth', { contractMinutes: 60_001, aboveBudget: true }, coordinator),
    ).toContain('MonthApproved');
    expect(handedIn().say('2026-04-03', 'approveMonth', { contractMinutes: 60_000 }, coordinator)).toContain(
      'MonthApproved',
    );
    // What is said of the contract is never less than the month itself.
    const less = { contractMinutes: 400, budgetedMinutes: 449 };
    expect(handedIn().say('2026-04-03', 'approveMonth', less, coordinator)).toBe('month.aboveBudget');
  });
});

describe('a changed contract', () => {
  const system = { role: 'system' } as const;
  const changed = (more: Record<string, unknown>) => ({
    ...{
      version: 2,
      validUntil: '2026-12-20',
      budgetedMinutes: 60_000,
      changedBy: 'coordinator-1',
      changedOn: '2026-03-10',
    },
    ...more,
  });

  it('gives a month that is with the partner its last day and its hours, and says from what', () => {
    const played = march();
    const shorter = changed({ validUntil: '2026-03-20', budgetedMinutes: 30_000 });
    expect(played.ask('2026-03-10', 'adoptContract', shorter, system)).toMatchObject([
      {
        ...{ type: 'ContractAdopted', version: 2, changedBy: 'coordinator-1', changedOn: '2026-03-10' },
        ...{ lastDay: '2026-03-20', budgetedMinutes: 30_000 },
        before: { lastDay: '2026-03-31', budgetedMinutes: 60_000 },
      },
      { type: 'DeadlineCancelled' },
      { type: 'DeadlineOpened', deadline: { rule: 'HRS-1', from: '2026-03-20' } },
    ]);
    expect(played.say('2026-03-10', 'adoptContract', shorter, system)).toEqual([]);
    expect(played.say('2026-03-20', 'submitMonth', {}, partner)).toContain('MonthSubmitted');
  });

  it('that ended before the month began leaves its first day, on which it can be handed in', () => {
    const played = march();
    played.say('2026-03-10', 'adoptContract', changed({ validUntil: '2026-02-15' }), system);
    expect(played.known.lastDay).toBe('2026-03-01');
    expect(played.say('2026-03-10', 'submitMonth', {}, partner)).toContain('MonthSubmitted');
  });

  it('leaves what was handed in or approved, and is nobody’s to say', () => {
    const more = changed({ budgetedMinutes: 90_000 });
    expect(handedIn().say('2026-04-03', 'adoptContract', more, system)).toBe('month.handedIn');
    expect(march().say('2026-03-10', 'adoptContract', more, operator)).toBe('actor.notAllowed');
    // Whoever approves is asked by what the contract has on that day.
    const approve = { contractMinutes: 60_001, budgetedMinutes: 90_000 };
    expect(handedIn().say('2026-04-03', 'approveMonth', approve, coordinator)).toContain('MonthApproved');
  });
});

describe('closing days', () => {
  it('of the partner move the day by which it hands in, and those of VDAB do not', () => {
    const played = march();
    const ofVdab = { version: 1, closingDays: ['2026-04-13'], ofPartners: { randstad: ['2026-04-14'] } };
    expect(played.say('2026-03-02', 'adoptCalendar', { calendar: ofVdab }, operator)).toEqual(['CalendarAdopted']);
    const calendar = { version: 2, closingDays: [], ofPartners: { groepIntro: ['2026-04-13'] } };
    expect(played.say('2026-03-02', 'adoptCalendar', { calendar }, operator)).toEqual([
      'CalendarAdopted',
      'DeadlineMoved',
    ]);
    expect(played.waits('2026-03-02')).toEqual(['partner: HRS-1 until 2026-04-16']);
    expect(played.say('2026-03-02', 'adoptCalendar', { calendar }, operator)).toBe('calendar.notNewer');
  });
});

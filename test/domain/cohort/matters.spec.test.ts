import { describe, expect, it } from 'vitest';
import { localDate } from '../../../domain/calendar/index.ts';
import { rules2026 } from '../../../domain/rules/index.ts';
import { matters, waiting } from './core.ts';
import { aRunningCohort, everyone, people, type Played } from './kit.ts';

const basis = { rules: rules2026, calendar: { closingDays: [] } };
const open = (played: Played, date: string) =>
  matters(played.state, localDate(date), basis).map(
    ({ about, rung, since, told }) => `${about} ${rung} since ${since}: ${told.join(', ')}`,
  );

describe('What stands open in a group', () => {
  it('of a session goes up as a task of the group worker does, from the day after it', () => {
    const played = aRunningCohort();
    played.pass('2026-03-04');
    const [partners] = [['partnerCoordinator', 'mediator', 'groupWorker'].join(', ')];
    expect(open(played, '2026-03-04')).toEqual(['S1 overdue since 2026-03-04: groupWorker']);
    expect(open(played, '2026-03-09')).toEqual(['S1 overdue since 2026-03-04: groupWorker']);
    expect(open(played, '2026-03-10')).toEqual([`S1 teamLead since 2026-03-10: ${partners}`]);
    expect(open(played, '2026-03-17')).toEqual([
      'S1 programmeCoordinator since 2026-03-17: programmeCoordinator, groupWorker',
    ]);
    const [wait] = waiting(played.state, localDate('2026-03-10'), basis);
    expect(wait).toMatchObject({ about: 'S1', escalation: 2, otherwise: { rung: 'programmeCoordinator' } });
    played.say('2026-03-10', 'recordAttendance', { sessionId: 'S1', presences: everyone('present') });
    expect(open(played, '2026-03-10')).toEqual(['S2 overdue since 2026-03-06: groupWorker']);
  });

  it('counts the working days of the partner, and not those of VDAB', () => {
    const played = aRunningCohort();
    played.pass('2026-03-04');
    const ofPartners = { groepIntro: [localDate('2026-03-05')] };
    const closingDays = [localDate('2026-03-06'), localDate('2026-03-09')];
    const closed = { ...basis, calendar: { closingDays, ofPartners } };
    const rung = (date: string) => matters(played.state, localDate(date), closed)[0]?.rung;
    expect([rung('2026-03-10'), rung('2026-03-11')]).toEqual(['overdue', 'teamLead']);
  });

  it('of its consultation tells mediators and group worker all along, and whoever it went up to', () => {
    const played = aRunningCohort();
    for (const sessionId of ['S1', 'S2', 'S3'])
      played.say('2026-03-02', 'cancelSession', { sessionId, reason: 'other' });
    played.pass('2026-03-16');
    expect(open(played, '2026-03-16')).toEqual(['CON-1/intro#1 reminder since 2026-03-16: mediator, groupWorker']);
    played.pass('2026-03-30');
    expect(open(played, '2026-03-30')).toEqual([
      'CON-1/intro#1 teamLead since 2026-03-30: teamLead, mediator, groupWorker',
    ]);
  });

  it('is nothing once everyone left', () => {
    const played = aRunningCohort();
    played.pass('2026-03-06');
    for (const trajectoryId of people)
      played.say('2026-03-06', 'memberLeft', { trajectoryId, referralId: 'R1' }, { role: 'system' } as never);
    expect(open(played, '2026-03-10')).toEqual([]);
  });
});

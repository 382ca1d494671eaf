import { describe, expect, it } from 'vitest';
import { newestRules, rules2026, type TrajectoryRuleKey } from '../../../domain/rules/index.ts';
import type { Deadline, Trajectory } from '../../../domain/trajectory/index.ts';
import {
  aCoachingRequest,
  addAction,
  aFollowUp,
  aGroupTrack,
  aJobCoaching,
  aMediation,
  anAcceptedReferral,
  anAntwerpTrajectory,
  anIntake,
  anIntakeAfterTheTalk,
  aPlanning,
  askedForCoaching,
  askWelfareActor,
  assignJobCoach,
  aTalkIsDue,
  aReferralAtThePartner,
  aRegistration,
  atWork,
  aWaiting,
  endGroupTrack,
  lookupUnanswered,
  pass,
  pause,
  placeOffered,
  play,
  recordAttendance,
  recordEmployerAnswer,
  registerOutcome,
  requestJobCoaching,
  referOnward,
  requestExpert,
  type Life,
} from '../../support/given.ts';

/** Silent that many times, each on the day it was asked. */
const silent = (times: number): Life =>
  ['2026-01-08', '2026-01-09', '2026-01-15', '2026-01-22', '2026-02-07']
    .slice(0, times)
    .reduce(
      (life, day) => play(pass(life, day), [day, lookupUnanswered({ lookupId: 'L1', code: 'silent' })]),
      anIntake(),
    );

/** Coach and employer are there before the job begins. */
const hiredLater = (hiredOn: string): Life =>
  play(
    aFollowUp(),
    ['2026-05-18', registerOutcome({ kind: 'atWork', hiredOn })],
    ['2026-06-01', requestJobCoaching({ kind: 'ordinary' })],
    ['2026-06-03', assignJobCoach({ coachId: 'jobCoach-1' })],
    ['2026-06-08', recordEmployerAnswer({ consents: true })],
  );

type Registered = Exclude<Trajectory, { phase: 'none' }>;
/** Under the rules that the kit gives, or of the version that brought the rule. */
type Row = readonly [life: () => Life, from: string, dueOn: string, firstStep: string];

/** Every rule of the programme: a life that opens its deadline, from which day, until which, and what time does first. Worked out by hand on the calendar. */
const rows: Record<TrajectoryRuleKey, Row> = {
  'REG-1': [aRegistration, '2026-01-05', '2026-01-19', 'reminder 2026-01-15'],
  'REG-2': [aRegistration, '2026-01-05', '2026-03-06', 'falls 2026-03-07'],
  'EXT-1/1': [() => silent(1), '2026-01-08', '2026-01-09', 'asksAgain 2026-01-09'],
  'EXT-1/2': [() => silent(2), '2026-01-08', '2026-01-15', 'asksAgain 2026-01-15'],
  'EXT-1/3': [() => silent(3), '2026-01-08', '2026-01-22', 'asksAgain 2026-01-22'],
  'EXT-1/4': [() => silent(4), '2026-01-08', '2026-02-07', 'asksAgain 2026-02-07'],
  'EXT-1/giveUp': [() => silent(5), '2026-01-08', '2026-03-09', 'asksAgain 2026-03-09'],
  'INT-1': [anIntake, '2026-01-08', '2026-01-22', 'reminder 2026-01-18'],
  'INT-2': [anIntakeAfterTheTalk, '2026-01-15', '2026-01-22', 'reminder 2026-01-20'],
  'PLAN-1': [aPlanning, '2026-01-19', '2026-02-18', 'reminder 2026-02-11'],
  'PLAN-2': [aMediation, '2026-02-02', '2026-05-02', 'reminder 2026-04-24'],
  'PLAN-3': [
    () => play(aMediation(), ['2026-02-10', addAction({ theme: 'debts', owner: 'jobseeker', targetOn: '2026-03-31' })]),
    '2026-02-10',
    '2026-03-31',
    'reminder 2026-03-24',
  ],
  'WEL-1': [
    () => play(aMediation(), ['2026-02-10', askWelfareActor({ actorId: 'cawLimburg' })]),
    '2026-02-10',
    '2026-03-03',
    'reminder 2026-02-24',
  ],
  'EXP-1': [
    () => play(aMediation(), ['2026-02-10', requestExpert()]),
    '2026-02-10',
    '2026-02-24',
    'reminder 2026-02-20',
  ],
  'MED-1': [aMediation, '2026-02-02', '2026-03-04', 'reminder 2026-02-25'],
  'REF-1': [aReferralAtThePartner, '2026-02-09', '2026-02-16', 'reminder 2026-02-14'],
  'WAIT-1': [
    () => play(aWaiting(), ['2026-03-02', placeOffered({ referralId: 'R1' })]),
    '2026-03-02',
    '2026-03-09',
    'reminder 2026-03-07',
  ],
  'WAIT-2': [aWaiting, '2026-02-09', '2026-03-11', 'reminder 2026-03-04'],
  'WAIT-3': [aTalkIsDue, '2026-03-18', '2026-03-25', 'reminder 2026-03-23'],
  'ONW-1': [
    () => play(aMediation(), ['2026-02-10', referOnward({ destination: 'tweOcmw' })]),
    '2026-02-10',
    '2026-05-10',
    'reminder 2026-05-04',
  ],
  'GRP-1': [anAcceptedReferral, '2026-02-11', '2026-03-13', 'reminder 2026-03-06'],
  'GRP-2': [aGroupTrack, '2026-03-02', '2026-05-25', 'falls 2026-05-26'],
  'GRP-3/from': [anAntwerpTrajectory, '2026-03-02', '2026-09-02', 'opens 2026-09-02'],
  'GRP-3/end': [anAntwerpTrajectory, '2026-03-02', '2028-01-19', 'falls 2028-01-20'],
  'GRP-4': [
    () =>
      play(
        aGroupTrack(),
        ['2026-03-09', recordAttendance({ presence: 'absent' })],
        ['2026-03-11', recordAttendance({ presence: 'absent' })],
        ['2026-03-13', recordAttendance({ presence: 'absent' })],
      ),
    '2026-03-13',
    '2026-03-20',
    'reminder 2026-03-18',
  ],
  'GRP-5': [
    () => play(aGroupTrack(), ['2026-05-04', endGroupTrack({ because: 'foundWork' })]),
    '2026-05-04',
    '2026-05-19',
    'reminder 2026-05-14',
  ],
  'GRP-6': [aGroupTrack, '2026-03-02', '2026-04-13', 'reminder 2026-04-03'],
  'GRP-7': [anAntwerpTrajectory, '2026-03-02', '2026-06-02', 'reminder 2026-05-26'],
  'CON-1/intro': [aGroupTrack, '2026-03-02', '2026-03-23', 'reminder 2026-03-16'],
  'CON-1/randstad': [anAntwerpTrajectory, '2026-03-02', '2026-04-13', 'reminder 2026-04-03'],
  'OUT-1': [aFollowUp, '2026-05-04', '2026-06-03', 'reminder 2026-05-27'],
  'OUT-2/first': [atWork, '2026-05-18', '2026-08-18', 'reminder 2026-08-11'],
  'OUT-2/last': [atWork, '2026-05-18', '2026-11-18', 'reminder 2026-11-10'],
  'JC-0': [aCoachingRequest, '2026-06-01', '2026-06-15', 'reminder 2026-06-11'],
  'JC-1': [aCoachingRequest, '2026-06-01', '2026-06-22', 'reminder 2026-06-15'],
  'JC-2': [aCoachingRequest, '2026-05-11', '2027-05-11', 'falls 2027-05-12'],
  'JC-3': [aJobCoaching, '2026-06-08', '2026-06-29', 'reminder 2026-06-22'],
  'JC-4/from': [() => hiredLater('2026-06-15'), '2026-06-08', '2026-06-15', 'opens 2026-06-15'],
  'JC-4': [aJobCoaching, '2026-06-08', '2026-12-08', 'falls 2026-12-09'],
  'JC-6/ask': [askedForCoaching, '2026-11-16', '2026-11-30', 'reminder 2026-11-26'],
  'JC-6/end': [askedForCoaching, '2026-11-16', '2026-12-31', 'falls 2027-01-01'],
  'PAU-1': [
    () => play(aMediation(), ['2026-02-10', pause({ reason: 'care', until: '2026-02-28' })]),
    '2026-02-10',
    '2026-02-28',
    'falls 2026-03-01',
  ],
  'CAP-1/warning': [aPlanning, '2026-01-19', '2027-11-19', 'reminder 2027-11-12'],
  'CAP-1/end': [aPlanning, '2026-01-19', '2028-01-19', 'falls 2028-01-20'],
};

const openOf = (state: Trajectory, rule: string): Deadline[] =>
  'deadlines' in state ? state.deadlines.filter((deadline) => deadline.rule === rule) : [];

describe('Every rule has its date', () => {
  it.each(Object.entries(rows))('%s', (rule, [life, from, dueOn, firstStep]) => {
    const { state } = life();
    const [deadline, ...more] = openOf(state, rule);
    expect(more).toStrictEqual([]);
    const { ruleVersion } = state as Registered;
    expect(deadline).toMatchObject({ rule, ruleVersion, from, dueOn, reached: null });
    expect(`${deadline?.steps[0]?.rung} ${deadline?.steps[0]?.on}`).toBe(firstStep);
  });

  it.each(Object.entries(rows))('%s is owned and kind as its rule says', (rule, [life]) => {
    const [deadline] = openOf(life().state, rule);
    const { kind, owner, pauses } = newestRules.rules[rule as TrajectoryRuleKey];
    expect(deadline).toMatchObject({ kind, owner, pauses });
  });
});

describe('The rules of 2026', () => {
  it('are the table of the programme', () => {
    const table = Object.entries(rules2026.rules).map(([key, { kind, after, owner, pauses, source }]) => {
      const [unit, n] = Object.entries(after ?? {})[0] ?? ['-', ''];
      return [key, kind, `${n} ${unit}`.trim(), owner, pauses ? 'pauses' : 'runs', source].join(' | ');
    });
    expect(table).toStrictEqual(programme);
  });

  it('keep the limits of the sources', () => {
    expect(rules2026).toMatchObject({
      quotaPerProvinceAndYear: 60,
      longestPauseMonths: 6,
      ladder: {
        reminderWorkingDaysBefore: 5,
        reminderShareOfTime: 3,
        teamLeadWorkingDaysAfter: 5,
        coordinatorWorkingDaysAfter: 10,
      },
    });
  });
});

const programme = [
  'REG-1 | task | 10 workingDays | mediator | pauses | D',
  'REG-2 | limit | 60 days | rule | runs | D',
  'EXT-1/1 | retry | 1 days | system | runs | D',
  'EXT-1/2 | retry | 7 days | system | runs | D',
  'EXT-1/3 | retry | 14 days | system | runs | D',
  'EXT-1/4 | retry | 30 days | system | runs | D',
  'EXT-1/giveUp | retry | 60 days | system | runs | D',
  'INT-1 | task | 10 workingDays | mediator | pauses | D',
  'INT-2 | task | 5 workingDays | mediator | pauses | D',
  'PLAN-1 | task | 30 days | mediator | pauses | D',
  'PLAN-2 | recurring | 3 months | mediator | pauses | D',
  'PLAN-3 | task | - | mediator | pauses | D',
  'WEL-1 | task | 15 workingDays | mediator | pauses | D',
  'EXP-1 | task | 10 workingDays | mediator | pauses | D',
  'MED-1 | recurring | 30 days | mediator | pauses | D',
  'REF-1 | task | 5 workingDays | partner | pauses | D',
  'WAIT-1 | limit | 5 workingDays | mediator | runs | D',
  'WAIT-2 | recurring | 30 days | mediator | runs | D',
  'WAIT-3 | task | 5 workingDays | mediator | runs | D',
  'ONW-1 | task | 3 months | mediator | runs | D',
  'GRP-1 | task | 30 days | partner | pauses | D',
  'GRP-2 | limit | 12 weeks | rule | pauses | S',
  'GRP-3/from | opening | 6 months | rule | runs | S',
  'GRP-3/end | limit | 24 months | rule | runs | S',
  'GRP-4 | count | 5 workingDays | groupWorker | runs | D',
  'GRP-5 | task | 10 workingDays | partner | runs | D',
  'GRP-6 | task | - | partner | pauses | D',
  'GRP-7 | recurring | 3 months | groupWorker | pauses | D',
  'CON-1/intro | recurring | 3 weeks | mediator | pauses | D',
  'CON-1/randstad | recurring | 6 weeks | mediator | pauses | D',
  'OUT-1 | task | 20 workingDays | mediator | runs | D',
  'OUT-2/first | task | 3 months | mediator | runs | D',
  'OUT-2/last | task | 6 months | mediator | runs | D',
  'JC-0 | task | 10 workingDays | teamLead | runs | D',
  'JC-1 | task | 15 workingDays | jobCoach | runs | D',
  'JC-2 | limit | 12 months | rule | runs | S',
  'JC-3 | recurring | 3 weeks | jobCoach | runs | D',
  'JC-4/from | opening | - | rule | runs | D',
  'JC-4 | limit | 6 months | rule | runs | S',
  'JC-6/ask | task | 10 workingDays | mediator | runs | D',
  'JC-6/end | limit | 45 days | rule | runs | D',
  'PAU-1 | limit | - | rule | runs | D',
  'CAP-1/warning | task | 22 months | mediator | runs | D',
  'CAP-1/end | limit | 24 months | rule | runs | S',
];

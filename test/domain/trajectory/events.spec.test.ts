import { describe, expect, it } from 'vitest';
import { noteRefusedSignal, refuse } from '../../../domain/trajectory/index.ts';
import { rules2020 } from '../../../domain/rules/index.ts';
import * as is from '../../support/given.ts';
import { everyType } from '../../support/every-type.ts';

const R1 = { referralId: 'R1' };

/** Lives that together go through everything that can happen. */
const lives = (): is.Life[] => {
  const silence = is.lookupUnanswered({ lookupId: 'L1', code: 'silent' });
  const queued = is.play(is.aWaiting(), ['2026-03-02', is.placeOffered(R1)]);
  const unanswered = ['2026-01-08', '2026-01-09', '2026-01-15', '2026-01-22', '2026-02-07'].reduce(
    (life, day) => is.play(is.pass(life, day), [day, silence]),
    is.anIntake(),
  );
  const joined = is.play(is.anAcceptedReferral(), [
    '2026-02-12',
    is.joinCohort({ ...R1, cohortId: 'C-1', startsOn: '2026-03-02' }),
    is.leaveCohort({ ...R1, cohortId: 'C-1' }),
  ]);
  const away = is.recordAttendance({ presence: 'absent' });
  const absent = is.play(
    joined,
    ['2026-03-02', is.startGroup(R1)],
    ['2026-03-10', away, away, away, is.followUpAbsence({ how: 'phone' })],
  );
  return [
    is.play(is.aRegistration(), ['2026-01-06', is.refuseConsent()]),
    is.play(is.anIntake(), ['2026-01-09', is.lookupAnswered({ lookupId: 'L1', answer: 'yes' }), is.withdrawConsent()]),
    is.pass(unanswered, '2026-03-09'),
    is.play(is.pass(queued, '2026-03-10'), [
      '2026-03-11',
      is.sayStillWaiting(),
      is.placeOffered(R1),
      is.acceptPlace(R1),
      is.declineReferral({ ...R1, reason: 'noRoom' }),
    ]),
    is.play(is.aReferral(), ['2026-02-10', is.withdrawReferral({ ...R1, reason: 'otherPlan' })]),
    is.play(
      is.aGroupTrack(),
      [
        '2026-03-23',
        is.recordConsultation(),
        is.submitMidtermReport(),
        is.pause({ reason: 'illness', until: '2026-03-25' }),
      ],
      ['2026-03-24', is.resume(), is.endGroupTrack({ because: 'ill' }), is.submitFinalReport()],
    ),
    is.play(is.anAntwerpTrajectory(), [
      '2026-06-01',
      is.sayAbsence({ absentOn: '2026-06-04' }),
      is.reviewGroupTrack(),
      is.reviewPlan(),
      is.recordContact({ how: 'office' }),
    ]),
    is.play(is.pass(is.aMediation(), '2027-11-22'), ['2027-11-22', is.prepareEnd()]),
    is.play(
      is.aCoachingRequest(),
      ['2026-06-02', is.recordEmployerAnswer({ consents: false }), is.correctOutcome({ kind: 'inTraining' })],
      ['2026-08-18', is.checkOutcome({ kind: 'inTraining' })],
    ),
    is.play(is.aJobCoaching(), ['2026-06-20', is.recordCoaching(), is.endJobCoaching({ because: 'jobLost' })]),
    is.play(is.aMediation(), [
      '2026-02-10',
      is.extendDeadline({ deadlineId: 'MED-1#9', to: '2026-03-20', reason: 'personUnavailable' }),
    ]),
    is.play(is.aMediation(), [
      '2026-02-10',
      is.changeConsent({ riziv: false }),
      is.addGoal({ theme: 'debts' }),
      is.changeGoal({ goalId: 'G2', theme: 'housing' }),
      is.reachGoal({ goalId: 'G1' }),
      is.dropGoal({ goalId: 'G2', reason: 'notNeeded' }),
      is.addAction({ theme: 'debts', owner: 'mediator', targetOn: '2026-03-31' }),
      is.addAction({ theme: 'debts', owner: 'jobseeker', targetOn: '2026-03-31' }),
      is.changeAction({ actionId: 'A1', targetOn: '2026-04-30' }),
      is.finishAction({ actionId: 'A1' }),
      is.dropAction({ actionId: 'A2', reason: 'notNeeded' }),
      is.askWelfareActor({ actorId: 'caw' }),
      is.recordWelfareAnswer({ askId: 'W1', answer: 'helps' }),
      is.requestExpert(),
      is.findExpert({ requestId: 'X1', expertId: 'expert-1' }),
      is.recordExpert({ requestId: 'X1' }),
      is.requestExpert(),
      is.declineExpert({ requestId: 'X2', reason: 'nobodyAvailable' }),
      is.raiseTopic({ kind: 'signal', theme: 'housing' }),
      is.askOcmw({ question: 'gpmi' }),
      is.ocmwAnswered({ questionId: 'Q1', answer: 'yes' }),
      is.inscriptionRefused({ code: 'magda.notDone' }),
      is.requestLookup({ system: 'employment' }),
      is.changeConsent({ ocmw: false, employment: false }),
    ]),
    is.play(absent, [
      '2026-03-11',
      is.as(
        'groupWorker',
        is.correctEvent({ sequence: is.lastOf(absent, 'AttendanceRecorded'), reason: 'wrongPerson' }),
      ),
    ]),
    is.play(is.aGroupTrack(is.earlier), ['2026-03-11', is.extendTrack({ to: '2026-06-08', reason: 'illness' })]),
    is.play(is.aGroupTrack(), [
      '2026-03-11',
      is.referOnward({ destination: 'gob' }),
      is.recordOnwardResult({ onwardId: 'O1', result: 'started' }),
      is.endGroupTrack({ because: 'noMatch' }),
      is.registerOutcome({ kind: 'competenceBuilding' }),
    ]),
    is.play(is.aWaiting(), [
      '2026-02-10',
      is.followContract({ referralId: 'R1', partner: 'randstad', track: 'randstad' }),
    ]),
    is.play(is.askedForCoaching(), ['2026-11-16', is.declineJobCoaching()]),
    is.play(is.aMediation(), [
      '2026-02-10',
      is.adoptRules({ rules: rules2020 }),
      is.adoptCalendar({ calendar: { version: 1, closingDays: [] } }),
      is.changeProvince({ province: 'antwerp', mediatorId: 'mediator-2' }),
      is.mergeInto({ into: 'T-000002' }),
    ]),
  ];
};

describe('Every event', () => {
  it('happens in some life', () => {
    const closed = is.aClosed();
    const signal = noteRefusedSignal(closed.state, 'refer', refuse('trajectory.closed'), is.contextOf(closed)).events;
    const undone = is.undone(is.play(is.aMediation(), ['2026-03-02', is.stop({ reason: 'deceased' })]), '2026-03-03');
    const seen = new Set(
      [...lives().flatMap(({ events }) => events), ...signal, ...undone.events].map(({ type }) => type),
    );
    expect([...seen].sort()).toStrictEqual(Object.keys(everyType).sort());
  });
});

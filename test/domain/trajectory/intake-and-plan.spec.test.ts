import { rules2026 } from '../../../domain/rules/index.ts';
import { describe, it } from 'vitest';
import {
  aMediation,
  aPlanning,
  aWaiting,
  addGoal,
  agreePlan,
  anIntake,
  anIntakeAfterTheTalk,
  cancelled,
  decideEligibility,
  eligible,
  endGuidance,
  given,
  holdIntakeTalk,
  met,
  opened,
  pass,
  prepareEnd,
  reached,
  recordContact,
  reviewPlan,
  acceptPlace,
  adoptRules,
  earlier,
  placeOffered,
  play,
  withdrawReferral,
} from '../../support/given.ts';

const facts = { inPoverty: true, noPronouncedProblem: true, motivated: true, withinTwoYears: true };

describe('The intake talk', () => {
  it('is followed by the decision within 5 working days', () => {
    given(anIntake())
      .at('2026-01-15')
      .when(holdIntakeTalk())
      .thenOnly({ type: 'IntakeTalkHeld' }, met('INT-1'), opened('INT-2', '2026-01-22'))
      .thenIn('intake', { talkHeldOn: '2026-01-15' });
  });

  it('is held once', () => {
    given(anIntakeAfterTheTalk()).when(holdIntakeTalk()).thenRefused('intake.talkAlreadyHeld', { on: '2026-01-15' });
  });
  it('comes before the decision', () => {
    given(anIntake()).when(eligible()).thenRefused('intake.talkFirst');
  });
});

describe('Eligibility', () => {
  it('starts the 24 months and asks for a plan within 30 days', () => {
    given(anIntakeAfterTheTalk())
      .at('2026-01-19')
      .when(eligible())
      .thenOnly(
        { type: 'EligibilityDecided', verdict: 'eligible', reason: null, redirectTo: null },
        met('INT-2'),
        opened('PLAN-1', '2026-02-18'),
        opened('CAP-1/warning', '2027-11-19'),
        opened('CAP-1/end', '2028-01-19'),
      )
      .thenIn('planning', { eligibleOn: '2026-01-19' });
  });

  it('is the judgement of the mediator: no fact decides it', () => {
    given(anIntakeAfterTheTalk())
      .when(
        decideEligibility({
          verdict: 'eligible',
          inPoverty: false,
          noPronouncedProblem: false,
          motivated: false,
          withinTwoYears: false,
        }),
      )
      .thenIn('planning')
      .whenInstead(decideEligibility({ verdict: 'notEligible', ...facts, reason: 'other', redirectTo: 'tweOcmw' }))
      .then({ type: 'EligibilityDecided', ...facts, reason: 'other', redirectTo: 'tweOcmw' }, met('INT-2'), {
        type: 'TrajectoryClosed',
        reason: 'notEligible',
      })
      .thenIn('closed');
  });

  it('refused needs a reason and says where the person goes instead', () => {
    given(anIntakeAfterTheTalk())
      .when(decideEligibility({ verdict: 'notEligible', ...facts, redirectTo: 'care' }))
      .thenRefused('eligibility.reasonMissing')
      .whenInstead(decideEligibility({ verdict: 'notEligible', ...facts, reason: 'pronouncedProblem' }))
      .thenRefused('eligibility.redirectMissing');
  });

  it('counts from its own day, however late it is noted', () => {
    given(anIntakeAfterTheTalk())
      .at('2026-04-01')
      .when(eligible({ on: '2026-01-19' }))
      .then(met('INT-2'), reached('PLAN-1', 'overdue', '2026-02-19'))
      .thenDue('CAP-1/end', '2028-01-19');
  });
});

describe('The welfare plan', () => {
  it('is reviewed every 3 months, and the person is met every 30 days', () => {
    given(aPlanning())
      .at('2026-02-02')
      .when(addGoal({ theme: 'work' }))
      .when(agreePlan({ how: 'orally' }))
      .thenOnly(
        { type: 'PlanAgreed', how: 'orally' },
        met('PLAN-1'),
        opened('PLAN-2', '2026-05-02'),
        opened('MED-1', '2026-03-04'),
      )
      .thenIn('mediation', { referral: null });
  });

  it('reviewed, is due again 3 months after the review', () => {
    given(aMediation())
      .at('2026-03-31')
      .when(reviewPlan({ on: '2026-03-30' }))
      .thenOnly(
        ...lateReminders(),
        { type: 'PlanReviewed', on: '2026-03-30' },
        met('PLAN-2'),
        opened('PLAN-2', '2026-06-30'),
      );
  });

  it('is no matter of the intake', () => {
    given(anIntake())
      .when(reviewPlan())
      .thenRefused('phase.wrong', { phase: 'intake', needs: 'mediation|waiting|groupTrack' });
  });
});

const lateReminders = () => [
  reached('MED-1', 'reminder', '2026-02-25'),
  reached('MED-1', 'overdue', '2026-03-05'),
  reached('MED-1', 'teamLead', '2026-03-11'),
  reached('MED-1', 'programmeCoordinator', '2026-03-18'),
];

describe('Contact', () => {
  it('opens the next one 30 days later, counted from the contact', () => {
    given(aMediation())
      .at('2026-02-20')
      .when(recordContact({ how: 'visit', on: '2026-02-19' }))
      .thenOnly({ type: 'ContactRecorded', how: 'visit' }, met('MED-1'), opened('MED-1', '2026-03-21'));
  });

  it('is one task while the person waits: waiting has the rhythm', () => {
    given(aWaiting())
      .thenDue('MED-1', null)
      .at('2026-02-20')
      .when(recordContact({ how: 'phone' }))
      .thenOnly({ type: 'ContactRecorded' }, met('WAIT-2'), {
        type: 'DeadlineOpened',
        deadline: { rule: 'WAIT-2', about: 'R1', dueOn: '2026-03-22' },
      });
  });

  it('has the rhythm of mediation again once nobody waits, counted from the last contact', () => {
    const called = play(aWaiting(), ['2026-02-20', recordContact({ how: 'phone' })]);
    given(called)
      .at('2026-03-02')
      .when(withdrawReferral({ referralId: 'R1', reason: 'otherPlan' }))
      .then(cancelled('WAIT-2'), opened('MED-1', '2026-03-22'))
      .whenInstead(placeOffered({ referralId: 'R1' }), acceptPlace({ referralId: 'R1' }))
      .then(met('WAIT-2'), opened('MED-1', '2026-04-01'))
      .thenDue('WAIT-2', null);
  });

  it('served both rhythms in what was begun before the second edition, and does until it is moved', () => {
    given(aWaiting(earlier))
      .at('2026-02-20')
      .when(recordContact({ how: 'phone' }))
      .thenOnly({ type: 'ContactRecorded' }, met('MED-1'), opened('MED-1', '2026-03-22'), met('WAIT-2'), {
        type: 'DeadlineOpened',
        deadline: { rule: 'WAIT-2', about: null, dueOn: '2026-03-22' },
      })
      .when(adoptRules({ rules: rules2026 }), recordContact({ how: 'phone' }))
      .thenDue('MED-1', null)
      .thenDue('WAIT-2', '2026-03-22');
  });
});

describe('Guidance', () => {
  it('ends with an outcome due in 20 working days', () => {
    given(aMediation())
      .at('2026-05-04')
      .when(endGuidance({ because: 'goalsReached' }))
      .then(
        cancelled('CAP-1/warning'),
        cancelled('CAP-1/end'),
        cancelled('PLAN-2'),
        cancelled('MED-1'),
        { type: 'GuidanceEnded', because: 'goalsReached' },
        opened('OUT-1', '2026-06-03'),
      )
      .thenIn('followUp', { outcome: null, coaching: null });
  });

  it('has its coming end prepared with the person, which answers the warning', () => {
    given(pass(aMediation(), '2027-12-01'))
      .when(prepareEnd())
      .thenOnly({ type: 'EndPrepared' }, met('CAP-1/warning', true))
      .thenDue('CAP-1/end', '2028-01-19')
      .when(prepareEnd())
      .thenRefused('deadline.unknown');
  });
});

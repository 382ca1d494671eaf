import { describe, it } from 'vitest';
import { rules2026first } from '../../../domain/rules/index.ts';
import {
  addAction,
  addGoal,
  agreePlan,
  aGroupTrack,
  aMediation,
  anIntake,
  aPlanning,
  as,
  cancelled,
  changeAction,
  dropAction,
  endGuidance,
  finishAction,
  given,
  met,
  moved,
  opened,
  pass,
  pause,
  play,
  reached,
  reviewPlan,
} from '../../support/given.ts';

const anAction = { theme: 'debts', owner: 'jobseeker', targetOn: '2026-03-31' } as const;
const withAction = () => play(aMediation(), ['2026-02-10', addAction(anAction)]);
const A1 = { actionId: 'A1' };

describe('The welfare plan', () => {
  it('has goals by theme; their words are kept elsewhere', () => {
    given(aPlanning())
      .when(addGoal({ theme: 'housing' }), addGoal({ theme: 'debts' }))
      .thenIn('planning', {
        plan: {
          version: 0,
          goals: [
            { id: 'G1', theme: 'housing' },
            { id: 'G2', theme: 'debts' },
          ],
        },
      });
  });

  it('is numbered anew by its agreement and by each review', () => {
    given(aPlanning())
      .when(addGoal({ theme: 'work' }))
      .when(agreePlan({ how: 'orally', witnessId: 'expert-1' }))
      .then({ type: 'PlanAgreed', how: 'orally', witnessId: 'expert-1' })
      .thenIn('mediation', { plan: { version: 1 } })
      .when(reviewPlan())
      .thenIn('mediation', { plan: { version: 2 } });
  });

  it('is no matter of intake, and not of the jobseeker alone', () => {
    given(anIntake())
      .when(addGoal({ theme: 'work' }))
      .thenRefused('phase.wrong')
      .whenInstead();
    given(aMediation())
      .when(as('jobseeker', addAction(anAction)))
      .thenRefused('actor.notAllowed');
  });

  it('stays as it is when the phase changes', () => {
    given(play(aPlanning(), ['2026-01-20', addAction(anAction)]))
      .when(agreePlan({ how: 'signed' }))
      .thenIn('mediation', { plan: { actions: [{ id: 'A1', status: 'open' }] } })
      .thenDue('PLAN-3', '2026-03-31');
  });
});

describe('An action of the plan', () => {
  it('reminds and escalates by its own target date', () => {
    given(withAction()).thenDue('PLAN-3', '2026-03-31').thenSteps(
      'PLAN-3',
      'reminder 2026-03-24',
      'overdue 2026-04-01',
      // Monday 6 April is Easter Monday.
      'teamLead 2026-04-08',
      'programmeCoordinator 2026-04-15',
    );
  });

  it('of a welfare actor says which one', () => {
    given(aMediation())
      .when(addAction({ ...anAction, owner: 'welfareActor' }))
      .thenRefused('plan.actorMissing')
      .whenInstead(addAction({ ...anAction, owner: 'welfareActor', actorId: 'caw' }))
      .thenOnly(
        {
          type: 'ActionAdded',
          actionId: 'A1',
          theme: 'debts',
          owner: 'welfareActor',
          actorId: 'caw',
          targetOn: '2026-03-31',
        },
        opened('PLAN-3', '2026-03-31'),
      );
  });

  it('has no target before the day it was agreed', () => {
    given(aMediation())
      .when(addAction({ ...anAction, targetOn: '2026-02-01' }))
      .thenRefused('plan.targetMissing', { earliest: '2026-02-02' })
      .whenInstead(addAction({ ...anAction, targetOn: '2026-02-02' }))
      .thenDue('PLAN-3', '2026-02-02');
  });

  it('that gets another target date has a new ladder, and a date that somebody chose', () => {
    given(withAction())
      .when(changeAction({ ...A1, targetOn: '2026-04-30' }))
      .thenOnly(
        { type: 'ActionChanged', actionId: 'A1', owner: 'jobseeker', actorId: null, targetOn: '2026-04-30' },
        moved('PLAN-3', '2026-03-31', '2026-04-30', 'plan'),
      )
      .thenSteps(
        'PLAN-3',
        'reminder 2026-04-23',
        'overdue 2026-05-01',
        'teamLead 2026-05-08',
        // Thursday 14 May is Ascension Day.
        'programmeCoordinator 2026-05-18',
      )
      .thenIn('mediation', { plan: { actions: [{ ...anAction, id: 'A1', targetOn: '2026-04-30' }] } });
  });

  it('that was late and gets a later date is not late any more, and nobody is told that it was', () => {
    given(withAction())
      .at('2026-04-01')
      .when(changeAction({ ...A1, targetOn: '2026-04-30' }))
      .then(reached('PLAN-3', 'overdue', '2026-04-01'), { type: 'ActionChanged' })
      .thenEffects({ kind: 'notify', rule: 'MED-1', about: 'programmeCoordinator' })
      .whenTimePassesTo('2026-05-01')
      .then(reached('PLAN-3', 'reminder', '2026-04-23'), reached('PLAN-3', 'overdue', '2026-05-01'));
  });

  it('that goes to somebody else keeps its date', () => {
    given(withAction())
      .when(changeAction({ ...A1, owner: 'welfareActor' }))
      .thenRefused('plan.actorMissing')
      .whenInstead(changeAction({ ...A1, owner: 'welfareActor', actorId: 'caw' }))
      .thenOnly({ type: 'ActionChanged', owner: 'welfareActor', actorId: 'caw', targetOn: '2026-03-31' })
      .when(changeAction({ ...A1, owner: 'mediator' }))
      .thenOnly({ type: 'ActionChanged', owner: 'mediator', actorId: null });
  });

  it('is finished in time or late, also by the jobseeker, also on pause', () => {
    given(pass(withAction(), '2026-04-02'))
      .when(as('jobseeker', finishAction({ ...A1, on: '2026-03-31' })))
      .thenOnly({ type: 'ActionFinished', actionId: 'A1', on: '2026-03-31' }, met('PLAN-3'))
      .whenInstead(finishAction(A1))
      .thenOnly({ type: 'ActionFinished' }, met('PLAN-3', true))
      .thenIn('mediation', { plan: { actions: [{ status: 'finished' }] } });
    given(withAction())
      .when(pause({ reason: 'illness', until: '2026-02-19' }), finishAction(A1))
      .then(met('PLAN-3'));
  });

  it('is dropped with a reason, and the others stay', () => {
    given(withAction())
      .when(addAction({ ...anAction, targetOn: '2026-05-29' }), dropAction({ ...A1, reason: 'notNeeded' }))
      .thenDue('PLAN-3', '2026-05-29')
      .thenIn('mediation', { plan: { actions: [{ status: 'dropped' }, { status: 'open' }] } })
      .when(finishAction(A1))
      .thenRefused('plan.actionClosed');
  });

  it('waits while the trajectory is on pause', () => {
    given(withAction())
      .when(pause({ reason: 'care', until: '2026-02-19' }))
      .then(moved('PLAN-3', '2026-03-31', '2026-04-10', 'pause'));
  });

  it('is not waited for after guidance ended', () => {
    given(withAction())
      .when(endGuidance({ because: 'goalsReached' }))
      .then(cancelled('PLAN-3'))
      .when(finishAction(A1))
      .thenRefused('phase.wrong');
  });

  it('is not there under rules from before it existed', () => {
    given(aMediation({ rules: rules2026first }))
      .when(addAction(anAction))
      .thenRefused('rules.unknownRule', { rule: 'PLAN-3', version: '2026.1' });
  });

  it('is a matter of the group track too', () => {
    given(aGroupTrack()).when(addAction(anAction)).thenDue('PLAN-3', '2026-03-31');
  });
});

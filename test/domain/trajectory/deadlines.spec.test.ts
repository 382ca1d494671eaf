import { describe, it } from 'vitest';
import {
  aGroupTrack,
  aMediation,
  anIntake,
  anIntakeAfterTheTalk,
  aReferralAtThePartner,
  aRegistration,
  extendDeadline,
  given,
  holdIntakeTalk,
  met,
  moved,
  pass,
  reached,
} from '../../support/given.ts';

const ladderOf = (on: string) =>
  ['overdue', 'teamLead', 'programmeCoordinator'].map((rung) => ({ type: 'DeadlineReached', rung, on }) as const);

describe('The ladder of a task', () => {
  it('reminds 5 working days before, is overdue the day after, escalates 5 and 10 working days after the due date', () => {
    given(aMediation()).thenSteps(
      'MED-1',
      'reminder 2026-02-25',
      'overdue 2026-03-05',
      'teamLead 2026-03-11',
      'programmeCoordinator 2026-03-18',
    );
  });

  it('reminds a third of the time before when that is shorter', () => {
    given(anIntake()).thenSteps(
      'INT-1',
      'reminder 2026-01-18',
      'overdue 2026-01-23',
      'teamLead 2026-01-29',
      'programmeCoordinator 2026-02-05',
    );
    given(anIntakeAfterTheTalk()).thenSteps(
      'INT-2',
      'reminder 2026-01-20',
      'overdue 2026-01-23',
      'teamLead 2026-01-29',
      'programmeCoordinator 2026-02-05',
    );
  });

  it('reminds of nothing that is due tomorrow', () => {
    given(pass(anIntake(), '2026-01-22'))
      .when(extendDeadline({ deadlineId: 'INT-1#3', to: '2026-01-23', reason: 'personUnavailable' }))
      .thenSteps('INT-1', 'overdue 2026-01-24', 'teamLead 2026-01-30', 'programmeCoordinator 2026-02-06');
  });

  it('counts no public holiday as a working day', () => {
    given(aGroupTrack()).thenSteps(
      'GRP-6',
      'reminder 2026-04-03',
      'overdue 2026-04-14',
      'teamLead 2026-04-20',
      'programmeCoordinator 2026-04-27',
    );
  });

  it('counts no closing day of the organisation either', () => {
    const closingDays = ['2026-01-12', '2026-01-26', '2026-01-27'];
    given(anIntake({ closingDays }))
      .thenDue('INT-1', '2026-01-23')
      .thenSteps(
        'INT-1',
        'reminder 2026-01-18',
        'overdue 2026-01-24',
        'teamLead 2026-02-03',
        'programmeCoordinator 2026-02-10',
      );
  });

  it('is climbed a rung at a time', () => {
    given(anIntake())
      .whenTimePassesTo('2026-01-18')
      .thenOnly(reached('INT-1', 'reminder', '2026-01-18'))
      .whenTimePassesTo('2026-01-22')
      .thenOnly()
      .whenTimePassesTo('2026-01-23')
      .thenOnly(reached('INT-1', 'overdue', '2026-01-23'))
      .whenTimePassesTo('2026-01-29')
      .thenOnly(reached('INT-1', 'teamLead', '2026-01-29'))
      .whenTimePassesTo('2026-02-05')
      .thenOnly(reached('INT-1', 'programmeCoordinator', '2026-02-05'))
      .whenTimePassesTo('2027-01-01')
      .thenOnly()
      .thenDue('INT-1', '2026-01-22');
  });

  it('ends when the thing is done', () => {
    given(pass(anIntake(), '2026-01-24'))
      .when(holdIntakeTalk())
      .then(met('INT-1', true))
      .whenTimePassesTo('2026-02-05')
      .thenNot(...ladderOf('2026-02-05').map((rung) => ({ ...rung, rule: 'INT-1' })));
  });

  it('done on the due date is in time, also when it is noted later', () => {
    given(anIntake())
      .at('2026-02-10')
      .when(holdIntakeTalk({ on: '2026-01-22' }))
      .then(met('INT-1', false));
  });
});

describe('An extension', () => {
  const MED1 = 'MED-1#9';

  it('ends the ladder that ran and starts a new one', () => {
    given(pass(anIntake(), '2026-01-23'))
      .when(extendDeadline({ deadlineId: 'INT-1#3', to: '2026-02-02', reason: 'personUnavailable' }))
      .thenOnly({ ...moved('INT-1', '2026-01-22', '2026-02-02', 'extension'), why: 'personUnavailable' })
      .thenIn('intake', { deadlines: [{ rule: 'INT-1', reached: null }] })
      .thenSteps(
        'INT-1',
        'reminder 2026-01-30',
        'overdue 2026-02-03',
        'teamLead 2026-02-09',
        'programmeCoordinator 2026-02-16',
      );
  });

  it('to a day in the future, later than it is now', () => {
    given(aMediation())
      .when(extendDeadline({ deadlineId: MED1, to: '2026-03-04', reason: 'other' }))
      .thenRefused('deadline.notLater', { dueOn: '2026-03-04' })
      .at('2026-04-01')
      .when(extendDeadline({ deadlineId: MED1, to: '2026-03-31', reason: 'other' }))
      .thenRefused('deadline.notLater')
      .when(extendDeadline({ deadlineId: MED1, to: '2026-04-01', reason: 'staffAbsence' }))
      .thenDue('MED-1', '2026-04-01')
      .thenSteps('MED-1', 'overdue 2026-04-02', 'teamLead 2026-04-09', 'programmeCoordinator 2026-04-16');
  });

  it('of a limit is refused: the law and the cap stand', () => {
    given(aRegistration())
      .when(extendDeadline({ deadlineId: 'REG-2#2', to: '2026-12-31', reason: 'other' }))
      .thenRefused('deadline.statutory', { rule: 'REG-2' });
    given(aGroupTrack())
      .when(extendDeadline({ deadlineId: 'CAP-1/end#7', to: '2029-12-31', reason: 'other' }))
      .thenRefused('deadline.statutory', { rule: 'CAP-1/end' });
  });

  it('is of an open deadline', () => {
    given(aMediation())
      .when(extendDeadline({ deadlineId: 'INT-1#3', to: '2026-12-31', reason: 'other' }))
      .thenRefused('deadline.unknown', { deadlineId: 'INT-1#3' });
  });

  it("of the partner's answer is the mediator's to give", () => {
    given(aReferralAtThePartner())
      .when(extendDeadline({ deadlineId: 'REF-1#10', to: '2026-02-27', reason: 'partnerUnavailable' }))
      .thenDue('REF-1', '2026-02-27');
  });
});

describe('Dates in commands', () => {
  it('outside the years a life can touch are no dates: computing with them would overflow', () => {
    given(aMediation())
      .when(extendDeadline({ deadlineId: 'MED-1#9', to: '9999-12-31', reason: 'other' }))
      .thenRefused('command.badField', { field: 'to', expected: 'YYYY-MM-DD' });
  });
});

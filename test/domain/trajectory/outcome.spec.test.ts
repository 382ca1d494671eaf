import { describe, it } from 'vitest';
import { rules2026first } from '../../../domain/rules/index.ts';
import {
  aCoachingRequest,
  aFollowUp,
  aJobCoaching,
  aMediation,
  atWork,
  cancelled,
  checkOutcome,
  correctOutcome,
  endJobCoaching,
  given,
  met,
  opened,
  pass,
  play,
  reached,
  recordEmployerAnswer,
  registerOutcome,
  requestJobCoaching,
  askedForCoaching,
  declineJobCoaching,
  earlier,
  fell,
} from '../../support/given.ts';

describe('The outcome', () => {
  it('is due 20 working days after guidance ended', () => {
    given(aFollowUp()).thenDue('OUT-1', '2026-06-03').thenWaitsFor('mediator', 'OUT-1', '2026-06-03');
  });

  it('is checked again 3 and 6 months after it was registered', () => {
    given(aFollowUp())
      .at('2026-05-18')
      .when(registerOutcome({ kind: 'inTraining' }))
      .thenOnly(
        { type: 'OutcomeRegistered', kind: 'inTraining', hiredOn: null },
        met('OUT-1'),
        opened('OUT-2/first', '2026-08-18'),
        opened('OUT-2/last', '2026-11-18'),
      )
      .thenIn('followUp', { outcome: { kind: 'inTraining', registeredOn: '2026-05-18' } });
  });

  it('at work needs the day of hiring', () => {
    given(aFollowUp())
      .when(registerOutcome({ kind: 'atWork' }))
      .thenRefused('outcome.hiredOnMissing')
      .whenInstead(registerOutcome({ kind: 'atWork', hiredOn: '2026-05-11' }))
      .then({ type: 'OutcomeRegistered', kind: 'atWork', hiredOn: '2026-05-11' });
  });

  it('is registered once, and checked after that', () => {
    given(atWork())
      .when(registerOutcome({ kind: 'inTraining' }))
      .thenRefused('outcome.alreadyRegistered', { on: '2026-05-18' })
      .whenInstead()
      .at('2026-07-19')
      .when(checkOutcome({ kind: 'inTraining' }))
      .then({ type: 'OutcomeChecked', kind: 'inTraining', hiredOn: null }, met('OUT-2/first'));
  });

  it('cannot be checked before there is one, nor be there before guidance ended', () => {
    given(aFollowUp())
      .when(checkOutcome({ kind: 'inTraining' }))
      .thenRefused('outcome.none')
      .at('2026-05-04');
    given(aMediation())
      .when(registerOutcome({ kind: 'inTraining' }))
      .thenRefused('phase.wrong');
  });

  it('keeps the day it was registered when it is checked, and the day of hiring when that stands', () => {
    given(pass(atWork(), '2026-08-18'))
      .when(checkOutcome({ kind: 'atWork' }))
      .thenIn('followUp', { outcome: { kind: 'atWork', registeredOn: '2026-05-18', hiredOn: '2026-05-11' } });
  });

  it('corrected to work needs the day of hiring', () => {
    given(play(aFollowUp(), ['2026-05-18', registerOutcome({ kind: 'inTraining' })]))
      .at('2026-08-18')
      .when(checkOutcome({ kind: 'atWork' }))
      .thenRefused('outcome.hiredOnMissing');
  });
});

describe('A check of the outcome', () => {
  it('is done at most 30 days before it is due', () => {
    given(atWork())
      .at('2026-07-18')
      .when(checkOutcome({ kind: 'atWork' }))
      .thenRefused('outcome.checkTooEarly', { earliestOn: '2026-07-19' })
      .at('2026-07-20')
      .when(checkOutcome({ kind: 'atWork', on: '2026-07-18' }))
      .thenRefused('outcome.checkTooEarly')
      .whenInstead(checkOutcome({ kind: 'atWork', on: '2026-07-19' }))
      .then(met('OUT-2/first'))
      .when(checkOutcome({ kind: 'atWork' }))
      .thenRefused('outcome.checkTooEarly', { earliestOn: '2026-10-19' });
  });

  it('may be done any day under rules from before', () => {
    given(atWork({ rules: rules2026first }))
      .when(checkOutcome({ kind: 'atWork' }))
      .then(met('OUT-2/first'));
  });
});

describe('An outcome that was registered wrongly', () => {
  it('is corrected, and no check is done by it', () => {
    given(atWork())
      .when(correctOutcome({ kind: 'inTraining', training: 'vdab' }))
      .thenOnly({ type: 'OutcomeCorrected', kind: 'inTraining', hiredOn: null, training: 'vdab' })
      .thenDue('OUT-2/first', '2026-08-18')
      .thenDue('OUT-2/last', '2026-11-18')
      .thenIn('followUp', { outcome: { kind: 'inTraining', registeredOn: '2026-05-18', hiredOn: null } })
      .when(correctOutcome({ kind: 'atWork' }))
      .thenRefused('outcome.hiredOnMissing');
  });

  it('is there first, and guidance is over', () => {
    given(aFollowUp())
      .when(correctOutcome({ kind: 'atWork', hiredOn: '2026-05-11' }))
      .thenRefused('outcome.none');
    given(aMediation())
      .when(correctOutcome({ kind: 'inTraining' }))
      .thenRefused('phase.wrong');
  });

  it('moves the year in service of coaching that was asked for, or ends the request', () => {
    given(aCoachingRequest())
      .when(correctOutcome({ kind: 'atWork', hiredOn: '2026-05-04' }))
      .thenOnly({ type: 'OutcomeCorrected' }, cancelled('JC-2'), opened('JC-2', '2027-05-04'))
      .when(correctOutcome({ kind: 'lookingForWork' }))
      .then({ type: 'JobCoachingLapsed', because: 'closed' });
  });

  it('while coaching runs changes nothing of the coaching', () => {
    given(aJobCoaching())
      .when(correctOutcome({ kind: 'atWork', hiredOn: '2026-05-04' }))
      .thenOnly({ type: 'OutcomeCorrected' })
      .thenIn('jobCoaching', { outcome: { hiredOn: '2026-05-04' }, coaching: { hiredOn: '2026-05-11' } })
      .thenDue('JC-4', '2026-12-08');
  });

  it('has its details as codes', () => {
    given(aFollowUp())
      .when(registerOutcome({ kind: 'atWork', hiredOn: '2026-05-11', contract: 'temporary', hours: 'partTime' }))
      .then({ type: 'OutcomeRegistered', contract: 'temporary', hours: 'partTime' })
      .thenNot({ type: 'OutcomeRegistered', training: 'vdab' });
  });
});

describe('The end of follow-up', () => {
  const checked = play(atWork(), ['2026-08-18', checkOutcome({ kind: 'atWork' })]);

  it('comes with the last check of someone who is not at work', () => {
    given(checked)
      .at('2026-11-20')
      .when(checkOutcome({ kind: 'inTraining', on: '2026-11-19' }))
      .then(reached('OUT-2/last', 'overdue', '2026-11-19'), { type: 'OutcomeChecked' }, met('OUT-2/last', true), {
        type: 'TrajectoryClosed',
        reason: 'completed',
        on: '2026-11-19',
      })
      .thenIn('closed');
  });

  it('of someone at work for less than a year asks first whether jobcoaching is wanted', () => {
    given(checked)
      .at('2026-11-18')
      .when(checkOutcome({ kind: 'atWork' }))
      .then({ type: 'OutcomeChecked' }, opened('JC-6/ask', '2026-12-02'), opened('JC-6/end', '2027-01-02'))
      .thenIn('followUp')
      .thenWaitsFor('mediator', 'JC-6/ask', '2026-12-02')
      .when(declineJobCoaching())
      .then({ type: 'JobCoachingDeclined' }, met('JC-6/ask'), { type: 'TrajectoryClosed', reason: 'completed' })
      .whenInstead(requestJobCoaching({ kind: 'ordinary' }))
      .then({ type: 'JobCoachingRequested' }, met('JC-6/ask'), cancelled('JC-6/end'), opened('JC-2', '2027-05-11'))
      .thenIn('followUp');
  });

  it('asks when the check is noted weeks late too, and gives the same time to answer', () => {
    given(checked)
      .at('2026-12-28')
      .when(checkOutcome({ kind: 'atWork', on: '2026-11-18' }))
      .thenDue('JC-6/ask', '2027-01-12')
      .thenDue('JC-6/end', '2027-02-11');
  });

  it('comes by itself when nobody answers, never later than jobcoaching may start', () => {
    given(askedForCoaching())
      .whenTimePassesTo('2027-01-01')
      .then(reached('JC-6/ask', 'programmeCoordinator', '2026-12-14'), fell('JC-6/end', '2027-01-01'), {
        type: 'TrajectoryClosed',
        reason: 'completed',
        on: '2026-12-31',
      });
    const longAgo = play(aFollowUp(), ['2026-05-18', registerOutcome({ kind: 'atWork', hiredOn: '2025-12-01' })]);
    const late = play(longAgo, ['2026-08-18', checkOutcome({ kind: 'atWork' })]);
    given(late)
      .at('2026-11-18')
      .when(checkOutcome({ kind: 'atWork' }))
      .thenDue('JC-6/end', '2026-12-01');
    given(late)
      .at('2026-12-02')
      .when(checkOutcome({ kind: 'atWork' }))
      .thenIn('closed');
  });

  it('is asked anew of another job, and not any more when there is none', () => {
    given(askedForCoaching())
      .at('2026-11-20')
      .when(correctOutcome({ kind: 'atWork', hiredOn: '2026-11-02' }))
      .then(cancelled('JC-6/ask'), cancelled('JC-6/end'))
      .thenDue('JC-6/ask', '2026-12-04')
      .whenInstead(correctOutcome({ kind: 'lookingForWork' }))
      .thenIn('closed');
  });

  it('came with the last check in what was begun before the second edition', () => {
    given(play(atWork(earlier), ['2026-08-18', checkOutcome({ kind: 'atWork' })]))
      .at('2026-11-18')
      .when(checkOutcome({ kind: 'atWork' }))
      .thenIn('closed');
  });

  it('waits for jobcoaching that was asked for', () => {
    given(play(aCoachingRequest(), ['2026-08-18', checkOutcome({ kind: 'atWork' })]))
      .at('2026-11-18')
      .when(checkOutcome({ kind: 'atWork' }))
      .thenIn('followUp')
      .when(checkOutcome({ kind: 'atWork' }))
      .thenRefused('outcome.notDue')
      .when(recordEmployerAnswer({ consents: false }))
      .then({ type: 'JobCoachingLapsed', because: 'employerRefused' }, opened('JC-6/ask'))
      .when(declineJobCoaching())
      .then({ type: 'TrajectoryClosed', reason: 'completed' });
  });

  it('waits for jobcoaching that runs', () => {
    given(
      play(
        aJobCoaching(),
        ['2026-08-18', checkOutcome({ kind: 'atWork' })],
        ['2026-11-18', checkOutcome({ kind: 'atWork' })],
      ),
    )
      .thenIn('jobCoaching')
      .at('2026-11-30')
      .when(endJobCoaching({ because: 'settled' }))
      .then({ type: 'JobCoachingEnded', because: 'settled' }, { type: 'TrajectoryClosed', reason: 'completed' });
  });

  it('does not come by itself: an outcome that nobody checks stays open and escalates', () => {
    given(atWork())
      .whenTimePassesTo('2030-01-01')
      .then(reached('OUT-2/last', 'programmeCoordinator', '2026-12-02'))
      .thenIn('followUp')
      .thenWaitsFor('mediator', 'OUT-2/first', '2026-08-18');
  });
});

describe('A corrected outcome while jobcoaching is asked for', () => {
  it('moves the year in service to the day it really began', () => {
    given(aCoachingRequest())
      .at('2026-07-19')
      .when(checkOutcome({ kind: 'atWork', hiredOn: '2025-08-01' }))
      .then({ type: 'OutcomeChecked', hiredOn: '2025-08-01' }, cancelled('JC-2'), opened('JC-2', '2026-08-01'))
      .thenIn('followUp', { coaching: { hiredOn: '2025-08-01' } })
      .whenTimePassesTo('2026-08-02')
      .then({ type: 'JobCoachingLapsed', because: 'oneYearInService', on: '2026-08-01' });
  });

  it('to no work any more ends the request', () => {
    given(aCoachingRequest())
      .at('2026-07-19')
      .when(checkOutcome({ kind: 'lookingForWork' }))
      .then({ type: 'JobCoachingLapsed' })
      .thenIn('followUp', { coaching: null })
      .thenDue('JC-2', null)
      .when(requestJobCoaching({ kind: 'ordinary' }))
      .thenRefused('coaching.notAtWork');
  });

  it('that confirms the day moves nothing', () => {
    given(pass(aCoachingRequest(), '2026-07-19'))
      .when(checkOutcome({ kind: 'atWork' }))
      .thenOnly({ type: 'OutcomeChecked' }, met('OUT-2/first'))
      .thenDue('JC-2', '2027-05-11');
  });
});

import { describe, it } from 'vitest';
import {
  aCoachingRequest,
  aFollowUp,
  aJobCoaching,
  aMediation,
  assignJobCoach,
  atWork,
  cancelled,
  changeJobCoach,
  correctOutcome,
  earlier,
  endJobCoaching,
  fell,
  given,
  met,
  opened,
  pass,
  play,
  recordCoaching,
  recordEmployerAnswer,
  registerOutcome,
  requestJobCoaching,
} from '../../support/given.ts';

const agreed = recordEmployerAnswer({ consents: true });
const coach = assignJobCoach({ coachId: 'jobCoach-1' });

describe('Asking for jobcoaching', () => {
  it('asks for a coach, for the employer and at the employment register, within the year in service', () => {
    given(atWork())
      .at('2026-06-01')
      .when(requestJobCoaching({ kind: 'specialised' }))
      .thenOnly(
        { type: 'JobCoachingRequested', coachingId: 'J1', kind: 'specialised', hiredOn: '2026-05-11' },
        opened('JC-0', '2026-06-15'),
        opened('JC-1', '2026-06-22'),
        opened('JC-2', '2027-05-11'),
        { type: 'LookupRequested', system: 'employment', lookupId: 'L3' },
      )
      .thenWaitsFor('teamLead', 'JC-0', '2026-06-15');
  });

  it('is for people at work', () => {
    given(aFollowUp())
      .when(requestJobCoaching({ kind: 'ordinary' }))
      .thenRefused('coaching.notAtWork')
      .whenInstead(registerOutcome({ kind: 'inTraining' }), requestJobCoaching({ kind: 'ordinary' }))
      .thenRefused('coaching.notAtWork');
    // Earlier releases took a day of hiring from anyone.
    given(aFollowUp(earlier))
      .when(registerOutcome({ kind: 'inTraining', hiredOn: '2026-05-01' }), requestJobCoaching({ kind: 'ordinary' }))
      .thenRefused('coaching.notAtWork');
  });

  it('is for the first year in service, its last day included', () => {
    given(atWork())
      .at('2027-05-11')
      .when(requestJobCoaching({ kind: 'ordinary' }))
      .then({ type: 'JobCoachingRequested' })
      .at('2027-05-12')
      .whenInstead(requestJobCoaching({ kind: 'ordinary' }))
      .then({ type: 'JobCoachingRequested' });
    given(atWork())
      .at('2027-05-12')
      .when(requestJobCoaching({ kind: 'ordinary' }))
      .thenRefused('coaching.overOneYear', { last: '2027-05-11' });
  });

  it('is done once at a time', () => {
    given(aCoachingRequest())
      .when(requestJobCoaching({ kind: 'ordinary' }))
      .thenRefused('coaching.pending', { coachingId: 'J1' });
  });
  it('comes before a coach and the employer', () => {
    given(atWork()).when(coach).thenRefused('coaching.none').whenInstead(agreed).thenRefused('coaching.none');
  });
});

describe('Jobcoaching starts', () => {
  it('once a coach is assigned and the employer agrees', () => {
    given(aCoachingRequest())
      .at('2026-06-03')
      .when(coach)
      .thenOnly({ type: 'JobCoachAssigned', coachId: 'jobCoach-1' }, met('JC-0'))
      .when(coach)
      .thenRefused('coaching.coachAssigned')
      .at('2026-06-08')
      .when(agreed)
      .thenOnly(
        { type: 'EmployerAnswered', consents: true },
        met('JC-1'),
        cancelled('JC-2'),
        { type: 'JobCoachingStarted', coachingId: 'J1' },
        opened('JC-3', '2026-06-29'),
        opened('JC-4', '2026-12-08'),
      )
      .thenIn('jobCoaching', { coaching: { startedOn: '2026-06-08' } });
  });

  it('in whichever order they come', () => {
    given(aCoachingRequest())
      .at('2026-06-03')
      .when(agreed)
      .thenNot({ type: 'JobCoachingStarted' })
      .when(agreed)
      .thenRefused('coaching.employerAnswered')
      .when(coach)
      .then({ type: 'JobCoachingStarted' });
  });

  it('not before the employer agreed, though the coach is noted later as assigned before that', () => {
    given(aCoachingRequest())
      .at('2026-06-08')
      .when(agreed)
      .at('2026-06-10')
      .when(assignJobCoach({ coachId: 'jobCoach-1', on: '2026-06-03' }))
      .thenIn('jobCoaching', { coaching: { startedOn: '2026-06-08' } });
  });

  it('never after a year in service', () => {
    given(play(aCoachingRequest(), ['2026-06-03', coach]))
      .whenTimePassesTo('2027-05-11')
      .thenDue('JC-2', '2027-05-11')
      .whenTimePassesTo('2027-05-12')
      .then(fell('JC-2', '2027-05-12'), cancelled('JC-1'), {
        type: 'JobCoachingLapsed',
        because: 'oneYearInService',
        on: '2027-05-11',
      })
      .when(agreed)
      .thenRefused('coaching.none');
  });

  it('not without the employer', () => {
    given(aCoachingRequest())
      .at('2026-06-09')
      .when(recordEmployerAnswer({ consents: false }))
      .then(met('JC-1'), cancelled('JC-0'), cancelled('JC-2'), {
        type: 'JobCoachingLapsed',
        because: 'employerRefused',
      })
      .thenIn('followUp', { coaching: null });
  });
});

describe('Jobcoaching that runs', () => {
  it('has contact every 3 weeks', () => {
    given(aJobCoaching())
      .at('2026-06-26')
      .when(recordCoaching({ on: '2026-06-25' }))
      .then({ type: 'CoachingRecorded', coachingId: 'J1' }, met('JC-3'), opened('JC-3', '2026-07-16'))
      .thenDue('JC-4', '2026-12-08');
  });

  it('ends after six months, counted for the last day', () => {
    given(aJobCoaching())
      .whenTimePassesTo('2026-12-08')
      .thenIn('jobCoaching')
      .whenTimePassesTo('2026-12-09')
      .then(fell('JC-4', '2026-12-09'), cancelled('JC-3'), {
        type: 'JobCoachingEnded',
        because: 'sixMonths',
        on: '2026-12-08',
      })
      .thenIn('followUp', { coaching: null });
  });

  it('ends earlier with a reason, and may be asked for again for another job only', () => {
    given(pass(aJobCoaching(), '2026-09-01'))
      .when(endJobCoaching({ because: 'jobLost' }))
      .then(cancelled('JC-3'), cancelled('JC-4'), { type: 'JobCoachingEnded', because: 'jobLost' })
      .thenIn('followUp', { coached: ['2026-05-11'] })
      .when(requestJobCoaching({ kind: 'ordinary' }))
      .thenRefused('coaching.jobAlreadyCoached', { hiredOn: '2026-05-11' })
      .when(correctOutcome({ kind: 'atWork', hiredOn: '2026-08-24' }), requestJobCoaching({ kind: 'ordinary' }))
      .then({ type: 'OutcomeCorrected' }, { type: 'JobCoachingRequested', coachingId: 'J2', hiredOn: '2026-08-24' });
  });

  it('is no matter of mediation', () => {
    given(aMediation())
      .when(endJobCoaching({ because: 'other' }))
      .thenRefused('phase.wrong', { phase: 'mediation', needs: 'jobCoaching' });
  });
});

describe('Several jobs', () => {
  const ended = () => play(aJobCoaching(), ['2026-08-03', endJobCoaching({ because: 'jobLost' })]);
  const otherJob = correctOutcome({ kind: 'atWork', hiredOn: '2026-08-24' });
  const ask = requestJobCoaching({ kind: 'ordinary' });

  it('may each be coached, and none twice', () => {
    given(play(ended(), ['2026-09-01', otherJob, ask], ['2026-09-02', coach, agreed]))
      .thenIn('jobCoaching', { coaching: { id: 'J2', hiredOn: '2026-08-24' }, coached: ['2026-05-11'] })
      .thenDue('JC-4', '2027-03-02')
      .when(endJobCoaching({ because: 'settled' }))
      .thenIn('followUp', { coached: ['2026-05-11', '2026-08-24'] })
      .when(ask)
      .thenRefused('coaching.jobAlreadyCoached', { hiredOn: '2026-08-24' });
  });

  it('that turn out to be the one that was coached end the request', () => {
    given(play(ended(), ['2026-09-01', otherJob, ask]))
      .when(correctOutcome({ kind: 'atWork', hiredOn: '2026-05-11' }))
      .then({ type: 'OutcomeCorrected' }, { type: 'JobCoachingLapsed' })
      .thenIn('followUp', { coaching: null });
  });

  it('are one when only the day of hiring was wrong', () => {
    given(aJobCoaching())
      .when(correctOutcome({ kind: 'atWork', hiredOn: '2026-05-04' }), endJobCoaching({ because: 'settled' }))
      .thenIn('followUp', { coached: ['2026-05-11', '2026-05-04'] })
      .when(ask)
      .thenRefused('coaching.jobAlreadyCoached');
  });
});

describe('Another jobcoach', () => {
  it('takes over before the start or while it runs, and hears of it', () => {
    given(play(aCoachingRequest(), ['2026-06-03', coach]))
      .when(changeJobCoach({ coachId: 'jobCoach-2' }))
      .thenOnly({ type: 'JobCoachAssigned', coachingId: 'J1', coachId: 'jobCoach-2' })
      .thenEffects({ kind: 'notify', to: 'jobCoach', about: 'jobCoachAssigned' });
    given(aJobCoaching())
      .when(changeJobCoach({ coachId: 'jobCoach-2' }))
      .thenIn('jobCoaching', { coaching: { coachId: 'jobCoach-2', startedOn: '2026-06-08' } })
      .thenDue('JC-3', '2026-06-29')
      .when(changeJobCoach({ coachId: 'jobCoach-2' }))
      .thenRefused('transfer.same');
  });

  it('comes after a first one', () => {
    given(aCoachingRequest())
      .when(changeJobCoach({ coachId: 'jobCoach-2' }))
      .thenRefused('coaching.none');
  });
});

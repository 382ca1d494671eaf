import { describe, expect, it } from 'vitest';
import { localDate } from '../../../domain/calendar/index.ts';
import { effects, type Effect } from '../../../domain/trajectory/index.ts';
import {
  aCoachingRequest,
  aFollowUpAfterAGroup,
  aGroupTrack,
  aJobCoaching,
  aMediation,
  anIntake,
  anAcceptedReferral,
  aReferral,
  aReferralAtThePartner,
  aRegistration,
  assignJobCoach,
  aWaiting,
  declineReferral,
  endJobCoaching,
  extendDeadline,
  given,
  giveConsent,
  holdIntakeTalk,
  lookupUnanswered,
  pass,
  pause,
  placeGranted,
  placeOffered,
  placeQueued,
  play,
  recordContact,
  refer,
  stop,
  withdrawReferral,
  acceptReferral,
  recordEmployerAnswer,
  type Life,
} from '../../support/given.ts';

const R1 = { referralId: 'R1' };
const notify = (to: string, about: string, rest: Partial<Effect> = {}) =>
  ({ lane: 'mail', kind: 'notify', to, about, ...rest }) as Partial<Effect>;
const all = (life: Life): Effect[] => effects(life.events, life.state);

describe('Who is told', () => {
  it('the mediator of a registration', () => {
    given(aRegistration()).thenEffects({ key: '1/1', ...notify('mediator', 'registered') });
  });
  it('OCMW and RIZIV are asked with the consent, each in its own lane, after the interest is registered', () => {
    given(aRegistration())
      .when(giveConsent())
      .thenEffects(
        { lane: 'repertorium', kind: 'inscribe', from: localDate('2026-01-05') },
        { lane: 'ocmw', kind: 'askOutside', system: 'ocmw', lookupId: 'L1', attempt: 1 },
        { lane: 'riziv', kind: 'askOutside', system: 'riziv', lookupId: 'L2', attempt: 1 },
      );
  });
  it('the register of places of a referral, then the partner', () => {
    given(aMediation())
      .when(refer())
      .thenEffects({ lane: 'places', kind: 'requestPlace', ...R1, on: '2026-02-02' })
      .when(placeGranted(R1))
      .thenEffects(notify('partner', 'referred'));
  });
  it('the mediator of the queue, an offered place and the answers of the partner', () => {
    given(aReferral())
      .when(placeQueued(R1))
      .thenEffects(notify('mediator', 'queued'))
      .when(placeOffered(R1))
      .thenEffects(notify('mediator', 'placeOffered'));
    given(aReferralAtThePartner()).when(acceptReferral(R1)).thenEffects(notify('mediator', 'referralAccepted'));
  });
  it('the register of places when a place comes back', () => {
    const release = { lane: 'places', kind: 'releasePlace', ...R1 } as const;
    given(aReferralAtThePartner())
      .when(declineReferral({ ...R1, reason: 'noMatch' }))
      .thenEffects(release, notify('mediator', 'referralDeclined'));
    given(anAcceptedReferral())
      .when(withdrawReferral({ ...R1, reason: 'other' }))
      .thenEffects(release, notify('partner', 'referralWithdrawn'));
    given(aReferral())
      .when(withdrawReferral({ ...R1, reason: 'other' }))
      .thenEffects(release);
    given(play(aWaiting(), ['2026-03-02', placeOffered(R1)]))
      .when(recordContact({ how: 'phone' }))
      .whenTimePassesTo('2026-03-10')
      .thenEffects(release, notify('mediator', 'placeLapsed'));
  });
  it('the team lead and the coach of jobcoaching, the mediator of its end', () => {
    expect(all(aCoachingRequest()).slice(-2)).toMatchObject([
      notify('teamLead', 'jobCoachingRequested'),
      { kind: 'askOutside', lane: 'employment' },
    ]);
    given(aCoachingRequest())
      .when(assignJobCoach({ coachId: 'c' }))
      .thenEffects(notify('jobCoach', 'jobCoachAssigned'));
    given(aCoachingRequest())
      .when(recordEmployerAnswer({ consents: false }))
      .thenEffects(notify('mediator', 'jobCoachingLapsed'));
    given(aJobCoaching())
      .when(endJobCoaching({ because: 'settled' }))
      .thenEffects(notify('mediator', 'jobCoachingEnded'));
  });
  it('the mediator of the end of group, guidance and trajectory', () => {
    expect(all(aFollowUpAfterAGroup()).slice(-2)).toMatchObject([
      notify('mediator', 'groupTrackEnded'),
      notify('mediator', 'guidanceEnded'),
    ]);
    given(aMediation())
      .when(stop({ reason: 'movedAway' }))
      .thenEffects({ kind: 'deregister' }, notify('mediator', 'closed'), {
        lane: 'localOcmw',
        kind: 'tellOcmw',
        about: 'ended',
      });
  });
  it('the mediator when nothing comes of a question', () => {
    const unanswered = [1, 2, 3, 4, 5].reduce(
      (life) => pass(play(life, [life.today, lookupUnanswered({ lookupId: 'L1', code: 'silent' })]), '2026-02-07'),
      anIntake(),
    );
    given(unanswered).whenTimePassesTo('2026-03-09').thenEffects(notify('mediator', 'lookupGivenUp'));
  });
  it('each under a key of its own', () => {
    const keys = all(pass(aGroupTrack(), '2026-06-30')).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('Of the ladder', () => {
  const INT1 = { rule: 'INT-1', deadlineId: 'INT-1#3' } as const;

  it('the owner is told first, then the team lead, then the programme coordinator', () => {
    given(anIntake())
      .whenTimePassesTo('2026-01-18')
      .thenEffects(notify('mediator', 'reminder', INT1))
      .whenTimePassesTo('2026-01-23')
      .thenEffects(notify('mediator', 'overdue', INT1))
      .whenTimePassesTo('2026-01-29')
      .thenEffects(notify('teamLead', 'teamLead', INT1))
      .whenTimePassesTo('2026-02-05')
      .thenEffects(notify('programmeCoordinator', 'programmeCoordinator', INT1));
  });

  it("a partner's task goes to the partner's coordinator and the mediator instead of the team lead", () => {
    given(pass(aReferralAtThePartner(), '2026-02-17'))
      .whenTimePassesTo('2026-02-23')
      .thenEffects(notify('partnerCoordinator', 'teamLead'), notify('mediator', 'teamLead'));
    given(pass(aGroupTrack({ province: 'antwerp' }), '2026-06-08'))
      .whenTimePassesTo('2026-06-09')
      .thenEffects(
        notify('partnerCoordinator', 'teamLead', { rule: 'GRP-7' }),
        notify('mediator', 'teamLead', { rule: 'GRP-7' }),
      );
  });

  it('of several rungs reached at once only the highest is told', () => {
    given(anIntake())
      .whenTimePassesTo('2026-01-29')
      .thenEffects(notify('teamLead', 'teamLead', INT1));
  });

  it('nothing is told of what the same command does, extends or ends', () => {
    given(anIntake()).at('2026-01-29').when(holdIntakeTalk()).thenEffects();
    given(anIntake())
      .at('2026-01-29')
      .when(extendDeadline({ deadlineId: 'INT-1#3', to: '2026-02-20', reason: 'personUnavailable' }))
      .thenEffects();
    given(anIntake())
      .at('2026-01-29')
      .when(stop({ reason: 'byPerson' }))
      .thenEffects({ kind: 'deregister' }, notify('mediator', 'closed'));
  });

  it('what was reached is told also when a pause begins with it: its rung comes no second time', () => {
    given(anIntake())
      .at('2026-01-23')
      .when(pause({ reason: 'illness', until: '2026-02-01' }))
      .thenEffects(notify('mediator', 'overdue', INT1));
  });
});

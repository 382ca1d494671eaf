import { describe, it } from 'vitest';
import {
  aMediation,
  aReferral,
  aReferralAtThePartner,
  aWaiting,
  acceptPlace,
  acceptReferral,
  anAcceptedReferral,
  as,
  cancelled,
  declineReferral,
  endGuidance,
  fell,
  followContract,
  given,
  introProvinces,
  met,
  opened,
  placeGranted,
  placeOffered,
  placeQueued,
  play,
  recordContact,
  refer,
  startGroup,
  withdrawReferral,
  aTalkIsDue,
  correctEvent,
  earlier,
  lastOf,
  pass,
  reached,
} from '../../support/given.ts';

const R1 = { referralId: 'R1' };

describe('Referral', () => {
  it.each(introProvinces)('in %s is to Groep Intro', (province) => {
    given(aMediation({ province }))
      .at('2026-02-09')
      .when(refer())
      .thenOnly({ type: 'Referred', referralId: 'R1', partner: 'groepIntro', track: 'intro' })
      .thenIn('mediation');
  });

  it('in Antwerp is to Randstad', () => {
    given(aMediation({ province: 'antwerp' }))
      .at('2026-02-09')
      .when(refer())
      .thenOnly({ type: 'Referred', partner: 'randstad', track: 'randstad' });
  });

  it('waits for the quota first, and then for the partner, who answers within 5 working days', () => {
    given(aReferral())
      .when(placeGranted(R1))
      .thenOnly({ type: 'PlaceGranted', referralId: 'R1' }, opened('REF-1', '2026-02-16'))
      .thenWaitsFor('partner', 'REF-1', '2026-02-16');
  });

  it('accepted some days before it is noted, has those days counted', () => {
    given(aReferralAtThePartner())
      .at('2026-02-13')
      .when(acceptReferral({ ...R1, on: '2026-02-11' }))
      .then(met('REF-1'), opened('GRP-1', '2026-03-13'));
  });

  it('accepted, has its group started within 30 days', () => {
    given(aReferralAtThePartner())
      .at('2026-02-11')
      .when(acceptReferral(R1))
      .thenOnly({ type: 'ReferralAccepted' }, met('REF-1'), opened('GRP-1', '2026-03-13'));
  });

  it('declined, leaves the next step to the mediator', () => {
    given(aReferralAtThePartner())
      .at('2026-02-17')
      .when(declineReferral({ ...R1, reason: 'noMatch' }))
      .then({ type: 'ReferralDeclined', reason: 'noMatch' }, met('REF-1', true))
      .thenDue('REF-1', null)
      .thenIn('mediation', { referral: null });
  });

  it('can still be declined after it was accepted, until the group starts', () => {
    given(anAcceptedReferral())
      .at('2026-02-20')
      .when(declineReferral({ ...R1, reason: 'noRoom' }))
      .thenOnly({ type: 'ReferralDeclined' }, cancelled('GRP-1'))
      .thenIn('mediation', { referral: null });
  });

  it('can be taken back before the group starts', () => {
    given(anAcceptedReferral())
      .at('2026-02-20')
      .when(withdrawReferral({ ...R1, reason: 'personDeclines' }))
      .thenOnly({ type: 'ReferralWithdrawn', reason: 'personDeclines' }, cancelled('GRP-1'));
  });

  it('a second time is ordinary', () => {
    given(aReferralAtThePartner())
      .at('2026-02-17')
      .when(declineReferral({ ...R1, reason: 'noMatch' }), refer())
      .then({ type: 'Referred', referralId: 'R2' })
      .when(placeGranted(R1))
      .thenRefused('referral.superseded', { latest: 'R2' })
      .when(withdrawReferral({ ...R1, reason: 'other' }))
      .thenRefused('referral.superseded', { latest: 'R2' });
  });

  it('is one at a time, and guidance does not end over it', () => {
    given(aReferral())
      .when(refer())
      .thenRefused('referral.pending', { referralId: 'R1' })
      .whenInstead(endGuidance({ because: 'other' }))
      .thenRefused('referral.pending', { referralId: 'R1' });
  });

  it('is answered only when the partner was asked', () => {
    given(aReferral())
      .when(acceptReferral(R1))
      .thenRefused('referral.notAsked', { step: 'placeAsked' })
      .whenInstead(declineReferral({ ...R1, reason: 'other' }))
      .thenRefused('referral.notAccepted', { step: 'placeAsked' })
      .whenInstead(startGroup(R1))
      .thenRefused('referral.notAccepted')
      .whenInstead(acceptPlace(R1))
      .thenRefused('referral.noOffer', { step: 'placeAsked' });
  });

  it('that was never made is answered by nobody', () => {
    given(aMediation())
      .when(acceptReferral(R1))
      .thenRefused('referral.none')
      .whenInstead(startGroup(R1))
      .thenRefused('referral.none')
      .whenInstead(placeGranted(R1))
      .thenRefused('referral.none');
  });

  it('gets its place from the system alone', () => {
    given(aReferral())
      .when(as('mediator', placeGranted(R1)))
      .thenRefused('actor.notAllowed');
  });
});

describe('Waiting for a place', () => {
  it('begins when the quota of the province is used up, with contact every 30 days', () => {
    given(aReferral())
      .when(placeQueued(R1))
      .thenOnly({ type: 'PlaceQueued' }, cancelled('MED-1'), opened('WAIT-2', '2026-03-11'))
      .thenIn('waiting', { referral: { step: 'queued' } });
  });

  const offered = play(aWaiting(), ['2026-03-02', placeOffered(R1)]);

  it('ends with an offered place that is accepted within 5 working days', () => {
    given(aWaiting())
      .at('2026-03-02')
      .when(placeOffered(R1))
      .then({ type: 'PlaceOffered' }, opened('WAIT-1', '2026-03-09'))
      .at('2026-03-09')
      .when(acceptPlace(R1))
      .then(met('WAIT-1'), met('WAIT-2'), { type: 'PlaceAccepted' }, opened('REF-1', '2026-03-16'))
      .thenIn('mediation', { referral: { step: 'asked' } });
  });

  it('goes to the partner that has the contract now, with the place in line and the offer as they were', () => {
    const levanto = followContract({ ...R1, partner: 'levanto', track: 'randstad' });
    given(offered)
      .at('2026-03-03')
      .when(levanto)
      .thenOnly({ type: 'ReferralRedirected', from: 'groepIntro', partner: 'levanto', track: 'randstad' })
      .thenEffects({ to: 'mediator', about: 'referralRedirected' })
      .thenIn('waiting', { referral: { id: 'R1', step: 'offered', partner: 'levanto', track: 'randstad' } })
      .thenDue('WAIT-1', '2026-03-09')
      .when(levanto)
      .thenRefused('referral.samePartner')
      .when(acceptPlace(R1))
      .then({ type: 'PlaceAccepted' }, opened('REF-1', '2026-03-10'))
      .thenIn('mediation', { referral: { step: 'asked', partner: 'levanto' } })
      .when(levanto)
      .thenRefused('referral.noOffer');
  });

  it('goes on when the place lapses: the next in line gets it', () => {
    given(offered)
      .whenTimePassesTo('2026-03-09')
      .thenDue('WAIT-1', '2026-03-09')
      .whenTimePassesTo('2026-03-10')
      .then(fell('WAIT-1', '2026-03-10'), { type: 'PlaceLapsed', referralId: 'R1' })
      .thenIn('waiting', { referral: { step: 'queued' } })
      .thenDue('WAIT-2', '2026-03-11');
  });

  it('has its offer reminded before it falls, and nothing told twice when both are missed', () => {
    given(pass(offered, '2026-03-06'))
      .whenTimePassesTo('2026-03-07')
      .then(reached('WAIT-1', 'reminder', '2026-03-07'))
      .thenEffects({ to: 'mediator', about: 'reminder', rule: 'WAIT-1' })
      .thenSteps('WAIT-1', 'falls 2026-03-10');
    given(pass(offered, '2026-03-06'))
      .whenTimePassesTo('2026-03-10')
      .thenEffects({ kind: 'releasePlace' }, { to: 'mediator', about: 'placeLapsed' });
    given(play(aWaiting(earlier), ['2026-03-02', placeOffered(R1)])).thenSteps('WAIT-1', 'falls 2026-03-10');
  });

  it('has somebody talk with the person after two offers in a row that nobody took', () => {
    const offer = placeOffered(R1);
    given(pass(offered, '2026-03-10'))
      .thenDue('WAIT-3', null)
      .when(offer)
      .whenTimePassesTo('2026-03-18')
      .then(fell('WAIT-1', '2026-03-18'), { type: 'PlaceLapsed' }, opened('WAIT-3', '2026-03-25'));
    given(aTalkIsDue())
      .at('2026-03-20')
      .when(recordContact({ how: 'visit' }))
      .then({ type: 'ContactRecorded' }, met('WAIT-2', true), met('WAIT-3'))
      .whenInstead(withdrawReferral({ ...R1, reason: 'personDeclines' }))
      .then({ type: 'ReferralWithdrawn' }, cancelled('WAIT-3'))
      .whenInstead(offer)
      .thenRefused('referral.talkFirst')
      .when(recordContact({ how: 'visit' }), offer)
      .then({ type: 'PlaceOffered' }, { type: 'DeadlineOpened' })
      .when(offer)
      .thenRefused('referral.notAsked');
  });

  it('has the talk due again when the contact was noted by mistake, and not once nobody waits', () => {
    const talked = play(aTalkIsDue(), ['2026-03-20', recordContact({ how: 'visit' })]);
    const mistake = correctEvent({ sequence: lastOf(talked, 'ContactRecorded'), reason: 'wrongPerson' });
    given(talked).when(mistake).thenDue('WAIT-3', '2026-03-25');
    given(talked)
      .when(withdrawReferral({ ...R1, reason: 'otherPlan' }), mistake)
      .thenDue('WAIT-3', null);
  });

  it('has the talk due still when it was held before the offers lapsed, noted late or put right', () => {
    const before = { how: 'visit', on: '2026-03-09' } as const;
    given(aTalkIsDue()).when(recordContact(before)).then(met('WAIT-2')).thenDue('WAIT-3', '2026-03-25');
    const talked = play(aTalkIsDue(), ['2026-03-20', recordContact({ how: 'visit' })]);
    const sequence = lastOf(talked, 'ContactRecorded');
    given(talked)
      .when(correctEvent({ sequence, reason: 'wrongDate', on: '2026-03-17' }))
      .thenDue('WAIT-3', '2026-03-25')
      .whenInstead(correctEvent({ sequence, reason: 'wrongDate', on: '2026-03-19' }))
      .thenDue('WAIT-3', null);
  });

  it('cannot take a place that lapsed meanwhile', () => {
    given(offered).at('2026-03-10').when(acceptPlace(R1)).thenRefused('referral.noOffer', { step: 'queued' });
  });

  it('is offered a place only in the queue, and may be given up', () => {
    given(aReferral())
      .when(placeOffered(R1))
      .thenRefused('referral.notAsked')
      .when(placeQueued(R1), withdrawReferral({ ...R1, reason: 'otherPlan' }))
      .then({ type: 'ReferralWithdrawn' }, cancelled('WAIT-2'))
      .thenIn('mediation', { referral: null });
  });

  it('has the person met and the contact counted', () => {
    given(aWaiting())
      .at('2026-03-11')
      .when(recordContact({ how: 'phone' }))
      .then(met('WAIT-2'))
      .thenDue('WAIT-2', '2026-04-10');
  });
});

import { describe, it } from 'vitest';
import {
  aCoachingRequest,
  anIntake,
  aRegistration,
  as,
  atWork,
  cancelled,
  changeConsent,
  command,
  given,
  giveConsent,
  lookupAnswered,
  lookupUnanswered,
  pass,
  pause,
  play,
  requestJobCoaching,
} from '../../support/given.ts';

const asks = (system: string) => ({ type: 'LookupRequested', system }) as const;
const silentOcmw = () => play(anIntake(), ['2026-01-08', lookupUnanswered({ lookupId: 'L1', code: 'silent' })]);

describe('Consent', () => {
  it('covers every look-up unless the person says otherwise', () => {
    given(aRegistration())
      .when(giveConsent())
      .then({ type: 'ConsentGiven', ocmw: true, riziv: true, employment: true }, asks('ocmw'), asks('riziv'));
  });

  it('that leaves a system out never asks it', () => {
    given(aRegistration())
      .when(giveConsent({ ocmw: false }))
      .then({ type: 'ConsentGiven', ocmw: false, riziv: true }, asks('riziv'))
      .thenNot(asks('ocmw'))
      .thenIn('intake', { consent: { ocmw: false, riziv: true, employment: true } });
  });

  it('that is left open in a form is given to all', () => {
    given(aRegistration())
      .when(command('giveConsent', { ocmw: null, riziv: null, on: null }))
      .thenIn('intake', { consent: { ocmw: true, riziv: true, employment: true } });
  });

  it('without the employment register leaves the year in service to the mediator', () => {
    given(play(atWork(), ['2026-06-01', changeConsent({ employment: false })]))
      .when(requestJobCoaching({ kind: 'ordinary' }))
      .then({ type: 'JobCoachingRequested' })
      .thenNot(asks('employment'));
  });
});

describe('Consent that changes', () => {
  it('stops the question under way, and asks it no more', () => {
    given(silentOcmw())
      .thenDue('EXT-1/1', '2026-01-09')
      .when(as('jobseeker', changeConsent({ ocmw: false })))
      .thenOnly({ type: 'ConsentChanged', ocmw: false, riziv: true, employment: true }, cancelled('EXT-1/1'))
      .thenIn('intake', {
        lookups: [
          { system: 'ocmw', status: 'stopped' },
          { system: 'riziv', status: 'asked' },
        ],
      })
      .whenTimePassesTo('2026-04-01')
      .thenNot(asks('ocmw'));
  });

  it('uses no answer of a system that is not covered any more', () => {
    given(play(anIntake(), ['2026-01-09', changeConsent({ riziv: false })]))
      .when(lookupAnswered({ lookupId: 'L2', answer: 'yes' }))
      .thenRefused('lookup.notAsked', { lookupId: 'L2', status: 'stopped' })
      .whenInstead(lookupAnswered({ lookupId: 'L1', answer: 'yes' }))
      .then({ type: 'LookupAnswered', system: 'ocmw' });
  });

  it('keeps the answers that came while it was covered', () => {
    given(play(anIntake(), ['2026-01-09', lookupAnswered({ lookupId: 'L1', answer: 'yes' })]))
      .when(changeConsent({ ocmw: false }))
      .thenIn('intake', { lookups: [{ status: 'answered', answer: 'yes' }, { status: 'asked' }] });
  });

  it('to cover a system asks it from the first time on', () => {
    given(play(aRegistration(), ['2026-01-08', giveConsent({ ocmw: false, riziv: false })]))
      .at('2026-01-12')
      .when(changeConsent({ riziv: true }))
      .thenOnly(
        { type: 'ConsentChanged', ocmw: false, riziv: true, employment: true },
        { type: 'LookupRequested', lookupId: 'L1', system: 'riziv', attempt: 1 },
      )
      .thenEffects({ kind: 'askOutside', system: 'riziv', attempt: 1 });
  });

  it('to cover the employment register asks it when jobcoaching was asked for', () => {
    const without = play(atWork(), ['2026-06-01', changeConsent({ employment: false })]);
    given(without)
      .when(changeConsent({ employment: true }))
      .thenOnly({ type: 'ConsentChanged' })
      .whenInstead(requestJobCoaching({ kind: 'ordinary' }), changeConsent({ employment: true }))
      .then({ type: 'ConsentChanged' }, asks('employment'));
  });

  it('changes in the order of its days: what was said before is not what holds now', () => {
    given(play(anIntake(), ['2026-01-12', changeConsent({ riziv: false })]))
      .at('2026-01-13')
      .when(changeConsent({ riziv: true, on: '2026-01-11' }))
      .thenRefused('date.before', { field: 'on', on: '2026-01-11', first: '2026-01-12', of: 'consentChange' })
      .whenInstead(changeConsent({ riziv: true, on: '2026-01-12' }))
      .then({ type: 'ConsentChanged', riziv: true });
  });

  it('to the same as before is refused, and so is a change before there is any', () => {
    given(anIntake()).when(changeConsent()).thenRefused('consent.unchanged');
    given(aRegistration())
      .when(changeConsent({ ocmw: false }))
      .thenRefused('consent.notGiven');
  });

  it('may change on pause and after guidance', () => {
    given(play(anIntake(), ['2026-01-09', pause({ reason: 'illness', until: '2026-01-31' })]))
      .when(changeConsent({ riziv: false }))
      .then({ type: 'ConsentChanged', riziv: false });
    given(pass(aCoachingRequest(), '2026-06-02'))
      .when(changeConsent({ employment: false }))
      .then({ type: 'ConsentChanged', employment: false })
      .thenIn('followUp', { lookups: [{}, {}, { system: 'employment', status: 'stopped' }] });
  });
});

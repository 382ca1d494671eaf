import { describe, it } from 'vitest';
import {
  anIntake,
  cancelled,
  fell,
  given,
  lookupAnswered,
  lookupUnanswered,
  opened,
  pass,
  play,
  requestLookup,
  stop,
} from '../../support/given.ts';

const silent = (lookupId = 'L1') => lookupUnanswered({ lookupId, code: 'silent' });
const askedAgain = (attempt: number) => ({ type: 'LookupRequested', lookupId: 'L1', system: 'ocmw', attempt }) as const;

describe('A look-up without an answer (EXT-1)', () => {
  it('is asked again after 1, 7, 14 and 30 days and given up visibly at 60, all counted from the first time', () => {
    given(anIntake())
      .when(silent())
      .thenOnly({ type: 'LookupUnanswered', code: 'silent' }, opened('EXT-1/1', '2026-01-09'))
      .whenTimePassesTo('2026-01-09')
      .thenOnly(fell('EXT-1/1', '2026-01-09'), askedAgain(2))
      .when(silent())
      .then(opened('EXT-1/2', '2026-01-15'))
      .whenTimePassesTo('2026-01-15')
      .then(askedAgain(3))
      .when(silent())
      .then(opened('EXT-1/3', '2026-01-22'))
      .whenTimePassesTo('2026-01-22')
      .then(askedAgain(4))
      .when(silent())
      .then(opened('EXT-1/4', '2026-02-07'))
      .whenTimePassesTo('2026-02-07')
      .then(askedAgain(5))
      .when(silent())
      .then(opened('EXT-1/giveUp', '2026-03-09'))
      .whenTimePassesTo('2026-03-08')
      .thenNot(fell('EXT-1/giveUp'))
      .whenTimePassesTo('2026-03-09')
      .then(fell('EXT-1/giveUp'), { type: 'LookupGivenUp', lookupId: 'L1', system: 'ocmw' })
      .thenIn('intake', {
        lookups: [
          { status: 'givenUp', attempts: 5 },
          { status: 'asked', attempts: 1 },
        ],
      });
  });

  it('that is told days late is asked again at once', () => {
    given(anIntake())
      .at('2026-01-12')
      .when(silent())
      .then({ type: 'LookupUnanswered' }, fell('EXT-1/1', '2026-01-09'), { ...askedAgain(2), on: '2026-01-09' });
  });

  it('is never a "no": it stays not yet known', () => {
    given(anIntake())
      .when(silent())
      .thenIn('intake', { lookups: [{ status: 'toAskAgain', answer: null }, {}] });
  });

  it('stops with the trajectory', () => {
    given(play(anIntake(), ['2026-01-08', silent()]))
      .at('2026-01-08')
      .when(stop({ reason: 'byPerson' }))
      .then(cancelled('EXT-1/1'))
      .thenIn('closed', { lookups: [{ status: 'stopped' }, {}] });
  });
});

describe('A look-up with an answer', () => {
  it('is recorded with the day since when it holds', () => {
    given(anIntake())
      .when(lookupAnswered({ lookupId: 'L2', answer: 'recognisedIncapable', since: '2024-05-01' }))
      .thenOnly({
        type: 'LookupAnswered',
        lookupId: 'L2',
        system: 'riziv',
        answer: 'recognisedIncapable',
        since: '2024-05-01',
        by: { role: 'system' },
      })
      .thenIn('intake', { lookups: [{}, { status: 'answered', answer: 'recognisedIncapable', since: '2024-05-01' }] });
  });

  it('is answered once', () => {
    given(anIntake())
      .when(lookupAnswered({ lookupId: 'L1', answer: 'yes' }), lookupAnswered({ lookupId: 'L1', answer: 'no' }))
      .thenRefused('lookup.notAsked', { lookupId: 'L1', status: 'answered' });
  });

  it('must be one that was asked', () => {
    given(anIntake())
      .when(lookupAnswered({ lookupId: 'L3', answer: 'yes' }))
      .thenRefused('lookup.unknown', { lookupId: 'L3' });
  });

  it('moves no deadline and no phase', () => {
    const answered = given(pass(anIntake(), '2026-01-12')).when(lookupAnswered({ lookupId: 'L1', answer: 'yes' }));
    answered.thenIn('intake').thenDue('INT-1', '2026-01-22');
  });
});

describe('A question that waits to be asked again', () => {
  it('is not asked beside it by hand', () => {
    given(anIntake())
      .when(silent())
      .when(requestLookup({ system: 'ocmw' }))
      .thenRefused('lookup.pending', { lookupId: 'L1' });
  });
});

describe('An answer that would be the same each time', () => {
  it('is given up at once: nobody is asked about someone else again, and the mediator hears it', () => {
    given(anIntake())
      .when(lookupUnanswered({ lookupId: 'L1', code: 'magda.personMismatch', final: true }))
      .thenOnly(
        { type: 'LookupUnanswered', lookupId: 'L1', code: 'magda.personMismatch' },
        { type: 'LookupGivenUp', lookupId: 'L1' },
      )
      .thenEffects({ kind: 'notify', to: 'mediator', about: 'lookupGivenUp' })
      .thenDue('EXT-1/1', null)
      .when(requestLookup({ system: 'ocmw' }))
      .then({ type: 'LookupRequested', attempt: 1 });
  });
});

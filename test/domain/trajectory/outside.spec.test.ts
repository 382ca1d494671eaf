import { describe, expect, it } from 'vitest';
import { localDate } from '../../../domain/calendar/index.ts';
import { effects, stillWanted, type Effect } from '../../../domain/trajectory/index.ts';
import {
  addGoal,
  agreePlan,
  aMediation,
  anIntake,
  aPlanning,
  aRegistration,
  as,
  askOcmw,
  cancelled,
  changeConsent,
  given,
  giveConsent,
  inscriptionRefused,
  lookupAnswered,
  lookupUnanswered,
  mergeInto,
  met,
  ocmwAnswered,
  opened,
  play,
  requestLookup,
  stop,
  withdrawConsent,
  type Life,
} from '../../support/given.ts';

const kinds = (life: Life, ...of: Effect['kind'][]) =>
  effects(life.events, life.state).filter(({ kind }) => of.includes(kind));
const silent = lookupUnanswered({ lookupId: 'L1', code: 'silent' });

describe('Our interest at MAGDA', () => {
  it('is registered before the first question that needs it, and once', () => {
    given(aRegistration())
      .when(giveConsent())
      .then({ type: 'InscriptionRequested' })
      .thenIn('intake', { inscribed: true });
    given(play(anIntake(), ['2026-01-08', silent]))
      .whenTimePassesTo('2026-01-09')
      .thenNot({ type: 'InscriptionRequested' });
  });

  it('is not registered for RIZIV alone', () => {
    given(aRegistration())
      .when(giveConsent({ ocmw: false, employment: false }))
      .thenNot({ type: 'InscriptionRequested' })
      .when(stop({ reason: 'byPerson' }))
      .thenNot({ type: 'DeregistrationRequested' });
  });

  it('ends with the trajectory, whatever ends it', () => {
    const ends = [
      stop({ reason: 'byPerson' }),
      stop({ reason: 'deceased' }),
      withdrawConsent(),
      mergeInto({ into: 'T-000002' }),
    ];
    for (const end of ends) {
      const life = play(anIntake(), ['2026-01-09', end]);
      expect(kinds(life, 'inscribe', 'deregister').map(({ kind }) => kind)).toStrictEqual(['inscribe', 'deregister']);
      expect(kinds(life, 'deregister').every((effect) => stillWanted(effect, life.state))).toBe(true);
      expect(kinds(life, 'inscribe').some((effect) => stillWanted(effect, life.state))).toBe(false);
    }
  });

  it('ends when consent covers no question any more that needs it, and begins anew with the next', () => {
    given(anIntake())
      .when(changeConsent({ ocmw: false }))
      .thenNot({ type: 'DeregistrationRequested' })
      .when(changeConsent({ employment: false }))
      .then({ type: 'DeregistrationRequested' })
      .thenIn('intake', { inscribed: false })
      .when(changeConsent({ ocmw: true }))
      .then({ type: 'InscriptionRequested' }, { type: 'LookupRequested', system: 'ocmw' });
  });

  it('refused by MAGDA is tried anew with the next look-up, and owes no end', () => {
    const refused = play(anIntake(), ['2026-01-08', inscriptionRefused({ code: 'magda.notDone' }), silent]);
    given(refused)
      .whenTimePassesTo('2026-01-09')
      .then({ type: 'InscriptionRequested' }, { type: 'LookupRequested', attempt: 2 });
    given(refused)
      .when(stop({ reason: 'byPerson' }))
      .thenNot({ type: 'DeregistrationRequested' });
  });
});

describe('An answer of another system', () => {
  const answer = lookupAnswered({ lookupId: 'L1', answer: 'no', certainty: 'notStated' });

  it('says how sure it is and of which day', () => {
    given(anIntake())
      .at('2026-01-09')
      .when(answer)
      .then({ type: 'LookupAnswered', answer: 'no', certainty: 'notStated' })
      .thenIn('intake', { lookups: [{ certainty: 'notStated', answeredOn: '2026-01-09' }, {}] });
  });

  it('that comes late tells the mediator; one that comes at once does not', () => {
    given(anIntake()).when(answer).thenEffects();
    given(play(anIntake(), ['2026-01-08', silent]))
      .whenTimePassesTo('2026-01-09')
      .when(answer)
      .thenEffects({ kind: 'notify', to: 'mediator', about: 'factChanged' });
  });

  it('that differs from the one before tells the mediator; the same one again does not', () => {
    const again = play(anIntake(), ['2026-01-08', answer], ['2026-03-02', requestLookup({ system: 'ocmw' })]);
    given(again)
      .when(lookupAnswered({ lookupId: 'L3', answer: 'yes' }))
      .thenEffects({ about: 'factChanged' })
      .whenInstead(lookupAnswered({ lookupId: 'L3', answer: 'no' }))
      .thenEffects();
  });
});

describe('A look-up by hand', () => {
  it('follows one that was answered or given up, and says who asked', () => {
    given(play(anIntake(), ['2026-01-08', lookupAnswered({ lookupId: 'L2', answer: 'none' })]))
      .when(requestLookup({ system: 'riziv' }))
      .thenOnly({
        type: 'LookupRequested',
        lookupId: 'L3',
        system: 'riziv',
        attempt: 1,
        by: { role: 'mediator', id: 'mediator-1' },
      });
  });
});

describe('The OCMW of the municipality', () => {
  it('is told of the start, the plan and the end, as far as the person agreed', () => {
    const told = (life: Life) => kinds(life, 'tellOcmw').map((effect) => effect.kind === 'tellOcmw' && effect.about);
    expect(told(aPlanning())).toStrictEqual(['started']);
    const mediation = aMediation();
    expect(told(mediation)).toStrictEqual(['started', 'planAgreed']);
    expect(told(play(mediation, [mediation.today, stop({ reason: 'movedAway' })]))).toHaveLength(3);
    expect(told(play(anIntake(), ['2026-01-09', stop({ reason: 'byPerson' })]))).toStrictEqual([]);
    const narrowed = play(aPlanning(), [
      '2026-01-20',
      changeConsent({ ocmw: false }),
      addGoal({ theme: 'work' }),
      agreePlan({ how: 'signed' }),
    ]);
    expect(told(narrowed)).toStrictEqual([]);
  });

  it('hears nothing after consent was withdrawn, a death, or of two files that become one', () => {
    const mediation = aMediation();
    for (const end of [withdrawConsent(), stop({ reason: 'deceased' })]) {
      const after = play(mediation, [mediation.today, end]);
      expect(kinds(after, 'tellOcmw').some((effect) => stillWanted(effect, after.state))).toBe(false);
    }
    const merged = play(mediation, [mediation.today, mergeInto({ into: 'T-000002' })]);
    expect(kinds(merged, 'tellOcmw')).toHaveLength(2);
  });

  it('is asked with a date by which it answers (WEL-1), and the mediator hears of the answer', () => {
    given(aMediation())
      .when(askOcmw({ question: 'gpmi' }))
      .thenOnly({ type: 'OcmwAsked', questionId: 'Q1', question: 'gpmi' }, opened('WEL-1', '2026-02-23'))
      .thenEffects({ lane: 'localOcmw', kind: 'askOcmw', questionId: 'Q1', answerBy: localDate('2026-02-23') })
      .when(as('system', ocmwAnswered({ questionId: 'Q1', answer: 'yes' })))
      .thenOnly({ type: 'OcmwAnswered', answer: 'yes' }, met('WEL-1'))
      .thenEffects({ about: 'ocmwAnswered' });
  });

  it('answers on the phone too: then the mediator who notes it is not told', () => {
    given(play(aMediation(), ['2026-02-10', askOcmw({ question: 'socialWorker' })]))
      .when(as('mediator', ocmwAnswered({ questionId: 'Q1', answer: 'given' })))
      .thenEffects();
  });

  it('answers on the day somebody heard it, noted late, and not before it was asked', () => {
    const answer = (on: string) => as('mediator', ocmwAnswered({ questionId: 'Q1', answer: 'yes', on }));
    given(play(aMediation(), ['2026-02-10', askOcmw({ question: 'gpmi', on: '2026-02-09' })]))
      .at('2026-03-09')
      .when(answer('2026-02-08'))
      .thenRefused('date.before', { field: 'on', on: '2026-02-08', first: '2026-02-09', of: 'ask' })
      .whenInstead(answer('2026-03-02'))
      .then({ type: 'OcmwAnswered', on: '2026-03-02' }, met('WEL-1'));
  });

  it('is asked no more once consent does not cover it', () => {
    const asked = play(aMediation(), ['2026-02-10', askOcmw({ question: 'gpmi' })]);
    given(asked).when(withdrawConsent()).then(cancelled('WEL-1'));
    const narrowed = play(asked, ['2026-02-10', changeConsent({ ocmw: false })]);
    expect(kinds(asked, 'askOcmw').some((effect) => stillWanted(effect, narrowed.state))).toBe(false);
    given(narrowed)
      .when(askOcmw({ question: 'socialWorker' }))
      .thenRefused('consent.notCovered');
  });
});

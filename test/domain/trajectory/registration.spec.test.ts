import { describe, it } from 'vitest';
import {
  aRegistration,
  anIntake,
  as,
  cancelled,
  fell,
  given,
  giveConsent,
  met,
  opened,
  reached,
  refuseConsent,
  withdrawConsent,
  withNote,
} from '../../support/given.ts';

describe('Registration', () => {
  it('asks for consent within 10 working days, and ends after 60 days without it', () => {
    given(aRegistration())
      .then(
        { type: 'Registered', trajectoryId: 'T-000001', province: 'limburg', ruleVersion: '2026.3' },
        opened('REG-1', '2026-01-19'),
        opened('REG-2', '2026-03-06'),
      )
      .thenWaitsFor('mediator', 'REG-1', '2026-01-19');
  });

  it("records the list's own date as a fact; the deadlines run from the day of entry", () => {
    given(aRegistration({ listedOn: '2025-11-03' as never }))
      .then({ type: 'Registered', listedOn: '2025-11-03' })
      .thenDue('REG-2', '2026-03-06');
  });

  it('closes by itself on the 60th day, for lack of consent', () => {
    given(aRegistration())
      .whenTimePassesTo('2026-03-06')
      .thenIn('registration')
      .whenTimePassesTo('2026-03-07')
      .then(fell('REG-2', '2026-03-07'), cancelled('REG-1'), {
        type: 'TrajectoryClosed',
        reason: 'noConsent',
        on: '2026-03-06',
      })
      .thenIn('closed', { closedOn: '2026-03-06' });
  });

  it('takes no consent after it has closed', () => {
    given(aRegistration())
      .at('2026-03-07')
      .when(giveConsent({ on: '2026-03-06' }))
      .thenRefused('trajectory.closed', { on: '2026-03-06', reason: 'noConsent' });
  });

  it('takes consent until the end of the 60th day', () => {
    given(aRegistration()).at('2026-03-06').when(giveConsent()).thenIn('intake');
  });
});

describe('Consent', () => {
  it('opens the intake and asks OCMW and RIZIV, which block nothing', () => {
    given(aRegistration())
      .at('2026-01-08')
      .when(giveConsent())
      .thenOnly(
        { type: 'ConsentGiven', on: '2026-01-08' },
        met('REG-1'),
        cancelled('REG-2'),
        opened('INT-1', '2026-01-22'),
        { type: 'InscriptionRequested' },
        { type: 'LookupRequested', lookupId: 'L1', system: 'ocmw', attempt: 1 },
        { type: 'LookupRequested', lookupId: 'L2', system: 'riziv', attempt: 1 },
      )
      .thenIn('intake');
  });

  it('may be given by the person, and noted with a text that stays outside', () => {
    given(aRegistration())
      .at('2026-01-08')
      .when(withNote('N-7', as('jobseeker', giveConsent())))
      .then({ type: 'ConsentGiven', by: { role: 'jobseeker', id: 'jobseeker-1' }, noteId: 'N-7' });
  });

  it('counts from the day it was given, not from the day it was noted', () => {
    given(aRegistration())
      .at('2026-01-21')
      .when(giveConsent({ on: '2026-01-08' }))
      .then(met('REG-1'))
      .thenDue('INT-1', '2026-01-22');
  });

  it('that comes after 10 working days is met late', () => {
    given(aRegistration())
      .at('2026-01-20')
      .when(giveConsent())
      .then(reached('REG-1', 'reminder', '2026-01-15'), reached('REG-1', 'overdue', '2026-01-20'), met('REG-1', true));
  });

  it('refused closes the trajectory at once', () => {
    given(aRegistration())
      .at('2026-01-09')
      .when(refuseConsent())
      .thenOnly({ type: 'ConsentRefused' }, met('REG-1'), cancelled('REG-2'), {
        type: 'TrajectoryClosed',
        reason: 'consentRefused',
      })
      .thenIn('closed');
  });

  it('withdrawn closes the trajectory and ends every look-up', () => {
    given(anIntake())
      .at('2026-01-12')
      .when(as('jobseeker', withdrawConsent()))
      .thenOnly({ type: 'ConsentWithdrawn' }, { type: 'DeregistrationRequested' }, cancelled('INT-1'), {
        type: 'TrajectoryClosed',
        reason: 'consentWithdrawn',
      })
      .thenIn('closed', { lookups: [{ status: 'stopped' }, { status: 'stopped' }] });
  });

  it('cannot be withdrawn before it was given', () => {
    given(aRegistration()).when(withdrawConsent()).thenRefused('consent.notGiven');
  });

  it('is not the business of a jobcoach', () => {
    given(aRegistration())
      .when(as('jobCoach', giveConsent()))
      .thenRefused('actor.notAllowed', { role: 'jobCoach', allowed: 'mediator|jobseeker|operator' });
  });

  it('cannot be noted for tomorrow, nor for a day before the person was entered', () => {
    given(aRegistration())
      .at('2026-01-08')
      .when(giveConsent({ on: '2026-01-09' }))
      .thenRefused('date.inFuture', { today: '2026-01-08' })
      .whenInstead(giveConsent({ on: '2026-01-04' }))
      .thenRefused('date.beforeEntry', { enteredOn: '2026-01-05' });
  });
});

import { describe, expect, it } from 'vitest';
import { ownRuleSets, rules2026, rulesOfAgreements } from '../../domain/rules/index.ts';
import { agreementMessageNl, cohortMessageNl, monthMessageNl } from '../../words/index.ts';
import { aPlannedAgreement } from '../domain/agreement/kit.ts';
import { aRunningCohort } from '../domain/cohort/kit.ts';
import { march } from '../domain/contract-month/kit.ts';

/** The last that was told of something. */
const last = <Effect extends { readonly about: string }>(effects: readonly Effect[], about: string): Effect =>
  effects.findLast((one) => one.about === about)!;

describe('A notice of what is late names its last day', () => {
  it('of the hours of a month', () => {
    const played = march();
    played.pass('2026-04-16');
    const rules = ownRuleSets['hours-2026.1']!;
    const { effects, known: state } = played;
    const { subject, text } = monthMessageNl({ effect: last(effects, 'overdue'), state, minutes: 0, rules });
    expect(subject).toContain('Over tijd');
    expect(text).toContain('uiterlijk op 15 april 2026');
  });

  it('of an action in an agreement', () => {
    const played = aPlannedAgreement();
    played.pass('2026-07-01');
    const { effects, known: state } = played;
    const effect = last(effects, 'overdue');
    const { text } = agreementMessageNl({ id: 'A-000001', effect, state, rules: rulesOfAgreements[0]! });
    expect(text).toContain('uiterlijk op 30 juni 2026');
  });

  it('of a group, and of a session the day itself', () => {
    const played = aRunningCohort();
    played.pass('2026-03-24');
    const told = (about: string) => {
      const effect = played.effects.find((one) => one.kind === 'notify' && one.about === about);
      if (effect?.kind !== 'notify') throw new Error(`nothing is told of ${about}`);
      return cohortMessageNl({ cohortId: 'C-000001', effect, state: played.known, rules: rules2026 }).text;
    };
    expect(told('overdue')).toContain('uiterlijk op 23 maart 2026');
    expect(told('attendance')).toContain('De sessie van 3 maart 2026');
  });
});

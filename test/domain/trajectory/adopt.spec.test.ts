import { describe, expect, it } from 'vitest';
import { rules2020, rules2026, rules2026first, type RuleSet } from '../../../domain/rules/index.ts';
import {
  addAction,
  adoptCalendar,
  adoptRules,
  aFollowUpAfterAGroup,
  aMediation,
  anIntake,
  aReferralAtThePartner,
  aRegistration,
  as,
  aWaiting,
  calendarOf,
  extendDeadline,
  fell,
  given,
  giveConsent,
  moved,
  opened,
  pass,
  pause,
  placeOffered,
  play,
  reached,
  resume,
} from '../../support/given.ts';

const slower = adoptRules({ rules: rules2020 });
const closed = (days: readonly string[], ofPartners?: Record<string, readonly string[]>, version = 1) =>
  adoptCalendar({ calendar: calendarOf(days, ofPartners, version) });

describe('Other rules', () => {
  it('move each date by what the rule gives now and gave before, and every date says its version', () => {
    const { state } = given(aMediation())
      .when(slower)
      .thenOnly(
        { type: 'RulesAdopted', from: '2026.3', ruleVersion: '2020.1' },
        moved('CAP-1/warning', '2027-11-19', '2027-11-19', 'rules'),
        moved('CAP-1/end', '2028-01-19', '2028-01-19', 'rules'),
        moved('PLAN-2', '2026-05-02', '2026-08-02', 'rules'),
        moved('MED-1', '2026-03-04', '2026-03-16', 'rules'),
      )
      .thenIn('mediation', { ruleVersion: '2020.1' });
    expect('deadlines' in state && state.deadlines.map(({ ruleVersion }) => ruleVersion)).toStrictEqual(
      Array.from({ length: 4 }, () => '2020.1'),
    );
  });

  it('lay the ladder anew', () => {
    given(aMediation()).when(slower).thenSteps(
      'MED-1',
      // As long before the new date as it was before the old one.
      'reminder 2026-03-09',
      'overdue 2026-03-17',
      'teamLead 2026-03-23',
      'programmeCoordinator 2026-03-30',
    );
  });

  it('send no rung twice', () => {
    given(pass(aMediation(), '2026-03-05'))
      .when(slower)
      .thenDue('MED-1', '2026-03-16')
      .thenSteps('MED-1', 'teamLead 2026-03-23', 'programmeCoordinator 2026-03-30')
      .when(pause({ reason: 'care', until: '2026-03-07' }))
      .thenSteps('MED-1', 'teamLead 2026-03-26', 'programmeCoordinator 2026-04-02');
  });

  it('that are stricter make late what would be late by now', () => {
    given(aMediation({ rules: rules2020 }))
      .thenDue('MED-1', '2026-03-16')
      .at('2026-03-10')
      .when(adoptRules({ rules: rules2026 }))
      .then(
        { type: 'RulesAdopted' },
        moved('MED-1', '2026-03-16', '2026-03-04', 'rules'),
        reached('MED-1', 'overdue', '2026-03-05'),
      )
      .thenEffects({ kind: 'notify', rule: 'MED-1', about: 'overdue' });
  });

  it('keep the days of a pause that is over', () => {
    given(pass(play(aMediation(), ['2026-02-10', pause({ reason: 'care', until: '2026-02-19' })]), '2026-02-20'))
      .thenDue('MED-1', '2026-03-14')
      .when(slower)
      .thenDue('MED-1', '2026-03-26');
  });

  it('on pause count with the pause, also when the person comes back early', () => {
    given(play(aMediation(), ['2026-02-10', pause({ reason: 'care', until: '2026-02-28' })]))
      .thenDue('MED-1', '2026-03-23')
      .when(slower)
      .thenDue('MED-1', '2026-04-04')
      .at('2026-02-15')
      .when(resume())
      .thenDue('MED-1', '2026-03-21');
  });

  it('on pause hold still what was late before the pause and is not any more', () => {
    given(play(pass(aMediation(), '2026-03-09'), ['2026-03-09', pause({ reason: 'care', until: '2026-03-18' })]))
      .thenDue('MED-1', '2026-03-04')
      .when(slower)
      .thenDue('MED-1', '2026-03-26')
      .at('2026-03-12')
      .when(resume())
      .thenDue('MED-1', '2026-03-19');
  });

  it('that are stricter never put a date in the pause: it is due on the first day back', () => {
    given(play(aMediation({ rules: rules2020 }), ['2026-03-10', pause({ reason: 'care', until: '2026-03-29' })]))
      .thenDue('MED-1', '2026-04-05')
      .when(adoptRules({ rules: rules2026 }))
      .thenDue('MED-1', '2026-03-30')
      .at('2026-03-15')
      .when(resume())
      .thenDue('MED-1', '2026-03-15');
  });

  it('leave a date that somebody chose', () => {
    given(
      play(aMediation(), [
        '2026-02-10',
        extendDeadline({ deadlineId: 'MED-1#9', to: '2026-03-20', reason: 'personUnavailable' }),
        addAction({ theme: 'work', owner: 'mediator', targetOn: '2026-03-31' }),
      ]),
    )
      .when(slower)
      .then(moved('MED-1', '2026-03-20', '2026-03-20', 'rules'), moved('PLAN-3', '2026-03-31', '2026-03-31', 'rules'));
  });

  it('that do not know a rule leave its dates as they were made', () => {
    given(play(aMediation(), ['2026-02-10', addAction({ theme: 'work', owner: 'mediator', targetOn: '2026-03-31' })]))
      .when(adoptRules({ rules: rules2026first }))
      .thenNot({ type: 'DeadlineMoved', rule: 'PLAN-3' })
      .thenDue('PLAN-3', '2026-03-31')
      .when(addAction({ theme: 'work', owner: 'mediator', targetOn: '2026-03-31' }))
      .thenRefused('rules.unknownRule');
  });

  it('count at once, also for what they make fall', () => {
    const rules: RuleSet = {
      ...rules2026,
      version: '2027.1',
      rules: { ...rules2026.rules, 'REG-2': { ...rules2026.rules['REG-2'], after: { days: 20 } } },
    };
    given(pass(aRegistration(), '2026-02-02'))
      .when(adoptRules({ rules }))
      .then(fell('REG-2', '2026-01-26'), { type: 'TrajectoryClosed', reason: 'noConsent', on: '2026-01-25' });
    // And for what opens by that.
    const { 'WAIT-1': offer, 'WAIT-3': talk } = rules2026.rules;
    const shorter = { 'WAIT-1': { ...offer, after: { workingDays: 2 } }, 'WAIT-3': { ...talk, after: { days: 3 } } };
    const offered = placeOffered({ referralId: 'R1' });
    given(pass(play(aWaiting(), ['2026-03-02', offered], ['2026-03-10', offered]), '2026-03-13'))
      .when(adoptRules({ rules: { ...rules2026, version: '2027.1', rules: { ...rules2026.rules, ...shorter } } }))
      .then(fell('WAIT-1', '2026-03-13'), { type: 'PlaceLapsed' }, opened('WAIT-3', '2026-03-16'));
  });

  it('are not the same again, and nobody adopts them but operators and coordinators', () => {
    given(aMediation())
      .when(adoptRules({ rules: rules2026 }))
      .thenRefused('rules.same', { version: '2026.3' })
      .whenInstead(as('mediator', slower))
      .thenRefused('actor.notAllowed')
      .whenInstead(slower, adoptRules({ rules: rules2026 }))
      .then({ type: 'RulesAdopted', from: '2020.1', ruleVersion: '2026.3', edition: 2 })
      .thenDue('MED-1', '2026-03-04');
  });

  it('that are no rules are refused before anything', () => {
    given(aMediation())
      .when(adoptRules({ rules: { ...rules2026, ladder: { ...rules2026.ladder, reminderShareOfTime: 0 } } }))
      .thenRefused('command.badField', { field: 'rules', expected: 'rules' });
  });
});

describe('Other closing days', () => {
  it('of VDAB move what is counted in working days, visibly', () => {
    given(anIntake())
      .when(closed(['2026-01-15', '2026-01-16']))
      .thenOnly({ type: 'CalendarAdopted', version: 1 }, moved('INT-1', '2026-01-22', '2026-01-26', 'calendar'))
      .thenIn('intake', { calendarVersion: 1 });
  });

  it('that are taken away move it back', () => {
    given(anIntake({ closingDays: ['2026-01-15'] }))
      .thenDue('INT-1', '2026-01-23')
      .when(closed([]))
      .thenDue('INT-1', '2026-01-22');
  });

  it('count for what opens from then on', () => {
    given(aRegistration())
      .when(closed(['2026-01-08']), giveConsent())
      .then(opened('INT-1', '2026-01-20'));
  });

  it('may move only the ladder', () => {
    given(aMediation())
      .when(closed(['2026-03-05']))
      .thenOnly({ type: 'CalendarAdopted' }, moved('MED-1', '2026-03-04', '2026-03-04', 'calendar'))
      .thenSteps(
        'MED-1',
        'reminder 2026-02-25',
        'overdue 2026-03-05',
        'teamLead 2026-03-12',
        'programmeCoordinator 2026-03-19',
      );
  });

  it('of a partner move only what is the partner’s', () => {
    given(aReferralAtThePartner())
      .when(closed([], { groepIntro: ['2026-02-12', '2026-03-05'] }))
      .thenOnly({ type: 'CalendarAdopted' }, moved('REF-1', '2026-02-16', '2026-02-17', 'calendar'));
  });

  it('of the other partner, or of VDAB, move nothing of the partner’s', () => {
    given(aReferralAtThePartner())
      .when(closed(['2026-02-12'], { randstad: ['2026-02-12'] }))
      .thenOnly({ type: 'CalendarAdopted' })
      .thenDue('REF-1', '2026-02-16');
  });

  it('of the partner count for the final report, though the referral is over', () => {
    given(aFollowUpAfterAGroup({ ofPartners: { groepIntro: ['2026-05-12'] } })).thenDue('GRP-5', '2026-05-20');
    given(aFollowUpAfterAGroup())
      .when(closed(['2026-05-13'], { groepIntro: ['2026-05-12'] }))
      .thenDue('GRP-5', '2026-05-20')
      .thenDue('OUT-1', '2026-06-04');
  });

  it('are newer than those it has', () => {
    given(anIntake())
      .when(closed([], undefined, 3), closed([], undefined, 3))
      .thenRefused('calendar.notNewer', { version: 3 });
  });

  it('on pause count with the pause', () => {
    given(play(anIntake(), ['2026-01-09', pause({ reason: 'illness', until: '2026-01-11' })]))
      .thenDue('INT-1', '2026-01-25')
      .when(closed(['2026-01-15', '2026-01-16']))
      .thenDue('INT-1', '2026-01-29')
      .at('2026-01-10')
      .when(resume())
      .thenDue('INT-1', '2026-01-27');
  });
});

import { describe, expect, it } from 'vitest';
import { flawsOfCalendar } from '../../domain/calendar/check.ts';
import { localDate } from '../../domain/calendar/index.ts';
import { flawsOfRules as flaws } from '../../domain/rules/check.ts';
import { inDutch } from '../words/codes-in.ts';
import { flawText } from '../../words/index.ts';
import {
  contractFor,
  hasRule,
  inForce,
  partnersFor,
  rules2020,
  rules2026,
  rules2026first,
  rulesOf,
  ruleSets,
  type Contract,
  type RuleSet,
} from '../../domain/rules/index.ts';

const flawsOfRules = (set: unknown): string[] => flaws(set).map((flaw) => flawText(flaw, 'en'));
type Loose = Record<string, unknown>;
const with_ = (more: Loose): Loose => ({ ...rules2026, ...more });
const rule = (key: string, more: Loose): Loose =>
  with_({ rules: { ...rules2026.rules, [key]: { ...((rules2026.rules as Loose)[key] as Loose), ...more } } });
const without = (key: string): Loose => {
  const { [key]: _gone, ...rules } = rules2026.rules as Loose;
  return with_({ rules });
};
const contract = {
  id: 'c-1',
  partner: 'randstad',
  track: 'randstad',
  province: 'limburg',
  from: '2026-01-01',
  until: '2026-12-31',
};

describe('A rule set', () => {
  it.each(Object.values(ruleSets).map((set) => [set.version, set] as const))('%s may be adopted', (_version, set) => {
    expect(flawsOfRules(set)).toStrictEqual([]);
  });

  it.each([
    ['another default', rule('MED-1', { after: { workingDays: 20 } })],
    ['a count of four', rule('GRP-4', { times: 4 })],
    ['a default that no pause moves', rule('MED-1', { pauses: false })],
    ['a smaller quota', with_({ quotaPerProvinceAndYear: 40 })],
    ['no rule of what came later', without('GRP-4')],
    ['contracts by period', with_({ contracts: [contract] })],
    ['no exceptions', with_({ introExceptionWeeks: 0 })],
  ])('with %s may be adopted', (_what, set) => expect(flawsOfRules(set)).toStrictEqual([]));

  it.each([
    ['nothing', null, 'not an object'],
    ['a list', [], 'not an object'],
    ['a version that is a sentence', with_({ version: 'the new one' }), 'version: 1 to 20 letters, digits and marks'],
    ['a long version', with_({ version: 'v'.repeat(21) }), 'version: 1 to 20 letters, digits and marks'],
    ['no first day', with_({ validFrom: '2026-02-30' }), 'validFrom: a day as YYYY-MM-DD'],
    ['no rules', with_({ rules: [] }), 'rules: an object of rules by key'],
    ['an unknown rule', rule('XXX-1', {}), 'rules.XXX-1: no rule of that key exists'],
    ['a rule missing', without('MED-1'), 'rules.MED-1: missing'],
    ['a rule that is none', with_({ rules: { ...rules2026.rules, 'MED-1': 30 } }), 'rules.MED-1: not an object'],
    ['another kind', rule('MED-1', { kind: 'limit' }), 'rules.MED-1.kind: recurring'],
    ['an unknown owner', rule('MED-1', { owner: 'minister' }), 'rules.MED-1.owner: one of'],
    ['an owner of a limit', rule('REG-2', { owner: 'mediator' }), 'rules.REG-2.owner: rule'],
    ['pauses maybe', rule('MED-1', { pauses: 'maybe' }), 'rules.MED-1.pauses: true or false'],
    ['another source', rule('MED-1', { source: 'S' }), 'rules.MED-1.source: D'],
    ['no title', rule('MED-1', { title: { nl: '', en: 'contact' } }), 'rules.MED-1.title.nl: 1 to 100 characters'],
    [
      'a title in one language',
      rule('MED-1', { title: { nl: 'contact' } }),
      'rules.MED-1.title.en: 1 to 100 characters',
    ],
    [
      'a long title',
      rule('MED-1', { title: { nl: 'x'.repeat(101), en: 'contact' } }),
      'rules.MED-1.title.nl: 1 to 100 characters',
    ],
    [
      'an old title in one language',
      rule('MED-1', { titel: 'contact', title: undefined }),
      'rules.MED-1.title.en: 1 to',
    ],
    ['a count of none', rule('GRP-4', { times: 0 }), 'rules.GRP-4.times: 1 to 20'],
    ['a term of its own for an action', rule('PLAN-3', { after: { days: 30 } }), 'rules.PLAN-3.after: null'],
    ['no term', rule('MED-1', { after: null }), 'rules.MED-1.after: one of days'],
    ['a term of nothing', rule('MED-1', { after: { days: 0 } }), 'rules.MED-1.after: one of days'],
    ['a term in hours', rule('MED-1', { after: { hours: 12 } }), 'rules.MED-1.after: one of days'],
    ['a term in two units', rule('MED-1', { after: { days: 1, weeks: 1 } }), 'rules.MED-1.after: one of days'],
    ['a term past any life', rule('MED-1', { after: { days: 3_651 } }), 'rules.MED-1.after: one of days'],
    ['a ladder that is none', with_({ ladder: 5 }), 'ladder: not an object'],
    [
      'a reminder after the date',
      with_({ ladder: { ...rules2026.ladder, reminderWorkingDaysBefore: -1 } }),
      'ladder.reminderWorkingDaysBefore: 0 to 60',
    ],
    [
      'no share',
      with_({ ladder: { ...rules2026.ladder, reminderShareOfTime: 0 } }),
      'ladder.reminderShareOfTime: 1 to 20',
    ],
    [
      'no team lead',
      with_({ ladder: { ...rules2026.ladder, teamLeadWorkingDaysAfter: 0 } }),
      'ladder.teamLeadWorkingDaysAfter: 1 to 60',
    ],
    [
      'a coordinator before the team lead',
      with_({ ladder: { ...rules2026.ladder, coordinatorWorkingDaysAfter: 5 } }),
      'ladder.coordinatorWorkingDaysAfter: more than the team lead',
    ],
    ['a larger quota', with_({ quotaPerProvinceAndYear: 61 }), 'quotaPerProvinceAndYear: 1 to 60'],
    ['a pause of years', with_({ longestPauseMonths: 25 }), 'longestPauseMonths: 1 to 24'],
    ['an endless exception', with_({ introExceptionWeeks: 13 }), 'introExceptionWeeks: 0 to 12'],
    ['a check long before', with_({ outcomeCheckDaysBefore: 91 }), 'outcomeCheckDaysBefore: 0 to 90'],
    ['half a month', with_({ reopenMonths: 0.5 }), 'reopenMonths: 1 to 24'],
    ['a year and more', with_({ reconsiderationDays: 366 }), 'reconsiderationDays: 1 to 365'],
    ['an unknown number', with_({ budget: 1 }), 'budget: unknown'],
    [
      'a province without a partner',
      with_({ partners: { ...rules2026.partners, limburg: undefined } }),
      'partners.limburg: a partner and its track',
    ],
    [
      'a track that there is not',
      with_({ partners: { ...rules2026.partners, limburg: { partner: 'randstad', track: 'levanto' as never } } }),
      'partners.limburg: a partner and its track',
    ],
    ['contracts that are no list', with_({ contracts: {} }), 'contracts: a list'],
    ['too many contracts', with_({ contracts: Array.from({ length: 101 }, () => contract) }), 'contracts: at most 100'],
    [
      'an extension that is no time',
      rule('MED-1', { extension: { months: 'veel' } }),
      'rules.MED-1.extension: one of days, weeks, months, workingDays',
    ],
    ['a contract that is none', with_({ contracts: [1] }), 'contracts[0]: not an object'],
    [
      'a contract without a name',
      with_({ contracts: [{ ...contract, id: 'of last year' }] }),
      'contracts[0].id: letters',
    ],
    [
      'a contract of what can be no organisation',
      with_({ contracts: [{ ...contract, partner: 'Groep Intro vzw' }] }),
      'contracts[0]: a partner and its track',
    ],
    [
      'a contract of nowhere',
      with_({ contracts: [{ ...contract, province: 'namur' }] }),
      'contracts[0].province: one of',
    ],
    [
      'a contract that ends first',
      with_({ contracts: [{ ...contract, until: '2025-12-31' }] }),
      'contracts[0]: from and until',
    ],
  ])('with %s is refused, and says why', (_what, set, flaw) => {
    const said = flawsOfRules(set);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(flaw);
    // In Dutch there is nothing of it but the place and what is to be typed, which stands between quotation marks.
    const [first] = flaws(set);
    if (first) inDutch(flawText(first, 'nl').replaceAll(/"[^"]*"/g, '…'), first.at === '' ? [] : [first.at]);
  });

  it('says every reason at once', () => {
    expect(flawsOfRules(with_({ version: '', validFrom: 'now', quotaPerProvinceAndYear: 0 }))).toHaveLength(3);
  });

  it('keeps every number and every stop of the clock that the sources state', () => {
    const stated = Object.entries(rules2026.rules).filter(([, { source }]) => source === 'S');
    expect(stated.map(([key]) => key)).toStrictEqual(['GRP-2', 'GRP-3/from', 'GRP-3/end', 'JC-2', 'JC-4', 'CAP-1/end']);
    for (const [key, { after, pauses }] of stated) {
      expect(flawsOfRules(rule(key, { after: { months: 7 } }))).toStrictEqual([
        `rules.${key}.after: ${JSON.stringify(after)}, stated by the sources`,
      ]);
      expect(flawsOfRules(rule(key, { pauses: !pauses }))).toStrictEqual([
        `rules.${key}.pauses: ${pauses}, stated by the sources`,
      ]);
      expect(flawsOfRules(rule(key, { source: 'D', after: { months: 7 } }))).not.toStrictEqual([]);
    }
  });
});

describe('A calendar', () => {
  it.each([
    ['an empty one', { closingDays: [] }],
    ['days and partners', { version: 3, closingDays: ['2026-12-24'], ofPartners: { randstad: ['2026-12-28'] } }],
  ])('%s may be adopted', (_what, calendar) => expect(flawsOfCalendar(calendar)).toStrictEqual([]));

  it.each([
    ['nothing', null, 'not an object'],
    ['a list', [], 'not an object'],
    ['no days', {}, 'closingDays: a list of days'],
    ['a day that does not exist', { closingDays: ['2026-02-30'] }, 'closingDays[0]: a day as YYYY-MM-DD'],
    [
      'too many days',
      { closingDays: Array.from({ length: 2_001 }, () => '2026-12-24') },
      'closingDays: at most 2000 days',
    ],
    ['half a version', { version: 0.5, closingDays: [] }, 'version: a whole number from 0'],
    ['a version below 0', { version: -1, closingDays: [] }, 'version: a whole number from 0'],
    ['an unknown field', { closingDays: [], weekends: [] }, 'unknown field weekends'],
    ['partners in a list', { closingDays: [], ofPartners: [] }, 'ofPartners: days by partner'],
    ['a partner without days', { closingDays: [], ofPartners: { randstad: 1 } }, 'ofPartners.randstad: a list of days'],
    [
      'too many partners',
      { closingDays: [], ofPartners: Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`p${n}`, []])) },
      'ofPartners: at most 20',
    ],
  ])('of %s is refused, and says why', (_what, calendar, flaw) => {
    expect(flawsOfCalendar(calendar)).toStrictEqual([flaw]);
  });
});

describe('The rules in force', () => {
  const on = (day: string) => inForce(localDate(day)).version;

  it('are the last that are valid by the day someone is registered', () => {
    expect(['2020-01-01', '2025-12-31', '2026-01-01', '2026-10-31', '2026-11-01', '2026-11-28'].map(on)).toStrictEqual([
      '2020.1',
      '2020.1',
      '2026.1',
      '2026.1',
      '2026.2',
      '2026.3',
    ]);
  });

  it('are the oldest for a day before all of them, in whichever order they stand', () => {
    expect(on('2019-12-31')).toBe('2020.1');
    expect(inForce(localDate('2026-05-01'), [rules2026, rules2026first, rules2020]).version).toBe('2026.1');
    expect(() => inForce(localDate('2026-05-01'), [])).toThrow(RangeError);
  });

  it('are found by their version, and never guessed', () => {
    expect(rulesOf('2026.1')).toBe(rules2026first);
    expect(() => rulesOf('2026.9')).toThrow(RangeError);
    expect(() => rulesOf('toString')).toThrow(RangeError);
  });

  it('of before have no rule of what came later, and the same limits', () => {
    expect([hasRule(rules2026first, 'PLAN-3'), hasRule(rules2026, 'PLAN-3')]).toStrictEqual([false, true]);
    for (const set of [rules2020, rules2026first])
      expect(set.rules['CAP-1/end']).toStrictEqual(rules2026.rules['CAP-1/end']);
  });
});

describe('Who may take a referral', () => {
  const period = (id: string, partner: 'randstad' | 'groepIntro', from: string, until: string): Contract => ({
    id,
    partner,
    track: partner === 'randstad' ? 'randstad' : 'intro',
    province: 'limburg',
    from: localDate(from),
    until: localDate(until),
  });
  const rules: RuleSet = {
    ...rules2026,
    contracts: [
      period('a', 'groepIntro', '2026-01-01', '2026-06-30'),
      period('b', 'randstad', '2026-06-01', '2026-12-31'),
    ],
  };
  const who = (day: string, set = rules) => partnersFor(set, 'limburg', localDate(day)).map(({ partner }) => partner);

  it('is the partner of the province where no contracts by period are kept', () => {
    expect(who('2026-05-01', rules2026)).toStrictEqual(['groepIntro']);
    expect(partnersFor(rules, 'antwerp', localDate('2030-01-01'))).toMatchObject([{ partner: 'randstad' }]);
  });

  it('is everyone whose contract covers the day, its first and last day included', () => {
    expect(
      ['2025-12-31', '2026-01-01', '2026-06-01', '2026-06-30', '2026-07-01', '2026-12-31', '2027-01-01'].map((day) =>
        who(day),
      ),
    ).toStrictEqual([
      [],
      ['groepIntro'],
      ['groepIntro', 'randstad'],
      ['groepIntro', 'randstad'],
      ['randstad'],
      ['randstad'],
      [],
    ]);
  });

  it('is the first of them unless another is named', () => {
    const day = localDate('2026-06-15');
    expect(contractFor(rules, 'limburg', day)?.partner).toBe('groepIntro');
    expect(contractFor(rules, 'limburg', day, 'randstad')).toMatchObject({ partner: 'randstad', track: 'randstad' });
    expect(contractFor(rules, 'limburg', localDate('2026-05-01'), 'randstad')).toBeUndefined();
    expect(contractFor(rules, 'limburg', localDate('2027-05-01'))).toBeUndefined();
  });
});

import { isLocalDate } from '../calendar/dates.ts';
import { completedRules } from './complete.ts';
import { partnerForm, ruleKeys, tracks, type Rule, type RuleKey } from './rule.ts';
import { newestRules, rules2026first } from './versions.ts';

/** Longer than any life in the programme: a typing error, and a date near the end of the calendar would overflow. */
const longest = { days: 3_650, weeks: 520, months: 120, workingDays: 2_500 } as const;
/** Five provinces, a few partners, ten years. */
const mostContracts = 100;
const kinds = ['task', 'limit', 'opening', 'recurring', 'retry', 'count'];
const owners = ['mediator', 'partner', 'groupWorker', 'jobCoach', 'teamLead', 'rule', 'system'];
const provinces = ['antwerp', 'limburg', 'eastFlanders', 'flemishBrabant', 'westFlanders'];
const isPartner = (value: unknown): boolean => typeof value === 'string' && new RegExp(partnerForm).test(value);
const isTrack = (value: unknown): boolean => tracks.some((one) => one === value);

/** What is expected there; `of` holds the value, the values or the ends. The words are where people read. */
export type FlawCode =
  | 'object'
  | 'version'
  | 'day'
  | 'rulesByKey'
  | 'noSuchRule'
  | 'missing'
  | 'exactly'
  | 'oneOf'
  | 'flag'
  | 'title'
  | 'extension'
  | 'reminds'
  | 'range'
  | 'noTerm'
  | 'period'
  | 'stated'
  | 'afterTeamLead'
  | 'unknown'
  | 'partnerAndTrack'
  | 'list'
  | 'atMost'
  | 'id'
  | 'daysInOrder';

/** One place in the data, as `rules.MED-1.after`; '' is the whole. */
export interface Flaw {
  readonly at: string;
  readonly must: FlawCode;
  readonly of?: string;
}

const flaw = (at: string, must: FlawCode, of?: string): Flaw => ({ at, must, ...(of === undefined ? {} : { of }) });
/** A key that is not ours may hold anything. */
const key = (text: string, most: number): string => text.slice(0, most).replaceAll(/[^A-Za-z0-9._/-]/g, '?');

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isCount = (value: unknown, least: number, most: number): boolean =>
  Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most;

/**
 * What keeps this from being a rule set that may be adopted, each with its place and what is expected; none when it is
 * one. What the sources state [S] is fixed: another number there is no default to change, but another law.
 */
export function flawsOfRules(given: unknown): Flaw[] {
  const value = completedRules(given);
  if (!isObject(value)) return [flaw('', 'object')];
  const flaws: Flaw[] = [];
  const say = (ok: boolean, ...what: Parameters<typeof flaw>): void => {
    if (!ok) flaws.push(flaw(...what));
  };
  const { version, validFrom, rules, ladder, partners, contracts = [], ...numbers } = value;
  say(typeof version === 'string' && /^[A-Za-z0-9][A-Za-z0-9._-]{0,19}$/.test(version), 'version', 'version');
  say(isLocalDate(validFrom), 'validFrom', 'day');
  if (isObject(rules)) flaws.push(...flawsOfEach(rules));
  else flaws.push(flaw('rules', 'rulesByKey'));
  flaws.push(...flawsOfLadder(ladder), ...flawsOfNumbers(numbers));
  for (const province of provinces) {
    const found = isObject(partners) ? partners[province] : undefined;
    say(
      isObject(found) && isPartner(found['partner']) && isTrack(found['track']),
      `partners.${province}`,
      'partnerAndTrack',
    );
  }
  if (!Array.isArray(contracts)) return [...flaws, flaw('contracts', 'list')];
  if (contracts.length > mostContracts) return [...flaws, flaw('contracts', 'atMost', String(mostContracts))];
  return [...flaws, ...contracts.flatMap((one, index) => flawsOfContract(one, `contracts[${index}]`))];
}

function flawsOfEach(rules: Record<string, unknown>): Flaw[] {
  return [
    ...Object.keys(rules)
      .filter((name) => !(ruleKeys as readonly string[]).includes(name))
      .map((name) => flaw(`rules.${key(name, 20)}`, 'noSuchRule')),
    // What came later may be missing; the first version's rules are those without which no trajectory can run.
    ...(Object.keys(rules2026first.rules) as RuleKey[])
      .filter((name) => !Object.hasOwn(rules, name))
      .map((name) => flaw(`rules.${name}`, 'missing')),
    ...ruleKeys.filter((name) => Object.hasOwn(rules, name)).flatMap((name) => flawsOfRule(name, rules[name])),
  ];
}

function flawsOfRule(name: RuleKey, value: unknown): Flaw[] {
  const where = `rules.${name}`;
  if (!isObject(value)) return [flaw(where, 'object')];
  const expected: Rule = newestRules.rules[name];
  const flaws: Flaw[] = [];
  const say = (ok: boolean, field: string, must: FlawCode, of?: string): void => {
    if (!ok) flaws.push(flaw(`${where}.${field}`, must, of));
  };
  say(kinds.includes(String(value['kind'])) && value['kind'] === expected.kind, 'kind', 'exactly', expected.kind);
  say(owners.includes(String(value['owner'])), 'owner', 'oneOf', owners.join(', '));
  // A limit acts by itself; whose it is called is no choice.
  if (expected.owner === 'rule' || expected.owner === 'system')
    say(value['owner'] === expected.owner, 'owner', 'exactly', expected.owner);
  say(typeof value['pauses'] === 'boolean', 'pauses', 'flag');
  say(value['source'] === expected.source, 'source', 'exactly', expected.source);
  const title = isObject(value['title']) ? value['title'] : {};
  for (const lang of ['nl', 'en']) {
    const words = title[lang];
    say(typeof words === 'string' && words !== '' && words.length <= 100, `title.${lang}`, 'title');
  }
  const { reminds, extension } = value;
  say(extension === undefined || isPeriod(extension), 'extension', 'extension');
  say(
    reminds === undefined || (reminds === true && expected.kind === 'limit' && expected.owner !== 'rule'),
    'reminds',
    'reminds',
  );
  if (expected.times !== undefined) say(isCount(value['times'], 1, 20), 'times', 'range', '1 - 20');
  if (expected.after === null) say(value['after'] === null, 'after', 'noTerm');
  else if (!isPeriod(value['after'])) flaws.push(flaw(`${where}.after`, 'period'));
  else if (expected.source === 'S')
    say(sameJson(value['after'], expected.after), 'after', 'stated', JSON.stringify(expected.after));
  if (expected.source === 'S') say(value['pauses'] === expected.pauses, 'pauses', 'stated', String(expected.pauses));
  return flaws;
}

const sameJson = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function isPeriod(value: unknown): boolean {
  if (!isObject(value)) return false;
  const [[unit, count] = ['', 0], ...others] = Object.entries(value);
  return (
    others.length === 0 && Object.hasOwn(longest, unit) && isCount(count, 1, longest[unit as keyof typeof longest])
  );
}

function flawsOfLadder(ladder: unknown): Flaw[] {
  if (!isObject(ladder)) return [flaw('ladder', 'object')];
  const [before, share, lead, top] = [
    'reminderWorkingDaysBefore',
    'reminderShareOfTime',
    'teamLeadWorkingDaysAfter',
    'coordinatorWorkingDaysAfter',
  ].map((name) => ladder[name]);
  return [
    ...(isCount(before, 0, 60) ? [] : [flaw('ladder.reminderWorkingDaysBefore', 'range', '0 - 60')]),
    ...(isCount(share, 1, 20) ? [] : [flaw('ladder.reminderShareOfTime', 'range', '1 - 20')]),
    ...(isCount(lead, 1, 60) ? [] : [flaw('ladder.teamLeadWorkingDaysAfter', 'range', '1 - 60')]),
    ...(isCount(top, 2, 120) && (top as number) > (lead as number)
      ? []
      : [flaw('ladder.coordinatorWorkingDaysAfter', 'afterTeamLead', '120')]),
  ];
}

/** The named numbers: field, least, most, and whether it may be left out. */
const numbersOf: readonly (readonly [name: string, least: number, most: number, optional: boolean])[] = [
  // At most 60 referrals per province and year [S]; fewer may be agreed.
  ['quotaPerProvinceAndYear', 1, 60, false],
  ['longestPauseMonths', 1, 24, false],
  ['introExceptionWeeks', 0, 12, true],
  ['outcomeCheckDaysBefore', 0, 90, true],
  ['edition', 1, 2, true],
  ['hiredAheadMonths', 0, 12, true],
  ['reopenMonths', 1, 24, true],
  ['reconsiderationDays', 1, 365, true],
  ['undoClosingDays', 1, 365, true],
  ['midtermNotBeforeShare', 1, 100, true],
];

function flawsOfNumbers(numbers: Record<string, unknown>): Flaw[] {
  const unknown = Object.keys(numbers).filter((given) => !numbersOf.some(([name]) => name === given));
  return [
    ...unknown.map((given) => flaw(key(given, 30), 'unknown')),
    ...numbersOf
      .filter(
        ([name, least, most, optional]) =>
          !(optional && numbers[name] === undefined) && !isCount(numbers[name], least, most),
      )
      .map(([name, least, most]) => flaw(name, 'range', `${least} - ${most}`)),
  ];
}

function flawsOfContract(value: unknown, where: string): Flaw[] {
  if (!isObject(value)) return [flaw(where, 'object')];
  const { id, partner, track, province, from, until } = value;
  const flaws: Flaw[] = [];
  if (typeof id !== 'string' || !/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(id)) flaws.push(flaw(`${where}.id`, 'id'));
  if (!isPartner(partner) || !isTrack(track)) flaws.push(flaw(where, 'partnerAndTrack'));
  if (!provinces.includes(String(province))) flaws.push(flaw(`${where}.province`, 'oneOf', provinces.join(', ')));
  if (!isLocalDate(from) || !isLocalDate(until) || until < from) flaws.push(flaw(where, 'daysInOrder'));
  return flaws;
}

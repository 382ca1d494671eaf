import { isLocalDate } from '../calendar/dates.ts';
import { completedRules } from './complete.ts';
import { ruleKeys, type Rule, type RuleKey } from './rule.ts';
import { newestRules, rules2026first } from './versions.ts';

/** Longer than any life in the programme: a typing error, and a date near the end of the calendar would overflow. */
const longest = { days: 3_650, weeks: 520, months: 120, workingDays: 2_500 } as const;
/** Five provinces, two partners, ten years. */
const mostContracts = 100;
const kinds = ['task', 'limit', 'opening', 'recurring', 'retry', 'count'];
const owners = ['mediator', 'partner', 'groupWorker', 'jobCoach', 'teamLead', 'rule', 'system'];
const provinces = ['antwerp', 'limburg', 'eastFlanders', 'flemishBrabant', 'westFlanders'];
const trackOf: Readonly<Record<string, string>> = { randstad: 'randstad', groepIntro: 'intro' };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isCount = (value: unknown, least: number, most: number): boolean =>
  Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most;

/**
 * What keeps this from being a rule set that may be adopted, each with its place and what is expected; none when it is
 * one. What the sources state [S] is fixed: another number there is no default to change, but another law.
 */
export function flawsOfRules(given: unknown): string[] {
  const value = completedRules(given);
  if (!isObject(value)) return ['not an object'];
  const flaws: string[] = [];
  const say = (ok: boolean, what: string): void => {
    if (!ok) flaws.push(what);
  };
  const { version, validFrom, rules, ladder, partners, contracts = [], ...numbers } = value;
  say(
    typeof version === 'string' && /^[A-Za-z0-9][A-Za-z0-9._-]{0,19}$/.test(version),
    'version: 1 to 20 letters, digits and marks',
  );
  say(isLocalDate(validFrom), 'validFrom: a day as YYYY-MM-DD');
  if (isObject(rules)) flaws.push(...flawsOfEach(rules));
  else flaws.push('rules: an object of rules by key');
  flaws.push(...flawsOfLadder(ladder), ...flawsOfNumbers(numbers));
  for (const province of provinces) {
    const found = isObject(partners) ? partners[province] : undefined;
    say(
      isObject(found) && trackOf[String(found['partner'])] === found['track'],
      `partners.${province}: a partner and its track`,
    );
  }
  if (!Array.isArray(contracts)) return [...flaws, 'contracts: a list'];
  if (contracts.length > mostContracts) return [...flaws, `contracts: at most ${mostContracts}`];
  return [...flaws, ...contracts.flatMap((one, index) => flawsOfContract(one, `contracts[${index}]`))];
}

function flawsOfEach(rules: Record<string, unknown>): string[] {
  return [
    ...Object.keys(rules)
      .filter((key) => !ruleKeys.includes(key as RuleKey))
      .map((key) => `rules.${key.slice(0, 20)}: no rule of that key exists`),
    // What came later may be missing; the first version's rules are those without which no trajectory can run.
    ...(Object.keys(rules2026first.rules) as RuleKey[])
      .filter((key) => !Object.hasOwn(rules, key))
      .map((key) => `rules.${key}: missing`),
    ...ruleKeys.filter((key) => Object.hasOwn(rules, key)).flatMap((key) => flawsOfRule(key, rules[key])),
  ];
}

function flawsOfRule(key: RuleKey, value: unknown): string[] {
  const where = `rules.${key}`;
  if (!isObject(value)) return [`${where}: not an object`];
  const expected: Rule = newestRules.rules[key];
  const flaws: string[] = [];
  const say = (ok: boolean, what: string): void => {
    if (!ok) flaws.push(`${where}.${what}`);
  };
  say(kinds.includes(String(value['kind'])) && value['kind'] === expected.kind, `kind: ${expected.kind}`);
  say(owners.includes(String(value['owner'])), `owner: one of ${owners.join(', ')}`);
  // A limit acts by itself; whose it is called is no choice.
  if (expected.owner === 'rule' || expected.owner === 'system')
    say(value['owner'] === expected.owner, `owner: ${expected.owner}`);
  say(typeof value['pauses'] === 'boolean', 'pauses: true or false');
  say(value['source'] === expected.source, `source: ${expected.source}`);
  const title = isObject(value['title']) ? value['title'] : {};
  for (const lang of ['nl', 'en']) {
    const words = title[lang];
    say(typeof words === 'string' && words !== '' && words.length <= 100, `title.${lang}: 1 to 100 characters`);
  }
  const { reminds, extension } = value;
  say(
    extension === undefined || isPeriod(extension),
    'extension: one of days, weeks, months, workingDays, from 1, or left out',
  );
  say(
    reminds === undefined || (reminds === true && expected.kind === 'limit' && expected.owner !== 'rule'),
    'reminds: true of a limit that is somebody’s, or left out',
  );
  if (expected.times !== undefined) say(isCount(value['times'], 1, 20), 'times: 1 to 20');
  if (expected.after === null) say(value['after'] === null, 'after: null, its date comes from the matter itself');
  else if (!isPeriod(value['after'])) flaws.push(`${where}.after: one of days, weeks, months, workingDays, from 1`);
  else if (expected.source === 'S')
    say(sameJson(value['after'], expected.after), `after: ${JSON.stringify(expected.after)}, stated by the sources`);
  if (expected.source === 'S')
    say(value['pauses'] === expected.pauses, `pauses: ${expected.pauses}, stated by the sources`);
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

function flawsOfLadder(ladder: unknown): string[] {
  if (!isObject(ladder)) return ['ladder: an object'];
  const [before, share, lead, top] = [
    'reminderWorkingDaysBefore',
    'reminderShareOfTime',
    'teamLeadWorkingDaysAfter',
    'coordinatorWorkingDaysAfter',
  ].map((key) => ladder[key]);
  return [
    ...(isCount(before, 0, 60) ? [] : ['ladder.reminderWorkingDaysBefore: 0 to 60']),
    ...(isCount(share, 1, 20) ? [] : ['ladder.reminderShareOfTime: 1 to 20']),
    ...(isCount(lead, 1, 60) ? [] : ['ladder.teamLeadWorkingDaysAfter: 1 to 60']),
    ...(isCount(top, 2, 120) && (top as number) > (lead as number)
      ? []
      : ['ladder.coordinatorWorkingDaysAfter: more than the team lead, at most 120']),
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

function flawsOfNumbers(numbers: Record<string, unknown>): string[] {
  const unknown = Object.keys(numbers).filter((key) => !numbersOf.some(([name]) => name === key));
  return [
    ...unknown.map((key) => `${key.slice(0, 30)}: unknown`),
    ...numbersOf
      .filter(
        ([name, least, most, optional]) =>
          !(optional && numbers[name] === undefined) && !isCount(numbers[name], least, most),
      )
      .map(([name, least, most]) => `${name}: ${least} to ${most}`),
  ];
}

function flawsOfContract(value: unknown, where: string): string[] {
  if (!isObject(value)) return [`${where}: not an object`];
  const { id, partner, track, province, from, until } = value;
  const flaws: string[] = [];
  if (typeof id !== 'string' || !/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(id))
    flaws.push(`${where}.id: letters, digits and marks`);
  if (trackOf[String(partner)] === undefined || trackOf[String(partner)] !== track)
    flaws.push(`${where}: a partner and its track`);
  if (!provinces.includes(String(province))) flaws.push(`${where}.province: one of ${provinces.join(', ')}`);
  if (!isLocalDate(from) || !isLocalDate(until) || until < from)
    flaws.push(`${where}: from and until, days in this order`);
  return flaws;
}

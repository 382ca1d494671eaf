import type { Period } from '../domain/calendar/index.ts';
import type { Rule, RuleKey, RuleSet } from '../domain/rules/index.ts';
import { ownerWords, provinceWords } from './codes.ts';
import type { Lang } from './lang.ts';
import { partnerText } from './partners.ts';
import { ruleNumberText } from './rule-numbers.ts';
import { dateText } from './terminal.ts';

const units = {
  nl: {
    days: ['dag', 'dagen'],
    weeks: ['week', 'weken'],
    months: ['maand', 'maanden'],
    workingDays: ['werkdag', 'werkdagen'],
  },
  en: {
    days: ['day', 'days'],
    weeks: ['week', 'weeks'],
    months: ['month', 'months'],
    workingDays: ['working day', 'working days'],
  },
} as const;

/** `10 werkdagen`; null: its date follows from the matter itself. */
export function termText(after: Period | null, lang: Lang): string {
  if (after === null) return { nl: 'zoals gepland', en: 'as planned' }[lang];
  return Object.entries(after)
    .map(
      ([unit, count]: [string, number]) =>
        `${count} ${units[lang][unit as keyof typeof units.nl][count === 1 ? 0 : 1]}`,
    )
    .join(' ');
}

/** The numbers of a set beside its rules, and its contracts: name and value. */
export const numbersOf = (
  { rules: _rules, partners: _partners, contracts = [], ladder, ...rest }: RuleSet,
  lang: Lang,
): [string, string][] => [
  ...Object.entries({ ...rest, ...ladder }).map(([key, value]): [string, string] => [
    key,
    key === 'validFrom' ? dateText(String(value)) : String(value),
  ]),
  ...contracts.map((one): [string, string] => [
    one.id,
    `${partnerText(one.partner)}, ${provinceWords[one.province][lang]}, ${dateText(one.from)} – ${dateText(one.until)}`,
  ]),
];

export interface RuleDifference {
  /** Of a rule its key, of a number what it is. */
  readonly what: string;
  /** Of a rule what it is called. */
  readonly title: string | null;
  /** null: the version does not have it. */
  readonly before: string | null;
  readonly after: string | null;
}

/** What differs between two sets of rules, the rules first. */
export function ruleDifferences(old: RuleSet, fresh: RuleSet, lang: Lang): RuleDifference[] {
  const keys = [...new Set([...Object.keys(old.rules), ...Object.keys(fresh.rules)])] as RuleKey[];
  const of = (set: RuleSet, key: RuleKey): Rule | undefined => set.rules[key];
  const rules = keys.map((key) => ({
    what: String(key),
    title: (of(fresh, key) ?? of(old, key))?.title[lang] ?? null,
    before: ruleText(of(old, key), lang),
    after: ruleText(of(fresh, key), lang),
  }));
  const [was, is] = [new Map(numbersOf(old, lang)), new Map(numbersOf(fresh, lang))];
  const numbers = [...new Set([...was.keys(), ...is.keys()])]
    .filter((key) => key !== 'version')
    .map((key) => ({
      what: ruleNumberText(key, lang),
      title: null,
      before: was.get(key) ?? null,
      after: is.get(key) ?? null,
    }));
  return [...rules, ...numbers].filter(({ before, after }) => before !== after);
}

function ruleText(rule: Rule | undefined, lang: Lang): string | null {
  if (!rule) return null;
  const pauses = {
    nl: rule.pauses ? 'pauze verschuift' : 'loopt door',
    en: rule.pauses ? 'a pause moves it' : 'runs on',
  }[lang];
  return `${termText(rule.after, lang)}, ${ownerWords[rule.owner][lang]}, ${pauses}`;
}

import type { Flaw, FlawCode } from '../domain/rules/index.ts';
import type { Lang, Words } from './lang.ts';

/** What is expected at a place of a set of rules; `{of}` is what is to be typed there. */
const words: Readonly<Record<FlawCode | 'json', Words>> = {
  json: { nl: 'dit is geen JSON', en: 'not JSON' },
  object: { nl: 'hier hoort een object', en: 'not an object' },
  version: { nl: '1 tot 20 letters, cijfers en tekens', en: '1 to 20 letters, digits and marks' },
  day: { nl: 'een dag als JJJJ-MM-DD', en: 'a day as YYYY-MM-DD' },
  rulesByKey: { nl: 'een object met de regels per sleutel', en: 'an object of rules by key' },
  noSuchRule: { nl: 'een regel met die sleutel bestaat niet', en: 'no rule of that key exists' },
  missing: { nl: 'ontbreekt', en: 'missing' },
  exactly: { nl: 'moet "{of}" zijn', en: '{of}' },
  oneOf: { nl: 'een van: "{of}"', en: 'one of {of}' },
  flag: { nl: 'ja of nee, geschreven als "true" of "false"', en: 'true or false' },
  title: { nl: '1 tot 100 tekens', en: '1 to 100 characters' },
  extension: {
    nl: 'een termijn vanaf 1 in "days", "weeks", "months" of "workingDays", of weggelaten',
    en: 'one of days, weeks, months, workingDays, from 1, or left out',
  },
  reminds: {
    nl: '"true", alleen bij een limiet die van iemand is, of weggelaten',
    en: 'true of a limit that is somebody’s, or left out',
  },
  range: { nl: 'een geheel getal van {of}', en: '{of}' },
  noTerm: { nl: '"null": de datum volgt uit de zaak zelf', en: 'null, its date comes from the matter itself' },
  period: {
    nl: 'een termijn vanaf 1 in "days", "weeks", "months" of "workingDays"',
    en: 'one of days, weeks, months, workingDays, from 1',
  },
  stated: { nl: 'ligt vast in de bronnen: "{of}"', en: '{of}, stated by the sources' },
  afterTeamLead: { nl: 'later dan de teamleider, ten hoogste {of}', en: 'more than the team lead, at most {of}' },
  unknown: { nl: 'dit veld bestaat niet', en: 'unknown' },
  partnerAndTrack: { nl: 'een partner en zijn soort groepstraject', en: 'a partner and its track' },
  list: { nl: 'hier hoort een lijst', en: 'a list' },
  atMost: { nl: 'ten hoogste {of}', en: 'at most {of}' },
  id: { nl: 'letters, cijfers en tekens', en: 'letters, digits and marks' },
  daysInOrder: {
    nl: 'een eerste ("from") en een laatste dag ("until"), in die volgorde',
    en: 'from and until, days in this order',
  },
};

/** A place and what is expected there: the place and the values as they stand in the data, the rest in words. */
export function flawText({ at, must, of = '' }: Flaw | NotJson, lang: Lang): string {
  const to = { nl: ' tot ', en: ' to ' }[lang];
  const value = must === 'oneOf' && lang === 'nl' ? of.replaceAll(', ', '", "') : of.replace(' - ', to);
  const text = words[must][lang].replace('{of}', value);
  return at === '' ? text : `${at}: ${text}`;
}

/** A text in which no rules can be looked for. */
export interface NotJson {
  readonly at: '';
  readonly must: 'json';
  readonly of?: undefined;
}

const isFlaw = (must: string): must is FlawCode => Object.hasOwn(words, must);

/** Flaws as one detail of a problem holds them: `place must value; place must value`. */
export function flawsText(detail: string, lang: Lang): string {
  return detail
    .split('; ')
    .map((one) => {
      const [at = '', must = '', ...of] = one.split(' ');
      return isFlaw(must) ? flawText({ at: at === '-' ? '' : at, must, of: of.join(' ') }, lang) : one;
    })
    .join('; ');
}

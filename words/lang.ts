import { isLocalDate, type LocalDate } from '../domain/calendar/index.ts';
import type { KnownBirth } from '../domain/people/birth.ts';

/** Dutch first, English second. */
export type Lang = 'nl' | 'en';
export type Words = Readonly<Record<Lang, string>>;
/** The jobseeker reads French too. */
export type OwnLang = Lang | 'fr';

const months: Readonly<Record<OwnLang, readonly string[]>> = {
  nl: [
    'januari',
    'februari',
    'maart',
    'april',
    'mei',
    'juni',
    'juli',
    'augustus',
    'september',
    'oktober',
    'november',
    'december',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  fr: [
    'janvier',
    'février',
    'mars',
    'avril',
    'mai',
    'juin',
    'juillet',
    'août',
    'septembre',
    'octobre',
    'novembre',
    'décembre',
  ],
};

/** A day inside a sentence: `4 maart 2026`. */
export function longDate(date: LocalDate, lang: OwnLang): string {
  const [year, month, day] = date.split('-');
  return `${Number(day)} ${months[lang][Number(month) - 1]} ${year}`;
}

/** A month of which the day is not known: `maart 2026`. */
export function monthText(date: LocalDate, lang: OwnLang): string {
  const [year, month] = date.split('-');
  return `${months[lang][Number(month) - 1]} ${year}`;
}

/** A day inside a table, as Belgians write it: `04/03/2026`. */
export const shortDate = (date: LocalDate): string => date.split('-').reverse().join('/');

/** When somebody was born, as far as it is known, inside a sentence: `op 4 maart 1985`, `in maart 1985`, `in 1985`. */
export function longBirth(birth: KnownBirth, lang: Lang): string {
  if (isLocalDate(birth)) return `${lang === 'nl' ? 'op' : 'on'} ${longDate(birth, lang)}`;
  return `in ${monthAndYear(birth, lang)}`;
}

/** The same inside a table: `04/03/1985`, `maart 1985`, `1985`. */
export const shortBirth = (birth: KnownBirth): string =>
  isLocalDate(birth) ? shortDate(birth) : monthAndYear(birth, 'nl');

function monthAndYear(birth: KnownBirth, lang: Lang): string {
  const [year = '', month] = birth.split('-');
  return month === undefined ? year : `${months[lang][Number(month) - 1]} ${year}`;
}

/** `a, b of c`. */
export function listed(words: readonly string[], lang: Lang): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${lang === 'nl' ? 'of' : 'or'} ${last}`;
}

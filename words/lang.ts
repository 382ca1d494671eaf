import type { LocalDate } from '../domain/calendar/index.ts';

/** Dutch first, English second. */
export type Lang = 'nl' | 'en';
export type Words = Readonly<Record<Lang, string>>;

const months: Readonly<Record<Lang, readonly string[]>> = {
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
};

/** A day inside a sentence: `4 maart 2026`. */
export function longDate(date: LocalDate, lang: Lang): string {
  const [year, month, day] = date.split('-');
  return `${Number(day)} ${months[lang][Number(month) - 1]} ${year}`;
}

/** A day inside a table, as Belgians write it: `04/03/2026`. */
export const shortDate = (date: LocalDate): string => date.split('-').reverse().join('/');

/** `a, b of c`. */
export function listed(words: readonly string[], lang: Lang): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${lang === 'nl' ? 'of' : 'or'} ${last}`;
}

import type { Lang } from './lang.ts';

/** `23.260` in Dutch, `23,260` in English: a whole number from 0 on. */
export const wholeText = (number: number | string, lang: Lang): string =>
  String(number).replaceAll(/\B(?=(\d{3})+$)/g, lang === 'nl' ? '.' : ',');

/** `€ 1.234,50` in Dutch, `€ 1,234.50` in English: of whole cents, without a division that rounds. */
export function euroText(cents: number, lang: Lang): string {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  const whole = wholeText(digits.slice(0, -2), lang);
  return `${cents < 0 ? '−' : ''}€ ${whole}${lang === 'nl' ? ',' : '.'}${digits.slice(-2)}`;
}

/** `12:05` and `1600:00`, hours and minutes, as a sheet has them. */
export function clockText(minutes: number): string {
  const all = Math.abs(minutes);
  return `${minutes < 0 ? '−' : ''}${Math.floor(all / 60)}:${String(all % 60).padStart(2, '0')}`;
}

/** The same for who reads: whole hours from a thousand on as `40 000`, which nobody takes for a time of the day. */
export function hoursText(minutes: number): string {
  const hours = minutes / 60;
  if (Math.abs(hours) < 1000 || !Number.isInteger(hours)) return clockText(minutes);
  return `${hours < 0 ? '−' : ''}${String(Math.abs(hours)).replaceAll(/\B(?=(\d{3})+$)/g, '\u00a0')}`;
}

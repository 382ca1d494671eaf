import type { Lang } from './lang.ts';

/** `€ 1.234,50` in Dutch, `€ 1,234.50` in English: of whole cents, without a division that rounds. */
export function euroText(cents: number, lang: Lang): string {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  const [thousands, decimal] = lang === 'nl' ? ['.', ','] : [',', '.'];
  const whole = digits.slice(0, -2).replaceAll(/\B(?=(\d{3})+$)/g, thousands!);
  return `${cents < 0 ? '−' : ''}€ ${whole}${decimal}${digits.slice(-2)}`;
}

/** `12:05`, hours and minutes; of a thousand hours and more that are whole `40 000`, which nobody takes for a time of the day. */
export function hoursText(minutes: number): string {
  const all = Math.abs(minutes);
  const hours = String(Math.floor(all / 60)).replaceAll(/\B(?=(\d{3})+$)/g, '\u00a0');
  const rest = all % 60 === 0 && all >= 60_000 ? '' : `:${String(all % 60).padStart(2, '0')}`;
  return `${minutes < 0 ? '−' : ''}${hours}${rest}`;
}

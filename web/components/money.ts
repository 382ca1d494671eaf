/** Whole cents of what somebody typed as euro: `62,50`, `2.500.000`, `1200`; NaN: no amount. */
export function centsOf(text: string): number {
  const plain = text.replaceAll(/[\s€]/g, '');
  // One or two digits after the last mark are cents; the other mark parts thousands.
  const found =
    /^(\d{1,3}(?:\.?\d{3})*|\d+)(?:,(\d{1,2}))?$/.exec(plain) ??
    /^(\d{1,3}(?:,?\d{3})*|\d+)(?:\.(\d{1,2}))?$/.exec(plain);
  const [, whole = '', cents = ''] = found ?? [];
  if (whole === '') return Number.NaN;
  return Number(whole.replaceAll(/[.,]/g, '')) * 100 + Number(cents.padEnd(2, '0'));
}

/** As it is typed again: `62,50`. */
export const decimalOf = (cents: number): string =>
  `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, '0')}`;

/** Whole minutes of hours that somebody typed: `1600`, `7:30`; NaN: none. */
export function minutesOfHours(text: string): number {
  const [, hours, minutes = '0'] = /^(\d{1,7})(?::([0-5]\d))?$/.exec(text.trim()) ?? [];
  return hours === undefined ? Number.NaN : Number(hours) * 60 + Number(minutes);
}

/** Letters that are no letter with a mark to Unicode, but are to whoever types the name. */
const alike: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', ı: 'i' };

/** A text as two clerks would both type it: without case, accents, spaces, hyphens, apostrophes and other signs. */
export const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[ßæœøłđðı]/g, (letter) => alike[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]/gu, '');

/** The same for one name however it is written, and when last and first name changed places. */
export const nameKey = ({ lastName, firstName }: { lastName: string; firstName: string }): string =>
  [folded(lastName), folded(firstName)].sort().join(' ').trim();

/** The digits of a telephone number as they are dialled in Belgium; '' when there are too few to tell anyone by. */
export function phoneKey(text: string): string {
  const digits = text.replace(/\(0\)/g, '').replace(/\D/g, '');
  const national = digits.replace(/^(00)?32(?=\d{8,9}$)/, '0');
  return national.length < 6 ? '' : national;
}

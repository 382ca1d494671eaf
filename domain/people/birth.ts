import { addMonths, isLocalDate, localDate, type LocalDate } from '../calendar/index.ts';

/** A birth date as far as it is known, as the national register has it: `YYYY`, `YYYY-MM` or the whole day. */
export type KnownBirth = LocalDate | (string & { readonly __brand: 'PartOfBirthDate' });

/** Younger has no place in this programme, and a list that says older is mistaken. */
const youngest = 15;
const oldest = 100;

/** Day, month, year as people write them, or the other way round; what is not known as 00, as ? or left out. */
const written: readonly { readonly form: RegExp; readonly of: (parts: readonly string[]) => readonly string[] }[] = [
  { form: /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/, of: ([, day, , month, year]) => [year!, month!, day!] },
  { form: /^(\d{1,2})[/.-](\d{4})$/, of: ([, month, year]) => [year!, month!] },
  { form: /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/, of: ([, year, month, day]) => [year!, month ?? '00', day ?? '00'] },
];

/** What a cell says of a birth date; null when there is no such day, month or year, or a day without its month. */
export function readBirth(text: string): KnownBirth | null {
  const plain = text
    .trim()
    .replace(/[ T]\d{1,2}:\d{2}(:\d{2})?$/, '')
    .replace(/(^|[/.-])[?x]{1,2}(?=[/.-])/gi, '$100');
  for (const { form, of } of written) {
    const parts = form.exec(plain);
    if (!parts) continue;
    const [year = '', month = '00', day = '00'] = of(parts).map((part) => part.padStart(2, '0'));
    if (month === '00') return day === '00' ? known(year) : null;
    return day === '00' ? known(`${year}-${month}`) : known(`${year}-${month}-${day}`);
  }
  return null;
}

/** Before 1900 it is a slip of the pen: no INSZ, and nobody alive, goes back that far. */
function known(text: string): KnownBirth | null {
  return isLocalDate(first(text)) && text >= '1900' ? (text as KnownBirth) : null;
}

/** The first and the last day that it can be. */
const first = (birth: string): string => `${birth}${'-01-01'.slice(birth.length - 4)}`;
export const firstBirthDay = (birth: KnownBirth): LocalDate => localDate(first(birth));
export function lastBirthDay(birth: KnownBirth): LocalDate {
  if (birth.length === 4) return localDate(`${birth}-12-31`);
  const begins = localDate(first(birth));
  return birth.length === 7 ? addMonths(localDate(`${birth.slice(0, 4)}-01-31`), Number(birth.slice(5)) - 1) : begins;
}

export type BirthProblem = 'birthDate.future' | 'birthDate.tooYoung' | 'birthDate.tooOld';

/** Why nobody of this birth can be registered on a day, whatever day or month of it is not known. */
export function birthProblem(birth: KnownBirth, today: LocalDate): BirthProblem | null {
  const begins = localDate(first(birth));
  if (begins > today) return 'birthDate.future';
  if (addMonths(begins, 12 * youngest) > today) return 'birthDate.tooYoung';
  return addMonths(lastBirthDay(birth), 12 * (oldest + 1)) <= today ? 'birthDate.tooOld' : null;
}

/** Whether two of them can be one day: the shorter says nothing against the longer. */
export const mayBeSameBirth = (a: string, b: string): boolean => a.startsWith(b) || b.startsWith(a);

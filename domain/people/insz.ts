import { isLocalDate, type LocalDate } from '../calendar/index.ts';
import { mayBeSameBirth, type KnownBirth } from './birth.ts';

/** A demo holds only test persons; a production set-up only real ones. */
export type InszMode = 'demo' | 'production';

export type InszReason =
  | 'insz.missing'
  | 'insz.characters'
  | 'insz.length'
  | 'insz.check'
  | 'insz.month'
  | 'insz.realNumber'
  | 'insz.testNumber'
  | 'insz.impossibleDate'
  | 'insz.future'
  | 'insz.serial';

export type Insz =
  | { readonly ok: true; readonly insz: string; readonly birthDate: LocalDate | null; readonly sex: 'F' | 'M' | null }
  | { readonly ok: false; readonly reasons: readonly InszReason[] };

type Kind = 'register' | 'bisUnknownSex' | 'bis' | 'test';

/** What is added to the month tells the kind. 61 to 72 is ours: no real citizen has such a number. */
const kinds: readonly { kind: Kind; added: number; from: number; to: number }[] = [
  { kind: 'register', added: 0, from: 0, to: 12 },
  { kind: 'bisUnknownSex', added: 20, from: 20, to: 32 },
  { kind: 'bis', added: 40, from: 40, to: 52 },
  { kind: 'test', added: 60, from: 61, to: 72 },
];

/**
 * Reads a national person number, written with or without dots, dashes and spaces.
 * @param today nobody is born after it
 * @returns the 11 digits with what they tell of birth and sex (null where the number does not tell), or every reason against it
 */
export function parseInsz(text: string, mode: InszMode, today: LocalDate): Insz {
  const wrong = whatIsWrongWithShape(text);
  if (wrong.length > 0) return { ok: false, reasons: wrong };
  const { insz, kind, century, birth } = partsOf(bare(text));
  const reasons: InszReason[] = [];
  // Serials run from 001 to 998; a row of zeros is no number either.
  if (/^.{6}(000|999)/.test(insz)) reasons.push('insz.serial');
  if (century === null) reasons.push('insz.check');
  if (kind === null) reasons.push('insz.month');
  else if (mode === 'demo' && kind !== 'test') reasons.push('insz.realNumber');
  else if (mode === 'production' && kind === 'test') reasons.push('insz.testNumber');
  const birthDate = birth && `${(century ?? 1900) + birth.year}-${two(birth.month)}-${two(birth.day)}`;
  // Without its century 29 February cannot be judged; the wrong check has been named already.
  if (century !== null && birthDate !== null && !isLocalDate(birthDate)) reasons.push('insz.impossibleDate');
  else if (century !== null && (birthDate ?? String(century + Number(insz.slice(0, 2)))) > today)
    reasons.push('insz.future');
  if (reasons.length > 0) return { ok: false, reasons };
  const sex = kind === 'bisUnknownSex' ? null : Number(insz.slice(6, 9)) % 2 === 1 ? 'M' : 'F';
  return { ok: true, insz, birthDate: birthDate as LocalDate | null, sex };
}

/**
 * The 11 digits without punctuation, or null when there are not exactly 11. Two spellings of one number give the same
 * digits, so this recognises a person who is twice in a list, whether the number is valid or not.
 */
export function inszDigits(text: string): string | null {
  return whatIsWrongWithShape(text).length === 0 ? bare(text) : null;
}

/**
 * Whether the number carries a birth date and it is not this one, as far as both are known, in either set-up. With a wrong
 * check the century is not known, and not compared. False where the number carries no date, or is no number.
 */
export function contradictsBirthDate(text: string, known: KnownBirth): boolean {
  if (whatIsWrongWithShape(text).length > 0) return false;
  const { century, birth } = partsOf(bare(text));
  if (!birth) return false;
  const { year, month, day } = birth;
  const ofYear = century === null ? known.slice(0, 2) + two(year) : String(century + year);
  return !mayBeSameBirth(known, `${ofYear}-${two(month)}-${two(day)}`);
}

function whatIsWrongWithShape(text: string): InszReason[] {
  const characters = bare(text);
  if (characters === '') return ['insz.missing'];
  const reasons: InszReason[] = [];
  if (/[^0-9]/.test(characters)) reasons.push('insz.characters');
  if (characters.length !== 11) reasons.push('insz.length');
  return reasons;
}

interface Parts {
  readonly insz: string;
  readonly kind: Kind | null;
  /** Null when the check fits neither century. */
  readonly century: 1900 | 2000 | null;
  readonly birth: { readonly year: number; readonly month: number; readonly day: number } | null;
}

function partsOf(insz: string): Parts {
  const written = Number(insz.slice(2, 4));
  const found = kinds.find(({ from, to }) => written >= from && written <= to);
  const month = found ? written - found.added : 0;
  const day = Number(insz.slice(4, 6));
  const known = found && found.kind !== 'bisUnknownSex' && month > 0 && day > 0;
  return {
    insz,
    kind: found?.kind ?? null,
    century: centuryOf(Number(insz.slice(0, 9)), Number(insz.slice(9))),
    birth: known ? { year: Number(insz.slice(0, 2)), month, day } : null,
  };
}

/** The check is 97 − (first nine mod 97), with a 2 put before the nine for births from 2000. It never fits both. */
function centuryOf(firstNine: number, check: number): 1900 | 2000 | null {
  if (check === 97 - (firstNine % 97)) return 1900;
  if (check === 97 - ((2_000_000_000 + firstNine) % 97)) return 2000;
  return null;
}

/** Dots, spaces and dashes of any kind only help the eye. */
function bare(text: string): string {
  return text.replace(/[\s.\p{Dash_Punctuation}]/gu, '');
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}

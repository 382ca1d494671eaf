import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { registrationColumns } from '../../../domain/people/registration-row.ts';

/** What nobody could write by chance: wherever it turns up, it came from us. */
export interface Planted {
  readonly insz: string;
  readonly lastName: string;
  readonly firstName: string;
  readonly street: string;
  readonly phone: string;
  readonly email: string;
  readonly remark: string;
}

/** A test person with a valid number whose every other field is a canary of its own. */
export function plantedPerson(serial: number): Planted {
  const nine = `886514${String(serial).padStart(3, '0')}`;
  const check = 97 - (Number(nine) % 97);
  return {
    insz: `${nine}${String(check).padStart(2, '0')}`,
    lastName: `Xylokanarie${serial}`,
    firstName: `Quintanarie${serial}`,
    street: `Zwaluwkanariestraat${serial}`,
    // As it is kept, so that it is known wherever it turns up.
    phone: `+32499${serial}173`,
    email: `postkanarie${serial}@vogels.example`,
    remark: `opmerkingkanarie${serial} woont bij de buren`,
  };
}

/** As a row of a registration list; all else is fine, so only what is said otherwise makes it refused. */
export const rowOf = (person: Planted, change: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  ...Object.fromEntries(registrationColumns.map((column) => [column, ''])),
  INSZ: person.insz,
  Naam: person.lastName,
  Voornaam: person.firstName,
  Geslacht: 'V',
  Geboortedatum: '14/05/1988',
  Straat: person.street,
  Nummer: '7',
  Postcode: '2000',
  Gemeente: 'Antwerpen',
  Telefoon: person.phone,
  'E-mail': person.email,
  Bron: 'VDAB',
  'Datum aanmelding': '04/03/2026',
  Opmerking: person.remark,
  ...change,
});

/** The needles of one person: a remark is known by its first word. */
export const needlesOf = (person: Planted): string[] => Object.values(person).map((text) => text.split(' ')[0] ?? text);

/** Finds words in bytes: as they are, in lower case, in two-byte letters, in hex, and in base64 wherever it may begin. */
export function finder(words: readonly string[]): (bytes: Uint8Array | string) => string[] {
  const forms = words.map((word) => [word, formsOf(word)] as const);
  return (bytes) => {
    const content = Buffer.from(bytes as string);
    return forms.flatMap(([word, all]) => (all.some((form) => content.includes(form)) ? [word] : []));
  };
}

function formsOf(word: string): Buffer[] {
  const plain = [word, word.toLowerCase()];
  const base64 = [0, 1, 2].map((before) => {
    const whole = Buffer.from(' '.repeat(before) + word);
    // The letters at both ends also hold bits of what stands beside the word.
    return whole.toString('base64').slice(before === 0 ? 0 : before + 1, -4);
  });
  const hex = Buffer.from(word).toString('hex');
  return [...plain, ...base64, hex, hex.toUpperCase()]
    .map((text) => Buffer.from(text))
    .concat(Buffer.from(word, 'utf16le'));
}

/** Every file below a folder but what lies in the named ones. */
export function filesBelow(folder: string, except: readonly string[]): { path: string; bytes: Buffer }[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (except.includes(entry.name)) return [];
    if (entry.isDirectory()) return filesBelow(path, except);
    return entry.isFile() ? [{ path, bytes: readFileSync(path) }] : [];
  });
}

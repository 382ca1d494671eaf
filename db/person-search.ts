import { sql, type SQL, type SQLWrapper } from 'drizzle-orm';
import { folded, phoneKey } from '../domain/people/folded.ts';

/** As `folded` writes a text, but with its words apart. Every function in it is immutable, so an index can have it. */
const plain = (text: SQL): SQL => sql`regexp_replace(
  replace(replace(replace(translate(lower(normalize(${text}, NFKD)), 'øłđðı', 'olddi'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'),
  '[\\u0300-\\u036f]', '', 'g')`;

/** The words of a name, and each of its two parts in one piece: Van den Berg is found as van, berg and vandenberg. */
export function nameWords({ lastName, firstName }: { lastName: SQLWrapper; firstName: SQLWrapper }): SQL {
  const joined = (part: SQLWrapper) => sql`regexp_replace(${plain(sql`${part}`)}, '[^[:alnum:]]+', '', 'g')`;
  const both = plain(sql`${lastName} || ' ' || ${firstName}`);
  return sql`to_tsvector('simple'::regconfig, regexp_replace(${both}, '[^[:alnum:]]+', ' ', 'g') || ' ' || ${joined(lastName)} || ' ' || ${joined(firstName)})`;
}

/** As `phoneKey` writes a number. */
export const phoneDigits = (phone: SQLWrapper): SQL =>
  sql`regexp_replace(regexp_replace(replace(${phone}, '(0)', ''), '\\D', '', 'g'), '^(00)?32(?=\\d{8,9}$)', '0')`;

/** A number of a file, as it is compared: clerks differ in capitals and spaces. */
export const fileNumber = (number: SQLWrapper): SQL => sql`upper(regexp_replace(${number}, '\\s', '', 'g'))`;

/** What a searched text may mean; null: that it cannot be. */
export interface Wanted {
  /** For `to_tsquery`: each word, or its beginning. */
  readonly name: string | null;
  readonly phone: string | null;
  readonly trajectoryId: string | null;
  readonly fileNumber: string;
}

export function wantedBy(text: string): Wanted {
  const words = text.split(/\s+/).map(folded).filter(Boolean);
  const [, number] = /^\s*(?:T-?)?0*(\d{1,9})\s*$/i.exec(text) ?? [];
  return {
    name: words.length > 0 ? words.map((word) => `'${word}':*`).join(' & ') : null,
    phone: phoneKey(text) || null,
    trajectoryId: number === undefined ? null : `T-${number.padStart(6, '0')}`,
    fileNumber: text.replace(/\s/g, '').toUpperCase(),
  };
}

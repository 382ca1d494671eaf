import { sql, type Column, type SQL } from 'drizzle-orm';
import { customType, uuid } from 'drizzle-orm/pg-core';
import type { Instant, LocalDate } from '../../domain/calendar/index.ts';
import type { KnownBirth } from '../../domain/people/birth.ts';

/** A local day as `YYYY-MM-DD`: never a Date, whose zone would move it. */
export const localDay = customType<{ data: LocalDate; driverData: string }>({ dataType: () => 'date' });

/** A birth date as far as it is known: a text, since a year is no day. */
export const knownBirth = customType<{ data: KnownBirth; driverData: string }>({ dataType: () => 'text' });
export const birthForm = '^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$';

/** A moment as ISO 8601 in UTC with milliseconds, the one form in which instants compare as strings. */
export const instant = customType<{ data: Instant; driverData: string }>({
  dataType: () => 'timestamp (3) with time zone',
  fromDriver: (value) => new Date(value).toISOString() as Instant,
});

/** An id that the database makes. */
export const ownId = () =>
  uuid('id')
    .primaryKey()
    .default(sql`gen_random_uuid()`);

const quoted = (code: string): string => `'${code.replaceAll("'", "''")}'`;

/** CHECK that a column holds one of these codes; a null passes where the column allows it. */
export const among = (column: Column, codes: readonly string[]): SQL =>
  sql`${column} in (${sql.raw(codes.map(quoted).join(', '))})`;

/** CHECK that a text has this form. */
export const matches = (column: Column, pattern: string): SQL => sql`${column} ~ ${sql.raw(quoted(pattern))}`;

export const trajectoryIdForm = '^T-[0-9]{6,9}$';
export const ruleForm = '^[A-Z]+-[0-9]+(/[A-Za-z0-9]+)?$';

/** The file of `w2 setup`: what stands in it, and what may be wrong with it before anything is looked up. */
import { z } from 'zod';
import { isLocalDate, type LocalDate } from '../../domain/calendar/index.ts';
import { provinceCodes } from '../../domain/people/codes.ts';
import { organisationKinds, staffRoles } from '../../db/codes.ts';

/** One thing to mend: where in the file, what as a code, and what is expected. Never the value: it may be a name. */
export interface Mistake {
  /** `staff[3].organisation`. */
  readonly path: string;
  readonly what: MistakeCode;
  readonly details: Readonly<Record<string, string | number>>;
}

export type MistakeCode =
  | 'notJson'
  | 'missing'
  | 'unknownField'
  | 'form'
  | 'twice'
  | 'together'
  | 'unknownOrganisation'
  | 'wrongOrganisation'
  | 'fixed'
  | 'emailTaken'
  | 'flaw'
  | 'contractField'
  | 'contractPeriod'
  | 'contractShares'
  | 'contractBudget'
  | 'contractFixed'
  | 'contractOverlaps'
  | 'versionTaken'
  | 'unknownVersion'
  | 'unknownMunicipality'
  | 'yearOutOfReach'
  | 'abovePlaces'
  | 'belowTaken';

/** Far above what any programme has: more is another file. */
const most = 5_000;
const form = (pattern: RegExp, expected: string) => z.string(expected).regex(pattern, expected);
const list = <T extends z.ZodType>(of: T) => z.array(of, '[ … ]').max(most, `0 - ${most}`).default([]);
const day = z.custom<LocalDate>(isLocalDate, 'JJJJ-MM-DD');
const oneOf = <const T extends readonly string[]>(values: T) => z.enum(values, values.join(', '));
const text = z.string('1 - 200').trim().min(1, '1 - 200').max(200, '1 - 200');
const whole = (least: number, upTo: number) =>
  z.int(`${least} - ${upTo}`).min(least, `${least} - ${upTo}`).max(upTo, `${least} - ${upTo}`);
const id = form(/^[A-Za-z][A-Za-z0-9._-]{0,63}$/, 'A-Z a-z 0-9 . _ -');
const version = form(/^[A-Za-z0-9][A-Za-z0-9._-]{0,19}$/, '2027.contracts');
const nis = form(/^\d{5}$/, '00000 - 99999');
const province = oneOf(provinceCodes as [string, ...string[]]) as unknown as z.ZodType<(typeof provinceCodes)[number]>;

const schema = z.strictObject({
  organisations: list(z.strictObject({ id, kind: oneOf(organisationKinds), name: text })),
  staff: list(
    z.strictObject({
      id,
      name: text,
      email: form(/^[^\s@]{1,64}@[^\s@]{1,200}$/, 'naam@example.be'),
      role: oneOf(staffRoles),
      organisation: id,
      /** Left out: all provinces. */
      province: province.optional(),
    }),
  ),
  /** Whole sets of rules, as `w2 rules show VERSION --json` gives them. */
  rules: list(z.record(z.string(), z.unknown(), '{ … }')),
  /** Which partner takes referrals in which province and when: a set of rules of its own, the same as another but for this. */
  contracts: z
    .strictObject({ version, validFrom: day, like: version, list: list(z.record(z.string(), z.unknown(), '{ … }')) })
    .optional(),
  /** Contracts with partners, whole: as `w2 contracts show KENMERK --json` gives them. */
  tenders: list(z.record(z.string(), z.unknown(), '{ … }')),
  municipalities: list(
    z
      .strictObject({
        nis,
        name: text,
        province,
        from: day,
        until: day.optional(),
        mergedInto: nis.optional(),
        postcodes: list(form(/^\d{4}$/, '0000 - 9999')),
      })
      .refine(({ until, mergedInto }) => (until === undefined) === (mergedInto === undefined), {
        path: ['until'],
        params: { together: 'until, mergedInto' },
      }),
  ),
  places: list(z.strictObject({ province, year: whole(2000, 2100), places: whole(0, 10_000) })),
});

export type SetupFile = z.output<typeof schema>;

/** @param text JSON; where a set of rules stands as a path, the caller has put the rules in its place */
export function readSetupFile(value: unknown): { readonly file: SetupFile } | { readonly mistakes: Mistake[] } {
  const parsed = schema.safeParse(value);
  if (!parsed.success) return { mistakes: parsed.error.issues.flatMap((issue) => ofIssue(issue, value)) };
  const mistakes = [
    ...twice('organisations', parsed.data.organisations, ({ id: one }) => one, 'id'),
    ...twice('staff', parsed.data.staff, ({ id: one }) => one, 'id'),
    ...twice('staff', parsed.data.staff, ({ email }) => email.toLowerCase(), 'email'),
    ...twice('municipalities', parsed.data.municipalities, ({ nis: one }) => one, 'nis'),
    ...twice('places', parsed.data.places, (one) => `${one.province} ${one.year}`, 'year'),
  ];
  return mistakes.length > 0 ? { mistakes } : { file: parsed.data };
}

function ofIssue(issue: z.core.$ZodIssue, given: unknown): Mistake[] {
  if (issue.code === 'unrecognized_keys') {
    // The name of a field that should not be there may be anything; only a plain one is repeated.
    return issue.keys.map((key) => ({
      path: pathOf([...issue.path, /^[\w-]{1,40}$/.test(key) ? key : '?']),
      what: 'unknownField' as const,
      details: {},
    }));
  }
  const path = pathOf(issue.path);
  if (issue.code === 'custom' && typeof issue.params?.['together'] === 'string')
    return [{ path, what: 'together', details: { fields: issue.params['together'] } }];
  if (issue.path.length > 0 && valueAt(given, issue.path) === undefined)
    return [{ path, what: 'missing', details: {} }];
  return [{ path, what: 'form', details: { expected: path === '' ? '{ … }' : issue.message } }];
}

const pathOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (all, part) =>
      typeof part === 'number' ? `${all}[${part}]` : all === '' ? String(part) : `${all}.${String(part)}`,
    '',
  );

const valueAt = (given: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (it, key) => (typeof it === 'object' && it !== null ? (it as Record<PropertyKey, unknown>)[key] : undefined),
    given,
  );

function twice<T>(section: string, rows: readonly T[], keyOf: (row: T) => string, field: string): Mistake[] {
  const first = new Map<string, number>();
  return rows.flatMap((row, index) => {
    const before = first.get(keyOf(row));
    if (before === undefined) first.set(keyOf(row), index);
    return before === undefined
      ? []
      : [
          {
            path: `${section}[${index}].${field}`,
            what: 'twice' as const,
            details: { first: `${section}[${before}]` },
          },
        ];
  });
}

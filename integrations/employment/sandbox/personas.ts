import { birthMonth, isTestNumber, lotOf } from '../../sandbox/testNumber.ts';

export interface DeclaredContract {
  /** KBO number, 10 digits with a valid check. All employers are made up. */
  readonly employer: string;
  /** OTH is ordinary work, STU a student's. */
  readonly kind: 'OTH' | 'STU';
  /** Absent in the cancelled one, as in the mock. */
  readonly begin?: string;
  readonly end?: string;
  readonly cancelled?: true;
}

export type WorkPersona =
  | { readonly kind: 'contracts'; readonly contracts: readonly DeclaredContract[] }
  /** Level 3, 30001. */
  | { readonly kind: 'noData' }
  /** Level 2: too many questions, an error at the source, the source is down. */
  | { readonly kind: 'overload'; readonly code: '99994' | '99995' | '99996' };

const BAKERY = '0408123441';
const CLEANERS = '0476123708';
const GARAGE = '0484123733';
const CARE = '0504123747';
const AGENCY = '0887010362';

const noData: WorkPersona = { kind: 'noData' };
const work = (...contracts: DeclaredContract[]): WorkPersona => ({ kind: 'contracts', contracts });
const job = (employer: string, begin: string, end?: string): DeclaredContract => ({
  employer,
  kind: 'OTH',
  begin,
  ...(end !== undefined && { end }),
});
const fourYears = work(job(BAKERY, '2024-01-01', '2028-01-01'));

/** The numbers of the public mock, with what it was measured to answer. */
const MOCK: Readonly<Record<string, WorkPersona>> = {
  '88691900114': fourYears,
  '89622516332': fourYears,
  '90651300312': fourYears,
  '85640300207': work(job(CARE, '2023-04-01', '2031-01-01')),
  '77670700132': work(job(CLEANERS, '2023-01-01', '2023-12-31'), job(CARE, '2024-01-01', '2029-01-01')),
  '79621800296': work(job(CLEANERS, '2023-01-01', '2023-12-31'), job(BAKERY, '2024-01-01', '2032-01-01')),
  '01691214397': work(
    { employer: CARE, kind: 'STU', begin: '2017-07-01', end: '2017-07-31' },
    { employer: CARE, kind: 'STU', begin: '2017-08-01', end: '2017-08-31' },
    { employer: AGENCY, kind: 'OTH', cancelled: true },
    job(GARAGE, '2018-03-01'),
  ),
  '00630300287': work(job(BAKERY, '2019-09-08', '2022-02-28')),
  '55671515945': work(job(GARAGE, '2002-08-16', '2022-03-15')),
  '98712345651': work(
    { employer: CLEANERS, kind: 'STU', begin: '2016-11-01', end: '2017-02-28' },
    job(CLEANERS, '2017-03-01', '2022-02-28'),
  ),
  '86710585636': noData,
  '91610100176': { kind: 'overload', code: '99995' },
  '94683186177': { kind: 'overload', code: '99994' },
  '96622497873': { kind: 'overload', code: '99996' },
};

/**
 * Everybody else among the test persons, by (first nine digits mod 983) mod 20: lots 0 and 1 (10 %) have an open-ended
 * job since the month and day of their birth in 2026 (the 28th at the latest), lot 2 (5 %) one that ended in 2022, and the rest none.
 */
export function workPersona(insz: string): WorkPersona {
  const known = Object.hasOwn(MOCK, insz) ? MOCK[insz] : undefined;
  if (known) return known;
  if (!isTestNumber(insz)) return noData;
  const lot = lotOf(insz, 983);
  if (lot === 2) return work(job(GARAGE, '2019-09-01', '2022-02-28'));
  if (lot > 2) return noData;
  const day = Math.min(Math.max(Number(insz.slice(4, 6)), 1), 28);
  return work(job(lot === 0 ? BAKERY : CARE, `2026-${twoDigits(birthMonth(insz))}-${twoDigits(day)}`));
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

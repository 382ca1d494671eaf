import { sums, publicationLimits as limits, type Release } from '../domain/statistics/publication/index.ts';
import { filled, reportWords, longDate, wholeText, type Lang } from '../words/index.ts';
import { tableOf, totalOf } from './tables.ts';

export interface ReleasePair {
  readonly release: Release;
  /** The closed year before; null: there is none to compare with. */
  readonly before: Release | null;
}

/** The yearly state of play, or the answer to a parliamentary question: of the same numbers. */
export type ReportKind = 'report' | 'answer';
export const reportKinds = ['report', 'answer'] as const satisfies readonly ReportKind[];

export function titleOf(kind: ReportKind, { kind: of, year, until }: Release, lang: Lang): string {
  const t = reportWords[lang];
  const word = of === 'year' ? t[kind] : t[kind === 'report' ? 'reportRunning' : 'answerRunning'];
  return filled(word, { year, until: longDate(until, lang) });
}

export function periodText({ id, from, until, asOf }: Release, lang: Lang): string {
  const day = { from: longDate(from, lang), until: longDate(until, lang), asOf: longDate(asOf, lang) };
  return filled(reportWords[lang].period, { ...day, id });
}

/** What a number says: nobody and a few look alike, as many as the table's numbers may differ. */
export const numberText = (number: number, nearness: number): string =>
  number === 0 ? `< ${nearness + 1}` : String(number);

const nearnessOf = (release: Release, figure: Parameters<typeof totalOf>[1]): number =>
  tableOf(release, figure)?.nearness ?? limits.nearness;

export function summaryTexts({ release, before }: ReleasePair, lang: Lang): readonly string[] {
  const t = reportWords[lang];
  const number = (figure: Parameters<typeof totalOf>[1]): string =>
    numberText(totalOf(release, figure), nearnessOf(release, figure));
  const share = shareAtWork(release);
  return [
    filled(t.summaryText, {
      year: release.year,
      referrals: number('referrals'),
      starts: number('groupStarts'),
      ends: number('groupEnds'),
      registrations: number('registrations'),
    }),
    ...(share === null ? [] : [filled(t.summaryOutcome, { share })]),
    comparison({ release, before }, lang),
  ];
}

/** Whole percents of what is shown; null: of too few people. */
function shareAtWork(release: Release): number | null {
  const table = tableOf(release, 'outcomeGuidance');
  const kinds = table ? sums(table.shown, ['kind']) : {};
  const all = Object.values(kinds).reduce((sum, count) => sum + count, 0);
  // So many shown are ten people at the least.
  if (!table || all < limits.leastPeople + table.nearness) return null;
  return Math.round((100 * (kinds['atWork'] ?? 0)) / all);
}

function comparison({ release, before }: ReleasePair, lang: Lang): string {
  const t = reportWords[lang];
  if (release.kind !== 'year') return t.running;
  if (!before) return t.summaryNoBefore;
  const [last, now] = [totalOf(before, 'referrals'), totalOf(release, 'referrals')];
  const n = now - last;
  const change = n === 0 ? t.same : filled(n > 0 ? t.more : t.fewer, { year: release.year, n: Math.abs(n) });
  return filled(t.summaryBefore, {
    last: before.year,
    before: numberText(last, nearnessOf(before, 'referrals')),
    // Of numbers too small to be shown nobody can say by how much they differ.
    difference: last === 0 || now === 0 ? '' : change,
  });
}

export function stampText({ gate }: Release, lang: Lang): string {
  return gate.safe ? reportWords[lang].stamp : reportWords[lang].stampNot;
}

export const stampHow = ({ gate: { releases, attacked, fewest } }: Release, lang: Lang): string =>
  filled(reportWords[lang].stampHow, { releases, attacked: wholeText(attacked, lang), fewest });

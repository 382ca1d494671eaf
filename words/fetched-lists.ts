import type { LocalDate } from '../domain/calendar/index.ts';
import { failureText } from './failures.ts';
import { shortDate, type Lang } from './lang.ts';
import { isProblemCode, problemSentence, type Details } from './problems.ts';
import { filled } from './screens/common.ts';
import { contactWords } from './screens/contacts.ts';

interface Fetched {
  readonly madeOn: string;
  readonly report: {
    readonly accepted: number;
    readonly duplicate: readonly unknown[];
    readonly refused: readonly unknown[];
  } | null;
  /** A code. */
  readonly problem: string | null;
  readonly details?: Details;
}

/** What became of each list that RIZIV offered: what was taken in, and beside it what must come again. */
export function fetchedListText({ madeOn, report, problem, details = {} }: Fetched, lang: Lang): string {
  const t = contactWords[lang];
  const day = shortDate(madeOn as LocalDate);
  const came = report && {
    day,
    accepted: String(report.accepted),
    duplicate: String(report.duplicate.length),
    refused: String(report.refused.length),
  };
  return [
    ...(came ? [filled(t.fetched, came)] : problem === null ? [filled(t.fetchedBefore, { day })] : []),
    ...(problem === null ? [] : [filled(t.fetchedNot, { day, problem: why(problem, details, lang) })]),
  ].join(' ');
}

/** In a sentence of its own where the file is what is wrong, else why RIZIV gave no answer. */
const why = (code: string, details: Details, lang: Lang): string =>
  isProblemCode(code) ? problemSentence({ code, details }, lang) : failureText(code, lang);

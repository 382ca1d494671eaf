import { isLocalDate, localDateOf, type LocalDate } from '../../domain/calendar/index.ts';
import {
  dimensions,
  figureCodes,
  isDimension,
  isFigureCode,
  type Dimension,
  type FigureCode,
  type FigurePeriod,
} from '../../domain/statistics/index.ts';
import { AppError } from '../errors.ts';
import type { App } from '../open.ts';

/** Days as somebody writes them; left out: known today, until that day, from the first of its year. */
export interface AskedPeriod {
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly asOf?: string | undefined;
}

/** @throws AppError `figures.badPeriod`: no days, or not in the order from ≤ until ≤ asOf ≤ today */
export async function periodOf(app: App, asked: AskedPeriod): Promise<FigurePeriod> {
  const today = localDateOf(await app.now());
  const asOf = asked.asOf ?? today;
  const until = asked.until ?? asOf;
  const from = asked.from ?? `${until.slice(0, 4)}-01-01`;
  const days = [from, until, asOf];
  if (!days.every(isLocalDate) || from > until || until > asOf || asOf > today)
    throw new AppError(
      'figures.badPeriod',
      'that is no period: from, until and as of are days in this order, none after today',
      'write days as YYYY-MM-DD',
      { today },
    );
  return { from: from as LocalDate, until: until as LocalDate, asOf: asOf as LocalDate };
}

/** @throws AppError `figures.unknown` */
export function figureOf(code: string): FigureCode {
  if (isFigureCode(code)) return code;
  throw new AppError('figures.unknown', 'there is no such figure', `choose from ${figureCodes.join(', ')}`, {
    allowed: figureCodes.join(', '),
  });
}

/** Each once, in the order in which they were asked. @throws AppError `figures.unknownDimension` */
export function dimensionsOf(names: readonly string[]): readonly Dimension[] {
  const known = names.filter(isDimension);
  if (known.length === names.length) return [...new Set(known)];
  throw new AppError('figures.unknownDimension', 'by that nothing is split', `choose from ${dimensions.join(', ')}`, {
    allowed: dimensions.join(', '),
  });
}

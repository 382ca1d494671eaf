import type { Province } from '../../domain/rules/index.ts';
import {
  figureCodes,
  mostRecords,
  type Dimension,
  type FigureCode,
  type FigurePeriod,
} from '../../domain/statistics/index.ts';
import {
  countFigure,
  isRecordsCursor,
  recordsPage,
  type CountRow,
  type RecordsPage,
} from '../../db/queries/figure-counts.ts';
import { catchUpFigures } from '../../db/queries/figure-facts.ts';
import { badCursor } from '../errors.ts';
import type { App } from '../open.ts';
import { noteLook } from './look.ts';
import { dimensionsOf, figureOf, periodOf, type AskedPeriod } from './period.ts';

export interface AskedFigure extends AskedPeriod {
  readonly figure: string;
  /** Dimensions it is split by; left out: none. */
  readonly by?: readonly string[];
  /** Left out: all. */
  readonly province?: Province | undefined;
}

/** A figure, exact: not for publication. */
export interface FigureTable extends FigurePeriod {
  readonly figure: FigureCode;
  readonly by: readonly Dimension[];
  readonly province: Province | null;
  readonly rows: readonly CountRow[];
  readonly total: number;
}

/** Counts one figure from the events that were known at the end of a day. @throws AppError `figures.…` */
export async function figureTable(app: App, asked: AskedFigure): Promise<FigureTable> {
  const figure = figureOf(asked.figure);
  const by = dimensionsOf(asked.by ?? []);
  const period = await periodOf(app, asked);
  const province = asked.province ?? null;
  await catchUpFigures(app.db);
  const rows = await countFigure(app.db, figure, period, { by, province });
  await noteLook(app, 'figureTable', period, { figure, by, province });
  const total = rows.reduce((sum, { number }) => sum + number, 0);
  return { figure, ...period, by, province, rows, total };
}

export interface AskedRecords extends AskedPeriod {
  /** Left out: all figures. */
  readonly figures?: readonly string[];
  readonly province?: Province | undefined;
  /** At most `mostRecords`; left out, that many. */
  readonly limit?: number;
  /** `next` of the page before. */
  readonly after?: string | undefined;
}

/**
 * The microdata behind the figures, a page of it: one record per thing that is counted, exact, with every dimension.
 * @throws AppError `figures.…`, `list.badCursor`
 */
export async function figureRecords(app: App, asked: AskedRecords): Promise<RecordsPage> {
  if (asked.after !== undefined && !isRecordsCursor(asked.after)) throw badCursor();
  const figures = (asked.figures ?? figureCodes).map(figureOf);
  const period = await periodOf(app, asked);
  const province = asked.province ?? null;
  await catchUpFigures(app.db);
  const limit = Math.min(asked.limit ?? mostRecords, mostRecords);
  const page = await recordsPage(app.db, figures, period, province, { limit, after: asked.after });
  await noteLook(app, 'figureRecords', period, { figure: null, by: figures, province });
  return page;
}

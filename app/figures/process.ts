import type { Province } from '../../domain/rules/index.ts';
import type { FigurePeriod } from '../../domain/statistics/index.ts';
import { countFigure, type CountRow } from '../../db/queries/figure-counts.ts';
import { catchUpFigures } from '../../db/queries/figure-facts.ts';
import type { App } from '../open.ts';
import { noteLook } from './look.ts';
import { periodOf, type AskedPeriod } from './period.ts';

/** So many ways are told; the others are counted together. */
const mostPaths = 20;

/** The process as it is: what it is meant to be stands in the rules. Exact: not for publication. */
export interface ProcessView extends FigurePeriod {
  readonly province: Province | null;
  /** Per province, `yes` and `no`. */
  readonly beforeWeek6: readonly CountRow[];
  /** How long people wait, per step of the way to a group and province; the longest median first. */
  readonly waits: readonly CountRow[];
  /** Each move from one phase to another, and how long the one before lasted; the most frequent first. */
  readonly moves: readonly CountRow[];
  /** How long tasks take that were late in the end, per rule and province; the longest median first. */
  readonly late: readonly CountRow[];
  /** The ways that most took, and how many took another. */
  readonly paths: readonly CountRow[];
  readonly otherPaths: number;
  readonly earlyDropouts: readonly CountRow[];
}

/** What the events say of the way people really go; nobody notes anything for it. @throws AppError `figures.badPeriod` */
export async function processFigures(
  app: App,
  asked: AskedPeriod & { readonly province?: Province | undefined },
): Promise<ProcessView> {
  const period = await periodOf(app, asked);
  const province = asked.province ?? null;
  await catchUpFigures(app.db);
  const count = (figure: Parameters<typeof countFigure>[1], by: readonly ('kind' | 'province')[]) =>
    countFigure(app.db, figure, period, { by, province });
  const byLength = (rows: readonly CountRow[]) => rows.toSorted((a, b) => (b.median ?? -1) - (a.median ?? -1));
  const paths = (await count('paths', ['kind'])).toSorted((a, b) => b.number - a.number);
  const view: ProcessView = {
    ...period,
    province,
    beforeWeek6: await count('consultedBeforeWeek6', ['province', 'kind']),
    waits: byLength(await count('waitDays', ['kind', 'province'])),
    moves: (await count('phaseMoves', ['kind'])).toSorted((a, b) => b.number - a.number),
    late: byLength(await count('deadlinesMissed', ['kind', 'province'])),
    paths: paths.slice(0, mostPaths),
    otherPaths: paths.slice(mostPaths).reduce((sum, { number }) => sum + number, 0),
    earlyDropouts: (await count('earlyDropouts', ['kind'])).toSorted((a, b) => b.number - a.number),
  };
  await noteLook(app, 'processFigures', period, { figure: null, by: ['kind', 'province'], province });
  return view;
}

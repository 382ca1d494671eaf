import { idOfCaller, standingOf } from '../../domain/rights/index.ts';
import type { Province } from '../../domain/rules/index.ts';
import type { FigureCode, FigurePeriod } from '../../domain/statistics/index.ts';
import { writeFigureLook } from '../../db/queries/figure-counts.ts';
import type { App } from '../open.ts';

/** Before the answer goes out: exact figures of few people tell of them, so what cannot be written down is not shown. */
export async function noteLook(
  app: App,
  operation: string,
  { from, until, asOf }: FigurePeriod,
  what: { readonly figure: FigureCode | null; readonly by: readonly string[]; readonly province: Province | null },
): Promise<void> {
  await writeFigureLook(app.db, {
    at: await app.now(),
    viewerId: idOfCaller(app.caller),
    relation: standingOf(app.caller) ?? 'direct',
    operation,
    figure: what.figure,
    ...{ from, until, asOf },
    split: what.by.join(','),
    province: what.province,
  });
}

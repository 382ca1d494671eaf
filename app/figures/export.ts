import { createHash, randomBytes } from 'node:crypto';
import type { EventLine, TraitsLine } from '../../domain/statistics/index.ts';
import { catchUpFigures } from '../../db/queries/figure-facts.ts';
import { figureLines } from '../../db/queries/figure-export.ts';
import type { App } from '../open.ts';
import { noteLook } from './look.ts';
import { periodOf } from './period.ts';

/**
 * The events behind the figures, line by line, for whoever counts them anew. Each life has another name in every export, so
 * that two of them cannot be laid side by side; days and codes stay, so it is still about people, and not for publication.
 */
export async function exportFigureEvents(app: App): Promise<AsyncIterable<EventLine | TraitsLine>> {
  const period = await periodOf(app, {});
  await catchUpFigures(app.db);
  await noteLook(app, 'exportFigureEvents', period, { figure: null, by: [], province: null });
  const salt = randomBytes(32);
  return figureLines(app.db, (id) => createHash('sha256').update(salt).update(id).digest('hex').slice(0, 16));
}

import { localDateOf, msOf, type Instant } from '../../domain/calendar/index.ts';
import { countDisclosures, countOpenByPhase, countOverdueByRung } from '../../db/queries/figures.ts';
import { waitingEffects } from '../../db/queries/systems.ts';
import type { App } from '../open.ts';
import { systemsWith } from './systems.ts';

/** The numbers that operators watch. */
export async function figures(app: App) {
  const now = await app.now();
  const waiting = await waitingEffects(app.db);
  return {
    systems: await systemsWith(app, waiting),
    waiting: waiting.map(({ lane, waiting: number, oldest }) => ({
      lane,
      number,
      oldestSeconds: Math.max(0, (msOf(now) - msOf(oldest as Instant)) / 1000),
    })),
    phases: await countOpenByPhase(app.db),
    overdue: await countOverdueByRung(app.db, localDateOf(now)),
    disclosures: await countDisclosures(app.db),
  };
}

import type { App } from '../open.ts';
import { kindOf } from './kinds.ts';
import { moveTo } from './time-skipping.ts';

/**
 * Brings the clock of one trajectory or group to `targetMs` (ms since 1970), and notes how far ahead it is (demo only).
 * Whoever wants the same at that moment, in this process or another, waits, and then finds it there.
 */
export const bringTo = (app: App, id: string, targetMs: number): Promise<void> =>
  app.alone(`clock of ${app.settings.temporalNamespace} ${id}`, async () => {
    await moveTo(app.client, id, targetMs);
    await kindOf(id).setClock(app.db, id, targetMs - Date.now());
  });

import { localDateOf } from '../../domain/calendar/index.ts';
import type { RegistrationRow } from '../../domain/people/registration-row.ts';
import { giveCommand } from '../../app/trajectories/index.ts';
import { openApp, type App } from '../../app/open.ts';
import { rebuild } from '../../app/operations/index.ts';
import { registerRow } from '../../app/intake/index.ts';
import { countEvents } from '../../db/queries/counts.ts';
import { seedAgreementLives } from './agreements.ts';
import { seedHours } from './hours.ts';
import { goodRows, writePast } from './past.ts';
import { randomFrom } from './random.ts';

/** Of the people, so many live wholly on Temporal: registered today through the application itself. */
const livingOnTemporal = 12;

export interface SeedOptions {
  /** How many people; at most as many as the bundled list has good rows. */
  readonly people: number;
  readonly seed?: number;
  readonly onProgress?: (line: string) => void;
}

/** Makes the demo's past: lives played by the pure core, written as events, started by `rebuild`; then twelve through the front door. */
export async function seedDemo({
  people,
  seed = 1,
  onProgress = () => {},
}: SeedOptions): Promise<{ people: number; events: number; open: number }> {
  const app = await openApp();
  try {
    const today = localDateOf(await app.now());
    const rows = (await goodRows(app.db, today)).slice(0, Math.max(1, people));
    const onTemporal = Math.min(livingOnTemporal, rows.length);
    const past = rows.slice(0, rows.length - onTemporal);
    if ((await countEvents(app.db)) === 0) {
      onProgress(`playing ${past.length} lives up to today`);
      await writePast(app.db, { rows: past, seed, now: await app.now() });
    }
    await seedAgreementLives(app, today);
    await seedHours(app, today, seed);
    const { rebuilt } = await rebuild(app, undefined, (done, total) => {
      if (done % 50 === 0 || done === total) onProgress(`starting trajectories on Temporal: ${done} of ${total}`);
    });
    onProgress(`registering ${onTemporal} people through the application`);
    await playOnTemporal(app, rows.slice(rows.length - onTemporal), seed);
    return {
      people: rows.length,
      events: await countEvents(app.db),
      open: rebuilt.length + onTemporal,
    };
  } finally {
    await app.close();
  }
}

async function playOnTemporal(app: App, rows: readonly RegistrationRow[], seed: number): Promise<void> {
  const random = randomFrom(seed + 1);
  for (const row of rows) {
    const registered = await registerRow(app, row, { role: 'operator', id: 'demo' });
    if (!registered.ok || random.chance(0.35)) continue;
    const by = { role: 'mediator', id: 'demo' } as const;
    const give = (name: 'giveConsent' | 'holdIntakeTalk', data = {}) =>
      giveCommand(app, { trajectoryId: registered.trajectoryId, name, by, data });
    await give('giveConsent');
    if (random.chance(0.5)) await give('holdIntakeTalk');
  }
}

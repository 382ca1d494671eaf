import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { addDays, addMonths, localDateOf, type LocalDate } from '../../domain/calendar/index.ts';
import type { RegistrationRow } from '../../domain/people/registration-row.ts';
import type { Province } from '../../domain/rules/index.ts';
import { trajectoryId } from '../../domain/trajectory/index.ts';
import { giveCommand } from '../../app/trajectories/index.ts';
import { openApp, type App } from '../../app/open.ts';
import { rebuild } from '../../app/operations/index.ts';
import { registerRow, readRegistrationList } from '../../app/intake/index.ts';
import { basisToday, type Basis } from '../../app/basis.ts';
import { countEvents } from '../../db/queries/counts.ts';
import { recordMany } from '../../db/record-many.ts';
import { readPlaces } from '../../db/queries/municipalities.ts';
import { quotas } from '../../db/schema.ts';
import { listStaff } from '../../db/queries/staff.ts';
import { seedHours } from './hours.ts';
import { playLives, type PlayedLife, type ToPlay } from './lives.ts';
import { randomFrom, type Random } from './random.ts';

/** Of the people, so many live wholly on Temporal: registered today through the application itself. */
const livingOnTemporal = 12;

export const bundledList = fileURLToPath(new URL('../../data/aanmeldingen.csv', import.meta.url));

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
    const rows = (await goodRows(app, today)).slice(0, Math.max(1, people));
    const onTemporal = Math.min(livingOnTemporal, rows.length);
    const past = rows.slice(0, rows.length - onTemporal);
    // The past is written in one transaction: when an earlier start was interrupted, it is there or it is not.
    if ((await countEvents(app.db)) === 0) {
      onProgress(`playing ${past.length} lives up to today`);
      const basis = await basisToday(app.db, today);
      const lives = await play(app, past, seed, today, basis);
      await recordMany(
        app.db,
        lives.map((life) => ({ ...life, epoch: 1 })),
        { quota: basis.rules.quotaPerProvinceAndYear },
      );
    }
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

async function goodRows(app: App, today: LocalDate): Promise<RegistrationRow[]> {
  const list = readRegistrationList(await readFile(bundledList), {
    today,
    mode: 'demo',
    places: await readPlaces(app.db),
  });
  return list.rows.flatMap((row) => (row.status === 'ok' ? [row.row] : []));
}

/** The quota of this year in Limburg is small in the demo (the contract allows at most 60), so that people wait there. */
function demoQuota(people: number, year: number, most: number) {
  return (province: Province, of: number): number =>
    province === 'limburg' && of === year ? Math.min(most, Math.max(2, Math.round(people / 45))) : most;
}

async function play(
  app: App,
  rows: readonly RegistrationRow[],
  seed: number,
  today: LocalDate,
  basis: Basis,
): Promise<PlayedLife[]> {
  const random = randomFrom(seed);
  const quota = demoQuota(rows.length, Number(today.slice(0, 4)), basis.rules.quotaPerProvinceAndYear);
  const year = Number(today.slice(0, 4));
  await app.db
    .insert(quotas)
    .values({ province: 'limburg', year, places: quota('limburg', year) })
    .onConflictDoNothing();
  const mediators = new Map<Province, string[]>();
  for (const { id, province } of await listStaff(app.db, { role: 'mediator' }))
    if (province) mediators.set(province, [...(mediators.get(province) ?? []), id]);
  const years = wholeYears(rows, today);
  const people = rows.map((row, index): ToPlay => {
    const listedOn = addMonths(shiftBack(row.registeredOn, random), 12 * years);
    const enteredOn = addDays(listedOn, random.between(0, 6));
    const choice = mediators.get(row.province) ?? [];
    return {
      trajectoryId: trajectoryId(index + 1),
      person: { ...row, registeredOn: listedOn },
      mediatorId: choice[index % Math.max(1, choice.length)] ?? 'mediator',
      enteredOn: enteredOn > today ? today : enteredOn,
    };
  });
  return playLives(people, { ...basis, now: await app.now(), seed, quota });
}

/** The list is of one year and a demo of any: otherwise everyone's life is over once the list is old. */
function wholeYears(rows: readonly RegistrationRow[], today: LocalDate): number {
  const [last = today] = rows
    .map(({ registeredOn }) => registeredOn)
    .toSorted()
    .toReversed();
  const passed = Number(today.slice(0, 4)) - Number(last.slice(0, 4)) - (today.slice(5) < last.slice(5) ? 1 : 0);
  return Math.max(0, passed);
}

/** A programme in its third year has people of the years before too. */
const shiftBack = (on: LocalDate, random: Random): LocalDate =>
  addMonths(on, random.chance(0.5) ? 0 : random.chance(0.6) ? -12 : -24);

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

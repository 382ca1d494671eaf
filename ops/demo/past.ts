/** The demo's past: lives played by the pure core alone, as rows of the bundled list would have lived them up to today. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { addDays, addMonths, localDateOf, type Instant, type LocalDate } from '../../domain/calendar/index.ts';
import type { RegistrationRow } from '../../domain/people/registration-row.ts';
import type { Province } from '../../domain/rules/index.ts';
import { trajectoryId } from '../../domain/trajectory/index.ts';
import { readRegistrationList } from '../../app/intake/index.ts';
import { basisToday, type Basis } from '../../app/basis.ts';
import type { Database } from '../../db/connect.ts';
import { recordMany } from '../../db/record-many.ts';
import { readPlaces } from '../../db/queries/municipalities.ts';
import { quotas } from '../../db/schema.ts';
import { listStaff } from '../../db/queries/staff.ts';
import { playLives, type PlayedLife, type ToPlay } from './lives.ts';
import { randomFrom, type Random } from './random.ts';

export const bundledList = fileURLToPath(new URL('../../data/aanmeldingen.csv', import.meta.url));

/** Plays the lives of these people up to now and writes them in one transaction: when it was interrupted, they are there or they are not. */
export async function writePast(
  db: Database,
  { rows, seed = 1, now }: { readonly rows: readonly RegistrationRow[]; readonly seed?: number; readonly now: Instant },
): Promise<void> {
  const today = localDateOf(now);
  const basis = await basisToday(db, today);
  const lives = await play(db, rows, seed, now, basis);
  await recordMany(
    db,
    lives.map((life) => ({ ...life, epoch: 1 })),
    { quota: basis.rules.quotaPerProvinceAndYear },
  );
}

/** The rows of the bundled list that can be registered. */
export async function goodRows(db: Database, today: LocalDate): Promise<RegistrationRow[]> {
  const list = readRegistrationList(await readFile(bundledList), {
    today,
    mode: 'demo',
    places: await readPlaces(db),
  });
  return list.rows.flatMap((row) => (row.status === 'ok' ? [row.row] : []));
}

/** The quota of this year in Limburg is small in the demo (the contract allows at most 60), so that people wait there. */
function demoQuota(people: number, year: number, most: number) {
  return (province: Province, of: number): number =>
    province === 'limburg' && of === year ? Math.min(most, Math.max(2, Math.round(people / 45))) : most;
}

async function play(
  db: Database,
  rows: readonly RegistrationRow[],
  seed: number,
  now: Instant,
  basis: Basis,
): Promise<PlayedLife[]> {
  const today = localDateOf(now);
  const random = randomFrom(seed);
  const quota = demoQuota(rows.length, Number(today.slice(0, 4)), basis.rules.quotaPerProvinceAndYear);
  const year = Number(today.slice(0, 4));
  await db
    .insert(quotas)
    .values({ province: 'limburg', year, places: quota('limburg', year) })
    .onConflictDoNothing();
  const mediators = new Map<Province, string[]>();
  for (const { id, province } of await listStaff(db, { role: 'mediator' }))
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
  return playLives(people, { ...basis, now, seed, quota });
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

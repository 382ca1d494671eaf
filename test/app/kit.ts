import { addDays, localDateOf, type LocalDate } from '../../domain/calendar/index.ts';
import { setClockOffset } from '../../db/queries/clock.ts';
import { registerRow } from '../../app/intake/index.ts';
import type { RegistrationRow } from '../../domain/people/registration-row.ts';
import { operator, type World } from '../support/world.ts';
import { eligible } from '../support/eligible.ts';
import { must } from '../workflows/kit.ts';

/** Valid test numbers that are in no list: month 61, one after the other. */
export function* spareNumbers(): Generator<string> {
  for (let serial = 101; serial < 997; serial += 1) {
    const nine = `556101${serial}`;
    yield `${nine}${String(97 - (Number(nine) % 97)).padStart(2, '0')}`;
  }
}

export async function registered(world: World, row: RegistrationRow): Promise<string> {
  const result = await registerRow(world.app, row, operator);
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.trajectoryId;
}

export async function toIntake(world: World, id: string): Promise<void> {
  await must(world, id, 'giveConsent');
  await must(world, id, 'holdIntakeTalk');
}

export async function toPlanning(world: World, id: string): Promise<void> {
  await toIntake(world, id);
  await must(world, id, 'decideEligibility', eligible);
}

export const notEligible = {
  ...eligible,
  verdict: 'notEligible',
  motivated: false,
  reason: 'notMotivated',
  redirectTo: 'care',
};

export const today = async ({ app }: World): Promise<LocalDate> => localDateOf(await app.now());

/** The clock alone, where nothing is open that would have to act: quicker than `forward`. */
export async function later(world: World, days: number): Promise<void> {
  const now = await world.app.now();
  const target = addDays(localDateOf(now), days);
  const ms = Date.parse(now) + (Date.parse(target) - Date.parse(localDateOf(now)));
  await setClockOffset(world.app.db, ms - Date.now());
}

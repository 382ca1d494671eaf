import type { App } from '../../../app/open.ts';
import { rebuild } from '../../../app/operations/index.ts';
import { setClockOffset } from '../../../db/queries/clock.ts';
import { recordMany } from '../../../db/record-many.ts';
import { seedStaff, staffId } from '../../../db/seed-staff.ts';
import { addDays, instantOfMs, localDateOf, msOf, startOfDay, type Instant } from '../../../domain/calendar/index.ts';
import type { RegistrationRow } from '../../../domain/people/registration-row.ts';
import { rules2026 } from '../../../domain/rules/index.ts';
import { trajectoryId } from '../../../domain/trajectory/index.ts';
import { socialPersona } from '../../../integrations/ocmw/sandbox/personas.ts';
import { incapacityPersona } from '../../../integrations/riziv/sandbox/personas.ts';
import { playLives, type PlayedLife } from '../../../ops/demo/lives.ts';
import { randomFrom } from '../../../ops/demo/random.ts';
import { aheadOfNow, inDays } from '../../support/day.ts';
import { goodRows } from './list.ts';

export interface Population {
  readonly now: Instant;
  readonly lives: readonly PlayedLife[];
}

const calendar = { closingDays: [] };
const longestAgoDays = 500;

/**
 * People in the middle of their lives, from a seed. `now` is noon of the day after that of the tests: ahead of
 * every clock, so each stack that takes them in can set its own to that very moment, and all begin at the same date.
 */
export function playPopulation({ people, seed }: { people: number; seed: number }): Population {
  const noon = 12 * 3_600_000;
  const now = instantOfMs(msOf(startOfDay(inDays(1))) + noon);
  const today = localDateOf(now);
  const random = randomFrom(seed);
  const rows = goodRows().flatMap(({ row }) => (saysTheSameAgain(row, today) ? [row] : []));
  const toPlay = rows.slice(0, people).map((row, index) => {
    const enteredOn = addDays(today, -random.between(0, longestAgoDays));
    return {
      trajectoryId: trajectoryId(index + 1),
      person: { ...row, registeredOn: enteredOn },
      mediatorId: staffId('mediator-1', row.province),
      enteredOn,
    };
  });
  const quota = () => rules2026.quotaPerProvinceAndYear;
  return { now, lives: playLives(toPlay, { rules: rules2026, calendar, now, seed, quota }) };
}

/** Puts them into an empty programme and sets its clock; their workflows run when this returns. */
export async function takeIn(app: App, { now, lives }: Population): Promise<void> {
  await seedStaff(app.db);
  const written = lives.map((life) => ({ ...life, epoch: 1 }));
  await recordMany(app.db, written, { quota: rules2026.quotaPerProvinceAndYear });
  await setClockOffset(app.db, aheadOfNow(now));
  await rebuild(app);
}

/**
 * Some test persons are answered otherwise the second time they are asked about. A crash between question and answer makes
 * for a second question, rightly; two runs can be compared only on people about whom that changes nothing.
 */
function saysTheSameAgain({ insz }: RegistrationRow, on: string): boolean {
  const times = [0, 1, 2, 3, 4];
  const answers = (of: (asked: number) => unknown) => new Set(times.map((asked) => JSON.stringify(of(asked))));
  return answers((n) => socialPersona(insz, n)).size === 1 && answers((n) => incapacityPersona(insz, on, n)).size === 1;
}

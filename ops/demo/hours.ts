import {
  addDays,
  addWorkingDays,
  instantOfMs,
  isWorkingDay,
  maxDate,
  minDate,
  msOf,
  startOfDay,
  type LocalDate,
} from '../../domain/calendar/index.ts';
import {
  catchUpMonth,
  decideMonth,
  firstOfMonth,
  isMonthRefusal,
  monthAfter,
  monthCodes,
  monthEffects,
  monthOf,
  notOpened,
  openMonth,
  type HoursContract,
  type Month,
  type MonthCommandName,
  type MonthDecided,
} from '../../domain/contract-month/index.ts';
import { contextAt, type Actor } from '../../domain/durable/index.ts';
import { inForce, rulesOfHours } from '../../domain/rules/index.ts';
import type { App } from '../../app/open.ts';
import { contractsBetween, monthQueries } from '../../db/queries/contract-months.ts';
import { listStaff } from '../../db/queries/staff.ts';
import { createThing } from '../../db/record-thing.ts';
import { randomFrom, type Random } from './random.ts';

/** Months before this one that were settled, but the last, which waits for the coordinator. */
const monthsBack = 4;

/**
 * The hours of the demo's past, played by the pure core and written as events: of each contract the months before this one
 * approved, the last handed in, and this one open. `rebuild` starts those that are not over. Done again it adds nothing.
 */
export async function seedHours(app: App, today: LocalDate, seed: number): Promise<void> {
  const random = randomFrom(seed + 2);
  const first = firstOfMonth(monthAfter(monthOf(today), -monthsBack));
  const { calendar } = await app.basis();
  for (const contract of await contractsBetween(app.db, first, today)) {
    const people = await listStaff(app.db, { organisationId: contract.partner });
    const workers = people.filter(({ role }) => role === 'groupWorker').map(({ id }) => id);
    const partner = people.find(({ role }) => role === 'partnerCoordinator')?.id;
    const [province] = contract.provinces;
    const [coordinator] = await listStaff(app.db, { role: 'programmeCoordinator', ...(province ? { province } : {}) });
    if (!partner || !coordinator) continue;
    for (let back = monthsBack; back >= 0; back -= 1) {
      const month = monthAfter(monthOf(today), -back);
      const played = playMonth({
        contract,
        month,
        today,
        back,
        workers,
        partner,
        coordinator: coordinator.id,
        calendar,
        random,
      });
      if (!played) continue;
      await createThing(app.db, 'contractMonth', { ...played, epoch: 1 }, notOpened);
      // Whoever it was told is long told.
      await monthQueries.finishAll(app.db, played.id, await app.now());
    }
  }
}

interface ToPlay {
  readonly contract: HoursContract;
  readonly month: Month;
  readonly today: LocalDate;
  readonly back: number;
  readonly workers: readonly string[];
  readonly partner: string;
  readonly coordinator: string;
  readonly calendar: Awaited<ReturnType<App['basis']>>['calendar'];
  readonly random: Random;
}

function playMonth({ contract, month, today, back, workers, partner, coordinator, calendar, random }: ToPlay) {
  const rules = inForce(firstOfMonth(month), rulesOfHours);
  const at = (day: LocalDate, hour: number) => instantOfMs(msOf(startOfDay(day)) + hour * 3_600_000);
  const begins = maxDate(firstOfMonth(month), contract.validFrom);
  if (begins > today) return null;
  let decided: MonthDecided = openMonth(contract, month, {
    ...{ now: at(begins, 7), today: begins, rules, calendar },
  });
  const give = (day: LocalDate, by: Actor, name: MonthCommandName, data: Record<string, unknown> = {}): void => {
    const context = contextAt(decided.state, at(day, 9), { rules, calendar });
    const next = decideMonth(decided.state, name, { by, data }, context);
    if (!isMonthRefusal(next)) decided = { state: next.state, events: [...decided.events, ...next.events] };
  };
  const { state } = decided;
  if (state.phase === 'none') return null;
  const last = minDate(state.lastDay, today);
  for (let day = begins; day <= last; day = addDays(day, 1)) {
    if (!isWorkingDay(day, calendar)) continue;
    for (const id of workers) {
      // A day in the week of each: enough to see, and quick to write.
      if (!random.chance(0.2)) continue;
      const activity = monthCodes.activities[random.between(0, monthCodes.activities.length - 1)];
      give(day, { role: 'groupWorker', id }, 'bookHours', { day, activity, minutes: 15 * random.between(4, 30) });
    }
  }
  const over = addWorkingDays(state.lastDay, 3, calendar);
  if (back > 0 && over <= today) {
    give(over, { role: 'partnerCoordinator', id: partner }, 'submitMonth');
    const checked = addWorkingDays(state.lastDay, 8, calendar);
    if (back > 1 && checked <= today) give(checked, { role: 'programmeCoordinator', id: coordinator }, 'approveMonth');
  }
  // What fell due since is decided here: its run finds nothing to catch up with.
  const present = catchUpMonth(decided.state, contextAt(decided.state, at(today, 8), { rules, calendar }));
  decided = { state: present.state, events: [...decided.events, ...present.events] };
  const after = decided.state;
  if (after.phase === 'none') return null;
  return { id: after.id, events: decided.events, effects: monthEffects(decided.events, notOpened) };
}

import { setTimeout as wait } from 'node:timers/promises';
import {
  addDays,
  addMonths,
  instantOfMs,
  localDateOf,
  msOf,
  startOfDay,
  type Instant,
  type LocalDate,
} from '../../domain/calendar/index.ts';
import { firesAt, spreadMs } from '../../domain/trajectory/index.ts';
import { readClockOffset, setClockOffset } from '../../db/queries/clock.ts';
import { countEvents } from '../../db/queries/counts.ts';
import { trajectoriesWithPending } from '../../db/queries/effects.ts';
import { each } from '../each.ts';
import { AppError, notInDemo } from '../errors.ts';
import { noSweeps, sweepsOnTheWay } from './forward-sweeps.ts';
import type { App } from '../open.ts';
import { bringTo } from '../runs/bring-to.ts';
import { kinds } from '../runs/kinds.ts';
import { openRuns } from '../runs/running.ts';

export interface ForwardReport {
  readonly from: Instant;
  readonly to: Instant;
  readonly moved: number;
  readonly stops: number;
  /** Mornings on which the overdue sweep had something new to tell. */
  readonly sweeps: number;
  readonly events: number;
}

/** Past the hours over which timers are spread: by then everything of the day is decided. */
const afterTheSpreadMs = spreadMs + 10 * 60 * 1000;
const atOnce = 16;
/** A trajectory that is still due after so many moves does not act: said, not waited for. */
const mostRounds = 20;
/** Longer from round to round: half a minute in all. */
const busyMs = 150;

export type ForwardBy = ({ readonly duration: string } | { readonly toNext: true }) & {
  /** false: without the morning rounds and their digests, which is quicker; the next journey with them covers these days. */
  readonly sweeps?: boolean;
};

/** `30d`, `2w`, `6m` (calendar months), `36h`. */
function targetOf(nowMs: number, duration: string): number {
  const [, count, unit] = /^(\d{1,5})(h|d|w|m)$/.exec(duration) ?? [];
  if (!count || !unit)
    throw new AppError(
      'clock.badDuration',
      `"${duration.slice(0, 20)}" is no duration`,
      'write 36h, 30d, 2w or 6m',
      {},
    );
  const n = Number(count);
  if (unit === 'h') return nowMs + n * 3_600_000;
  const today = localDateOf(instantOfMs(nowMs));
  const then = unit === 'm' ? addMonths(today, n) : addDays(today, unit === 'w' ? 7 * n : n);
  return msOf(startOfDay(then)) + (nowMs - msOf(startOfDay(today)));
}

/**
 * The time machine of the demo: goes from one date that matters to anyone to the next, moves just the workflows that
 * have something due, and lets the application's clock follow.
 */
export async function forward(
  app: App,
  by: ForwardBy,
  onProgress: (day: LocalDate) => void = () => {},
): Promise<ForwardReport> {
  if (app.settings.mode !== 'demo') throw notInDemo();
  const fromMs = Date.now() + (await readClockOffset(app.db));
  const eventsBefore = await countEvents(app.db);
  const target = 'duration' in by ? targetOf(fromMs, by.duration) : await nextDate(app, fromMs);
  let moved = 0;
  let stops = 0;
  const sweeps = by.sweeps === false ? noSweeps : await sweepsOnTheWay(app, fromMs, target);
  for (let day = await nextDue(app, target); day; day = await nextDue(app, target)) {
    const untilMs = Math.min(target, Math.max(fromMs, msOf(startOfDay(day)) + afterTheSpreadMs));
    onProgress(day);
    await sweeps.before(day);
    moved += await settle(app, day, untilMs);
    stops += 1;
    sweeps.happened(day);
    await setClockOffset(app.db, untilMs - Date.now());
    if (untilMs >= target) break;
  }
  await sweeps.before(null);
  moved += await wakeWaiting(app, target);
  await bringUpAll(app, target);
  await setClockOffset(app.db, target - Date.now());
  return {
    from: instantOfMs(fromMs),
    to: instantOfMs(target),
    moved,
    stops,
    sweeps: sweeps.swept(),
    events: (await countEvents(app.db)) - eventsBefore,
  };
}

/**
 * Brings up those that wait for a system that was down, closed ones too: on their own clock the time has come to try
 * again. What they tell meanwhile takes no time.
 */
async function wakeWaiting(app: App, targetMs: number): Promise<number> {
  const waiting = await trajectoriesWithPending(app.db);
  await each(waiting, atOnce, (id) => bringTo(app, id, targetMs));
  return waiting.length;
}

/**
 * Everybody whose run is there comes along, also where time did nothing: what an operator says by a signal is dated by the
 * workflow's own clock, and that is to be the application's day. One that is lost is no reason to stop: `w2 check` tells.
 */
async function bringUpAll(app: App, targetMs: number): Promise<void> {
  for (const kind of kinds) {
    const ids: string[] = [];
    for await (const id of kind.open(app.db)) ids.push(id);
    const running = await openRuns(app, kind);
    await each(
      ids.filter((id) => running.has(id)),
      atOnce,
      (id) => bringTo(app, id, targetMs).catch(() => undefined),
    );
  }
}

/** Trajectories and groups for which time does something by this day, in order of their days. */
async function allDue(app: App, by: LocalDate): Promise<{ id: string; nextOn: LocalDate }[]> {
  const due = await Promise.all(kinds.map((kind) => kind.due(app.db, by)));
  return due.flat().sort((a, b) => (a.nextOn < b.nextOn ? -1 : a.nextOn > b.nextOn ? 1 : 0));
}

/** The earliest date, up to the target's, on which a step of some open deadline is due. */
async function nextDue(app: App, targetMs: number): Promise<LocalDate | null> {
  const [first] = await allDue(app, localDateOf(instantOfMs(targetMs)));
  return first && msOf(startOfDay(first.nextOn)) < targetMs ? first.nextOn : null;
}

async function nextDate(app: App, fromMs: number): Promise<number> {
  const days = await Promise.all(kinds.map((kind) => kind.nextDay(app.db)));
  const [day] = days.filter((one) => one !== null).sort();
  if (!day)
    throw new AppError(
      'clock.nothingDue',
      'no trajectory has anything due',
      'register people first: w2 register FILE.csv',
      {},
    );
  return Math.max(fromMs + 60_000, msOf(startOfDay(day)) + afterTheSpreadMs);
}

/** Those whose timer fires by then: the target may lie in the hours over which the timers of a day are spread. */
async function fires(app: App, day: LocalDate, untilMs: number) {
  return (await allDue(app, day)).filter(({ id, nextOn }) => firesAt(id, nextOn) <= untilMs);
}

/** Moves everyone with something due on or before the day, until nobody has. */
async function settle(app: App, day: LocalDate, untilMs: number): Promise<number> {
  let moved = 0;
  for (let round = 0; round < mostRounds; round += 1) {
    const due = await fires(app, day, untilMs);
    if (due.length === 0) return moved;
    // The clock is where it should be and the worker still decides: on a busy machine that takes a while.
    if (round > 2) await wait(round * busyMs);
    await each(due, atOnce, ({ id }) => bringTo(app, id, untilMs + round));
    moved += due.length;
  }
  const [stuck] = await fires(app, day, untilMs);
  if (!stuck) return moved;
  throw new AppError(
    'clock.stuck',
    `${stuck.id} does not decide what was due on ${stuck.nextOn}`,
    'is a worker running? w2 check says what differs',
    { trajectoryId: stuck.id },
  );
}

import { expect } from 'vitest';
import { addDays, localDate, type LocalDate } from '../../../domain/calendar/index.ts';
import {
  agreementCodes,
  agreementCommandNames,
  askedYear,
  type AgreementCommandName,
} from '../../../domain/agreement/index.ts';
import { coordinator, ocmw, Played } from './kit.ts';

/** The same numbers for the same seed (mulberry32). */
function randomOf(seed: number): (below: number) => number {
  let a = seed >>> 0;
  return (below) => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** What holds of every agreement on every day of its life. */
function holds({ known: state }: Played, today: LocalDate): void {
  const { actions, plans, deadlines } = state;
  const years = plans.map(({ year }) => year);
  expect(new Set(years).size, 'one plan per year').toBe(years.length);
  expect(years, 'in order').toStrictEqual([...years].sort((a, b) => a - b));
  for (const { owner, ownerId, id, status, year } of actions) {
    expect(agreementCodes.agreementOwners, `${id} has an owner`).toContain(owner);
    expect(ownerId !== null, `${id} names somebody in particular, and nobody else`).toBe(
      owner === 'staff' || owner === 'welfareActor',
    );
    if (status === 'open') expect(years, `${id} is of an agreed plan`).toContain(year);
  }
  const about = deadlines.filter(({ rule }) => rule === 'AGR-3').map((one) => one.about);
  const open = actions.filter(({ status }) => status === 'open');
  expect([...about].sort(), 'each open action has its date, and no other').toStrictEqual(
    open.map(({ id }) => id).sort(),
  );
  for (const { id, targetOn } of open) expect(deadlines.find((one) => one.about === id)?.dueOn).toBe(targetOn);
  for (const rule of ['AGR-1', 'AGR-2', 'AGR-4', 'AGR-5'])
    expect(deadlines.filter((one) => one.rule === rule).length, `${rule} at most once`).toBeLessThan(2);
  for (const { id, steps } of deadlines)
    for (const { on } of steps) expect(on > today, `${id} is caught up with`).toBe(true);
  if (state.phase === 'ended') expect([deadlines, open], 'nothing open after the end').toStrictEqual([[], []]);
  else {
    expect(deadlines.some(({ rule }) => rule === 'AGR-5') === (state.until !== null)).toBe(true);
    expect(state.until === null || today <= state.until, 'no agreement outlives its last day').toBe(true);
  }
}

const pick = <T>(random: (below: number) => number, from: readonly T[]): T => from[random(from.length)]!;

/** Something that might be said on a day, sensible or not. */
function saying(random: (below: number) => number, { known: state }: Played, today: LocalDate) {
  const name = pick<AgreementCommandName>(random, [
    ...agreementCommandNames,
    'planAction',
    'agreePlan',
    'completeAction',
  ]);
  const owner = pick(random, agreementCodes.agreementOwners);
  const named = owner === 'staff' || owner === 'welfareActor';
  const ownerId = named !== (random(10) === 0) ? { ownerId: 'somebody-1' } : {};
  const actionId = pick(random, [...state.actions.map(({ id }) => id), 'none']);
  const year = random(3) === 0 ? Number(today.slice(0, 4)) + random(3) - 1 : askedYear(state);
  const targetOn = addDays(today, random(200) - 20);
  const data: Record<AgreementCommandName, Record<string, unknown>> = {
    planAction: { year, title: pick(random, agreementCodes.actionTitles), owner, ...ownerId, targetOn },
    agreePlan: { year, ...(random(4) === 0 ? { on: addDays(today, -random(30)) } : {}) },
    completeAction: { actionId, ...(random(4) === 0 ? { on: addDays(today, -random(30)) } : {}) },
    putOffAction: { actionId, targetOn, reason: pick(random, agreementCodes.putOffReasons) },
    giveAction: { actionId, owner, ...ownerId },
    dropAction: { actionId, reason: pick(random, agreementCodes.actionDropReasons) },
    renew: {},
    end: { lastDay: addDays(today, random(400) - 30), because: pick(random, agreementCodes.agreementEndReasons) },
    adoptCalendar: { calendar: { version: random(5), closingDays: [addDays(today, random(60))] } },
  };
  return { name, data: data[name], by: random(4) === 0 ? ocmw : coordinator };
}

/** A life of some years, of whatever is said in it; every state is looked at. Says how often each command was done. */
export function randomLife(seed: number): Map<string, number> {
  const random = randomOf(seed);
  let today = addDays(localDate('2026-01-01'), random(1200));
  const from = addDays(today, random(3) === 0 ? 30 - random(900) : 0);
  const until = random(2) === 0 ? addDays(from > today ? from : today, random(800)) : null;
  const played = new Played().begin(today, from, until);
  const done = new Map<string, number>();
  holds(played, today);
  for (let step = 0; step < 60; step += 1) {
    today = addDays(today, random(4) === 0 ? random(90) : random(12));
    if (random(5) === 0) played.pass(today);
    else {
      const { name, data, by } = saying(random, played, today);
      // Ending it each time would leave few lives to look at.
      if (name === 'end' && random(4) > 0) continue;
      const result = played.ask(today, name, data, by, 'note-1');
      if ('refused' in result) played.pass(today);
      else done.set(name, (done.get(name) ?? 0) + 1);
    }
    holds(played, today);
  }
  return done;
}

import { expect } from 'vitest';
import { instant, localDate, type Calendar } from '../../../domain/calendar/index.ts';
import {
  assertMonth,
  catchUpMonth,
  decideMonth,
  evolveMonth,
  isMonthRefusal,
  minutesOf,
  monthEffects,
  monthWaiting,
  notOpened,
  openMonth,
  type ContractMonth,
  type HoursContract,
  type KnownMonth,
  type Month,
  type MonthCommandName,
  type MonthDecided,
  type MonthEffect,
  type MonthEvent,
  type MonthRefusal,
} from '../../../domain/contract-month/index.ts';
import { contextAt, type Actor, type Context } from '../../../domain/durable/index.ts';
import { ownRuleSets } from '../../../domain/rules/index.ts';
import { deepFreeze } from '../trajectory/kit/freeze.ts';

export const worker: Actor = { role: 'groupWorker', id: 'worker-1' };
export const colleague: Actor = { role: 'groupWorker', id: 'worker-2' };
export const partner: Actor = { role: 'partnerCoordinator', id: 'partner-1' };
export const coordinator: Actor = { role: 'programmeCoordinator', id: 'coordinator-1' };
export const operator: Actor = { role: 'operator', id: 'operator-1' };

const rules = ownRuleSets['hours-2026.1']!;

export const contract: HoursContract = {
  id: 'groepIntro-2026',
  partner: 'groepIntro',
  provinces: ['limburg', 'eastFlanders'],
  validFrom: localDate('2026-01-15'),
  validUntil: localDate('2026-12-20'),
  budgetedMinutes: 60_000,
};

/** A contract's month as played so far: only ever reached by commands and by time; every state is frozen. */
export class Played {
  events: MonthEvent[] = [];
  effects: MonthEffect[] = [];
  state: ContractMonth = notOpened;
  calendar: Calendar = { closingDays: [] };

  private context(date: string): Context {
    return contextAt(this.state, instant(`${date}T09:00:00.000Z`), { rules, calendar: this.calendar });
  }

  private take(decided: MonthDecided | MonthRefusal): MonthRefusal | readonly MonthEvent[] {
    if (isMonthRefusal(decided)) return decided;
    deepFreeze(decided);
    this.effects.push(...monthEffects(decided.events, this.state));
    this.events.push(...decided.events);
    this.state = decided.state;
    expect(this.events.reduce<ContractMonth>(evolveMonth, notOpened), 'its events give its state').toStrictEqual(
      this.state,
    );
    expect(JSON.parse(JSON.stringify(this.state))).toStrictEqual(this.state);
    expect(this.events.map(({ sequence }) => sequence)).toStrictEqual(this.events.map((_, index) => index + 1));
    assertMonth(this.state);
    return decided.events;
  }

  open(date: string, month = '2026-03', of: HoursContract = contract): this {
    this.take(openMonth(of, month as Month, this.context(date)));
    return this;
  }
  /** What came of it: the types of the events, or the code of the refusal. */
  say(date: string, name: MonthCommandName, data: Record<string, unknown> = {}, by = worker): string[] | string {
    const result = this.ask(date, name, data, by);
    return isMonthRefusal(result) ? result.refused : result.map(({ type }) => type);
  }
  /** The same with all that is in it. */
  ask(date: string, name: string, data: Record<string, unknown> = {}, by = worker) {
    const result = this.take(decideMonth(this.state, name, { by, data }, this.context(date)));
    if (name === 'adoptCalendar' && !isMonthRefusal(result)) this.calendar = data['calendar'] as Calendar;
    return result;
  }
  book(date: string, day: string, minutes: number, by = worker, more: Record<string, unknown> = {}) {
    return this.say(date, 'bookHours', { day, activity: 'group', minutes, ...more }, by);
  }
  pass(date: string): string[] {
    const result = this.take(catchUpMonth(this.state, this.context(date)));
    return isMonthRefusal(result)
      ? []
      : result.map((event) => `${event.on} ${event.type}${'rung' in event ? ` ${event.rung}` : ''}`);
  }
  /** Whom it waits for on a day, each in one line. */
  waits(date: string): string[] {
    return monthWaiting(this.state, localDate(date)).map(
      ({ who, rule, until, overdue, escalation }) =>
        `${who}: ${rule} until ${until}${overdue ? `, overdue ${escalation}` : ''}`,
    );
  }
  get told(): string[] {
    return this.effects.map(({ to, about }) => `${to}: ${about}`);
  }
  get known(): KnownMonth {
    if (this.state.phase === 'none') throw new Error('not opened yet');
    return this.state;
  }
  get minutes(): number {
    return minutesOf(this.known.entries);
  }
}

/** March 2026, opened on its first working day. */
export const march = (): Played => new Played().open('2026-03-02');

/** Handed in by the partner's coordinator on Thursday 2 April 2026, with seven and a half hours in it. */
export function handedIn(): Played {
  const played = march();
  played.book('2026-03-10', '2026-03-09', 450);
  played.say('2026-04-02', 'submitMonth', {}, partner);
  return played;
}

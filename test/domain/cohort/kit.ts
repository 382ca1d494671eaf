import { expect } from 'vitest';
import { instant, localDate, type Calendar } from '../../../domain/calendar/index.ts';
import { rules2026, type Province } from '../../../domain/rules/index.ts';
import type { Actor, Context } from '../../../domain/trajectory/index.ts';
import { deepFreeze } from '../trajectory/kit/freeze.ts';
import {
  assertCohort,
  catchUp,
  contextAt,
  decide,
  effects,
  evolve,
  isRefusal,
  noteMemberRefused,
  notPlanned,
  plan,
  waiting,
  type Cohort,
  type CohortEvent,
  type CommandName,
  type Decided,
  type Effect,
  type PlannedOnce,
  type Planning,
  type Refusal,
} from './core.ts';

export const worker: Actor = { role: 'groupWorker', id: 'groupWorker-1' };
export const operator: Actor = { role: 'operator', id: 'operator-1' };
export const mediator: Actor = { role: 'mediator', id: 'mediator-1' };

/** A cohort as played so far: only ever reached by commands and by time; every state is frozen. */
export class Played {
  events: CohortEvent[] = [];
  effects: Effect[] = [];
  state: Cohort = notPlanned;
  calendar: Calendar;
  constructor(calendar: Calendar = { closingDays: [] }) {
    this.calendar = calendar;
  }

  private context(date: string): Context {
    return contextAt(this.state, instant(`${date}T09:00:00.000Z`), { rules: rules2026, calendar: this.calendar });
  }

  private take(decided: Decided | Refusal): Refusal | readonly CohortEvent[] {
    if (isRefusal(decided)) return decided;
    deepFreeze(decided);
    this.effects.push(...effects(decided.events, this.state, decided.state));
    this.events.push(...decided.events);
    this.state = decided.state;
    expect(this.events.reduce<Cohort>(evolve, notPlanned), 'its events give its state').toStrictEqual(this.state);
    expect(JSON.parse(JSON.stringify(this.state))).toStrictEqual(this.state);
    expect(this.events.map(({ sequence }) => sequence)).toStrictEqual(this.events.map((_, index) => index + 1));
    assertCohort(this.state);
    return decided.events;
  }

  plan(
    date: string,
    { startsOn = '2026-03-02', ...more }: Partial<Omit<Planning, 'startsOn'> & { startsOn: string }> = {},
    by = worker,
  ) {
    const usual = { cohortId: 'C-000001', province: 'limburg' as Province, size: 4, groupWorkerId: 'g-1' };
    return this.take(plan({ ...usual, ...more, startsOn: localDate(startsOn) }, by, this.context(date)));
  }
  /** What came of it: the types of the events, or the code of the refusal. */
  say(date: string, name: CommandName, data: Record<string, unknown> = {}, by = worker): string[] | string {
    const result = this.ask(date, name, data, by);
    return isRefusal(result) ? result.refused : result.map(({ type }) => type);
  }
  /** The same with all that is in it. */
  ask(date: string, name: string, data: Record<string, unknown> = {}, by = worker, noteId?: string) {
    const input = { by, data, ...(noteId === undefined ? {} : { noteId }) };
    const result = this.take(decide(this.state, name, input, this.context(date)));
    if (name === 'adoptCalendar' && !isRefusal(result)) this.calendar = data['calendar'] as Calendar;
    return result;
  }
  /** What would come of it in the present state; nothing is taken on. */
  only(date: string, name: string, data: Record<string, unknown> = {}, by = worker) {
    const result = decide(deepFreeze(this.state), name, { by, data }, this.context(date));
    return isRefusal(result) ? result : result.events;
  }
  /** A member's own trajectory did not take what it was given. */
  memberRefuses(date: string, command: string, code: string, trajectoryId: string = people[0]) {
    this.take(noteMemberRefused(this.state, { trajectoryId, command, code }, this.context(date)));
    return this.known.members.find((one) => one.trajectoryId === trajectoryId);
  }
  pass(date: string): string[] {
    const result = this.take(catchUp(this.state, this.context(date)));
    return isRefusal(result)
      ? []
      : result.map((event) => `${event.on} ${event.type}${'rung' in event ? ` ${event.rung}` : ''}`);
  }
  /** Whom it waits for on a day, each in one line. */
  waits(date: string): string[] {
    return waiting(this.state, localDate(date)).map(
      ({ who, what, about, until, overdue }) =>
        `${who}: ${what}${about === null ? '' : ` ${about}`} until ${until}${overdue ? ', overdue' : ''}`,
    );
  }
  /** What the world was told of all that happened, each in one line. */
  get told(): string[] {
    return this.effects.map((effect) =>
      effect.kind === 'command' ? `${effect.command} ${effect.trajectoryId}` : `${effect.to}: ${effect.about}`,
    );
  }
  get known(): PlannedOnce {
    if (this.state.phase === 'none') throw new Error('not planned yet');
    return this.state;
  }
}

export const people = ['T-000001', 'T-000002', 'T-000003'] as const;

export const everyone = (presence: string): Record<string, string> =>
  Object.fromEntries(people.map((one) => [one, presence]));

/** Planned on Monday 2 February 2026 with three sessions and three people. */
export function aPlannedCohort(calendar?: Calendar): Played {
  const played = new Played(calendar);
  played.plan('2026-02-02');
  for (const day of ['2026-03-03', '2026-03-05', '2026-04-06']) played.say('2026-02-02', 'addSession', { day });
  for (const trajectoryId of people) played.say('2026-02-09', 'allocate', { trajectoryId, referralId: 'R1' });
  return played;
}

export function aRunningCohort(): Played {
  const played = aPlannedCohort();
  played.say('2026-03-02', 'start');
  return played;
}

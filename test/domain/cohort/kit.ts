import { expect } from 'vitest';
import { instant, localDate, type Calendar } from '../../../domain/calendar/index.ts';
import {
  assertCohort,
  catchUpCohort,
  cohortContextAt,
  cohortEffects,
  decideCohort,
  evolveCohort,
  isCohortRefusal,
  notPlanned,
  planCohort,
  type Cohort,
  type CohortCommandName,
  type CohortDecided,
  type CohortEffect,
  type CohortEvent,
  type CohortRefusal,
  type PlannedOnce,
} from '../../../domain/cohort/index.ts';
import { rules2026, type Province } from '../../../domain/rules/index.ts';
import type { Actor } from '../../../domain/trajectory/index.ts';
import { deepFreeze } from '../trajectory/kit/freeze.ts';

export const worker: Actor = { role: 'groupWorker', id: 'groupWorker-1' };

/** A cohort as played so far: only ever reached by commands and by time; every state is frozen. */
export class Played {
  events: CohortEvent[] = [];
  effects: CohortEffect[] = [];
  state: Cohort = notPlanned;
  readonly calendar: Calendar;
  constructor(calendar: Calendar = { closingDays: [] }) {
    this.calendar = calendar;
  }

  private context(date: string) {
    return cohortContextAt(this.state, instant(`${date}T09:00:00.000Z`), { rules: rules2026, calendar: this.calendar });
  }

  private take(decided: CohortDecided | CohortRefusal): CohortRefusal | readonly CohortEvent[] {
    if (isCohortRefusal(decided)) return decided;
    deepFreeze(decided);
    this.effects.push(...cohortEffects(decided.events, this.state, decided.state));
    this.events.push(...decided.events);
    this.state = decided.state;
    expect(this.events.reduce<Cohort>(evolveCohort, notPlanned), 'its events give its state').toStrictEqual(this.state);
    expect(JSON.parse(JSON.stringify(this.state))).toStrictEqual(this.state);
    expect(this.events.map(({ sequence }) => sequence)).toStrictEqual(this.events.map((_, index) => index + 1));
    assertCohort(this.state);
    return decided.events;
  }

  plan(date: string, { province = 'limburg' as Province, size = 4, startsOn = '2026-03-02' } = {}, by = worker) {
    const planning = { cohortId: 'C-000001', province, size, startsOn: localDate(startsOn), groupWorkerId: 'g-1' };
    return this.take(planCohort(planning, by, this.context(date)));
  }
  /** What came of it: the types of the events, or the code of the refusal. */
  say(date: string, name: CohortCommandName, data: Record<string, unknown> = {}, by = worker): string[] | string {
    const result = this.take(decideCohort(this.state, name, { by, data }, this.context(date)));
    return isCohortRefusal(result) ? result.refused : result.map(({ type }) => type);
  }
  pass(date: string): string[] {
    const result = this.take(catchUpCohort(this.state, this.context(date)));
    return isCohortRefusal(result)
      ? []
      : result.map((event) => `${event.on} ${event.type}${'rung' in event ? ` ${event.rung}` : ''}`);
  }
  get known(): PlannedOnce {
    if (this.state.phase === 'none') throw new Error('not planned yet');
    return this.state;
  }
}

export const people = ['T-000001', 'T-000002', 'T-000003'] as const;

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

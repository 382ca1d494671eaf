import { expect } from 'vitest';
import { instant, localDate, type Calendar } from '../../../domain/calendar/index.ts';
import {
  agreementContextAt,
  agreementEffects,
  agreementWaiting,
  assertAgreement,
  beginAgreement,
  catchUpAgreement,
  decideAgreement,
  evolveAgreement,
  isAgreementRefusal,
  notBegun,
  type Agreement,
  type AgreementCommandName,
  type AgreementDecided,
  type AgreementEffect,
  type AgreementEvent,
  type AgreementRefusal,
  type BegunAgreement,
} from '../../../domain/agreement/index.ts';
import { rulesOfAgreements } from '../../../domain/rules/index.ts';
import type { Actor } from '../../../domain/durable/index.ts';
import { deepFreeze } from '../trajectory/kit/freeze.ts';

export const coordinator: Actor = { role: 'programmeCoordinator', id: 'coordinator-1' };
export const ocmw: Actor = { role: 'ocmw', id: 'ocmw-account-1' };

/** An agreement as played so far: only ever reached by commands and by time; every state is frozen. */
export class Played {
  events: AgreementEvent[] = [];
  effects: AgreementEffect[] = [];
  state: Agreement = notBegun;
  calendar: Calendar;
  constructor(calendar: Calendar = { closingDays: [] }) {
    this.calendar = calendar;
  }

  private context(date: string) {
    const [rules] = rulesOfAgreements;
    const given = { rules: rules!, calendar: this.calendar };
    return agreementContextAt(this.state, instant(`${date}T09:00:00.000Z`), given);
  }
  private take(decided: AgreementDecided | AgreementRefusal): AgreementRefusal | readonly AgreementEvent[] {
    if (isAgreementRefusal(decided)) return decided;
    deepFreeze(decided);
    this.effects.push(...agreementEffects(decided.events, this.state, decided.state));
    this.events.push(...decided.events);
    this.state = decided.state;
    expect(this.events.reduce<Agreement>(evolveAgreement, notBegun), 'its events give its state').toStrictEqual(
      this.state,
    );
    expect(JSON.parse(JSON.stringify(this.state))).toStrictEqual(this.state);
    expect(this.events.map(({ sequence }) => sequence)).toStrictEqual(this.events.map((_, index) => index + 1));
    assertAgreement(this.state);
    return decided.events;
  }

  begin(date: string, from: string = date, until: string | null = null): this {
    const days = { from: localDate(from), until: until === null ? null : localDate(until) };
    const what = { agreementId: 'A-000001', rowId: 'row-1', nis: '13014', province: 'limburg', ...days } as const;
    this.take(beginAgreement(what, coordinator, this.context(date)));
    return this;
  }
  ask(date: string, name: string, data: Record<string, unknown> = {}, by = coordinator, noteId?: string) {
    const input = { by, data, ...(noteId === undefined ? {} : { noteId }) };
    const result = this.take(decideAgreement(this.state, name, input, this.context(date)));
    if (name === 'adoptCalendar' && !isAgreementRefusal(result)) this.calendar = data['calendar'] as Calendar;
    return result;
  }
  /** What came of it: the types of the events, or the code of the refusal. */
  say(
    date: string,
    name: AgreementCommandName,
    data: Record<string, unknown> = {},
    by = coordinator,
  ): string[] | string {
    const result = this.ask(date, name, data, by);
    return isAgreementRefusal(result) ? result.refused : result.map(({ type }) => type);
  }
  /** Adds an action of the coordinator's, or of another. */
  plan(date: string, year: number, targetOn: string, more: Record<string, unknown> = {}) {
    return this.say(date, 'planAction', { year, title: 'referrals', owner: 'coordinator', targetOn, ...more });
  }
  pass(date: string): string[] {
    const result = this.take(catchUpAgreement(this.state, this.context(date)));
    return isAgreementRefusal(result) ? [] : result.map((event) => line(event));
  }
  /** What it waits for on a day, each in one line. */
  waits(date: string): string[] {
    return agreementWaiting(this.state, localDate(date)).map(
      ({ doer, what, about, until, overdue }) =>
        `${doer ?? 'rule'}: ${what} ${about} until ${until}${overdue ? ', overdue' : ''}`,
    );
  }
  get told(): string[] {
    return this.effects.map(({ to, about, rule }) => `${to}: ${rule ?? ''} ${about}`);
  }
  get known(): BegunAgreement {
    if (this.state.phase === 'none') throw new Error('not begun yet');
    return this.state;
  }
}

const line = (event: AgreementEvent): string =>
  `${event.on} ${event.type}${'rule' in event ? ` ${event.rule}` : ''}${'rung' in event ? ` ${event.rung}` : ''}`;

/** From Monday 2 March 2026 on, without an end; its plan of 2026 agreed on 1 April with one action of each owner. */
export function aPlannedAgreement(until: string | null = null): Played {
  const played = new Played().begin('2026-03-02', '2026-03-02', until);
  played.plan('2026-03-20', 2026, '2026-06-30');
  played.plan('2026-03-20', 2026, '2026-09-30', { title: 'outreach', owner: 'ocmw' });
  played.plan('2026-03-20', 2026, '2026-10-15', { title: 'housing', owner: 'staff', ownerId: 'mediator-1' });
  played.plan('2026-03-20', 2026, '2026-11-30', { title: 'childcare', owner: 'welfareActor', ownerId: 'caw-1' });
  played.say('2026-04-01', 'agreePlan', { year: 2026 });
  return played;
}

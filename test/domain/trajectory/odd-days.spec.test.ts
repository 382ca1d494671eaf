import { describe, expect, it } from 'vitest';
import { addDays, instant, localDate, localDateOf } from '../../../domain/calendar/index.ts';
import { rules2026 } from '../../../domain/rules/index.ts';
import { contextAt, decide, isRefusal, notRegistered, refuse, register } from '../../../domain/trajectory/index.ts';
import { refusalSentence } from '../../../words/index.ts';

const calendar = { closingDays: [] };
const given = { rules: rules2026, calendar };
const mediator = { role: 'mediator', id: 'mediator-1' } as const;

/** The first and the last minute of a day in Brussels, in winter (+1) or in summer (+2); the clocks change within it. */
const days = [
  ['2031-03-30', '2031-03-29T23:00:00.000Z', '2031-03-30T21:59:00.000Z'],
  ['2031-10-26', '2031-10-25T22:00:00.000Z', '2031-10-26T22:59:00.000Z'],
  ['2032-02-29', '2032-02-28T23:00:00.000Z', '2032-02-29T22:59:00.000Z'],
  ['2031-12-31', '2031-12-30T23:00:00.000Z', '2031-12-31T22:59:00.000Z'],
] as const;

describe.each(days)('On %s, from its first minute to its last', (day, first, last) => {
  it.each([first, last])('what is done today is noted, and of tomorrow nothing: at %s', (at) => {
    const now = instant(at);
    expect(localDateOf(now)).toBe(day);
    const entered = contextAt(notRegistered, instant(`${addDays(localDate(day), -3)}T09:00:00.000Z`), given);
    const who = { trajectoryId: 'T-000001', province: 'limburg', source: 'vdab', mediatorId: 'mediator-1' } as const;
    const { state } = register({ ...who, listedOn: null }, mediator, entered);
    const context = contextAt(state, now, given);
    const say = (on: string) => decide(state, 'giveConsent', { by: mediator, data: { on } }, context);
    const today = say(day);
    expect(isRefusal(today)).toBe(false);
    const tomorrow = say(addDays(localDate(day), 1));
    expect(tomorrow).toEqual(refuse('date.inFuture', { today: day }));
    expect(isRefusal(tomorrow) && refusalSentence(tomorrow, 'nl')).toContain(day.slice(0, 4));
  });
});

describe('A day that no calendar has', () => {
  it.each(['2031-02-29', '29/02/2031', '2031-02-30', '2031-13-01', '2031-3-9'])('%s is no day, in words', (on) => {
    const context = contextAt(notRegistered, instant('2031-03-30T09:00:00.000Z'), given);
    const who = { trajectoryId: 'T-000001', province: 'limburg', source: 'vdab', mediatorId: null } as const;
    const { state } = register({ ...who, listedOn: null }, mediator, context);
    const refused = decide(state, 'giveConsent', { by: mediator, data: { on } }, context);
    expect(refused).toMatchObject({ refused: 'command.badField', details: { field: 'on' } });
    expect(isRefusal(refused) && refusalSentence(refused, 'nl')).toContain('een dag die bestaat, als 2026-03-04');
  });
});

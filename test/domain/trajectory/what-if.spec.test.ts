import { describe, expect, it } from 'vitest';
import { localDate } from '../../../domain/calendar/index.ts';
import { rules2020 } from '../../../domain/rules/index.ts';
import {
  changesOf,
  decide,
  effects,
  futureDates,
  isRefusal,
  under,
  whatIf,
  type CommandInput,
  type Context,
  type FutureDate,
  type Refusal,
  type WhatIf,
} from '../../../domain/trajectory/index.ts';
import * as is from '../../support/given.ts';

function ask(life: is.Life, said: is.Said): { foretold: WhatIf | Refusal; input: CommandInput; context: Context } {
  const { name, ...input } = said;
  const context = is.contextOf(life);
  return { foretold: whatIf(life.state, name, input, context), input, context };
}

/** What the command then does, beside what was foretold. */
function both(life: is.Life, said: is.Said): WhatIf {
  const { foretold, input, context } = ask(life, said);
  const decided = decide(life.state, said.name, input, context);
  if (isRefusal(foretold) || isRefusal(decided)) throw new Error(JSON.stringify([foretold, decided]));
  expect(foretold.before).toStrictEqual(futureDates(life.state, context));
  expect(foretold.after).toStrictEqual(futureDates(decided.state, under(said.name, input, context)));
  expect(foretold.events).toStrictEqual(decided.events.map(({ type }) => type));
  const told = effects(decided.events, decided.state).filter(({ kind }) => kind === 'notify' || kind === 'letter');
  expect(foretold.told).toHaveLength(told.length);
  return foretold;
}

const operator = (said: is.Said): is.Said => is.as('operator', said);

describe('What if', () => {
  it('somebody pauses: what a pause moves, and when it ends', () => {
    const { changes } = both(is.aMediation(), is.pause({ reason: 'care', until: '2026-02-11' }));
    // Ten days, from 2 to 11 February.
    expect(changes).toContainEqual({ what: 'MED-1#9', rule: 'MED-1', before: '2026-03-04', after: '2026-03-14' });
    expect(changes).toContainEqual({ what: 'PAU-1#10', rule: 'PAU-1', before: null, after: '2026-02-11' });
    expect(changes).toContainEqual({ what: 'Resumed', rule: null, before: null, after: '2026-02-12' });
    expect(changes.some(({ rule }) => rule === 'CAP-1/end')).toBe(false);
  });

  it('a date is extended: that date alone', () => {
    const said = is.extendDeadline({ deadlineId: 'MED-1#9', to: '2026-03-20', reason: 'personUnavailable' });
    expect(both(is.aMediation(), said).changes).toStrictEqual([
      { what: 'MED-1#9', rule: 'MED-1', before: '2026-03-04', after: '2026-03-20' },
    ]);
  });

  it('other rules are adopted: the future under those', () => {
    const { changes } = both(is.aMediation(), operator(is.adoptRules({ rules: rules2020 })));
    expect(changes).toStrictEqual([
      { what: 'MED-1#9', rule: 'MED-1', before: '2026-03-04', after: '2026-03-16' },
      { what: 'PLAN-2#8', rule: 'PLAN-2', before: '2026-05-02', after: '2026-08-02' },
    ]);
  });

  it('a day is closed: what counts working days over it', () => {
    const closed = { version: 1, closingDays: [localDate('2026-01-09')] };
    const { changes } = both(is.anIntake(), operator(is.adoptCalendar({ calendar: closed })));
    expect(changes).toStrictEqual([{ what: 'INT-1#3', rule: 'INT-1', before: '2026-01-22', after: '2026-01-23' }]);
  });

  it('somebody stops: every date is gone, and who is told', () => {
    const { changes, after, told } = both(is.aMediation(), is.stop({ reason: 'byPerson' }));
    expect(after).toStrictEqual([]);
    expect(changes.every((change) => change.after === null)).toBe(true);
    expect(told).toStrictEqual([{ to: 'mediator', about: 'closed' }]);
  });

  it('a track runs longer, another partner takes over, a group is left', () => {
    expect(
      both(
        is.aGroupTrack(is.earlier),
        is.as('programmeCoordinator', is.extendTrack({ to: '2026-06-01', reason: 'other' })),
      ).changes,
    ).toContainEqual({
      what: 'GroupTrackEnded',
      rule: null,
      before: '2026-05-25',
      after: '2026-06-01',
    });
    both(is.aGroupTrack(), is.endGroupTrack({ because: 'droppedOut' }));
  });

  it('it may not be: the refusal is the command’s own', () => {
    const { foretold } = ask(is.aMediation(), is.giveConsent());
    expect(foretold).toMatchObject({ refused: 'phase.wrong' });
  });

  it('nothing happens to the state it is asked of', () => {
    const life = is.aMediation();
    const before = structuredClone(life.state);
    both(life, is.pause({ reason: 'care', until: '2026-02-11' }));
    expect(life.state).toStrictEqual(before);
  });
});

describe('The dates of a future', () => {
  it('are told in order: what is due, and what time ends by itself', () => {
    const life = is.aGroupTrack();
    const lines = futureDates(life.state, is.contextOf(life)).map(({ what, rule, on }) => `${on} ${what} ${rule}`);
    const days = lines.map((line) => line.slice(0, 10));
    expect(days).toEqual([...days].sort());
    expect(lines[0]).toBe('2026-03-04 MED-1#9 MED-1');
    expect(lines.slice(1, 3)).toEqual(['2026-03-09 LookupGivenUp null', '2026-03-09 LookupGivenUp 2 null']);
    expect(lines.filter((line) => line.includes('GRP-2') || line.includes('GroupTrackEnded'))).toEqual([
      '2026-05-25 GRP-2#12 GRP-2',
      '2026-05-25 GroupTrackEnded null',
    ]);
    expect(lines.some((line) => line.includes('Deadline'))).toBe(false);
  });

  it('are none once it is closed', () => {
    const life = is.aClosed();
    expect(futureDates(life.state, is.contextOf(life))).toEqual([]);
  });

  const on = (what: string, date: string, rule: FutureDate['rule'] = null): FutureDate => ({
    what,
    rule,
    on: localDate(date),
  });

  it('differ where one moved, came or went; what stays is not told', () => {
    const before = [on('A', '2026-03-01', 'MED-1'), on('B', '2026-03-02', 'PLAN-2'), on('C', '2026-03-03')];
    const after = [on('D', '2026-03-01'), on('C', '2026-03-03'), on('A', '2026-03-09', 'MED-1')];
    expect(changesOf(before, after)).toEqual([
      { what: 'D', rule: null, before: null, after: '2026-03-01' },
      { what: 'B', rule: 'PLAN-2', before: '2026-03-02', after: null },
      { what: 'A', rule: 'MED-1', before: '2026-03-01', after: '2026-03-09' },
    ]);
    expect(changesOf(before, before)).toEqual([]);
  });

  it('differ in order of the date that will be', () => {
    const before = [on('A', '2026-01-01'), on('B', '2026-01-02'), on('C', '2026-01-03')];
    const after = [on('A', '2026-06-03'), on('B', '2026-06-02'), on('C', '2026-06-01')];
    expect(changesOf(before, after).map(({ what }) => what)).toEqual(['C', 'B', 'A']);
    expect(changesOf(after, before).map(({ what }) => what)).toEqual(['A', 'B', 'C']);
  });

  it('are under what the command adopts, and under nothing else', () => {
    const context = is.contextOf(is.aMediation());
    const calendar = { version: 1, closingDays: [] };
    const by = { role: 'operator', id: 'o' } as const;
    expect(under('adoptRules', { by, data: { rules: rules2020 } }, context)).toEqual({ ...context, rules: rules2020 });
    expect(under('adoptCalendar', { by, data: { calendar } }, context)).toEqual({ ...context, calendar });
    expect(under('pause', { by, data: { rules: rules2020, calendar } }, context)).toBe(context);
  });
});

describe('Who would be told', () => {
  it('is everyone who gets a message or a letter, and no other system', () => {
    expect(both(is.anIntakeAfterTheTalk(), is.eligible()).told).toEqual([{ to: 'jobseeker', about: 'eligible' }]);
    expect(both(is.aMediation(), is.refer()).told).toEqual([]);
  });
});

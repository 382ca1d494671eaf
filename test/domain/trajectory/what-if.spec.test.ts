import { describe, expect, it } from 'vitest';
import { localDate } from '../../../domain/calendar/index.ts';
import { rules2020 } from '../../../domain/rules/index.ts';
import {
  decide,
  effects,
  futureDates,
  isRefusal,
  under,
  whatIf,
  type CommandInput,
  type Context,
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
    const said = is.extendDeadline({ deadlineId: 'MED-1#9', to: '2026-03-20', reason: 'other' });
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
      both(is.aGroupTrack(), is.as('programmeCoordinator', is.extendTrack({ to: '2026-06-01', reason: 'other' })))
        .changes,
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

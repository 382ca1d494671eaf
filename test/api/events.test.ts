import { describe, expect, it } from 'vitest';
import { instant, localDate } from '../../domain/calendar/index.ts';
import { rules2026 } from '../../domain/rules/index.ts';
import {
  decide,
  judgements,
  forecast,
  isRefusal,
  register,
  type Context,
  type Trajectory,
  type TrajectoryEvent,
} from '../../domain/trajectory/index.ts';
import { serverWith } from './fake.ts';
import { eligible } from '../support/eligible.ts';

const context: Context = {
  now: instant('2026-03-04T09:00:00.000Z'),
  today: localDate('2026-03-04'),
  rules: rules2026,
  calendar: { closingDays: [] },
};
const by = { role: 'operator', id: 'test' } as const;

/** A life up to the start of a group, and its whole future: most types of events. */
function life(): TrajectoryEvent[] {
  const begun = register(
    { trajectoryId: 'T-000001', province: 'antwerp', source: 'vdab', mediatorId: 'M-12', listedOn: null },
    by,
    context,
  );
  const events = [...begun.events];
  let state: Trajectory = begun.state;
  const steps: [string, Record<string, unknown>][] = [
    ['giveConsent', {}],
    ['holdIntakeTalk', {}],
    ['decideEligibility', eligible],
    ['addGoal', { theme: 'work' }],
    ['agreePlan', { how: 'signed' }],
    ['refer', {}],
    ['placeGranted', { referralId: 'R1' }],
    ['acceptReferral', { referralId: 'R1' }],
    ['startGroup', { referralId: 'R1' }],
    ['pause', { reason: 'illness', until: '2026-03-20' }],
  ];
  for (const [name, data] of steps) {
    const said = judgements.has(name) ? ({ role: 'mediator', id: 'M-12' } as const) : by;
    const decided = decide(state, name, { by: said, data }, context);
    if (isRefusal(decided)) throw new Error(`${name}: ${decided.refused}`);
    events.push(...decided.events);
    state = decided.state;
  }
  return [...events, ...forecast(state, context)];
}

describe('events on their way out', () => {
  it('arrive as the domain made them, from the first to the last of a life', async () => {
    const events = life();
    const reply = await serverWith({ eventsOf: async () => events }).inject('/v1/trajectories/T-000001/events');
    expect(reply.statusCode).toBe(200);
    expect(events.length).toBeGreaterThan(50);
    expect(reply.json()).toEqual({ trajectoryId: 'T-000001', items: JSON.parse(JSON.stringify(events)) as unknown });
  });
});

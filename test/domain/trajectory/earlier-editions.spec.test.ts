import { describe, expect, it } from 'vitest';
import { evolve, notRegistered, type Trajectory, type TrajectoryEvent } from '../../../domain/trajectory/index.ts';
import { addGoal, aGroupTrack, changeConsent, play, raiseTopic, recordAttendance } from '../../support/given.ts';

const absent = recordAttendance({ presence: 'absent' });
const { events } = play(
  aGroupTrack(),
  ['2026-03-09', addGoal({ theme: 'debts' })],
  ['2026-03-09', raiseTopic({ kind: 'signal', theme: 'debts' })],
  ['2026-03-10', changeConsent({ ocmw: false })],
  ['2026-03-11', absent],
  ['2026-03-12', absent],
  ['2026-03-13', recordAttendance({ presence: 'present', on: '2026-03-10' })],
);

const begunIn = (edition: number): Trajectory =>
  events
    .map((event): TrajectoryEvent => (event.type === 'Registered' ? { ...event, edition } : event))
    .reduce<Trajectory>(evolve, notRegistered);

/** A run that an earlier release carried here holds what that one kept: its events give the same, or `w2 check` names it. */
describe('The events of what an earlier release began', () => {
  it('give what was kept then', () => {
    const text = JSON.stringify(begunIn(2));
    expect(text).not.toMatch(/consentChange|raisedOn|"goals":\[[^\]]*addedOn/);
    expect(begunIn(2)).toMatchObject({ attendance: { absentInARow: 0 } });
  });

  it('and of what begins now, more', () => {
    expect(begunIn(3)).toMatchObject({
      attendance: { absentInARow: 2 },
      days: { consentChange: '2026-03-10' },
      topics: [{ raisedOn: '2026-03-09' }],
    });
    expect(JSON.stringify(begunIn(3))).toMatch(/"goals":\[[^\]]*"addedOn":"2026-03-09"/);
  });
});

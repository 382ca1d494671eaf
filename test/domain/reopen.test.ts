import { describe, expect, it } from 'vitest';
import { localDate } from '../../domain/calendar/index.ts';
import { rules2026 } from '../../domain/rules/index.ts';
import { reopening, type Trajectory } from '../../domain/trajectory/index.ts';
import type { CloseReason, ReopenReason } from '../../domain/trajectory/codes.ts';

const calendar = { closingDays: [] };

/** Closed on 2 March 2026. */
const closed = (reason: CloseReason, eligibleOn: string | null = null): Trajectory =>
  ({ phase: 'closed', id: 'T-000001', reason, closedOn: '2026-03-02', eligibleOn }) as unknown as Trajectory;
const at = (today: string, state: Trajectory, because: ReopenReason = 'personReturns') =>
  reopening(state, because, { today: localDate(today), rules: rules2026, calendar });

describe('reopening', () => {
  it('can be done through the last day of six months', () => {
    expect(at('2026-09-02', closed('byPerson'))).toEqual({
      id: 'T-000001',
      because: 'personReturns',
      eligibleOn: null,
    });
    expect(at('2026-09-03', closed('byPerson'))).toEqual({
      problem: 'reopen.tooLate',
      details: { latest: '2026-09-02' },
    });
  });

  it('as a reconsideration through the thirtieth day after the decision', () => {
    expect(at('2026-04-01', closed('notEligible'), 'reconsideration')).not.toHaveProperty('problem');
    expect(at('2026-04-02', closed('notEligible'), 'reconsideration')).toEqual({
      problem: 'reopen.reconsiderationTooLate',
      details: { latest: '2026-04-01' },
    });
    expect(at('2026-03-03', closed('completed'), 'reconsideration')).toMatchObject({ problem: 'reopen.noDecision' });
  });

  it('carries the day of the first decision on, until its 24 months are used up', () => {
    expect(at('2026-05-10', closed('byPerson', '2024-05-10'))).toMatchObject({ eligibleOn: '2024-05-10' });
    expect(at('2026-05-11', closed('byPerson', '2024-05-10'))).toEqual({
      problem: 'reopen.capReached',
      details: { last: '2026-05-10' },
    });
  });

  it('never after a death, nor of one that went into another, nor of one that is open', () => {
    expect(at('2026-03-03', closed('deceased'))).toMatchObject({ problem: 'reopen.deceased' });
    expect(at('2026-03-03', closed('merged'))).toMatchObject({ problem: 'reopen.merged' });
    const open = { ...closed('byPerson'), phase: 'intake' } as unknown as Trajectory;
    expect(at('2026-03-03', open)).toMatchObject({ problem: 'reopen.notClosed' });
  });

  it('also after consent was withdrawn or never given: it begins with asking for consent', () => {
    expect(at('2026-03-03', closed('consentWithdrawn'))).not.toHaveProperty('problem');
    expect(at('2026-03-03', closed('noConsent'))).not.toHaveProperty('problem');
  });
});

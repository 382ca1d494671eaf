import { describe, expect, it } from 'vitest';
import { w2 } from './fake-io.ts';

describe('w2 check', () => {
  const deadlines = { opened: 6, metInTime: 1, metLate: 1, fell: 1, cancelled: 1, openInTime: 1, openOverdue: 1 };

  it('is 1 and names each difference', async () => {
    const differences = [{ id: 'T-000001', what: 'run.missing', details: { phase: 'intake' } }];
    const ran = await w2(['check'], {
      check: async () => ({ trajectories: 2, openRuns: 1, events: 30, deadlines, differences, sense: [] }),
    });
    expect(ran.code).toBe(1);
    expect(ran.out).toMatch(/T-000001 +De workflow is verloren: w2 rebuild start hem opnieuw\. +fase intake/);
  });

  it('is 1 when something makes no sense, says what to do, and has it in the JSON', async () => {
    const sense = [{ id: 'T-000001', what: 'owner.left' as const, details: { role: 'mediator', staffId: 'M-1' } }];
    const check = async () => ({ trajectories: 2, openRuns: 1, events: 30, deadlines, differences: [], sense });
    const ran = await w2(['check'], { check });
    expect(ran.code).toBe(1);
    expect(ran.out).toContain('Wat geen zin heeft (1):');
    expect(ran.out.replace(/\s+/g, ' ')).toContain('Wie het moet doen werkt hier niet meer');
    expect(JSON.parse((await w2(['check', '--json'], { check })).out)).toMatchObject({ differences: [], sense });
  });

  it('is 0 when there is none', async () => {
    const ran = await w2(['check'], {
      check: async () => ({ trajectories: 2, openRuns: 1, events: 30, deadlines, differences: [], sense: [] }),
    });
    expect(ran).toMatchObject({ code: 0 });
    expect(ran.out).toContain('De som klopt.');
  });
});

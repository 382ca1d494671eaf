import { describe, expect, it } from 'vitest';
import { localDate } from '../../domain/calendar/index.ts';
import { w2 } from './fake-io.ts';

describe('w2 staff and w2 sweep', () => {
  it('explain themselves in Dutch, each of their commands too', async () => {
    for (const words of [['staff'], ['staff', 'transfer'], ['staff', 'absent'], ['sweep'], ['sweep', 'list']]) {
      const { code, out } = await w2([...words, '--help']);
      expect(code).toBe(0);
      expect(out).toContain('Gebruik:');
      expect(out).toContain('toont deze hulp');
    }
    expect((await w2(['staff', 'leave', 'M-1'])).code).toBe(2);
    expect((await w2(['staff', 'leave', 'M-1', '--on', 'morgen'])).err).toContain('schrijf JJJJ-MM-DD');
    expect((await w2(['sweep', '--day', 'morgen'])).err).toContain('schrijf JJJJ-MM-DD');
  });

  it('hand over what was asked, and end with 1 when one did not go over', async () => {
    const asked: unknown[] = [];
    const line = { trajectoryId: 'T-000001', province: 'limburg' as const, code: null };
    const transfer = async (_app: unknown, request: object, by: object) => {
      asked.push(request, by);
      return {
        from: 'M-1',
        to: 'M-2',
        dryRun: false,
        trajectories: [{ ...line, result: 'refused' as const, code: 'trajectory.closed' }],
      };
    };
    const ran = await w2(['staff', 'transfer', 'M-1', 'M-2', '--province', 'limburg', '--reason', 'caseload'], {
      transfer,
    });
    expect(ran.code).toBe(1);
    expect(ran.out).toContain('geweigerd');
    expect(asked).toEqual([
      { from: 'M-1', to: 'M-2', reason: 'caseload', province: 'limburg' },
      { role: 'operator', id: 'cli' },
    ]);
  });

  it('say the figures of a day, and end with 1 when something is left to look at', async () => {
    const report = {
      day: localDate('2026-03-04'),
      outcome: 'ran' as const,
      missed: 2,
      counts: { digests: 7, 'counting.days': 1 },
      findings: [{ id: 'T-000001', what: 'record.parked', became: 'reported' as const }],
    };
    const ran = await w2(['sweep'], { sweep: async () => report });
    expect(ran.code).toBe(1);
    expect(ran.out).toContain('2 eerdere werkdagen zonder ronde');
    expect(ran.out).toContain('Het schrijven staat stil');
    expect((await w2(['sweep', '--json'], { sweep: async () => ({ ...report, findings: [] }) })).code).toBe(0);
    const listed = await w2(['sweep', 'list', '--json'], { listSweeps: async () => [] });
    expect(JSON.parse(listed.out)).toEqual([]);
    expect((await w2(['sweep', 'list'], { listSweeps: async () => [] })).out).toContain('nog geen ronde');
  });
});

import { describe, expect, it } from 'vitest';
import { instant } from '../../domain/calendar/index.ts';
import { workerMetrics } from '../../workers/metrics.ts';
import { serverWith } from './fake.ts';

const well = {
  status: 'UP' as const,
  components: { database: 'UP' as const, temporal: 'UP' as const, worker: 'UP' as const },
  now: instant('2026-03-04T09:00:00.000Z'),
};

describe('what Prometheus is told', () => {
  it('by the API holds what answers also when Postgres is too slow for figures', async () => {
    const server = serverWith({
      health: async () => well,
      figures: async () => Promise.reject(new Error('canceling statement due to statement timeout')),
    });
    const { statusCode, body } = await server.inject('/metrics');
    expect(statusCode).toBe(200);
    expect(body).toContain('w2_component_up{component="database"} 1');
    expect(body).toContain('w2_figures_told 0');
  });

  it('by a worker holds its own also when the SDK tells nothing', async () => {
    const known = { current: 'a-build', round: 'yes' as const, unserved: 0 };
    const told = workerMetrics(
      { build: 'a-build', settings: {} },
      known,
      async () => well,
      'http://127.0.0.1:1/metrics',
    );
    expect(await told.text()).toContain('w2_worker_is_current 1');
  });
});

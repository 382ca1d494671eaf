import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { App } from '../../app/open.ts';
import { figures } from '../../app/operations/index.ts';
import type { RouteContext } from '../route-context.ts';

/** For Prometheus: this process, the outside systems, and the programme in numbers; ids and names of nobody. */
export function metricsRoute({ server, app }: RouteContext): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'w2_api_' });
  const set = gauges(registry);
  server.get('/metrics', { config: { rateLimit: false }, schema: { hide: true } }, async (_request, reply) => {
    await set(app);
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}

function gauges(registry: Registry): (app: App) => Promise<void> {
  const gauge = (name: string, help: string, labelNames: string[]) =>
    new Gauge({ name, help, labelNames, registers: [registry] });
  const up = gauge('w2_system_up', '1 when calls go through to the outside system, 0 when it is left alone', [
    'system',
  ]);
  const calls = gauge('w2_system_calls_hour', 'Calls in the last hour', ['system']);
  const failures = gauge('w2_system_failures_hour', 'Calls in the last hour that found the system ill', ['system']);
  const waiting = gauge('w2_effects_waiting', 'What waits to be told or asked', ['lane']);
  const oldest = gauge('w2_effects_waiting_oldest_seconds', 'Age of the oldest of them by the programme’s time', [
    'lane',
  ]);
  const trajectories = gauge('w2_trajectories_open', 'Open trajectories', ['phase']);
  const overdue = gauge('w2_tasks_overdue', 'Overdue tasks, by the highest rung they reached', ['rung']);
  const disclosures = gauge('w2_disclosures', 'Attempts to tell or ask, by what came of them', ['system', 'outcome']);
  const all = [up, calls, failures, waiting, oldest, trajectories, overdue, disclosures];
  return async (app) => {
    for (const one of all) one.reset();
    const seen = await figures(app);
    for (const { system, state, ...rest } of seen.systems) {
      up.set({ system }, state === 'open' ? 0 : 1);
      calls.set({ system }, rest.calls.hour);
      failures.set({ system }, rest.failures.hour);
    }
    for (const { lane, number, oldestSeconds } of seen.waiting) {
      waiting.set({ lane }, number);
      oldest.set({ lane }, oldestSeconds);
    }
    for (const { phase, number } of seen.phases) trajectories.set({ phase }, number);
    for (const { rung, number } of seen.overdue) overdue.set({ rung }, number);
    for (const { system, outcome, number } of seen.disclosures) disclosures.set({ system, outcome }, number);
  };
}

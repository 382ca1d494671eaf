import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { certificatesOf } from '../../app/certificates.ts';
import type { App } from '../../app/open.ts';
import type { Component, Health } from '../../app/operations/index.ts';
import type { Verbs } from '../../app/verbs.ts';
import { lanes } from '../../domain/trajectory/effect.ts';
import { phaseWords, rungWords } from '../../words/index.ts';
import type { RouteContext } from '../route-context.ts';

/** For Prometheus: this process, the outside systems, and the programme in numbers; ids and names of nobody. */
export function metricsRoute({ server, app, verbs }: RouteContext): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'w2_api_' });
  const set = gauges(registry, verbs);
  const ends = new Gauge({
    name: 'w2_certificate_ends_timestamp_seconds',
    help: 'When a certificate ends that this process uses',
    labelNames: ['setting'],
    registers: [registry],
  });
  for (const { setting, endsMs } of certificatesOf(app)) ends.set({ setting }, endsMs / 1000);
  const requests = new Histogram({
    name: 'w2_http_request_seconds',
    help: 'How long requests took, by the template of the route',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30],
    registers: [registry],
  });
  server.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions } = request;
    requests.observe({ method, route: routeOptions.url ?? 'none', status: reply.statusCode }, reply.elapsedTime / 1000);
  });
  server.get('/metrics', { config: { rateLimit: false }, schema: { hide: true } }, async (_request, reply) => {
    await set(app);
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}

function gauges(registry: Registry, verbs: Verbs): (app: App) => Promise<void> {
  const gauge = (name: string, help: string, labelNames: string[]) =>
    new Gauge({ name, help, labelNames, registers: [registry] });
  const component = gauge('w2_component_up', '1 when it answers', ['component']);
  const told = gauge('w2_figures_told', '0 when Postgres is gone or too slow for the figures below', []);
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
    const { components }: Health = await verbs.health(app);
    for (const name of Object.keys(components) as Component[])
      component.set({ component: name }, components[name] === 'UP' ? 1 : 0);
    // Without Postgres there are no figures; that it is gone must be told all the same.
    const seen = components.database === 'DOWN' ? null : await verbs.figures(app).catch(() => null);
    told.set(seen === null ? 0 : 1);
    if (seen === null) return;
    for (const { system, state, ...rest } of seen.systems) {
      up.set({ system }, state === 'open' ? 0 : 1);
      calls.set({ system }, rest.calls.hour);
      failures.set({ system }, rest.failures.hour);
    }
    // What is none is told too: an alert and a picture need a line from before there is something.
    for (const phase of Object.keys(phaseWords)) trajectories.set({ phase }, 0);
    for (const rung of Object.keys(rungWords)) overdue.set({ rung }, 0);
    for (const lane of lanes) {
      waiting.set({ lane }, 0);
      oldest.set({ lane }, 0);
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

/** What Prometheus is told of a worker: its own, and what the SDK counts of tasks, pollers, timers and calls. */
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { certificateEnds, type Settings } from '../settings/index.ts';
import type { Component, Health } from '../app/operations/index.ts';
import type { Known } from './stay-known.ts';

export interface Metrics {
  readonly contentType: string;
  text(): Promise<string>;
}

/** @param sdkUrl where the SDK shows its own; they are told along, so that a process has one address */
export function workerMetrics(
  { build, settings }: { readonly build: string; readonly settings: Partial<Settings> },
  known: Known,
  health: () => Promise<Health>,
  sdkUrl: string,
): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'w2_worker_' });
  const gauge = <const Label extends string = never>(name: string, help: string, labelNames: Label[] = []) =>
    new Gauge({ name, help, labelNames, registers: [registry] });
  gauge('w2_worker_build_info', 'The build of this worker', ['build']).set({ build }, 1);
  const ends = gauge('w2_certificate_ends_timestamp_seconds', 'When a certificate ends that this process uses', [
    'setting',
  ]);
  for (const { setting, endsMs } of certificateEnds(settings)) ends.set({ setting }, endsMs / 1000);
  const current = gauge('w2_deployment_current', '1 when some build is current: without, nothing starts');
  const isCurrent = gauge('w2_worker_is_current', '1 when the current build is this worker’s');
  const scheduled = gauge('w2_sweep_scheduled', '1 when the daily round is planned and nobody paused it');
  const up = gauge('w2_component_up', '1 when it answers', ['component']);
  return {
    contentType: registry.contentType,
    async text() {
      current.set(known.current === null ? 0 : 1);
      isCurrent.set(known.current === build ? 1 : 0);
      scheduled.set(known.round === 'yes' ? 1 : 0);
      const { components } = await health();
      for (const component of Object.keys(components) as Component[])
        up.set({ component }, components[component] === 'UP' ? 1 : 0);
      return `${await registry.metrics()}\n${await ofSdk(sdkUrl)}`;
    },
  };
}

/** Nothing when it does not answer: what this process says of itself is told all the same. */
const ofSdk = (url: string): Promise<string> =>
  fetch(url, { signal: AbortSignal.timeout(5_000) }).then(
    (reply) => reply.text(),
    () => '',
  );

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../settings/index.ts';

/** Every metric that an alert or a panel asks for; `up` is Prometheus' own. */
export function metricsNamed(): Set<string> {
  const read = (file: string) => readFileSync(join(projectRoot, 'ops/monitoring', file), 'utf8');
  const { panels } = JSON.parse(read('dashboard.json')) as { panels: { targets: { expr: string }[] }[] };
  const asked = [read('alerts.yml'), ...panels.flatMap(({ targets }) => targets.map(({ expr }) => expr))];
  return new Set(asked.flatMap((text) => text.match(/\b(w2|temporal)_[a-z0-9_]+/g) ?? []));
}

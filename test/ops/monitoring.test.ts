import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../settings/index.ts';
import { metricsNamed } from './metrics-named.ts';

/** Debian's package `prometheus` has it; any folder will do. */
const promtool = [process.env['W2_PROMTOOL'], join(homedir(), '.cache/w2/promtool'), '/usr/bin/promtool'].find(
  (file) => file && existsSync(file),
);
const run = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(promtool ?? '', args, {
    cwd: join(projectRoot, 'ops/monitoring'),
    encoding: 'utf8',
  });
  return { status, said: stdout + stderr };
};

describe.skipIf(!promtool)('the alert rules (skipped where promtool is not: W2_PROMTOOL names it)', () => {
  it('are what Prometheus takes', () => expect(run('check', 'rules', 'alerts.yml')).toMatchObject({ status: 0 }));

  it('ring when they should, and not before', () =>
    expect(run('test', 'rules', 'alerts.test.yml')).toMatchObject({ status: 0 }));
});

describe('the alerts and the dashboard', () => {
  it('look at metrics of each kind of process', () => {
    const named = metricsNamed();
    expect(named.size).toBeGreaterThan(15);
    for (const prefix of ['w2_api_', 'w2_worker_', 'w2_codec_', 'temporal_'])
      expect(
        [...named].filter((name) => name.startsWith(prefix)),
        prefix,
      ).not.toEqual([]);
  });
});

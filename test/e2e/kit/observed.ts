import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../../app/open.ts';
import { health as ofApplication } from '../../../app/operations/index.ts';
import { connect } from '../../../db/connect.ts';
import { taskQueues } from '../../../workflows/contract.ts';
import { metricsNamed } from '../../ops/metrics-named.ts';
import type { RunningStack } from '../../support/running-stack.ts';
import { eventually } from '../../support/world.ts';

/** What machines ask of a stack, and what it says when a part of it is gone. */
export const describeObserved = (running: () => RunningStack) =>
  describe('what watches a running stack', () => {
    let stack: RunningStack;
    let app: App;
    beforeAll(async () => {
      stack = running();
      app = await stack.openApp();
    });

    const processes = ['api', 'worker', 'codec'] as const;
    const get = (name: string, path: string) => fetch(new URL(path, stack.urls[name]));
    const health = async (name: string) => {
      const reply = await get(name, '/health');
      return { http: reply.status, ...((await reply.json()) as { status: string; components: object }) };
    };

    it.each(processes)('the %s is well, and says so', async (name) => {
      expect(
        await eventually(
          () => health(name),
          ({ status }) => status === 'UP',
        ),
      ).toMatchObject({ http: 200 });
      expect((await get(name, '/health/live')).status).toBe(200);
    });

    it('writes its log as JSON, also what the core of the SDK has to say', () => {
      const lines = readFileSync(join(stack.dataDir, 'logs/worker.log'), 'utf8').split('\n').filter(Boolean);
      expect(lines.length).toBeGreaterThan(0);
      // Another stack may have taken the port a moment before: then it says so, ends, and is started at another one.
      const said = /^(\{.*\}|READY \{.*\}|the worker did not start: Port \d+ is taken.*)$/;
      expect(lines.filter((line) => !said.test(line))).toEqual([]);
    });

    it('finds every metric of the alerts and the dashboard at one of them', async () => {
      // A workflow that nobody knows makes a task fail: that is counted as soon as it happened once.
      const unknown = await app.client.workflow.start('nobodyKnowsIt', {
        workflowId: 'nobody-knows-it',
        taskQueue: taskQueues.trajectories,
      });
      const missing = await eventually(
        async () => {
          const texts = await Promise.all(processes.map(async (name) => (await get(name, '/metrics')).text()));
          // What there is none of, as certificates in a demo, is named all the same.
          const there = new Set(texts.join('\n').match(/(?<=^(?:# TYPE )?)[a-z0-9_]+/gm));
          return [...metricsNamed()].filter((name) => !there.has(name));
        },
        (names) => names.length === 0,
        60_000,
      );
      expect(missing).toEqual([]);
      await unknown.terminate('of a test');
    });

    it('says that nothing can be done without Temporal, and lives on', async () => {
      const { temporal, api } = stack.pids();
      process.kill(temporal!, 'SIGSTOP');
      try {
        expect(
          await eventually(
            () => health('api'),
            ({ status }) => status === 'DOWN',
          ),
        ).toMatchObject({
          http: 503,
          components: { database: 'UP', temporal: 'DOWN' },
        });
        expect(await health('worker')).toMatchObject({ http: 503, status: 'DOWN' });
        expect((await get('api', '/health/live')).status).toBe(200);
        expect(stack.pids()['api']).toBe(api);
      } finally {
        process.kill(temporal!, 'SIGCONT');
      }
      expect(
        await eventually(
          () => health('api'),
          ({ status }) => status === 'UP',
        ),
      ).toMatchObject({ http: 200 });
    });

    it('says the same without Postgres', async () => {
      const { db, close } = connect('postgres://w2@127.0.0.1:1/w2');
      expect(await ofApplication({ ...app, db })).toMatchObject({
        status: 'DOWN',
        components: { database: 'DOWN', temporal: 'UP' },
      });
      await close();
    });
  });

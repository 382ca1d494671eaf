import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { asc } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CheckReport, RebuildReport } from '../../app/operations/index.ts';
import type { ForwardReport } from '../../app/demo/index.ts';
import type { App } from '../../app/open.ts';
import { readTrajectory } from '../../db/queries/trajectories.ts';
import { record } from '../../db/record.ts';
import { deadlines } from '../../db/schema.ts';
import type { TrajectoryEvent } from '../../domain/trajectory/index.ts';
import { eventually } from '../support/world.ts';
import { newDataDir, removeDataDir, startStack, type RunningStack } from '../support/running-stack.ts';

const demo = ['--people', '12'];

describe('when everything Temporal kept is lost under a worker that lives on', () => {
  const dataDir = newDataDir();
  let stack: RunningStack;
  let app: App;
  let open: number;
  let all: number;
  let dates: Awaited<ReturnType<typeof allDeadlines>>;

  beforeAll(async () => {
    stack = await startStack({ dataDir, args: demo });
    // The clock of the demo stands ahead of the machine's, which a new workflow begins with.
    await stack.w2Json<ForwardReport>('forward', '8d', '--no-sweeps');
    app = await stack.openApp();
    dates = await allDeadlines(app);
    const { temporal, worker } = stack.pids();
    process.kill(temporal!, 'SIGKILL');
    const store = join(dataDir, 'temporal');
    for (const file of readdirSync(store)) rmSync(join(store, file), { recursive: true });
    await eventually(
      async () => stack.said(),
      (said) => said.includes('temporal is back'),
    );
    expect(stack.pids()['worker']).toBe(worker);
  });
  afterAll(async () => {
    await stack?.stop();
    removeDataDir(dataDir);
  });

  const allDeadlines = (of: App) =>
    of.db.select().from(deadlines).orderBy(asc(deadlines.trajectoryId), asc(deadlines.deadlineId));
  const check = async () => (await stack.w2('check', '--json')).json<CheckReport>();

  it('check names every lost workflow', async () => {
    const { trajectories, openRuns, differences } = await check();
    open = trajectories;
    expect(open).toBeGreaterThan(2);
    expect(openRuns).toBe(0);
    const lost = differences.filter(({ id }) => id !== null);
    expect(new Set(lost.map(({ what }) => what))).toEqual(new Set(['run.missing']));
    expect(lost.filter(({ id }) => id?.startsWith('T-'))).toHaveLength(open);
    // Agreements and months of hours have runs too.
    all = lost.length;
    expect(all).toBeGreaterThan(open);
  });

  it('rebuild alone starts each of them again, and ends when they answer; no deadline is lost or moved', async () => {
    const { rebuilt, running, failed } = await stack.w2Json<RebuildReport>('rebuild');
    expect([rebuilt.length, running, failed]).toEqual([all, 0, []]);
    expect(await allDeadlines(app)).toEqual(dates);
    expect(await check()).toMatchObject({ trajectories: open, openRuns: open, differences: [] });
    expect((await stack.w2Json<RebuildReport>('rebuild')).rebuilt).toEqual([]);
  });

  it('a workflow of before the loss that turns up again can write nothing', async () => {
    const trajectoryId = dates.find(({ status }) => status === 'open')?.trajectoryId ?? '';
    const before = await readTrajectory(app.db, trajectoryId);
    const { sequence = 0, epoch = 0, lastAt } = before?.trajectory ?? {};
    const event = {
      type: 'ContactRecorded',
      how: 'phone',
      sequence: sequence + 1,
      on: lastAt?.slice(0, 10),
      at: lastAt,
      by: { role: 'mediator', id: 'mediator-1' },
    } as TrajectoryEvent;
    const late = record(app.db, { trajectoryId, epoch: epoch - 1, events: [event], effects: [] });
    await expect(late).rejects.toMatchObject({ type: 'record.oldEpoch' });
    expect(await readTrajectory(app.db, trajectoryId)).toEqual(before);
  });

  it('time goes on as if nothing had been', async () => {
    expect((await stack.w2Json<ForwardReport>('forward', '10d')).events).toBeGreaterThan(0);
    expect((await check()).differences).toEqual([]);
  });
});

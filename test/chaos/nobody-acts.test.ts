import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CheckReport } from '../../app/operations/index.ts';
import type { ForwardReport } from '../../app/demo/index.ts';
import type { App } from '../../app/open.ts';
import { openTrajectories } from '../../db/queries/rebuild.ts';
import { escalationLevel, isTask, type OpenTrajectory } from '../../domain/trajectory/index.ts';
import { writeReport } from '../support/report.ts';
import { newDataDir, removeDataDir, startStack, type RunningStack } from '../support/running-stack.ts';

const people = 300;

/** Longer than any life of the programme: nothing may be left that still waits in silence. */
describe('1300 days in which nobody does anything', { timeout: 60 * 60_000 }, () => {
  const dataDir = newDataDir();
  let stack: RunningStack;
  let app: App;
  let seededMs = 0;
  beforeAll(async () => {
    const from = Date.now();
    stack = await startStack({ dataDir, args: ['--people', String(people)] });
    seededMs = Date.now() - from;
    app = await stack.openApp();
  }, 10 * 60_000);
  afterAll(async () => {
    await stack?.stop();
    removeDataDir(dataDir);
  });

  it('close every trajectory by its limits, or bring it to the top of the ladder; and everything still agrees', async () => {
    const before = await stack.w2Json<CheckReport>('check');
    expect(before.differences).toEqual([]);
    const from = Date.now();
    const report = await stack.w2Json<ForwardReport>('forward', '1300d');
    const tookMs = Date.now() - from;

    const left: OpenTrajectory[] = [];
    for await (const { state } of openTrajectories(app.db)) left.push(state as OpenTrajectory);
    const restless = left.flatMap(({ id, deadlines }) =>
      deadlines.filter(({ steps }) => steps.length > 0).map((it) => `${id} ${it.id}`),
    );
    expect(restless).toEqual([]);
    const belowTheTop = left.filter(
      ({ deadlines }) => !deadlines.some((it) => isTask(it) && escalationLevel(it) === 3),
    );
    expect(belowTheTop.map(({ id, phase }) => `${id} ${phase}`)).toEqual([]);
    const after = await stack.w2Json<CheckReport>('check');
    expect(after.differences).toEqual([]);

    const { opened, metInTime, metLate, fell, cancelled, openInTime, openOverdue } = after.deadlines;
    const messages = await app.db.execute<{ n: number }>(sql`select count(*)::int as n from messages`);
    writeReport(
      '1300 days in which nobody acts',
      `The demo of ${people} people, moved by \`w2 forward 1300d\`, ends with \`w2 check\` clean.`,
      [
        ['start and demo, seconds', Math.round(seededMs / 1000)],
        ['forward, seconds', Math.round(tookMs / 1000)],
        ['open trajectories before', before.trajectories],
        ['open after, each at the top of its ladder', after.trajectories],
        ['dates that mattered to anyone', report.stops],
        ['times a workflow was moved', report.moved],
        ['events recorded meanwhile', report.events],
        ['events in all', after.events],
        ['messages in all', messages.rows[0]?.n ?? 0],
        ['deadlines opened', opened],
        ['… met in time', metInTime],
        ['… met late', metLate],
        ['… fell', fell],
        ['… cancelled', cancelled],
        ['… open, in time', openInTime],
        ['… open, overdue', openOverdue],
      ],
    );
  });
});

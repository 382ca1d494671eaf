import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from '@temporalio/worker';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import type { Build } from '../../workers/bundle.ts';
import { createDataConverter, parsePayloadKeys } from '../../codec/codec.ts';
import {
  filesThere,
  readEarlierHistories,
  readEarlierIndex,
  readHistories,
  readIndex,
  recordCommand,
} from './corpus.ts';
import { missingFrom } from './coverage.ts';
import { historiesKeys } from './key.ts';
import { otherBuild } from './other-build.ts';

/** What a history that does not replay means, and what to do. */
const recordAgain = `These histories were written by another version of the workflows. Open trajectories are never replayed by other code than
wrote them (a deploy is a refresh), so a change of the workflows is no fault: look that it was meant, then run
\`${recordCommand}\` and commit what it writes.`;

describe('the recorded histories', () => {
  let dir: string;
  const build = inject('build');
  beforeAll(() => {
    dir = mkdtempSync(join(inject('testDir'), 'replay-'));
  });

  async function replay({ codePath }: Build, histories: ReturnType<typeof readHistories>) {
    const results: { workflowId: string; error: string | null }[] = [];
    const options = {
      workflowBundle: { codePath },
      dataConverter: createDataConverter(parsePayloadKeys(historiesKeys)),
    };
    for await (const { workflowId, error } of Worker.runReplayHistories(options, histories))
      results.push({ workflowId, error: error?.message ?? null });
    return results;
  }

  it('all replay on the code of today: the workflows decide the same from the same history', async () => {
    const { runs, build: recordedBy } = await readIndex();
    const results = await replay(build, readHistories());
    const failed = results.filter(({ error }) => error !== null);
    expect(failed, `recorded by build ${recordedBy}, replayed by ${build.id}. ${recordAgain}`).toEqual([]);
    expect(results.length).toBe(runs.length);
    expect(results.length).toBeGreaterThanOrEqual(25);
  });

  it('of lives that began before there were editions replay too: what was decided in them stays decided', async () => {
    const results = await replay(build, readEarlierHistories());
    expect(results.filter(({ error }) => error !== null)).toEqual([]);
    expect(results.length).toBe((await readEarlierIndex()).runs.length);
  });

  it('are all there, of at least a dozen stories, and some trajectories went on as new runs', async () => {
    const { runs } = await readIndex();
    expect(await filesThere()).toEqual(runs.map(({ file }) => file).sort());
    expect(new Set(runs.map(({ story }) => story)).size).toBeGreaterThanOrEqual(12);
    const runsOf = Map.groupBy(runs, ({ workflowId }) => workflowId);
    expect([...runsOf.values()].filter((each) => each.length > 1).length).toBeGreaterThanOrEqual(3);
  });

  it('hold every type of event that the core has', async () => {
    expect(missingFrom((await readIndex()).events), recordAgain).toEqual([]);
  });

  it.each([
    [
      'one timer more at the start of a run',
      'workflows/durable/run.ts',
      '  beginLanes();\n  interpreter.passTime();\n  reconcile();',
      "  void condition(() => false, '1 day');\n  beginLanes();\n  interpreter.passTime();\n  reconcile();",
    ],
    [
      'another order of the timers',
      'workflows/durable/timers.ts',
      'for (const due of dues) if',
      'for (const due of dues.toReversed()) if',
    ],
  ])('do not replay on a build with %s', async (_what, file, from, to) => {
    const changed = await otherBuild(dir, join(dir, 'changed'), [{ file, from, to }]);
    const failed = (await replay(changed, readHistories(4))).filter(({ error }) => error !== null);
    expect(failed.length).toBeGreaterThan(0);
    expect(failed[0]?.error).toMatch(/nondeterminism|TMPRL1100/i);
  });
});

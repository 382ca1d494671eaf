/**
 * Plays the stories on a real server with the real worker and keeps every run's history; with `--carried 1.2.3` it also
 * writes the states of that release, which stay for good.
 *   node test/histories/record.ts [--carried RELEASE] [--only-carried]
 */
import { parseArgs } from 'node:util';
import type { History } from '@temporalio/common/lib/proto-utils.js';
import { sql } from 'drizzle-orm';
import type { TestProject } from 'vitest/node';
import { each } from '../../app/each.ts';
import { migrate } from '../../db/migrate.ts';
import { quotas } from '../../db/schema.ts';
import { testDay } from '../support/day.ts';
import startServers from '../support/stack.ts';
import { openWorld, type World } from '../support/world.ts';
import { writeCarried } from './carried-corpus.ts';
import { writeCorpus, type RecordedRun } from './corpus.ts';
import { missingFrom } from './coverage.ts';
import { historiesKeys } from './key.ts';
import { stories } from './lives.ts';

const { values } = parseArgs({
  options: { carried: { type: 'string' }, 'only-carried': { type: 'boolean', default: false } },
});
if (values.carried) console.log(`${await writeCarried(values.carried)} carried states of ${values.carried}`);
if (!values['only-carried']) await recordHistories();

async function recordHistories(): Promise<void> {
  const given = new Map<string, string>();
  const stopServers = await startServers({
    provide: (key: string, value: string) => given.set(key, value),
  } as unknown as TestProject);
  try {
    const databaseUrl = given.get('databaseUrl') ?? '';
    await migrate(databaseUrl);
    const world = await openWorld({
      address: given.get('temporalAddress') ?? '',
      databaseUrl,
      payloadKeys: historiesKeys,
      dir: given.get('testDir') ?? '',
    });
    try {
      await play(world);
    } finally {
      await world.close();
    }
  } finally {
    await stopServers();
  }
}

async function play(world: World): Promise<void> {
  // One place in one province, whatever year it is: so that people wait.
  const years = [0, 1, 2].map((more) => Number(testDay.slice(0, 4)) + more);
  await world.app.db
    .insert(quotas)
    .values(years.map((year) => ({ province: 'eastFlanders' as const, year, places: 1 })));
  const runs: (RecordedRun & { history: History })[] = [];
  await each(Object.entries(stories), 4, async ([name, story]) => {
    const lives = await story(world).catch((error: unknown) => {
      throw new Error(`the story ${name} was not played to its end`, { cause: error });
    });
    for (const [index, life] of lives.entries()) {
      await life.settle();
      const kept = await allRuns(world, life.id);
      kept.forEach((history, run) =>
        runs.push({ file: `${name}-${index + 1}-${run + 1}.json.gz`, workflowId: life.id, story: name, history }),
      );
    }
    console.log(`  ${name}`);
  });
  const { rows } = await world.app.db.execute<{ type: string }>(
    sql`select distinct type from trajectory_events order by type`,
  );
  const events = rows.map(({ type }) => type);
  const missing = missingFrom(events);
  if (missing.length > 0) throw new Error(`no story makes these happen: ${missing.join(', ')}`);
  runs.sort((a, b) => (a.file < b.file ? -1 : 1));
  const bytes = await writeCorpus(world.build.id, runs, events);
  console.log(
    `${runs.length} runs of ${Object.keys(stories).length} stories by build ${world.build.id}: ${Math.round(bytes / 1024)} kB`,
  );
}

/** The runs of one trajectory, the first one first: each names the run it continues. */
async function allRuns({ app }: World, workflowId: string): Promise<History[]> {
  const runs: History[] = [];
  for (let runId: string | undefined; ;) {
    const history = await app.client.workflow.getHandle(workflowId, runId).fetchHistory();
    runs.unshift(history);
    runId = history.events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId || undefined;
    if (!runId) return runs;
  }
}

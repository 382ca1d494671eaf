import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import { historyFromJSON, historyToJSON, type History } from '@temporalio/common/lib/proto-utils.js';

/** One run of a trajectory, as the server kept it. */
export interface RecordedRun {
  readonly file: string;
  readonly workflowId: string;
  readonly story: string;
}

/** What was recorded, by which build, and every type of event that happens in it. */
export interface Index {
  readonly build: string;
  readonly runs: readonly RecordedRun[];
  readonly events: readonly string[];
}

const folder = new URL('./recorded/', import.meta.url);

export const recordCommand = 'npm run histories:record';

export async function readIndex(): Promise<Index> {
  return JSON.parse(await readFile(new URL('index.json', folder), 'utf8')) as Index;
}

export async function* readHistories(most = Infinity): AsyncGenerator<{ workflowId: string; history: History }> {
  for (const { file, workflowId } of (await readIndex()).runs.slice(0, most)) {
    const bytes = await readFile(new URL(file, folder));
    yield { workflowId, history: historyFromJSON(JSON.parse(gunzipSync(bytes).toString('utf8'))) };
  }
}

/** How many histories lie there, whatever the index says. */
export const filesThere = async (): Promise<string[]> =>
  (await readdir(folder)).filter((name) => name.endsWith('.json.gz')).sort();

/** Replaces what was recorded before: another build's histories say nothing about this one. */
export async function writeCorpus(
  build: string,
  runs: readonly (RecordedRun & { history: History })[],
  events: readonly string[],
): Promise<number> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  let bytes = 0;
  for (const { file, history } of runs) {
    const packed = gzipSync(Buffer.from(historyToJSON(history)), { level: 9 });
    bytes += packed.length;
    await writeFile(new URL(file, folder), packed);
  }
  const index: Index = {
    build,
    runs: runs.map(({ file, workflowId, story }) => ({ file, workflowId, story })),
    events,
  };
  await writeFile(new URL('index.json', folder), `${JSON.stringify(index, null, 1)}\n`);
  return bytes;
}

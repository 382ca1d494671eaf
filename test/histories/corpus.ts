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
/** What was recorded before lives had editions: it stays, so that they are decided as they were. */
const earlier = new URL('./earlier/', import.meta.url);

export const recordCommand = 'npm run histories:record';

const indexIn = async (where: URL): Promise<Index> =>
  JSON.parse(await readFile(new URL('index.json', where), 'utf8')) as Index;

export const readIndex = (): Promise<Index> => indexIn(folder);
export const readEarlierIndex = (): Promise<Index> => indexIn(earlier);

async function* historiesIn(where: URL, most: number): AsyncGenerator<{ workflowId: string; history: History }> {
  for (const { file, workflowId } of (await indexIn(where)).runs.slice(0, most)) {
    const bytes = await readFile(new URL(file, where));
    yield { workflowId, history: historyFromJSON(JSON.parse(gunzipSync(bytes).toString('utf8'))) };
  }
}

export const readHistories = (most = Infinity) => historiesIn(folder, most);
export const readEarlierHistories = (most = Infinity) => historiesIn(earlier, most);

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

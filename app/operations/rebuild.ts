import { each } from '../each.ts';
import { notFound } from '../errors.ts';
import type { App } from '../open.ts';
import { kindOf, kinds } from '../runs/kinds.ts';
import { isRunning, runningIds } from '../runs/running.ts';
import { restartRun } from '../runs/start-run.ts';

export interface RebuildReport {
  readonly rebuilt: readonly string[];
  readonly running: number;
}

/**
 * Starts again, from their events in Postgres, the workflows that are lost. Acts only where no run is open. A run that
 * turns up later with the old epoch cannot write any more.
 */
export async function rebuild(
  app: App,
  only?: string,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<RebuildReport> {
  const lost: string[] = [];
  let running = 0;
  let found = only === undefined;
  for (const kind of only === undefined ? kinds : [kindOf(only)]) {
    // The list of runs may lag a moment; one alone is asked for itself.
    const runs = only === undefined ? await runningIds(app, kind) : new Set<string>();
    running += runs.size;
    for await (const id of kind.open(app.db)) {
      if (only !== undefined && id !== only) continue;
      found = true;
      if (!runs.has(id)) lost.push(id);
    }
  }
  if (!found) throw notFound(only ?? '');
  let done = 0;
  const started = await each(lost, 8, async (id) => {
    const result = !(await isRunning(app, id)) && (await restartRun(app, id));
    onProgress((done += 1), lost.length);
    return result ? id : null;
  });
  const rebuilt = started.filter((id) => id !== null).sort();
  return { rebuilt, running: only === undefined ? running : lost.length - rebuilt.length };
}

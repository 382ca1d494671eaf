/** The process in which `aside.ts` reads a file: told which by a message, it answers with one and is ended. */
import { Worker } from 'node:worker_threads';
import { AppError } from '../../errors.ts';
import type { Asked, Limits, Said } from './aside.ts';
import type { ListProblem } from './list-error.ts';
import { readTable } from './table.ts';

/** Beside the reading, which never pauses: memory outside the heap is bounded by nothing else, and nobody may be left to wait for this. */
function watch({ megabytes, milliseconds }: Limits): void {
  const most = megabytes * 1024 * 1024;
  const code = `
    const end = () => process.kill(process.pid, 'SIGKILL');
    setInterval(() => { if (process.memoryUsage.rss() > ${most}) end(); }, 50);
    setTimeout(end, ${milliseconds});`;
  new Worker(code, { eval: true }).unref();
}

function read({ bytes, sheet }: Asked): Said {
  try {
    return { table: readTable(bytes, sheet) };
  } catch (error) {
    if (error instanceof AppError)
      return {
        problem: { code: error.code as ListProblem, details: error.details as Record<string, string | number> },
      };
    // Its message may quote the file.
    return { broken: error instanceof Error ? error.name : 'unknown' };
  }
}

process.once('message', (asked: Asked) => {
  watch(asked.limits);
  process.send?.(read(asked));
});

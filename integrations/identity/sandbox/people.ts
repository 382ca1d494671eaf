import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const madeUp = z.object({
  /** Of the demo only: what the provider knows them by. */
  id: z.string(),
  name: z.string(),
  /** What they do, for whoever chooses. */
  what: z.string(),
  claims: z.record(z.string(), z.unknown()),
});

/** Somebody who can be chosen. */
export type MadeUp = z.infer<typeof madeUp>;

/** Who can be chosen now; nobody while the file is not there yet. */
export async function readPeople(file: string): Promise<readonly MadeUp[]> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '[]';
    throw error;
  });
  return z.array(madeUp).parse(JSON.parse(text));
}

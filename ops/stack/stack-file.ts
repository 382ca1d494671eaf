/** The stack that runs here writes down where it is, and takes that back when it stops. */
import { rmSync } from 'node:fs';
import { stackFileIn, type StackFile } from '../../settings/stack-file.ts';
import { writePrivately } from './private-files.ts';

export function writeStackFile(dataDir: string, stack: StackFile): void {
  writePrivately(stackFileIn(dataDir), `${JSON.stringify(stack, null, 2)}\n`);
}

export function removeStackFile(dataDir: string): void {
  rmSync(stackFileIn(dataDir), { force: true });
}

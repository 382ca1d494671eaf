/** `stack.json` in the data folder: what a running stack tells other processes of the same person. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandLine, isAlive } from './running-process.ts';

export interface StackFile {
  /** The process of `npm start`. */
  readonly pid: number;
  /** Its command line: tells whether the pid is still that process, or another one since. */
  readonly command: string;
  readonly startedAt: string;
  /** Where people and tools look: api, temporalUi, codec, ocmw, riziv, employment. */
  readonly urls: Record<string, string>;
  /** The variables the children run with. Holds secrets: hence a file only its owner reads. */
  readonly environment: Record<string, string>;
  readonly children: Record<string, number>;
}

export const stackFileIn = (dataDir: string): string => join(dataDir, 'stack.json');

/** The stack that runs on this data folder; undefined when there is none or only what a crash left behind. */
export function readStackFile(dataDir: string): StackFile | undefined {
  let stack: StackFile;
  try {
    stack = JSON.parse(readFileSync(stackFileIn(dataDir), 'utf8')) as StackFile;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EACCES') {
      throw new Error(`${stackFileIn(dataDir)} belongs to another user: run this as the one who ran \`npm start\`.`);
    }
    return undefined;
  }
  return isAlive(stack.pid) && commandLine(stack.pid) === stack.command ? stack : undefined;
}

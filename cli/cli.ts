import type { Command } from 'commander';
import type { ExitCode } from './exit.ts';
import type { Io } from './io.ts';

/** What a file of one command is given. */
export interface Cli {
  readonly program: Command;
  readonly io: Io;
  /** Runs a command and keeps its exit code. */
  readonly ends: (work: Promise<ExitCode>) => Promise<void>;
}

export const jsonOption = ['--json', 'uitvoer als JSON op stdout, zonder iets anders'] as const;

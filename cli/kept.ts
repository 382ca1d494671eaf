import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { problemSentence } from '../words/index.ts';
import { UsageError } from './exit.ts';

/** Who signed in at this terminal, at one W². */
interface Kept {
  readonly token: string;
  /** As whom commands are given (`mediator:mediator-1.limburg`); null: somebody who gives none. */
  readonly actor: string | null;
}

/** Keeps it between two command lines: for each W² one. */
export interface Keeper {
  read(): Promise<Readonly<Record<string, Kept>>>;
  write(all: Readonly<Record<string, Kept>>): Promise<void>;
}

export interface Terminal {
  /** `--direct` was given. */
  readonly direct: boolean;
  /** The words of the command, none of its arguments. */
  command: string;
  kept: Kept | null;
}

export const directOption = '--direct';
export const directHelp = `  --direct  zonder aanmelding, rechtstreeks op de databank (in productie wordt dat genoteerd)`;

/** `~/.config/w2/session.json`, for its owner only. */
export function fileKeeper(env: NodeJS.ProcessEnv): Keeper {
  const folder = join(env['XDG_CONFIG_HOME'] || join(homedir(), '.config'), 'w2');
  const file = join(folder, 'session.json');
  return {
    async read() {
      try {
        return JSON.parse(await readFile(file, 'utf8')) as Record<string, Kept>;
      } catch {
        // None yet, or damaged: then somebody signs in again.
        return {};
      }
    },
    async write(all) {
      if (Object.keys(all).length === 0) return rm(file, { force: true });
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeFile(file, `${JSON.stringify(all)}\n`, { mode: 0o600 });
      // The mode above is for a new file only.
      await chmod(file, 0o600);
    },
  };
}

const pathOf = (command: Command): string =>
  command.parent ? `${pathOf(command.parent)} ${command.name()}`.trim() : '';

/** Whoever is signed in acts as themselves: `--as` names nobody else, and is filled in. @throws UsageError */
export async function asOneself(io: { readonly kept?: Keeper }, terminal: Terminal, command: Command): Promise<void> {
  terminal.command = pathOf(command);
  if (!io.kept || terminal.direct) return;
  const all = await io.kept.read();
  if (Object.keys(all).length === 0) return;
  const { whereW2Is } = await import('../app/sign-in/index.ts');
  terminal.kept = all[whereW2Is() ?? ''] ?? null;
  if (!terminal.kept || !command.options.some(({ long }) => long === '--as')) return;
  if (command.getOptionValueSource('as') === 'cli')
    throw new UsageError(problemSentence({ code: 'signIn.asNobodyElse', details: {} }, 'nl'));
  if (terminal.kept.actor !== null) command.setOptionValue('as', terminal.kept.actor);
}

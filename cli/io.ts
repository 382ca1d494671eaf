import { readFile } from 'node:fs/promises';
import { styleText } from 'node:util';
import { isProduction } from '../app/production.ts';
import type { Verbs } from '../app/verbs.ts';
import type { App } from '../app/open.ts';
import { learnOrganisations } from '../words/index.ts';
import { fileKeeper, type Keeper, type Terminal } from './kept.ts';

/** Everything a command needs of its surroundings; tests give their own. */
export interface Io {
  out(line: string): void;
  err(line: string): void;
  /** Shows how far we are, on a terminal only; null elsewhere. Each line takes the place of the one before, '' clears it. */
  readonly progress: ((line: string) => void) | null;
  /** In production what only a demo can do is not offered. */
  readonly production: boolean;
  readonly colour: boolean;
  readonly columns: number;
  readFile(path: string): Promise<Uint8Array>;
  load(): Promise<Verbs>;
  /** Left out, nobody signs in, as in tests of the terminal alone. */
  readonly kept?: Keeper;
  /** Of the command line at hand. */
  readonly terminal?: Terminal;
}

/** A narrower terminal wraps by itself; tables are laid out for at least this. */
const narrowest = 80;
/** What is piped into a file or a pager. */
const usual = 100;

export function processIo({ stdout, stderr, env } = process): Io {
  return {
    out: (line) => void stdout.write(`${line}\n`),
    err: (line) => void stderr.write(`${line}\n`),
    // The rest of the earlier line is wiped, or its end would stay behind a shorter one.
    progress: stderr.isTTY ? (line) => void stderr.write(`\r${line}\u001b[K`) : null,
    production: isProduction(env),
    colour: Boolean(stdout.isTTY) && !env['NO_COLOR'] && env['TERM'] !== 'dumb',
    columns: Math.max(narrowest, stdout.columns ?? usual),
    readFile: (path) => readFile(path),
    load: async () => (await import('../app/verbs.ts')).appVerbs,
    kept: fileKeeper(env),
  };
}

/** Colour only repeats what the words say. */
export function paint(io: Io, style: 'bold' | 'red' | 'yellow' | 'green' | 'dim', text: string): string {
  return io.colour ? styleText(style, text, { validateStream: false }) : text;
}

/** Opens the application for one command and closes it whatever happens, or the process would not end. */
export async function withApp<T>(io: Io, run: (app: App, verbs: Verbs) => Promise<T>): Promise<T> {
  const verbs = await io.load();
  const app = await verbs.openApp();
  try {
    const acting = await forWhom(io, app);
    if (io.terminal) learnOrganisations(await verbs.organisationNames(app));
    return await run(acting, verbs);
  } finally {
    io.progress?.('');
    await app.close();
  }
}

/** The application for whoever signed in here, or as opened. In production that is said and noted. */
async function forWhom(io: Io, app: App): Promise<App> {
  if (!io.terminal) return app;
  const { direct, command, kept } = io.terminal;
  const { atTerminal } = await import('../app/sign-in/index.ts');
  const acting = await atTerminal(app, { direct, command, token: kept?.token ?? null });
  if (direct && app.settings.mode === 'production')
    io.err('w2: rechtstreekse toegang, zonder aanmelding: dit wordt genoteerd.');
  return acting;
}

export const printJson = (io: Io, value: unknown): void => io.out(JSON.stringify(value, null, 2));

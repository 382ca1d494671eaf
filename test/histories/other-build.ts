import { cpSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeBuild, type Build } from '../../workers/bundle.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** One change of the code: this text, which must stand there exactly once, becomes that. */
export interface Edit {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** A build of a changed copy of the workflows and the core, as a next release would bring it; kept in `bundles`. */
export async function otherBuild(dir: string, bundles: string, edits: readonly Edit[]): Promise<Build> {
  const copy = mkdtempSync(join(dir, 'release-'));
  // The failure converter of the workers is bundled with the workflows.
  for (const folder of ['domain', 'workflows', 'workers'])
    cpSync(join(root, folder), join(copy, folder), { recursive: true });
  mkdirSync(bundles, { recursive: true });
  cpSync(join(root, 'package.json'), join(copy, 'package.json'));
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  for (const { file, from, to } of edits) {
    const path = join(copy, file);
    const code = readFileSync(path, 'utf8');
    if (code.split(from).length !== 2) throw new Error(`${file} does not hold exactly once: ${from}`);
    writeFileSync(
      path,
      code.replace(from, () => to),
    );
  }
  return makeBuild(bundles, join(copy, 'workflows/index.ts'));
}

import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readStackFile } from './stack-file.ts';

/** As in the table of settings, which is not read for this: `w2 --help` asks. */
const names = { mode: 'W2_MODE', dataDir: 'W2_DATA_DIR' };

/** Whether this is production, by the environment or else by the stack that runs here; nothing is checked, nothing thrown. */
export function isProduction(env: NodeJS.ProcessEnv = process.env): boolean {
  const said = env[names.mode]?.trim();
  if (said) return said === 'production';
  try {
    const root = fileURLToPath(new URL('..', import.meta.url));
    const stack = readStackFile(resolve(root, env[names.dataDir]?.trim() || '.w2'));
    return stack?.environment[names.mode] === 'production';
  } catch {
    return false;
  }
}

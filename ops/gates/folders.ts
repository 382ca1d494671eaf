import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../settings/index.ts';

/** Every top folder with code: what the gates look at. */
export const folders =
  'domain words reports workflows activities integrations db codec settings workers app api web cli ops bin test'
    .split(' ')
    .filter((folder) => existsSync(join(projectRoot, folder)));

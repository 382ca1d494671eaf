import { readFileSync } from 'node:fs';
import type { RizivOptions } from './client.ts';

/** What the environment says of RIZIV, by the names of our settings. */
export interface RizivSettings {
  readonly rizivUrl: string;
  readonly rizivClientId?: string;
  readonly rizivKeyFile?: string;
  readonly rizivTokenUrl?: string;
}

/** How RIZIV is reached: with a token where a client is configured. */
export function rizivOptions({
  rizivUrl: baseUrl,
  rizivClientId,
  rizivKeyFile,
  rizivTokenUrl,
}: RizivSettings): RizivOptions {
  if (rizivClientId === undefined || rizivKeyFile === undefined) return { baseUrl };
  const tokenUrl = rizivTokenUrl === undefined ? {} : { tokenUrl: rizivTokenUrl };
  return {
    baseUrl,
    credentials: { clientId: rizivClientId, privateKeyPem: readFileSync(rizivKeyFile, 'utf8'), ...tokenUrl },
  };
}

import { readFileSync } from 'node:fs';
import type { RizivOptions } from './client.ts';

/** What the environment says of RIZIV, by the names of our settings. */
export interface RizivSettings {
  readonly rizivUrl: string;
  readonly rizivClientId?: string;
  readonly rizivKeyFile?: string;
  readonly rizivTokenUrl?: string;
  readonly rizivCaFile?: string;
  readonly rizivTlsCertFile?: string;
  readonly rizivTlsKeyFile?: string;
  readonly rizivTlsKeyPassphrase?: string;
}

const pem = (file: string | undefined): string | undefined => (file === undefined ? file : readFileSync(file, 'utf8'));

/** How RIZIV is reached: with a token where a client is configured, over mutual TLS where a certificate is. */
export function rizivOptions(settings: RizivSettings): RizivOptions {
  const { rizivUrl: baseUrl, rizivClientId: clientId, rizivKeyFile, rizivTokenUrl: tokenUrl } = settings;
  const tls = Object.entries({
    ca: pem(settings.rizivCaFile),
    cert: pem(settings.rizivTlsCertFile),
    key: pem(settings.rizivTlsKeyFile),
    passphrase: settings.rizivTlsKeyPassphrase,
  }).filter(([, value]) => value !== undefined);
  const privateKeyPem = pem(rizivKeyFile);
  return {
    baseUrl,
    ...(tls.length === 0 ? {} : { tls: Object.fromEntries(tls) }),
    ...(clientId === undefined || privateKeyPem === undefined
      ? {}
      : { credentials: { clientId, privateKeyPem, ...(tokenUrl === undefined ? {} : { tokenUrl }) } }),
  };
}

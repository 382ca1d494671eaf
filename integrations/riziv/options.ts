import { given, pemOf } from '../from-settings.ts';
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

/** How RIZIV is reached: with a token where a client is configured, over mutual TLS where a certificate is. */
export function rizivOptions(settings: RizivSettings): RizivOptions {
  const { rizivUrl: baseUrl, rizivClientId: clientId, rizivTokenUrl: tokenUrl } = settings;
  const { rizivTlsKeyPassphrase: passphrase } = settings;
  const [ca, cert, key] = [settings.rizivCaFile, settings.rizivTlsCertFile, settings.rizivTlsKeyFile].map(pemOf);
  const privateKeyPem = pemOf(settings.rizivKeyFile);
  return {
    baseUrl,
    ...((cert ?? ca) ? { tls: given({ ca, cert, key, passphrase }) } : {}),
    ...(clientId === undefined || privateKeyPem === undefined
      ? {}
      : { credentials: { clientId, privateKeyPem, ...given({ tokenUrl }) } }),
  };
}

import { readFileSync } from 'node:fs';
import type { MagdaOptions } from '../integrations/magda/ask.ts';
import { certificatesOf, createSigner } from '../integrations/magda/signing.ts';
import type { ConnectedSettings } from '../settings/index.ts';

/** Who asks where nothing is agreed with MAGDA: in a demo. */
const demoSender = 'w2.example.be/trajecten';

export type MagdaSettings = Pick<
  ConnectedSettings,
  | 'magdaSender'
  | 'magdaCapacity'
  | 'magdaConnectTimeoutMs'
  | 'magdaTimeoutMs'
  | 'magdaCertFile'
  | 'magdaKeyFile'
  | 'magdaKeyPassphrase'
  | 'magdaCaFile'
  | 'magdaSign'
>;

/** What all clients of MAGDA share, from the settings. @throws Error when certificate and key are no pair */
export function magdaOptions(settings: MagdaSettings): Omit<MagdaOptions, 'endpoint'> {
  const { magdaSender: sender = demoSender, magdaCapacity: capacityCode, magdaKeyPassphrase: passphrase } = settings;
  const { magdaConnectTimeoutMs: connectTimeoutMs, magdaTimeoutMs: timeoutMs, magdaSign = 'no' } = settings;
  const [cert, key, ca] = [settings.magdaCertFile, settings.magdaKeyFile, settings.magdaCaFile].map((file) =>
    file === undefined ? undefined : readFileSync(file, 'utf8'),
  );
  const tls = { cert, key, passphrase, ca };
  const pair = { privateKey: key ?? '', certificates: cert ?? '', ...(passphrase === undefined ? {} : { passphrase }) };
  return {
    sender,
    ...given({ capacityCode, connectTimeoutMs, timeoutMs }),
    ...((cert ?? ca) ? { tls: given(tls) } : {}),
    ...(magdaSign === 'no'
      ? {}
      : {
          signer: createSigner({ ...pair, algorithm: magdaSign }),
          trusted: ca === undefined ? [] : certificatesOf(ca),
        }),
  };
}

/** Without what is not set. */
function given<T extends object>(all: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as never;
}

import { given, pemOf } from '../integrations/from-settings.ts';
import type { MagdaOptions } from '../integrations/magda/ask.ts';
import { certificatesOf, createSigner } from '../integrations/magda/signing.ts';
import type { ConnectedSettings } from '../settings/index.ts';

/** Who asks, and in which role, where nothing is agreed with MAGDA: in a demo. */
const demoSender = 'w2.example.be/trajecten';
const demoCapacity = '1300';

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
  | 'magdaSignCaFile'
>;

/** What all clients of MAGDA share. */
export type MagdaShared = Omit<MagdaOptions, 'endpoint'> & { readonly capacityCode: string };

/** From the settings, which were looked at before: certificate and key are a pair. */
export function magdaOptions(settings: MagdaSettings): MagdaShared {
  const { magdaSender: sender = demoSender, magdaCapacity: capacityCode = demoCapacity } = settings;
  const { magdaConnectTimeoutMs: connectTimeoutMs, magdaTimeoutMs: timeoutMs, magdaSign = 'no' } = settings;
  const { magdaKeyPassphrase: passphrase } = settings;
  const [cert, key, ca] = [settings.magdaCertFile, settings.magdaKeyFile, settings.magdaCaFile].map(pemOf);
  return {
    sender,
    capacityCode,
    ...given({ connectTimeoutMs, timeoutMs }),
    ...((cert ?? ca) ? { tls: given({ cert, key, passphrase, ca }) } : {}),
    ...(magdaSign === 'no'
      ? {}
      : {
          signer: createSigner({
            privateKey: key ?? '',
            certificates: cert ?? '',
            ...given({ passphrase }),
            algorithm: magdaSign,
          }),
          trusted: certificatesOf(pemOf(settings.magdaSignCaFile) ?? ''),
        }),
  };
}

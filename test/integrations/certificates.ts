import 'reflect-metadata';
import { KeyObject, webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';

x509.cryptoProvider.set(webcrypto as never);
const rsa = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  publicExponent: new Uint8Array([1, 0, 1]),
  modulusLength: 2048,
};

export interface Made {
  /** PEM. */
  readonly certificate: string;
  readonly key: string;
}

/** A throwaway authority and what it signs, for one test run. */
export async function anAuthority(name: string): Promise<{ ca: string; issue(subject: string): Promise<Made> }> {
  const keys = (await webcrypto.subtle.generateKey(rsa, true, ['sign', 'verify'])) as webcrypto.CryptoKeyPair;
  const [notBefore, notAfter] = [new Date(Date.now() - 60_000), new Date(Date.now() + 86_400_000)];
  const root = await x509.X509CertificateGenerator.createSelfSigned({
    name: `CN=${name}`,
    notBefore,
    notAfter,
    keys,
    signingAlgorithm: rsa,
    extensions: [new x509.BasicConstraintsExtension(true, 1, true)],
  } as never);
  return {
    ca: root.toString('pem'),
    async issue(subject) {
      const own = (await webcrypto.subtle.generateKey(rsa, true, ['sign', 'verify'])) as webcrypto.CryptoKeyPair;
      const certificate = await x509.X509CertificateGenerator.create({
        subject: `CN=${subject}`,
        issuer: root.subject,
        notBefore,
        notAfter,
        publicKey: own.publicKey,
        signingKey: keys.privateKey,
        signingAlgorithm: rsa,
        extensions: [new x509.SubjectAlternativeNameExtension([{ type: 'ip', value: '127.0.0.1' }])],
      } as never);
      const key = KeyObject.from(own.privateKey as never)
        .export({ type: 'pkcs8', format: 'pem' })
        .toString();
      return { certificate: certificate.toString('pem'), key };
    },
  };
}

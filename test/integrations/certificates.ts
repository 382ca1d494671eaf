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

interface Wanted {
  readonly host?: string;
  /** Whether it is for 127.0.0.1 too. */
  readonly address?: boolean;
  readonly days?: number;
}

export interface Authority {
  /** PEM. */
  readonly ca: string;
  issue(subject: string, wanted?: Wanted): Promise<Made>;
  /** One below this one. */
  authority(name: string): Promise<Authority>;
}

const keyPair = async () =>
  (await webcrypto.subtle.generateKey(rsa, true, ['sign', 'verify'])) as webcrypto.CryptoKeyPair;
const validFor = (days: number) => {
  const notAfter = new Date(Date.now() + days * 86_400_000);
  return { notBefore: new Date(Math.min(Date.now(), notAfter.getTime()) - 60_000), notAfter };
};

/** A throwaway authority and what it signs, for one test run. */
export async function anAuthority(name: string): Promise<Authority> {
  const keys = await keyPair();
  const root = await x509.X509CertificateGenerator.createSelfSigned({
    name: `CN=${name}`,
    ...validFor(1),
    keys,
    signingAlgorithm: rsa,
    extensions: [new x509.BasicConstraintsExtension(true, 2, true)],
  } as never);
  return authorityOf(root, keys);
}

function authorityOf(own: x509.X509Certificate, keys: webcrypto.CryptoKeyPair): Authority {
  const signed = async (subject: string, days: number, extensions: x509.Extension[]) => {
    const pair = await keyPair();
    const certificate = await x509.X509CertificateGenerator.create({
      subject: `CN=${subject}`,
      issuer: own.subject,
      ...validFor(days),
      publicKey: pair.publicKey,
      signingKey: keys.privateKey,
      signingAlgorithm: rsa,
      extensions,
    } as never);
    return { certificate, pair };
  };
  return {
    ca: `${own.toString('pem')}\n`,
    async issue(subject, { host, address = true, days = 1 } = {}) {
      const names = [
        ...(address ? [{ type: 'ip', value: '127.0.0.1' }] : []),
        ...(host ? [{ type: 'dns', value: host }] : []),
      ];
      const { certificate, pair } = await signed(subject, days, [
        new x509.SubjectAlternativeNameExtension(names as never),
      ]);
      const key = KeyObject.from(pair.privateKey as never)
        .export({ type: 'pkcs8', format: 'pem' })
        .toString();
      return { certificate: `${certificate.toString('pem')}\n`, key };
    },
    async authority(name) {
      const { certificate, pair } = await signed(name, 1, [new x509.BasicConstraintsExtension(true, 1, true)]);
      return authorityOf(certificate, pair);
    },
  };
}

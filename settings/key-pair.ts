/** Certificates and keys in files: whether they can be used, said before the first connection would find out. */
import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** All certificates of a PEM, in its order. @throws Error when one cannot be read */
export const certificatesIn = (pem: string): X509Certificate[] =>
  (pem.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? []).map(
    (one) => new X509Certificate(one),
  );

/** Paths of files, or what their settings are called. */
interface Pair {
  readonly cert: string;
  readonly key: string;
  readonly passphrase?: string | undefined;
}

/**
 * Why these files are of no use together, as a sentence with the names of their settings and without its full stop; undefined
 * when they can be used now.
 * @param files paths, and the passphrase itself
 * @param must the only kind of key that will do
 */
export function whatIsWrongWithPair(files: Pair, names: Pair, must?: 'rsa'): string | undefined {
  const [certificate] = certificatesIn(readFileSync(files.cert, 'utf8'));
  const key = keyIn(readFileSync(files.key, 'utf8'), files.passphrase, names);
  if (typeof key === 'string') return key;
  if (must && key.asymmetricKeyType !== must)
    return `${names.key} holds no ${must.toUpperCase()} key, and signing needs one`;
  if (!certificate?.checkPrivateKey(key))
    return `the first certificate of ${names.cert} is not the one of the key of ${names.key}`;
  return whatIsWrongWithDates(certificate, names.cert);
}

function keyIn(pem: string, passphrase: string | undefined, names: Pair): KeyObject | string {
  try {
    return createPrivateKey({ key: pem, ...(passphrase === undefined ? {} : { passphrase }) });
  } catch (error) {
    const encrypted = /-----BEGIN ENCRYPTED PRIVATE KEY-----|Proc-Type: 4,ENCRYPTED/.test(pem);
    if (!encrypted) return `${names.key} holds no private key that can be read`;
    // So OpenSSL calls a cipher that it has given up (RC2, DES).
    if (error instanceof Error && /unsupported/i.test(error.message))
      return `${names.key} is encrypted in a way that is too old: encrypt it anew, with AES-256`;
    if (passphrase !== undefined) return `${names.passphrase} is not the passphrase of ${names.key}`;
    const what = names.passphrase ? `set ${names.passphrase}` : 'take the passphrase off';
    return error instanceof Error ? `${names.key} is encrypted: ${what}` : String(error);
  }
}

/** @param name of the setting that names the certificate's file */
export function whatIsWrongWithDates({ validFrom, validTo }: X509Certificate, name: string): string | undefined {
  const [from, until] = [new Date(validFrom), new Date(validTo)];
  if (until.getTime() < Date.now()) return `the certificate of ${name} expired on ${until.toISOString().slice(0, 10)}`;
  if (from.getTime() > Date.now())
    return `the certificate of ${name} is valid from ${from.toISOString().slice(0, 10)} only`;
  return undefined;
}

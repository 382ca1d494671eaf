/** Files that only their owner may read, and that are never half written. */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatePayloadKey } from '../../codec/codec.ts';

/** Replaces the file in one step, so that a reader or a crash never sees half of it. */
export function writePrivately(path: string, content: string): void {
  const fresh = `${path}.${process.pid}.new`;
  writeFileSync(fresh, content, { mode: 0o600 });
  renameSync(fresh, path);
}

/** What a local stack makes up for itself on its first start. */
export interface LocalSecrets {
  readonly postgresPassword: string;
  readonly payloadKeys: string;
  readonly codecToken: string;
  /** What the API proves itself with to the sign-in of the demo; folders of earlier releases have none. */
  readonly identitySecret?: string;
}

/** Reads the secrets of this data folder, or makes them on the first start. */
export function localSecrets(dataDir: string): LocalSecrets {
  const path = join(dataDir, 'secrets.json');
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as LocalSecrets;
  } catch (error) {
    // Only when there is none: new keys over a damaged file would make all that is stored unreadable.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
      throw new Error(`${path} cannot be read; put it back from a copy, or begin again with \`npm start -- --fresh\`.`);
    }
  }
  const secrets: LocalSecrets = {
    postgresPassword: randomBytes(24).toString('hex'),
    payloadKeys: generatePayloadKey('local1'),
    codecToken: randomBytes(24).toString('hex'),
    identitySecret: randomBytes(24).toString('hex'),
  };
  writePrivately(path, `${JSON.stringify(secrets, null, 2)}\n`);
  return secrets;
}

/** A key pair of the curve P-256 in PEM, made when it is not there yet. */
export function keyPair(dataDir: string, name: string): { readonly privateFile: string; readonly publicFile: string } {
  const privateFile = join(dataDir, `${name}.pem`);
  const publicFile = join(dataDir, `${name}.pub.pem`);
  if (!existsSync(privateFile) || !existsSync(publicFile)) {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    writePrivately(publicFile, publicKey.export({ type: 'spki', format: 'pem' }).toString());
    writePrivately(privateFile, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
  }
  return { privateFile, publicFile };
}

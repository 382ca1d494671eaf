import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { CodecError, type PayloadKey } from './codec.ts';

const cipherName = 'aes-256-gcm';

/**
 * A secret as the database may keep it: `id:base64` of IV, tag and AES-256-GCM, by the first of the payload keys.
 * @param place what it belongs to: copied to another place it cannot be opened
 */
export function seal(keys: readonly PayloadKey[], text: string, place: string): string {
  const [first] = keys;
  if (!first) throw new CodecError('at least one payload key is needed');
  const iv = randomBytes(12);
  const cipher = createCipheriv(cipherName, first.key, iv).setAAD(Buffer.from(place));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return `${first.id}:${Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64')}`;
}

/** @throws CodecError when the key is missing, or it was changed or moved */
export function unseal(keys: readonly PayloadKey[], sealed: string, place: string): string {
  const [id = '', encoded = ''] = sealed.split(':');
  const found = keys.find((key) => key.id === id);
  if (!found) throw new CodecError(`sealed with key "${id}", which W2_PAYLOAD_KEYS does not name`);
  const data = Buffer.from(encoded, 'base64');
  const cipher = createDecipheriv(cipherName, found.key, data.subarray(0, 12), { authTagLength: 16 })
    .setAAD(Buffer.from(place))
    .setAuthTag(data.subarray(12, 28));
  try {
    return Buffer.concat([cipher.update(data.subarray(28)), cipher.final()]).toString('utf8');
  } catch {
    throw new CodecError(`what was sealed with key "${id}" was changed, or belongs elsewhere`);
  }
}

import { CodecError, type PayloadKey } from './codec.ts';
import { sealBytes, unsealBytes } from './seal-bytes.ts';

/**
 * A secret as the database may keep it: `id:base64` of what the first of the payload keys sealed.
 * @param place what it belongs to: copied to another place it cannot be opened
 */
export function seal(keys: readonly PayloadKey[], text: string, place: string): string {
  const [first] = keys;
  if (!first) throw new CodecError('at least one payload key is needed');
  return `${first.id}:${sealBytes(first, Buffer.from(text), Buffer.from(place)).toString('base64')}`;
}

/** @throws CodecError when the key is missing, or it was changed or moved */
export function unseal(keys: readonly PayloadKey[], sealed: string, place: string): string {
  const [id = '', encoded = ''] = sealed.split(':');
  const found = keys.find((key) => key.id === id);
  if (!found) throw new CodecError(`sealed with key "${id}", which W2_PAYLOAD_KEYS does not name`);
  const text = unsealBytes(found, Buffer.from(encoded, 'base64'), Buffer.from(place));
  if (!text) throw new CodecError(`what was sealed with key "${id}" was changed, or belongs elsewhere`);
  return text.toString('utf8');
}

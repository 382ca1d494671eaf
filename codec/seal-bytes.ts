import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const IV_BYTES = 12; // what GCM is specified for; longer ones are hashed down to it
const TAG_BYTES = 16;
const cipherName = 'aes-256-gcm';

/** No sealed bytes are fewer. */
export const leastSealed = IV_BYTES + TAG_BYTES;

/** A fresh IV, the tag, and what was encrypted. @param boundTo covered by the seal, and not in it */
export function sealBytes({ key }: { readonly key: Uint8Array }, bytes: Uint8Array, boundTo: Buffer): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(cipherName, key, iv).setAAD(boundTo);
  const sealed = [cipher.update(bytes), cipher.final()];
  return Buffer.concat([iv, cipher.getAuthTag(), ...sealed]);
}

/** Null when it was changed, was sealed with another key, or bound to something else. */
export function unsealBytes({ key }: { readonly key: Uint8Array }, data: Uint8Array, boundTo: Buffer): Buffer | null {
  if (data.length < leastSealed) return null;
  const cipher = createDecipheriv(cipherName, key, data.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
    .setAAD(boundTo)
    .setAuthTag(data.subarray(IV_BYTES, leastSealed));
  try {
    return Buffer.concat([cipher.update(data.subarray(leastSealed)), cipher.final()]);
  } catch {
    return null;
  }
}

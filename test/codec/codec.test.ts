import { defaultPayloadConverter } from '@temporalio/common';
import type { Payload } from '@temporalio/common';
import { describe, expect, it } from 'vitest';
import {
  CodecError,
  createDataConverter,
  EncryptionCodec,
  generatePayloadKey,
  parsePayloadKeys,
} from '../../codec/codec.ts';
import { failureConverter } from '../../codec/failure-converter.ts';

const [first] = parsePayloadKeys(generatePayloadKey('k1'));
const [second] = parsePayloadKeys(generatePayloadKey('k2'));
if (!first || !second) throw new Error('no keys');
const codec = new EncryptionCodec([first]);
const payload = defaultPayloadConverter.toPayload({ on: '2026-03-02', phase: 'intake' });

async function encryptOne(): Promise<Payload> {
  const [encrypted] = await codec.encode([payload]);
  if (!encrypted) throw new Error('nothing came back');
  return encrypted;
}

const text = (bytes: Uint8Array | null | undefined): string => Buffer.from(bytes ?? []).toString();

describe('the codec', () => {
  it('gives back what it got, and shows nothing of it on the way', async () => {
    const encrypted = await encryptOne();
    expect(text(encrypted.data)).not.toContain('intake');
    expect(text(encrypted.metadata?.['encoding'])).toBe('binary/encrypted');
    expect(text(encrypted.metadata?.['encryption-key-id'])).toBe('k1');
    const [decrypted] = await codec.decode([encrypted]);
    expect(defaultPayloadConverter.fromPayload(decrypted as Payload)).toEqual({ on: '2026-03-02', phase: 'intake' });
  });

  it('takes nothing for another key than it was encrypted with, though both are the same', async () => {
    const both = new EncryptionCodec([first, { ...first, id: 'k9' }]);
    const { metadata, data } = await encryptOne();
    const claimed = { metadata: { ...metadata, 'encryption-key-id': Buffer.from('k9') }, ...(data ? { data } : {}) };
    await expect(both.decode([claimed])).rejects.toThrow(CodecError);
  });

  it('encrypts the same content differently each time', async () => {
    const [a, b] = [await encryptOne(), await encryptOne()];
    expect(text(a.data)).not.toBe(text(b.data));
  });

  it('reads old payloads after a rotation and writes with the new key', async () => {
    const old = await encryptOne();
    const rotated = new EncryptionCodec([second, first]);
    expect(await rotated.decode([old])).toHaveLength(1);
    const [fresh] = await rotated.encode([payload]);
    expect(text(fresh?.metadata?.['encryption-key-id'])).toBe('k2');
    await expect(codec.decode([fresh as Payload])).rejects.toThrow(/key "k2", which W2_PAYLOAD_KEYS does not name/);
  });

  it('notices every changed byte', async () => {
    const encrypted = await encryptOne();
    const data = encrypted.data ?? new Uint8Array();
    for (let at = 0; at < data.length; at++) {
      const changed = Uint8Array.from(data);
      changed[at] = (changed[at] ?? 0) ^ 1;
      await expect(codec.decode([{ ...encrypted, data: changed }])).rejects.toThrow(CodecError);
    }
    await expect(codec.decode([{ ...encrypted, data: data.subarray(0, 20) }])).rejects.toThrow(/cut short/);
  });

  it('does not accept another key under the same name', async () => {
    const impostor = new EncryptionCodec([{ id: 'k1', key: second.key }]);
    await expect(impostor.decode([await encryptOne()])).rejects.toThrow(/not the one it was encrypted with/);
  });

  it('lets through what it did not encrypt', async () => {
    expect(await codec.decode([payload])).toEqual([payload]);
  });

  it('refuses keys that cannot be used', () => {
    const key = generatePayloadKey('k1');
    expect(() => parsePayloadKeys(`${key},${key}`)).toThrow(/"k1" occurs twice/);
    expect(() => parsePayloadKeys('')).toThrow(/not of the form/);
    expect(() => new EncryptionCodec([])).toThrow(/at least one/);
  });

  it('hides the message and the stack of a failure', () => {
    const failure = failureConverter.errorToFailure(new Error('reason of illness'), defaultPayloadConverter);
    expect(failure.message).toBe('Encoded failure');
    expect(failure.stackTrace).toBe('');
    expect(createDataConverter([first]).failureConverterPath).toMatch(/failure-converter\.ts$/);
  });
});

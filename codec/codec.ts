/**
 * Encrypts everything Temporal keeps for us. What a workflow carries is ids, codes and dates only; encryption on top
 * means that whoever runs the Temporal cluster reads nothing about a person's path either.
 */
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { DataConverter, Payload, PayloadCodec } from '@temporalio/common';
import proto from '@temporalio/proto';
import { leastSealed, sealBytes, unsealBytes } from './seal-bytes.ts';

/** One AES-256 key with the name that is written beside what it encrypted. */
export interface PayloadKey {
  readonly id: string;
  readonly key: Uint8Array;
}

/** A payload that cannot be read, or keys that cannot be used. The message never contains a key or content. */
export class CodecError extends Error {
  override readonly name = 'CodecError';
}

const ENCODING = 'binary/encrypted';
const VERSION = '1';
const KEY_BYTES = 32;
const { Payload: PayloadMessage } = proto.temporal.api.common.v1;

/** Reads "id:base64,id2:base64": the first key encrypts, all of them decrypt. Throws `CodecError` saying which is wrong. */
export function parsePayloadKeys(text: string): PayloadKey[] {
  const keys = text.split(',').map((part, index): PayloadKey => {
    const where = `key ${index + 1}`;
    const [, id, encoded] = /^\s*([A-Za-z0-9._-]{1,40}):([A-Za-z0-9+/]+={0,2})\s*$/.exec(part) ?? [];
    if (!id || !encoded) throw new CodecError(`${where} is not of the form id:base64`);
    const key = Buffer.from(encoded, 'base64');
    if (key.length !== KEY_BYTES) throw new CodecError(`${where} ("${id}") has ${key.length} bytes, not ${KEY_BYTES}`);
    return { id, key };
  });
  const twice = keys.find(({ id }, index) => keys.findIndex((other) => other.id === id) !== index);
  if (twice) throw new CodecError(`key id "${twice.id}" occurs twice`);
  return keys;
}

/** A new key in the form `parsePayloadKeys` reads. */
export function generatePayloadKey(id: string): string {
  return `${id}:${randomBytes(KEY_BYTES).toString('base64')}`;
}

/**
 * AES-256-GCM with a fresh IV per payload. To rotate, put a new key in front: old payloads name the key they need.
 * Payloads we did not encrypt pass through, so that what the Temporal UI or CLI sends can be read.
 */
export class EncryptionCodec implements PayloadCodec {
  private readonly first: PayloadKey;
  private readonly byId: ReadonlyMap<string, PayloadKey>;

  constructor(keys: readonly PayloadKey[]) {
    const [first] = keys;
    if (!first) throw new CodecError('at least one payload key is needed');
    this.first = first;
    this.byId = new Map(keys.map((key) => [key.id, key]));
  }

  async encode(payloads: Payload[]): Promise<Payload[]> {
    return payloads.map((payload) => encrypt(payload, this.first));
  }

  async decode(payloads: Payload[]): Promise<Payload[]> {
    return payloads.map((payload) => {
      if (text(payload, 'encoding') !== ENCODING) return payload;
      const id = text(payload, 'encryption-key-id');
      const version = text(payload, 'encryption-version');
      if (version !== VERSION) throw new CodecError(`encrypted with version "${version}"; this code reads ${VERSION}`);
      const key = this.byId.get(id);
      if (!key) throw new CodecError(`encrypted with key "${id}", which W2_PAYLOAD_KEYS does not name`);
      return decrypt(payload, key);
    });
  }
}

/**
 * For clients, `Worker.create` and (its `failureConverterPath`) `bundleWorkflowCode`: payloads encrypted, and messages
 * and stack traces of failures made payloads too. Without the second a validation message would sit in clear text.
 */
export function createDataConverter(keys: readonly PayloadKey[]): DataConverter & { failureConverterPath: string } {
  return { payloadCodecs: [new EncryptionCodec(keys)], failureConverterPath };
}

/** The SDK loads this file by itself, in the client, the worker and the workflow bundle. */
export const failureConverterPath = fileURLToPath(new URL('./failure-converter.ts', import.meta.url));

function encrypt(payload: Payload, key: PayloadKey): Payload {
  return {
    metadata: {
      encoding: Buffer.from(ENCODING),
      'encryption-key-id': Buffer.from(key.id),
      'encryption-version': Buffer.from(VERSION),
    },
    data: sealBytes(key, PayloadMessage.encode(payload).finish(), boundTo(key.id)),
  };
}

function decrypt(payload: Payload, key: PayloadKey): Payload {
  const data = payload.data ?? new Uint8Array();
  if (data.length < leastSealed) throw new CodecError(`a payload of key "${key.id}" is cut short`);
  const inner = unsealBytes(key, data, boundTo(key.id));
  if (!inner)
    throw new CodecError(`a payload of key "${key.id}" was changed, or that key is not the one it was encrypted with`);
  return PayloadMessage.decode(inner);
}

/** What the seal covers besides the content: nobody can claim another key or version for it. */
function boundTo(id: string): Buffer {
  return Buffer.from(`${VERSION}/${id}`);
}

function text(payload: Payload, name: string): string {
  return Buffer.from(payload.metadata?.[name] ?? []).toString('utf8');
}

/** Payloads as the Temporal UI and CLI send them: protobuf JSON, in which bytes are base64. */
import type { Payload } from '@temporalio/common';

interface PayloadJson {
  readonly metadata?: Readonly<Record<string, string>>;
  readonly data?: string;
}

/** The most payloads in one call: more than the largest history has. */
const mostPayloads = 100_000;

export function isPayloads(body: unknown): body is { payloads?: PayloadJson[] } {
  if (typeof body !== 'object' || body === null) return false;
  // In protobuf JSON an empty list may be left out.
  const { payloads = [] } = body as { payloads?: unknown };
  return Array.isArray(payloads) && payloads.length <= mostPayloads && payloads.every(isPayload);
}

function isPayload(value: unknown): value is PayloadJson {
  if (typeof value !== 'object' || value === null) return false;
  const { metadata = {}, data = '' } = value as { metadata?: unknown; data?: unknown };
  return (
    typeof data === 'string' &&
    typeof metadata === 'object' &&
    metadata !== null &&
    Object.values(metadata).every((it) => typeof it === 'string')
  );
}

export function fromJson({ metadata = {}, data = '' }: PayloadJson): Payload {
  return {
    metadata: Object.fromEntries(Object.entries(metadata).map(([name, text]) => [name, Buffer.from(text, 'base64')])),
    data: Buffer.from(data, 'base64'),
  };
}

export function toJson({ metadata, data }: Payload): PayloadJson {
  const entries = Object.entries(metadata ?? {});
  return {
    metadata: Object.fromEntries(entries.map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')])),
    data: Buffer.from(data ?? []).toString('base64'),
  };
}

import { fileURLToPath } from 'node:url';
import { Client, Connection, WorkflowFailedError } from '@temporalio/client';
import { bundleWorkflowCode, NativeConnection, Worker } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createDataConverter, failureConverterPath, parsePayloadKeys } from '../../codec/codec.ts';

const dataConverter = createDataConverter(parsePayloadKeys(inject('payloadKeys')));
const secret = 'unmistakable-words';
const quiet = { info() {}, debug() {}, trace() {}, log() {}, warn() {}, error() {} };
let connection: Connection;
let native: NativeConnection;

beforeAll(async () => {
  const address = inject('temporalAddress');
  [connection, native] = await Promise.all([Connection.connect({ address }), NativeConnection.connect({ address })]);
});
afterAll(() => Promise.all([connection.close(), native.close()]));

describe('on the real server', () => {
  it('neither input nor failure of a workflow can be read in its history, and a client reads both', async () => {
    const workflowsPath = fileURLToPath(new URL('./fixtures/failing-workflow.ts', import.meta.url));
    const taskQueue = 'encryption-test';
    const workflowBundle = await bundleWorkflowCode({ workflowsPath, failureConverterPath, logger: quiet });
    const worker = await Worker.create({ connection: native, taskQueue, workflowBundle, dataConverter });
    const client = new Client({ connection, dataConverter });
    await worker.runUntil(async () => {
      const handle = await client.workflow.start('failWith', { taskQueue, workflowId: 'encryption-1', args: [secret] });
      const failure: unknown = await handle.result().catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(WorkflowFailedError);
      expect((failure as WorkflowFailedError).cause?.message).toBe(`cannot: ${secret}`);

      const texts = stringsIn(await handle.fetchHistory());
      expect(texts).toContain('binary/encrypted');
      expect(texts.filter((text) => text.includes(secret))).toEqual([]);
    });
  });
});

/** Every text in a history, also those inside payloads. */
function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (value instanceof Uint8Array) return [Buffer.from(value).toString('latin1')];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

import type { Client } from '@temporalio/client';
import type { Payload, PayloadCodec } from '@temporalio/common';
import { trajectoryWorkflow } from '../../../workflows/contract.ts';

/** All that one workflow run shows: as the server keeps it, and with every payload decrypted. */
export interface RunContents {
  readonly workflowId: string;
  readonly events: number;
  readonly raw: string;
  readonly decoded: string;
}

/** Histories, search attributes, memos, summaries and details of every run there is, open or closed. */
export async function* everyRun(client: Client, codec: PayloadCodec): AsyncGenerator<RunContents> {
  for await (const { workflowId, runId, type, status, raw: listed } of client.workflow.list()) {
    const handle = client.workflow.getHandle(workflowId, runId);
    const { events = [] } = await handle.fetchHistory();
    const described = (await handle.describe()).raw;
    // The current details are not part of the description; a query brings them, where a worker answers.
    const details =
      status.name === 'RUNNING' && type === trajectoryWorkflow
        ? await handle.query('__temporal_workflow_metadata').catch(() => '')
        : '';
    const all = [events, described, listed, details];
    const [raw, decoded] = [textsOf(all), textsOf(await decodeAll(all, codec))];
    yield { workflowId, events: events?.length ?? 0, raw, decoded };
  }
}

/** Every text and every byte in it, one a line. */
function textsOf(value: unknown): string {
  const texts: string[] = [];
  const visit = (it: unknown): void => {
    if (typeof it === 'string') texts.push(it);
    else if (it instanceof Uint8Array) texts.push(Buffer.from(it).toString('latin1'), Buffer.from(it).toString('utf8'));
    else if (typeof it === 'object' && it !== null)
      for (const [name, child] of Object.entries(it)) {
        texts.push(name);
        visit(child);
      }
  };
  visit(value);
  return texts.join('\n');
}

async function decodeAll(value: unknown, codec: PayloadCodec): Promise<unknown> {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  if (isPayload(value)) return codec.decode([value]);
  const entries = Object.entries(value).map(async ([name, child]) => [name, await decodeAll(child, codec)] as const);
  return Object.fromEntries(await Promise.all(entries));
}

const isPayload = (value: object): value is Payload =>
  'metadata' in value && 'data' in value && typeof value.metadata === 'object' && value.data instanceof Uint8Array;

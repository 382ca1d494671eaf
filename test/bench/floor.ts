/** The floor: bare Temporal doing the same with the least that it can be asked. */
import { Client, Connection, type DataConverter } from '@temporalio/client';
import type { SearchAttributePair } from '@temporalio/common';
import { moveTo } from '../../app/runs/time-skipping.ts';
import type { Database } from '../../db/connect.ts';
import { bareQueue, bareUpdate, bareWorkflow, barePeriodMs } from './bare/contract.ts';
import { countDeadlines, writeRow } from './bare/rows.ts';
import { namespace, type Servers } from './servers.ts';
import type { Side } from './side.ts';
import type { WorkerProcess } from './worker-process.ts';

/** A moment after a timer, in which what it does is done. */
const afterMs = 60_000;

export async function connectBare({ temporalAddress }: Servers, dataConverter?: DataConverter): Promise<Client> {
  const connection = await Connection.connect({ address: temporalAddress });
  return new Client({ connection, namespace, ...(dataConverter ? { dataConverter } : {}) });
}

/** What is started, and how: bare, or with what the programme asks of Temporal. */
export interface FloorKind {
  readonly workflow: string;
  readonly queue: string;
  /** Of what it is started with beside its id and its first date. */
  readonly carried?: unknown;
  readonly attributes?: readonly SearchAttributePair[];
  readonly input: unknown;
}

export const bareFloor: FloorKind = { workflow: bareWorkflow, queue: bareQueue, input: 'phone' };

export function floorSide(client: Client, db: Database, worker: WorkerProcess, kind: FloorKind): Side {
  const firstDueMs = Date.now() + barePeriodMs;
  const write = writeRow(db);
  let made = 0;
  /** How many deadlines there must be in Postgres when all that were due so far are recorded. */
  let expected = 0;
  let dates = 0;

  const nextId = () => `bare-${(made += 1)}`;
  const start = async (id: string) => {
    const { workflow, queue, carried, attributes } = kind;
    await client.workflow.start(workflow, {
      ...{ workflowId: id, taskQueue: queue, args: carried ? [id, firstDueMs, carried] : [id, firstDueMs] },
      ...(attributes ? { typedSearchAttributes: [...attributes], staticSummary: `furnished · ${id}` } : {}),
    });
  };
  const command = async (id: string) => {
    await client.workflow.getHandle(id).executeUpdate<number, [unknown]>(bareUpdate, { args: [kind.input] });
  };
  return {
    name: 'floor',
    worker,
    prepare: async (count) => Array.from({ length: count }, nextId),
    start,
    async startWhole() {
      const id = nextId();
      await write({ id, number: 0, kind: 'start' });
      await start(id);
    },
    command,
    async nextDue(ids) {
      expected += ids.length;
      dates += 1;
      const due = firstDueMs + (dates - 1) * barePeriodMs;
      return { firesAt: ids.map(() => due), left: async () => expected - (await countDeadlines(db)) };
    },
    async liveOn(id, events) {
      const handle = client.workflow.getHandle(id);
      for (let month = 0; (await handle.describe()).historyLength < events; month += 1) {
        if (month < 24) await moveTo(client, id, firstDueMs + month * barePeriodMs + afterMs);
        await command(id);
      }
    },
  };
}

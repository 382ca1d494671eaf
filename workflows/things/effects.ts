import { proxyActivities } from '@temporalio/workflow';
import { recordRefusals, type Notice } from '../../domain/durable/index.ts';
import { taskQueues } from '../contract.ts';
import type { AnyEvent, AnyState } from '../durable/contract.ts';
import type { Definition } from '../durable/definition.ts';
import { retryOf } from '../durable/retry.ts';
import type { ThingKind, ThingOutsideActivities, ThingRecordActivities } from './contract.ts';

/** Tried until Postgres is back, on the workflow's own queue: the server has the decision before it is written. */
const { recordThing } = proxyActivities<ThingRecordActivities>({
  startToCloseTimeout: '15s',
  retry: { ...retryOf('record'), nonRetryableErrorTypes: Object.values(recordRefusals) },
});
const { giveNotice, dropNotice } = proxyActivities<ThingOutsideActivities>({
  startToCloseTimeout: '45s',
  taskQueue: taskQueues.outside,
  retry: retryOf('notify'),
});

/** The part of a definition that is the same for everything that tells the world nothing but notices: one lane, of mail. */
export const noticesOf = <State extends AnyState, Event extends AnyEvent, Effect extends Notice>(
  kind: ThingKind,
): Pick<Definition<State, Event, Effect>, 'lanes' | 'record' | 'perform' | 'drop'> => ({
  lanes: [],
  record: (id, batch) => recordThing({ kind, id, ...batch }),
  perform: (call) => giveNotice({ kind, ...call }),
  drop: (call) => dropNotice({ kind, ...call }),
});

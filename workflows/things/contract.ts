import type { Instant } from '../../domain/calendar/index.ts';
import type { Batch, Envelope, Notice } from '../../domain/durable/index.ts';

/** What tells the world nothing but notices to people; each is a workflow of its own name. */
const thingKinds = ['agreement', 'contractMonth'] as const;
export type ThingKind = (typeof thingKinds)[number];

type AnyEvent = Envelope & { readonly type: string };

interface ThingBatch extends Batch<AnyEvent, Notice> {
  readonly kind: ThingKind;
  readonly id: string;
}

export interface NoticeCall {
  readonly kind: ThingKind;
  readonly id: string;
  readonly effect: Notice;
  /** The workflow's time: activities never read a clock. */
  readonly now: Instant;
}

/** Run by the worker that runs the workflows: idempotent and milliseconds long. */
export interface ThingRecordActivities {
  recordThing(batch: ThingBatch): Promise<void>;
}

/** Run on queues of their own; keyed by id + effect key. */
export interface ThingOutsideActivities {
  giveNotice(call: NoticeCall): Promise<void>;
  /** It is no longer wanted: its row says so. */
  dropNotice(call: NoticeCall): Promise<void>;
}

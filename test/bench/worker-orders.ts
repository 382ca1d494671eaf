import type { Build } from '../../workers/bundle.ts';
import type { Memory } from './thread-memory.ts';

/** What a worker process is told first. */
export interface Setup {
  readonly kind: 'w2' | 'bare' | 'furnished';
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly namespace: string;
  /** As in W2_PAYLOAD_KEYS. */
  readonly payloadKeys: string;
  /** Made elsewhere: the bundler leaves hundreds of megabytes behind, which would be taken for the worker's. */
  readonly build: Build;
  readonly maxCachedWorkflows: number;
}

export interface Status {
  readonly cached: number;
  readonly busy: number;
}

/** What a worker process can be asked, and what it answers. */
export interface Orders {
  readonly begin: { readonly ask: Setup; readonly answer: null };
  readonly status: { readonly ask: null; readonly answer: Status };
  readonly memory: { readonly ask: null; readonly answer: Memory };
  /** Replays one run's history so many times; answers milliseconds, and the number of events of one. */
  readonly replay: {
    readonly ask: { readonly workflowId: string; readonly copies: number };
    readonly answer: { readonly ms: number; readonly events: number };
  };
  readonly end: { readonly ask: null; readonly answer: null };
}

export type Order = { [N in keyof Orders]: { readonly order: N; readonly ask: Orders[N]['ask'] } }[keyof Orders];
export type Reply = { readonly answer: unknown } | { readonly failed: string };

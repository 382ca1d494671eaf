import type { Batch } from '../durable/batch.ts';
import type { CohortEffect } from './effects.ts';
import type { CohortEvent } from './events.ts';

export type CohortBatch = Batch<CohortEvent, CohortEffect> & { readonly cohortId: string };

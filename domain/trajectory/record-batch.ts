import type { Batch } from '../durable/batch.ts';
import type { Effect } from './effect.ts';
import type { TrajectoryEvent } from './events.ts';

export type RecordBatch = Batch<TrajectoryEvent, Effect> & { readonly trajectoryId: string };

import { cohorts } from './cohorts.ts';
import { contractMonths } from './contract-months.ts';
import type { Kind } from './kind.ts';
import { trajectories } from './trajectories.ts';

/** Every kind of durable thing there is. */
export const kinds: readonly Kind[] = [trajectories, cohorts, contractMonths] as unknown as readonly Kind[];

/** Of a known id, else a trajectory's. */
export const kindOf = (id: string): Kind => kinds.find((kind) => kind.has(id)) ?? kinds[0]!;

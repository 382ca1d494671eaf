import { unlessSpoilt } from '../../db/spoilt.ts';
import { agreements } from './agreements.ts';
import { cohorts } from './cohorts.ts';
import { contractMonths } from './contract-months.ts';
import type { Kind } from './kind.ts';
import { trajectories } from './trajectories.ts';

const all = [trajectories, cohorts, contractMonths, agreements] as unknown as readonly Kind[];

/** Every kind of durable thing there is. One whose state was spoilt is not open; the comparison with its events says so. */
export const kinds: readonly Kind[] = all.map((kind) => ({
  ...kind,
  isOpen: (state) => unlessSpoilt(() => kind.isOpen(state), false),
}));

/** Of a known id, else a trajectory's. */
export const kindOf = (id: string): Kind => kinds.find((kind) => kind.has(id)) ?? kinds[0]!;

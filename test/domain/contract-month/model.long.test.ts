import { it } from 'vitest';
import { liveMonths } from './model/live.ts';

const runs = Number(process.env['W2_MODEL_RUNS'] ?? 5_000);
const seed = Number(process.env['W2_MODEL_SEED'] ?? Date.now() % 1_000_000_000);

it(`many random months keep what must hold: ${runs} from seed ${seed}`, { timeout: 3_600_000 }, () =>
  liveMonths(seed, runs),
);

import { describe, it } from 'vitest';
import { liveMonths } from './model/live.ts';

const runs = Number(process.env['W2_MODEL_RUNS'] ?? 20);
const seed = Number(process.env['W2_MODEL_SEED'] ?? 1);

describe('random months', () => {
  it(`keep their sums, are approved by somebody else only, and climb their ladder once: ${runs} from seed ${seed}`, () =>
    liveMonths(seed, runs));
});

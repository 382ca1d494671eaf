import { z } from 'zod';

/**
 * What a sandbox can do wrong on request. The "apply" kinds take the question in (it is in the ledger) and lose the
 * answer, which is what a client cannot tell from a question that never arrived.
 */
const FAULT_KINDS = [
  /** 503, nothing taken in. */
  'refuse',
  /** Taken in, then 503. */
  'apply-then-503',
  /** Taken in, then the line is cut in the middle of the answer. */
  'apply-then-cut',
  /** The right answer, late. */
  'slow',
  /** 200 with something that is no answer. */
  'malformed',
  /** A sound answer to another question. */
  'wrong-correlation',
  /** 429 with Retry-After, nothing taken in. */
  '429',
  /** MAGDA only: level 2, too many simultaneous queries, with HTTP 200. */
  '99995',
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

const rule = z.strictObject({
  /** Part of the path or the operation's name; without it the rule holds for all. */
  route: z.string().min(1).max(120).optional(),
  kind: z.enum(FAULT_KINDS),
  /** The chance per question. */
  rate: z.number().min(0).max(1),
  /** How often in all; unlimited without it. */
  times: z.number().int().min(1).optional(),
  /** For `slow`, milliseconds. */
  delayMs: z.number().int().min(0).max(600_000).default(2_000),
  /** For `429` (1 without it) and `refuse` and `apply-then-503` (no header without it), seconds. */
  retryAfterSeconds: z.number().int().min(0).max(86_400).optional(),
});

export const faultPlan = z.strictObject({
  /** The same seed and the same questions give the same faults. */
  seed: z.number().int().default(1),
  rules: z.array(rule).max(50),
});

type FaultPlan = z.infer<typeof faultPlan>;

export interface Fault {
  readonly kind: FaultKind;
  readonly delayMs: number;
  readonly retryAfterSeconds?: number | undefined;
  /** Below 1, from the plan's seed: picks among the variants of a kind. */
  readonly variant: number;
}

export interface Faults {
  set(plan: FaultPlan): void;
  clear(): void;
  report(): FaultPlan & { asked: number; exercised: Record<FaultKind, number> };
  /** The first rule that strikes, counted as exercised. */
  draw(routes: readonly string[]): Fault | undefined;
}

export function createFaults(): Faults {
  let plan: FaultPlan = { seed: 1, rules: [] };
  let random = mulberry32(plan.seed);
  let asked = 0;
  let exercised = noCounts();
  let used: number[] = [];

  function set(next: FaultPlan): void {
    plan = next;
    random = mulberry32(next.seed);
    asked = 0;
    exercised = noCounts();
    used = next.rules.map(() => 0);
  }

  return {
    set,
    clear: () => set({ seed: 1, rules: [] }),
    report: () => ({ ...plan, asked, exercised }),
    draw(routes) {
      asked += 1;
      for (const [index, each] of plan.rules.entries()) {
        const { route, times, rate } = each;
        if (route !== undefined && !routes.some((known) => known.includes(route))) continue;
        if (times !== undefined && used[index]! >= times) continue;
        if (random() >= rate) continue;
        used[index]! += 1;
        exercised[each.kind] += 1;
        return { ...each, variant: random() };
      }
      return undefined;
    },
  };
}

function noCounts(): Record<FaultKind, number> {
  return Object.fromEntries(FAULT_KINDS.map((kind) => [kind, 0])) as Record<FaultKind, number>;
}

/** A small seeded generator (public domain, Tommy Ettinger); faults must be repeatable, not unpredictable. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

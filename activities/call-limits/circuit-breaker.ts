/** A system's health as its callers see it, shared by all workers. Times in milliseconds since 1970, of the machine. */
export interface Health {
  readonly state: 'closed' | 'open' | 'halfOpen';
  /** In a row. */
  readonly failures: number;
  /** How many times in a row it was found ill again after a rest. */
  readonly relapses: number;
  /** Not before this moment is it called again; null while it is well. */
  readonly tryAt: number | null;
  /** How many calls at a time it gets now: after an illness one more with every success, up to its limit. */
  readonly allowed: number;
}

export interface Limits {
  /** At a time, over all workers. */
  readonly concurrency: number;
  /** Per second, over all workers. */
  readonly perSecond: number;
  /** How long it is left alone after an illness, in milliseconds; twice as long after every relapse. */
  readonly coolDownMs: number;
}

/** So many failures in a row are no accident any more. */
export const opensAfter = 5;
/** However often it fell back: it is looked at again within this time, so that it drains by itself. */
export const longestRestMs = 10 * 60_000;

export const well = ({ concurrency }: Limits): Health => ({
  state: 'closed',
  failures: 0,
  relapses: 0,
  tryAt: null,
  allowed: concurrency,
});

/** May a call go out now? `probe`: one, to see whether the system is back. */
export function mayCall(health: Health, inFlight: number, nowMs: number): 'yes' | 'probe' | 'full' | 'resting' {
  if (health.state === 'closed') return inFlight < health.allowed ? 'yes' : 'full';
  if (health.tryAt !== null && nowMs < health.tryAt) return 'resting';
  return inFlight === 0 ? 'probe' : 'resting';
}

/** A call came back well: the system is well, and gets more of them step by step, so that nothing rushes at it. */
export function afterSuccess({ state, allowed }: Health, limits: Limits): Health {
  const next = state === 'closed' ? allowed + 1 : 1;
  return { ...well(limits), allowed: Math.min(next, limits.concurrency) };
}

/** A call showed that the system is ill. `retryAfterMs`: it said itself when to come back, and is left alone until then. */
export function afterFailure(health: Health, limits: Limits, nowMs: number, retryAfterMs?: number): Health {
  const failures = health.failures + 1;
  const relapses = health.state === 'closed' ? 0 : health.relapses + 1;
  // Calls that were under way when it fell ill add nothing to what is known.
  const known = health.state === 'open';
  if (health.state === 'closed' && failures < opensAfter && !retryAfterMs) return { ...health, failures };
  const rest = Math.min(limits.coolDownMs * 2 ** (known ? health.relapses : relapses), longestRestMs);
  const tryAt = Math.max(nowMs + Math.max(rest, retryAfterMs ?? 0), known ? (health.tryAt ?? 0) : 0);
  return { state: 'open', failures, relapses: known ? health.relapses : relapses, tryAt, allowed: 1 };
}

/**
 * The moment at which one more call may leave so that no more than `perSecond` do, a second's worth at once after a quiet
 * time (generic cell rate algorithm). `nextAt` is what the last call left behind.
 */
export function paced(nextAt: number, { perSecond }: Limits, nowMs: number): { waitMs: number; nextAt: number } {
  const interval = 1000 / perSecond;
  const from = Math.max(nextAt, nowMs - 1000 + interval);
  return { waitMs: Math.max(0, from - nowMs), nextAt: from + interval };
}

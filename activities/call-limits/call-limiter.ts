import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { instantOfMs } from '../../domain/calendar/index.ts';
import type { OutsideSystem } from '../../domain/trajectory/index.ts';
import type { Database } from '../../db/connect.ts';
import {
  beginCall,
  callsUnderWay,
  changeSystem,
  countCall,
  endCall,
  withSystem,
  type SystemChange,
  type SystemRow,
} from '../../db/queries/systems.ts';
import { failed, type Failed, type Outcome } from '../../integrations/outcome.ts';
import type { CallLimiter } from '../outside.ts';
import { afterFailure, afterSuccess, mayCall, paced, type Health } from './circuit-breaker.ts';

/** Longer than any call takes: the place of a worker that was killed in one comes free after it. */
const leaseMs = 60_000;
/** How long a call waits for a place or its turn, within the time its activity has. */
const longestWaitMs = 8_000;
const lookAgainMs = 150;

type Way = { readonly go: string } | { readonly inMs: number } | { readonly restMs: number };

/**
 * The one way out to the outside systems, for all workers together: no more calls at a time and per second than the system
 * takes, and none while it is ill, but one now and then to see whether it is back. Kept in Postgres; no transaction stays
 * open during a call.
 */
export function createCallLimiter(db: Database, clock: () => number = Date.now): CallLimiter {
  const enter = (system: OutsideSystem): Promise<Way> =>
    withSystem(db, system, clock(), async (row, tx): Promise<Way> => {
      const nowMs = clock();
      const may = mayCall(healthOf(row), await callsUnderWay(tx, system, nowMs), nowMs);
      if (may === 'resting') return { restMs: Math.max(1_000, (row.tryAt ?? nowMs) - nowMs) };
      if (may === 'full') return { inMs: lookAgainMs };
      const turn = paced(row.nextAt, row, nowMs);
      if (turn.waitMs > 0) return { inMs: turn.waitMs };
      const id = randomUUID();
      await beginCall(tx, { id, system, expiresAt: nowMs + leaseMs });
      const probing: SystemChange = may === 'probe' ? { state: 'halfOpen', since: instantOfMs(nowMs) } : {};
      await changeSystem(tx, system, { nextAt: turn.nextAt, ...probing });
      return { go: id };
    });

  const leave = (system: OutsideSystem, id: string, outcome: Outcome<unknown> | null): Promise<void> =>
    withSystem(db, system, clock(), async (row, tx) => {
      const nowMs = clock();
      await endCall(tx, id);
      const failure = outcome?.kind === 'failure' ? outcome : null;
      const ill = outcome === null || (failure !== null && saysIll(failure));
      const health = ill
        ? afterFailure(healthOf(row), row, nowMs, failure?.retryAfterMs)
        : afterSuccess(healthOf(row), row);
      const at = instantOfMs(nowMs);
      await changeSystem(tx, system, {
        ...health,
        ...(health.state === row.state ? {} : { since: at }),
        ...(ill || (failure !== null && isSilent(failure))
          ? { lastFailureAt: at, lastFailureCode: failure?.code ?? `${system}.broken` }
          : { lastSuccessAt: at }),
      });
      await countCall(tx, system, ill, nowMs);
    });

  return async <Value>(system: OutsideSystem, attempt: () => Promise<Outcome<Value>>): Promise<Outcome<Value>> => {
    const until = clock() + longestWaitMs;
    for (;;) {
      const way = await enter(system);
      if ('go' in way) return called(attempt, (outcome) => leave(system, way.go, outcome));
      if ('restMs' in way) return failed('askAgainLater', `${system}.circuitOpen`, '', way.restMs);
      if (clock() + way.inMs > until) return failed('askAgainLater', `${system}.busy`, '', 1_000);
      await wait(way.inMs);
    }
  };
}

async function called<Value>(
  attempt: () => Promise<Outcome<Value>>,
  leave: (outcome: Outcome<Value> | null) => Promise<void>,
): Promise<Outcome<Value>> {
  let outcome: Outcome<Value> | null = null;
  try {
    outcome = await attempt();
    return outcome;
  } finally {
    await leave(outcome);
  }
}

/** A refusal of one question, or one answer of no use, says nothing about the system; silence, overload and nonsense do. */
const saysIll = ({ failure, ofOneQuestion }: Failed): boolean => failure !== 'permanent' && !ofOneQuestion;

/** One of several behind one name, such as an OCMW: it is noted, and says nothing of the others. */
const isSilent = ({ code }: Failed): boolean => /\.(unreachable|timedOut|cut|http\d{3})$/.test(code);

const healthOf = ({ state, failures, relapses, tryAt, allowed }: SystemRow): Health => ({
  state,
  failures,
  relapses,
  tryAt,
  allowed,
});

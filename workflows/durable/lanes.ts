import { ActivityFailure, ApplicationFailure, condition, log, sleep } from '@temporalio/workflow';
import { isInstant, msOf, type Instant } from '../../domain/calendar/index.ts';
import { heldFailure, isRefused, sequenceOf } from '../../domain/durable/index.ts';
import type { AnyEffect, AnyEvent, AnyState, Call } from './contract.ts';
import type { Definition, Reply } from './definition.ts';
import type { Interpreter } from './interpreter.ts';
import { waits } from './retry.ts';

export interface Lanes {
  /** Begins the lanes of new effects. */
  begin(): void;
  /** Nothing is under way: what is left waits for a system that does not answer or for its hour, and can be carried to another run. */
  atRest(): boolean;
}

/**
 * One lane per outside system, or per whoever is told, each strictly in order: a silent OCMW holds up no mail, and a member
 * whose workflow is lost no other member.
 */
export function createLanes<State extends AnyState, Event extends AnyEvent, Effect extends AnyEffect>(
  definition: Definition<State, Event, Effect>,
  interpreter: Interpreter<State, Event, Effect>,
  parked: () => boolean,
): Lanes {
  const { outbox } = interpreter;
  const begun = new Set<string>();
  const troubled = new Set<string>();
  const underWay = new Set<string>();
  const asleep = new Set<string>();
  /** Effects put aside until their hour: the others of their lane go on. */
  const held = new Set<string>();
  const reply: Reply<State, Event> = {
    give(name, data) {
      // Decided by a run that may not write, it would be lost: whoever takes over asks again.
      if (parked()) return null;
      const answer = interpreter.command(name, { by: { role: 'system' }, data });
      return isRefused(answer) ? answer : null;
    },
    note: (decide) => interpreter.note(decide),
  };

  const begin = (lane: string): void => {
    if (begun.has(lane)) return;
    begun.add(lane);
    void run(lane);
  };

  async function run(lane: string): Promise<void> {
    // Only what is in Postgres is told to the world: an effect waits for the event that caused it.
    const next = () =>
      outbox.pending.find(
        (effect) => effect.lane === lane && sequenceOf(effect) <= outbox.recordedTo && !held.has(effect.key),
      );
    const ready = (effect: Effect | undefined) =>
      effect !== undefined && !parked() && !definition.waitsForAnother?.(effect, outbox.pending, troubled);
    for (;;) {
      await condition(() => ready(next()));
      const effect = next();
      if (effect) {
        const until = await perform(effect);
        underWay.delete(lane);
        if (until) void putAside(effect, until);
        else outbox.done(effect);
      }
    }
  }

  /** Sleeps until its hour, and is next in its lane again. */
  async function putAside({ key, lane, kind }: Effect, until: Instant): Promise<void> {
    held.add(key);
    await sleep(Math.max(1, msOf(until) - Date.now()), { summary: `${lane}: ${kind} waits for its hour` });
    held.delete(key);
  }

  /** Null once it is done; else from when it may be. */
  async function perform(effect: Effect): Promise<Instant | null> {
    for (let failures = 0; ; failures += 1) {
      const { state } = interpreter;
      if (!('id' in state)) return null;
      const call: Call<Effect> = { id: state.id, effect, now: interpreter.contextAt().now };
      underWay.add(effect.lane);
      try {
        await (definition.stillWanted(effect, state) ? definition.perform(call, reply) : definition.drop(call));
        troubled.delete(effect.lane);
        return null;
      } catch (error) {
        if (!(error instanceof ActivityFailure)) throw error;
        const until = heldUntil(error);
        if (until) return until;
        if (definition.unanswered?.(effect, reply)) return null;
        log.warn('an effect waits for its system', { lane: effect.lane, key: effect.key, failures });
        troubled.add(effect.lane);
        underWay.delete(effect.lane);
        asleep.add(effect.lane);
        await sleep(waits[Math.min(failures, waits.length - 1)] ?? '1 day', {
          summary: `${effect.lane} does not answer; ${effect.kind} is tried again`,
        });
        asleep.delete(effect.lane);
        if (parked()) await condition(() => !parked());
      }
    }
  }

  definition.lanes.forEach(begin);
  return {
    begin() {
      for (const { lane } of outbox.pending) begin(lane);
    },
    atRest: () => underWay.size === 0 && (outbox.pending.length === 0 || asleep.size > 0 || held.size > 0),
  };
}

function heldUntil({ cause }: ActivityFailure): Instant | null {
  const until = cause instanceof ApplicationFailure && cause.type === heldFailure ? cause.details?.[0] : null;
  return isInstant(until) ? until : null;
}

import { ActivityFailure, condition, log, sleep } from '@temporalio/workflow';
import { isRefused, sequenceOf } from '../../domain/durable/index.ts';
import type { AnyEffect, AnyEvent, AnyState, Call } from './contract.ts';
import type { Definition, Reply } from './definition.ts';
import type { Interpreter } from './interpreter.ts';
import { waits } from './retry.ts';

export interface Lanes {
  /** Begins the lanes of new effects. */
  begin(): void;
  /** Nothing is under way: what is left waits for a system that does not answer, and can be carried to another run. */
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
    const next = () => outbox.pending.find((effect) => effect.lane === lane && sequenceOf(effect) <= outbox.recordedTo);
    const ready = (effect: Effect | undefined) =>
      effect !== undefined && !parked() && !definition.waitsForAnother?.(effect, outbox.pending, troubled);
    for (;;) {
      await condition(() => ready(next()));
      const effect = next();
      if (effect) {
        await perform(effect);
        underWay.delete(lane);
        outbox.done(effect);
      }
    }
  }

  async function perform(effect: Effect): Promise<void> {
    for (let failures = 0; ; failures += 1) {
      const { state } = interpreter;
      if (!('id' in state)) return;
      const call: Call<Effect> = { id: state.id, effect, now: interpreter.contextAt().now };
      underWay.add(effect.lane);
      try {
        await (definition.stillWanted(effect, state) ? definition.perform(call, reply) : definition.drop(call));
        troubled.delete(effect.lane);
        return;
      } catch (error) {
        if (!(error instanceof ActivityFailure)) throw error;
        if (definition.unanswered?.(effect, reply)) return;
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
    atRest: () => underWay.size === 0 && (outbox.pending.length === 0 || asleep.size > 0),
  };
}

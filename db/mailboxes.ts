import type { Instant } from '../domain/calendar/index.ts';
import { stillWanted, type Effect } from '../domain/trajectory/index.ts';
import type { Database } from './connect.ts';
import { finishEffect } from './queries/effects.ts';
import { insertMessages, type NewMessage } from './queries/messages.ts';
import { messageMatter, type MessageMatter, type ToldOf } from './queries/tellings.ts';

export type Notify = Extract<Effect, { kind: 'notify' }>;

/** Puts in words what a message says. */
type Wording = (matter: MessageMatter) => { readonly subject: string; readonly text: string };

interface Telling {
  readonly now: Instant;
  readonly words: Wording;
  /** When it leaves by mail; null: at once, or in the digest. */
  readonly leavesAt?: Instant | null;
}

/** Into the mailboxes of whom it concerns; what is there for an effect and a recipient stays as it is. */
export async function putIntoMailboxes(
  db: Database,
  trajectory: ToldOf,
  effects: readonly Notify[],
  { now, words, leavesAt = null }: Telling,
): Promise<void> {
  const all: NewMessage[] = [];
  for (const effect of effects) {
    const { recipients, matter } = await messageMatter(db, trajectory, effect, now);
    for (const { id: recipientId } of recipients)
      all.push({
        ...{ trajectoryId: trajectory.id, effectKey: effect.key, recipientId, recipientRole: effect.to },
        ...{ about: effect.about, rule: effect.rule, deadlineId: effect.deadlineId },
        ...{ ...words(matter), at: now, leavesAt },
      });
  }
  await insertMessages(db, all);
}

/**
 * Tells it in the transaction that records it, without a step of its own for each.
 * @returns the keys of what was told; what is not wanted any more is left to its lane
 */
export async function tellAlong(
  tx: Database,
  trajectory: ToldOf,
  telling: readonly Notify[],
  { now, words }: Pick<Telling, 'now' | 'words'>,
): Promise<string[]> {
  const wanted = telling.filter((effect) => stillWanted(effect, trajectory.state));
  await putIntoMailboxes(tx, trajectory, wanted, { now, words });
  for (const { key } of wanted) await finishEffect(tx, { trajectoryId: trajectory.id, key }, now);
  return wanted.map(({ key }) => key);
}

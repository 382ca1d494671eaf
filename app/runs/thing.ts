import type { SearchAttributePair } from '@temporalio/common';
import type { LocalDate } from '../../domain/calendar/index.ts';
import type { AnyState, Deadline, DeadlineWait } from '../../domain/durable/index.ts';
import type { Database } from '../../db/connect.ts';
import type { AboutDeadline, Begun, Kept, Kind, NextStep, Waits } from './kind.ts';

type Asked = 'owing' | 'pending' | 'hold' | 'raiseEpoch' | 'setClock' | 'due' | 'nextDay';

/** In what one thing differs from another, of those that wait for their deadlines and tell people. */
export interface ThingOf<State extends AnyState, Event> {
  readonly workflow: Kind['workflow'];
  readonly code: Kind['code'];
  readonly root: Kind['root'];
  has(id: string): boolean;
  isOpen(state: State): boolean;
  readonly queries: Pick<Kind<State>, Asked> & { events(db: Database, id: string): Promise<readonly Event[]> };
  read(db: Database, ids: readonly string[]): Promise<readonly (Kept<State> & { readonly id: string })[]>;
  /** Those that must have a run, in order. */
  open(db: Database): Promise<readonly { readonly id: string }[]>;
  readonly none: State;
  evolve(state: State, event: Event): State;
  summary(state: Begun<State>): string;
  attributes(state: Begun<State>, today: LocalDate): SearchAttributePair[];
}

/** A kind of durable thing whose every date is a deadline. */
export const kindOfThing = <State extends AnyState, Event>({
  queries,
  read,
  open,
  none,
  evolve,
  isOpen,
  ...kind
}: ThingOf<State, Event>): Kind<State> => ({
  ...kind,
  ...queries,
  events: async (db, id) => (await queries.events(db, id)) as readonly AboutDeadline[],
  read: async (db, id) => (await read(db, [id]))[0] ?? null,
  readMany: async (db, ids) => new Map((await read(db, ids)).map((row) => [row.id, row])),
  isOpen: (state) => isOpen(state as State),
  async *open(db) {
    for (const { id } of await open(db)) yield id;
  },
  replayed: async (db, id) => (await queries.events(db, id)).reduce(evolve, none),
  // A notice has no answer that anybody waits for.
  unanswered: async () => [],
  steps: (state) => stepsOf('deadlines' in state ? state.deadlines : []),
  waits,
});

const stepsOf = (deadlines: readonly Deadline[]): NextStep[] =>
  deadlines.flatMap(({ id, steps: [step] }) => (step ? [{ about: id, ...step }] : []));

function waits(answer: unknown): Waits {
  const all = answer as readonly DeadlineWait[];
  return {
    first: all[0]?.deadlineId ?? null,
    dates: new Map(
      all.map(({ deadlineId, who, until, otherwise }) => [
        deadlineId,
        `${who} until ${until}${otherwise ? `, ${otherwise.rung} ${otherwise.on}` : ''}`,
      ]),
    ),
  };
}

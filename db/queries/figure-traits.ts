import { asc, inArray } from 'drizzle-orm';
import { localDateOf, type LocalDate } from '../../domain/calendar/index.ts';
import type { Counted } from '../../domain/statistics/index.ts';
import type { Database } from '../connect.ts';
import { people, personChanges } from '../schema.ts';

/** What was known of somebody from a day on; `changeId`: the last change that was read. */
export interface KnownPerson {
  readonly erased: boolean;
  readonly changeId: number;
  /** In order, each with the change it came by; the first held from the beginning. */
  readonly known: readonly { readonly on: LocalDate | null; readonly changeId: number; readonly counted: Counted }[];
}

const countedFields: readonly string[] = ['sex', 'birthDate', 'education', 'origin'];

/** What the figures count of these people, now and before each change of it: the side store keeps what it was. */
export async function knownPeople(tx: Database, ids: readonly string[]): Promise<ReadonlyMap<string, KnownPerson>> {
  const wanted = [...new Set(ids)];
  const rows = await tx
    .select({
      id: people.id,
      insz: people.insz,
      sex: people.sex,
      birthDate: people.birthDate,
      education: people.education,
      origin: people.origin,
    })
    .from(people)
    .where(inArray(people.id, wanted));
  const changes = await tx
    .select({
      id: personChanges.id,
      personId: personChanges.personId,
      field: personChanges.field,
      before: personChanges.before,
      at: personChanges.at,
    })
    .from(personChanges)
    .where(inArray(personChanges.personId, wanted))
    .orderBy(asc(personChanges.id));
  const newest = new Map(changes.map(({ personId, id }) => [personId, id]));
  const counted = changes.filter(({ field }) => countedFields.includes(field));
  const of = Map.groupBy(counted, ({ personId }) => personId);
  return new Map(
    rows.map(({ id, insz, ...now }) => [
      id,
      { erased: insz.startsWith('erased:'), changeId: newest.get(id) ?? 0, known: pastOf(now, of.get(id) ?? []) },
    ]),
  );
}

/** Backwards from what is known now, each change taken back. */
function pastOf(
  now: Counted,
  changes: readonly {
    readonly id: number;
    readonly before: Readonly<Record<string, unknown>>;
    readonly at: Parameters<typeof localDateOf>[0];
  }[],
): KnownPerson['known'] {
  const known: { on: LocalDate | null; changeId: number; counted: Counted }[] = [];
  let counted = now;
  for (const { id: changeId, before, at } of changes.toReversed()) {
    known.unshift({ on: localDateOf(at), changeId, counted });
    counted = { ...counted, ...(before as Partial<Counted>) };
  }
  return [{ on: null, changeId: 0, counted }, ...known];
}

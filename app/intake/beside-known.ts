import { matchKnown, type Said } from '../../db/known-person.ts';
import * as queries from '../../db/queries/prospects.ts';
import type { App } from '../open.ts';
import { entryReason } from './entry-reasons.ts';
import type { ProspectResult } from './prospect-list.ts';
import type { LineDiffers } from './register.ts';

/**
 * Puts each row beside what is known of its number: nobody who died is contacted, another name is an alarm, and of a person
 * in a trajectory what the list brings is matched. Done before the list is kept, so that a killed import loses none of it.
 * @param said null: a dry run, in which nothing is kept
 */
export async function besideKnown(
  app: App,
  read: readonly ProspectResult[],
  said: Omit<Said, 'line'> | null,
): Promise<{ results: ProspectResult[]; notes: Map<number, string>; differs: LineDiffers[] }> {
  const known = await queries.knownNumbers(
    app.db,
    read.flatMap((one) => (one.status === 'ok' ? [one.row.insz] : [])),
  );
  const notes = new Map<number, string>();
  const differs: LineDiffers[] = [];
  const results: ProspectResult[] = [];
  for (const one of read) {
    const there = one.status === 'ok' ? known.get(one.row.insz) : undefined;
    results.push(one);
    if (one.status !== 'ok' || there === undefined) continue;
    const { line, cells, row } = one;
    const refuse = (refused: Parameters<typeof entryReason>[0]) =>
      results.splice(-1, 1, { line, cells, status: 'refused', reasons: [entryReason(refused)] });
    const { listId, personId, openTrajectory, deceased } = there;
    if (deceased !== null) {
      refuse({ problem: 'reopen.deceased', details: { trajectoryId: deceased } });
      continue;
    }
    const matched =
      personId !== null
        ? await matchKnown(app.db, personId, row, said && { ...said, line })
        : await queries.fillProspect(app.db, row, said === null);
    if (matched.fields.length > 0 || matched.filled.length > 0)
      differs.push({ line, trajectoryId: openTrajectory, ...matched });
    if (openTrajectory !== null) notes.set(line, `traject ${openTrajectory}`);
    else if (matched.otherName) refuse('otherName');
    else if (listId !== null) notes.set(line, `lijst ${listId}`);
  }
  return { results, notes, differs };
}

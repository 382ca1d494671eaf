import type { RegistrationRow, RegistrationWarning } from '../../domain/people/registration-row.ts';
import { matchKnown, type Said } from '../../db/known-person.ts';
import * as queries from '../../db/queries/prospects.ts';
import type { App } from '../open.ts';
import { entryReason } from './entry-reasons.ts';
import type { RowResult } from './list-rows.ts';
import type { Line, LineDiffers, Reason } from './register.ts';

/** A row of a list of people to contact, beside what is known of its number. */
export type Beside = Line & { readonly cells: readonly string[] } & (
    | { readonly status: 'ok'; readonly row: RegistrationRow; readonly warnings: readonly RegistrationWarning[] }
    | { readonly status: 'duplicate'; readonly of: string }
    | { readonly status: 'refused'; readonly reasons: readonly Reason[] }
  );

/**
 * Puts each row beside what is known of its number: nobody who died is contacted, another name is an alarm, and of a person
 * in a trajectory what the list brings is matched. Done before the list is kept, so that a killed import loses none of it.
 * @param trial a dry run, in which nothing is kept
 */
export async function besideKnown(
  app: App,
  read: readonly RowResult[],
  said: Omit<Said, 'line'>,
  trial: boolean,
): Promise<{ results: Beside[]; differs: LineDiffers[] }> {
  const known = await queries.knownNumbers(
    app.db,
    read.flatMap((one) => ('row' in one && one.row ? [one.row.insz] : [])),
  );
  const differs: LineDiffers[] = [];
  const results: Beside[] = [];
  // A row that was refused for what is known is nobody's first: the next of its number is looked at in its place.
  const counts = new Set<string>();
  for (const one of read) {
    const here = { ...lineOf(one), cells: one.cells };
    if ('ofLine' in one && counts.has(keyOf(one.ofLine, one.ofSheet))) {
      const of = `regel ${one.ofLine}${one.ofSheet === undefined ? '' : ` op ${one.ofSheet}`}`;
      results.push({ ...here, status: 'duplicate', of });
      continue;
    }
    const row = 'row' in one ? one.row : null;
    if (row === null) {
      results.push({ ...here, status: 'refused', reasons: 'reasons' in one ? one.reasons : [] });
      continue;
    }
    const result = await place(row, { ...here, warnings: 'warnings' in one ? one.warnings : [] });
    if (result.status !== 'refused') counts.add(keyOf(one.line, one.sheet));
    results.push(result);
  }
  return { results, differs };

  async function place(row: RegistrationRow, { warnings, ...here }: Row): Promise<Beside> {
    const refuse = (refused: Parameters<typeof entryReason>[0]): Beside => {
      const { column, code, message } = entryReason(refused);
      return { ...here, status: 'refused', reasons: [{ column, code, message }] };
    };
    const there = known.get(row.insz);
    if (there === undefined) return { ...here, status: 'ok', row, warnings };
    const { listId, personId, openTrajectory, deceased } = there;
    if (deceased !== null) return refuse({ problem: 'reopen.deceased', details: { trajectoryId: deceased } });
    const matched =
      personId !== null
        ? await matchKnown(app.db, personId, row, { ...said, ...lineOf(here) }, trial)
        : await queries.fillProspect(app.db, row, trial);
    if (matched.fields.length > 0 || matched.filled.length > 0)
      differs.push({ ...lineOf(here), trajectoryId: openTrajectory, ...matched });
    if (openTrajectory !== null) return { ...here, status: 'duplicate', of: `traject ${openTrajectory}` };
    if (matched.otherName) return refuse('otherName');
    if (listId !== null) return { ...here, status: 'duplicate', of: `lijst ${listId}` };
    return { ...here, status: 'ok', row, warnings };
  }
}

type Row = Line & Pick<Extract<RowResult, { status: 'ok' }>, 'cells' | 'warnings'>;

const keyOf = (line: number, sheet = ''): string => `${line} ${sheet}`;
export const lineOf = ({ line, sheet }: Line): Line => ({ line, ...(sheet === undefined ? {} : { sheet }) });

import type { CommandName, Refusal } from '../../domain/trajectory/index.ts';
import { filled, manyWords, problemOf, problemOnPage, refusalOnPage, type Problem } from '../../words/index.ts';
import type { Verbs } from '../../app/verbs.ts';
import type { Visit } from '../visit.ts';
import type { ChosenRow } from './many-commands.ts';

/** What became of a row: codes only. `changed`: others did something meanwhile, so nothing was done. */
export type Done = { readonly id: string } & (
  | { readonly is: 'did' | 'nothing' | 'changed' | 'gone' }
  | { readonly is: 'refused'; readonly refusal: Refusal }
  | { readonly is: 'problem'; readonly problem: Problem }
);

/** Not there, or not theirs any more. */
export function ifGone(error: unknown): null {
  if (['trajectory.notFound', 'rights.notAllowed'].includes(problemOf(error)?.code ?? '')) return null;
  throw error;
}

export type Foretold = Extract<Awaited<ReturnType<Verbs['whatIfCommand']>>, { ok: true }>;
export type Looked = { readonly row: ChosenRow } & (
  | { readonly foretold: Foretold }
  | { readonly why: string; readonly foretold?: never }
);

/** Whether others did something since the row was seen; and what it would do to it. */
export async function look(
  visit: Visit,
  name: CommandName,
  data: Record<string, unknown>,
  row: ChosenRow,
): Promise<Looked> {
  const { verbs, acting, by, lang } = visit;
  const t = manyWords[lang];
  try {
    const events = await verbs.eventsOf(acting, row.id);
    if ((events.at(-1)?.sequence ?? 0) !== row.sequence) return { row, why: t.changed };
    const foretold = await verbs.whatIfCommand(acting, { trajectoryId: row.id, name, by, data });
    return foretold.ok
      ? { row, foretold }
      : { row, why: filled(t.cannot, { why: refusalOnPage(foretold.refusal, lang) }) };
  } catch (error) {
    const problem = problemOf(error);
    if (!problem || problem.code === 'unavailable') throw error;
    return { row, why: filled(t.cannot, { why: problemOnPage(problem, lang) }) };
  }
}

/** One row never holds up another. */
export async function act(
  visit: Visit,
  name: CommandName,
  data: Record<string, unknown>,
  { id, sequence }: ChosenRow,
): Promise<Done> {
  const { verbs, acting, by, form } = visit;
  const note = form.text('note');
  try {
    const events = await verbs.eventsOf(acting, id).catch(ifGone);
    if (events === null) return { id, is: 'gone' };
    if ((events.at(-1)?.sequence ?? 0) !== sequence) return { id, is: 'changed' };
    const result = await verbs.giveCommand(acting, {
      ...{ trajectoryId: id, name, by, data, ...(note === '' ? {} : { note }) },
      idempotencyKey: `${form.text('sleutel').slice(0, 64)}-${id}`,
    });
    if (!result.ok) return { id, is: 'refused', refusal: result.refusal };
    return { id, is: result.events.length === 0 ? 'nothing' : 'did' };
  } catch (error) {
    const problem = problemOf(error);
    if (!problem) throw error;
    return { id, is: 'problem', problem };
  }
}

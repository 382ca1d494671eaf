import type { CommandName } from '../../domain/trajectory/index.ts';
import { refusalOnPage } from '../../words/index.ts';
import type { Wrong } from '../shown.ts';
import type { Visit } from '../site.ts';

/** The page, with what was just done. */
export const backTo = (done: string, id: string): string => `/mijn-traject?gedaan=${done}&traject=${id}`;

/** Gives a command as the person themself. @returns what was refused, in words */
export async function give(
  visit: Visit,
  trajectoryId: string,
  name: CommandName,
  data: Readonly<Record<string, unknown>>,
): Promise<readonly Wrong[]> {
  const { verbs, acting, by, form, lang } = visit;
  const idempotencyKey = form.text('sleutel') || visit.newKey();
  const result = await verbs.giveCommand(acting, { trajectoryId, name, by, data, idempotencyKey });
  return result.ok ? [] : [{ field: '', text: refusalOnPage(result.refusal, lang) }];
}

/** The one that runs, else the last; a person may have had several. */
export async function ownIds({ verbs, acting }: Visit): Promise<readonly string[]> {
  const { rows } = await verbs.listTrajectories(acting, { limit: 50 });
  const last = rows.toSorted((a, b) => (a.trajectoryId < b.trajectoryId ? 1 : -1));
  return [...last.filter(({ phase }) => phase !== 'closed'), ...last.filter(({ phase }) => phase === 'closed')].map(
    ({ trajectoryId }) => trajectoryId,
  );
}

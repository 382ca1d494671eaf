import type { Verbs } from '../../app/verbs.ts';
import { screenWords, trajectoryWords } from '../../words/index.ts';
import { ownPath } from '../return-to.ts';
import type { Visit } from '../visit.ts';

type View = Awaited<ReturnType<Verbs['showTrajectory']>>;

export const nameOf = ({ person }: Pick<View, 'person'>): string =>
  [person?.firstName, person?.lastName].filter(Boolean).join(' ');

/** Whose page it is, of the pages beside a trajectory. */
export interface Subject {
  readonly id: string;
  readonly view: View;
  /** The name, as far as somebody may see it; else the number. */
  readonly name: string;
  readonly back: { readonly href: string; readonly text: string };
}

export async function subjectOf(visit: Visit): Promise<Subject> {
  const id = visit.params['id'] ?? '';
  const view = await visit.verbs.showTrajectory(visit.acting, id);
  const name = nameOf(view) || id;
  return { id, view, name, back: backToTrajectory(visit, id, name) };
}

/** To the trajectory, or to where one came from with its filters. */
export function backToTrajectory({ query, lang }: Visit, id: string, name: string): Subject['back'] {
  const home = `/trajecten/${id}`;
  const href = ownPath(query.get('terug'), home);
  const text = href.split('?')[0] === home ? `${trajectoryWords[lang].unnamed} ${name}` : screenWords[lang].back;
  return { href, text };
}

import type { Verbs } from '../../app/verbs.ts';
import type { Actor } from '../../domain/trajectory/index.ts';
import { roleText, type Lang } from '../../words/index.ts';
import type { Visit } from '../visit.ts';
import { ifAllowed } from './maybe.ts';

type Colleague = Awaited<ReturnType<Verbs['listColleagues']>>[number];
export type Colleagues = ReadonlyMap<string, Colleague>;

/** Who works here, by id, as far as somebody may know them. */
export async function colleaguesOf({ verbs, acting }: Visit): Promise<Colleagues> {
  const rows = (await ifAllowed(verbs.listColleagues(acting, {}))) ?? [];
  return new Map(rows.map((row) => [row.id, row]));
}

/** `bemiddelaar Griet Claes`; whom one does not know by name is called by what they are. */
export function whoText(by: Actor, colleagues: Colleagues, lang: Lang): string {
  if (!('id' in by) || by.role === 'jobseeker') return roleText(by.role, lang);
  return [roleText(by.role, lang), colleagues.get(by.id)?.name].filter(Boolean).join(' ');
}

import { filled, shortDate, teamWords, type Lang } from '../../words/index.ts';
import type { Verbs } from '../../app/verbs.ts';
import type { Visit } from '../visit.ts';

export type Colleague = Awaited<ReturnType<Verbs['listColleagues']>>[number];

/** From when until when somebody is away, and who stands in. */
export function awayText(
  { from, until, deputyId }: Colleague['absences'][number],
  names: ReadonlyMap<string, string>,
  lang: Lang,
): string {
  const t = teamWords[lang];
  const days = { from: shortDate(from), until: shortDate(until) };
  return `${filled(t.awayLater, days)}; ${deputyText(deputyId, names, lang)}`;
}

export const deputyText = (deputyId: string | null, names: ReadonlyMap<string, string>, lang: Lang): string =>
  deputyId === null
    ? teamWords[lang].noDeputy
    : filled(teamWords[lang].deputy, { who: names.get(deputyId) ?? deputyId });

/** Everyone somebody knows of, and the one of the address; undefined: they know of none. */
export async function colleagues({ verbs, acting, params }: Visit): Promise<{
  readonly all: readonly Colleague[];
  readonly one: Colleague | undefined;
  readonly names: ReadonlyMap<string, string>;
}> {
  const all = await verbs.listColleagues(acting, {});
  return {
    all,
    one: all.find(({ id }) => id === params['id']),
    names: new Map(all.map(({ id, name }) => [id, name])),
  };
}

/** The province that somebody's lists are about: their own, or the one that is asked for. */
export const provinceAsked = ({ caller, query }: Visit): string | null =>
  caller.kind === 'colleague' && caller.province !== null ? caller.province : query.get('province') || null;

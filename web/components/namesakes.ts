import { birthText, phaseText, problemOf, registerWords } from '../../words/index.ts';
import type { Verbs } from '../../app/verbs.ts';
import { html, none, type Html } from '../html.ts';
import type { Visit } from '../visit.ts';
import { ifAllowed } from './maybe.ts';
import { section, table } from './table.ts';

type Person = Awaited<ReturnType<Verbs['searchPeople']>>['people'][number];

/** People as a search finds them, each with the trajectories that whoever asks may see. */
export function peopleTable(people: readonly Person[], caption: string, { lang, url }: Visit): Html {
  const t = registerWords[lang];
  return table(
    caption,
    [
      {
        title: t.columns.name,
        head: true,
        cell: ({ name, birthDate }) =>
          html`<span class="w2-who">${name}<small>${birthText(birthDate as never)}</small></span>`,
      },
      { title: t.columns.home, cell: ({ municipality }) => municipality },
      {
        title: t.columns.trajectories,
        cell: ({ trajectories, name }) =>
          html`${trajectories.map(
            ({ trajectoryId, phase, closedOn }, at) =>
              html`${at > 0 ? html`<br />` : none}<a
                  class="ds-link"
                  href="/trajecten/${trajectoryId}?terug=${encodeURIComponent(url)}"
                  >${trajectoryId}<span class="ds-sr-only">, ${name}</span></a
                >
                <span class="w2-quiet"
                  >${closedOn === null ? phaseText(phase, lang) : phaseText('closed', lang)}</span
                >`,
          )}`,
      },
    ],
    people,
  );
}

/** Whoever has the same name: perhaps the same person under another number. @param except a trajectory of the person themself */
export async function namesakesOf(visit: Visit, name: string, except: string | null): Promise<Html | string> {
  const { verbs, acting, lang } = visit;
  const t = registerWords[lang];
  const found = await ifAllowed(verbs.searchPeople(acting, name)).catch((error: unknown) => {
    if (problemOf(error)?.code === 'search.tooShort') return null;
    throw error;
  });
  const people = (found?.people ?? []).filter(
    ({ trajectories }) => !trajectories.some(({ trajectoryId }) => trajectoryId === except),
  );
  if (people.length === 0) return none;
  return section(
    t.namesakes,
    html`<p class="w2-quiet">${t.namesakesLead}</p>
      ${peopleTable(people, t.namesakes, visit)}`,
  );
}

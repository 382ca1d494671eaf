import {
  dateTimeText,
  eventSentence,
  filled,
  ownWords,
  relationText,
  viewReasonText,
  viewText,
  type OwnLang,
} from '../../words/index.ts';
import type { Verbs } from '../../app/verbs.ts';
import { table } from '../components/table.ts';
import { html, none, type Html } from '../html.ts';
import type { Site, Visit } from '../site.ts';
import { ownIds } from './own-give.ts';

/** More is in the file of all their data. */
const mostShown = 200;

/** Who looked at the person's data, and all that is kept of them as one file. */
export function ownDataPages(site: Site): void {
  site.get('/mijn-traject/wie-keek', async (visit) => {
    const { verbs, acting, chosen: lang } = visit;
    const t = ownWords[lang];
    const { views } = await verbs.viewsOf(acting, personOf(visit));
    // Each page they open is a look of their own: it hides nobody else's.
    const [own, others] = [views.filter(isOwn), views.filter((view) => !isOwn(view))];
    return {
      title: t.viewsTitle,
      lang,
      place: 'ownViews',
      lead: t.viewsLead,
      back: { href: '/mijn-traject', text: t.back },
      body: html`${others.length === 0 ? html`<p class="w2-card">${t.viewsNone}</p>` : looks(others, lang)}
      ${
        own.length === 0
          ? none
          : html`<details>
              <summary>${filled(t.viewsOwn, { n: own.length })}</summary>
              ${looks(own, lang)}
            </details>`
      }`,
    };
  });

  site.get('/mijn-traject/gegevens', async (visit) => ({
    file: {
      name: 'w2-mijn-gegevens.json',
      type: 'application/json; charset=utf-8',
      body: `${JSON.stringify(await everything(visit), null, 2)}\n`,
    },
  }));
}

type View = Awaited<ReturnType<Verbs['viewsOf']>>['views'][number];

const isOwn = ({ relation }: View): boolean => relation === 'self' || relation === 'selfByLink';

function looks(views: readonly View[], lang: OwnLang): Html {
  const t = ownWords[lang];
  return html`${views.length > mostShown ? html`<p class="w2-quiet">${filled(t.viewsMore, { n: mostShown })}</p>` : none}
  ${table(
    t.viewsTitle,
    [
      { title: t.when, head: true, cell: ({ at }) => dateTimeText(at) },
      { title: t.asWhat, cell: ({ relation }) => relationText(relation, lang) },
      { title: t.what, cell: ({ operation }) => viewText(operation, lang) },
      { title: t.why, cell: ({ reason }) => viewReasonText(reason, lang) || '–' },
    ],
    views.slice(0, mostShown),
  )}`;
}

const personOf = ({ caller }: Visit): string => (caller.kind === 'citizen' ? caller.personId : '');

/** All that is kept of the person: in sentences where the events are codes, and the rest as it stands. */
async function everything(visit: Visit) {
  const { verbs, acting, lang } = visit;
  const person = personOf(visit);
  const trajectories = await Promise.all(
    (await ownIds(visit)).map(async (id) => {
      const [{ events, deadlines, ...view }, plan, letters, notes, lookups] = await Promise.all([
        verbs.showTrajectory(acting, id),
        verbs.planOf(acting, id),
        verbs.lettersOf(acting, id),
        verbs.notesOf(acting, id),
        verbs.lookupsOf(acting, id),
      ]);
      const { person: _person, ...rest } = view;
      return {
        ...rest,
        happened: (events ?? []).map((event) => ({ on: event.on, sentence: eventSentence(event, lang), event })),
        deadlines,
        plan,
        letters: letters.letters,
        notes: notes.notes,
        lookups,
      };
    }),
  );
  const [data, changes, looked] = await Promise.all([
    verbs.showPerson(acting, person),
    verbs.personHistory(acting, person),
    verbs.viewsOf(acting, person),
  ]);
  return { person: data, changes, trajectories, views: looked.views };
}

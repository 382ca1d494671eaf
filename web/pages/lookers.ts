import type { Verbs } from '../../app/verbs.ts';
import {
  dateTimeText,
  filled,
  outsiderWords,
  problemOf,
  relationText,
  viewReasonText,
  viewText,
} from '../../words/index.ts';
import { button, dateField, selectField, textField } from '../components/field.ts';
import { filterForm } from '../components/filter.ts';
import { table } from '../components/table.ts';
import { html, type Html } from '../html.ts';
import type { Shown, Wrong } from '../shown.ts';
import type { Site, Visit } from '../site.ts';

type View = Awaited<ReturnType<Verbs['viewsOf']>>['views'][number];

/** For the data protection officer: who looked at whose data. Whom it is about is posted, so no number gets into an address. */
export function lookersPage(site: Site): void {
  site.get('/inzage', async (visit) => search(visit, []));

  site.post('/inzage', async (visit) => {
    const { verbs, acting, form, lang } = visit;
    try {
      const { personId } = await verbs.viewsOf(acting, form.text('wie'));
      return { to: `/inzage/${personId}` };
    } catch (error) {
      const code = problemOf(error)?.code;
      if (code !== 'person.unknown' && code !== 'trajectory.notFound') throw error;
      return search(visit, [{ field: 'wie', text: outsiderWords[lang].unknown }]);
    }
  });

  site.get('/inzage/:id', ofOne);
}

function search({ lang, form }: Visit, problems: readonly Wrong[]): Shown {
  const t = outsiderWords[lang];
  return {
    title: t.viewsTitle,
    place: 'views',
    lead: t.viewsLead,
    problems,
    body: html`<form class="w2-form" method="post" action="/inzage">
      ${textField({ name: 'wie', label: t.whom, note: t.whomHint, value: form.text('wie'), max: 64, wrong: problems })}
      <div class="w2-row">${button(t.search)}</div>
    </form>`,
  };
}

async function ofOne(visit: Visit): Promise<Shown> {
  const { verbs, acting, lang, params, query } = visit;
  const t = outsiderWords[lang];
  const { views, personId } = await verbs.viewsOf(acting, params['id'] ?? '');
  const from = query.get('van') ?? '';
  const to = query.get('tot') ?? '';
  const as = query.get('als') ?? '';
  const shown = views.filter(
    ({ at, relation }) =>
      (from === '' || at.slice(0, 10) >= from) &&
      (to === '' || at.slice(0, 10) <= to) &&
      (as === '' || relation === as),
  );
  return {
    title: filled(t.viewsOf, { id: personId }),
    place: 'views',
    back: { href: '/inzage', text: t.another },
    wide: true,
    body: html`${filterForm(visit, {
        action: `/inzage/${personId}`,
        active: [from, to, as].filter(Boolean).length,
        clear: `/inzage/${personId}`,
        fields: html`${dateField({ name: 'van', label: t.from, value: from, optional: true })}
        ${dateField({ name: 'tot', label: t.to, value: to, optional: true })}
        ${selectField({
          name: 'als',
          label: t.by,
          optional: true,
          empty: t.anybody,
          value: as,
          options: [...new Set(views.map(({ relation }) => relation))].map((value) => ({
            value,
            text: relationText(value, lang),
          })),
        })}`,
      })}
      <p role="status">${filled(t.count, { shown: shown.length, total: views.length })}</p>
      ${shown.length === 0 ? html`<p class="w2-card">${views.length === 0 ? t.none : t.noneFiltered}</p>` : rows(shown, visit)}`,
  };
}

function rows(shown: readonly View[], { lang }: Visit): Html {
  const t = outsiderWords[lang];
  return table(
    t.viewsTitle,
    [
      { title: t.when, cell: ({ at }) => dateTimeText(at) },
      { title: t.who, head: true, cell: ({ viewerId }) => viewerId ?? 'w2' },
      { title: t.by, cell: ({ relation }) => relationText(relation, lang) },
      { title: t.what, cell: ({ operation }) => viewText(operation, lang) },
      { title: t.trajectory, cell: ({ trajectoryId }) => trajectoryId ?? '–' },
      { title: t.why, cell: ({ reason }) => viewReasonText(reason, lang) || '–' },
    ],
    shown,
  );
}

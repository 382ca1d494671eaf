import type { Verbs } from '../../app/verbs.ts';
import { buildsWords, dateTimeText, filled, operatorWords, type Lang } from '../../words/index.ts';
import { notice, section, table } from '../components/table.ts';
import { html, none, type Html } from '../html.ts';
import type { Site, Visit } from '../site.ts';

type View = Awaited<ReturnType<Verbs['listBuilds']>>;
type Build = View['builds'][number];

export const buildsPath = '/klopt-alles/versies';

/** What a deploy moved, and what it will: of each build what runs on it, and which of them may be taken down. */
export function buildsPage(site: Site): void {
  site.get(buildsPath, async (visit) => {
    const { verbs, acting, lang, may } = visit;
    const t = buildsWords[lang];
    const view = await verbs.listBuilds(acting);
    return {
      title: t.title,
      place: 'check',
      lead: t.lead,
      wide: true,
      back: { href: '/klopt-alles', text: operatorWords[lang].back },
      body: html`${said(view, lang)} ${view.builds.length === 0 ? none : buildTable(view.builds, visit)}
      ${
        may('refresh') && view.builds.some(({ moves }) => moves > 0)
          ? html`<p><a class="ds-button" href="/klopt-alles/zeker/vernieuwen">${operatorWords[lang].refreshNow}</a></p>`
          : none
      }
      ${section(t.differs, differs(view, lang))}`,
    };
  });
}

const sum = (builds: readonly Build[], of: (build: Build) => number): number =>
  builds.reduce((total, build) => total + of(build), 0);

function said({ builds, withoutBuild }: View, lang: Lang): Html {
  const t = buildsWords[lang];
  if (builds.length === 0) return notice(t.none, 'warning');
  const older = builds.filter(({ current }) => !current);
  const [moving, staying] = [sum(older, ({ moves }) => moves), sum(older, ({ stays }) => stays)];
  const line = (n: number, one: string, many: string, color: 'info' | 'warning'): Html | typeof none =>
    n === 0 ? none : notice(n === 1 ? one : filled(many, { n }), color);
  return html`${moving + staying === 0 ? notice(t.allCurrent, 'success') : none}
  ${line(moving, t.willMoveOne, t.willMove, 'info')} ${line(staying, t.willStayOne, t.willStay, 'warning')}
  ${line(withoutBuild, t.withoutBuildOne, t.withoutBuild, 'info')}`;
}

function buildTable(builds: readonly Build[], { lang }: Visit): Html {
  const t = buildsWords[lang];
  return table(
    t.title,
    [
      { title: t.build, head: true, cell: ({ build }) => html`<code>${build}</code>` },
      { title: t.since, cell: ({ since }) => (since === null ? none : dateTimeText(since)) },
      { title: t.state, cell: (build) => standing(build, lang) },
      { title: t.pinned, number: true, cell: ({ pinned }) => pinned },
      // What is on the current one need not go anywhere.
      { title: t.moves, number: true, cell: ({ current, moves }) => (current ? '–' : moves) },
      {
        title: t.stays,
        number: true,
        cell: ({ current, stays, parked }) =>
          parked > 0 ? filled(t.parked, { n: stays, parked }) : current ? '–' : stays,
      },
      { title: t.follows, number: true, cell: ({ follows }) => follows },
      {
        title: t.mayGo,
        cell: ({ mayGo, drainage }) => (mayGo ? (drainage === 'draining' ? t.soon : t.yes) : t.no),
      },
    ],
    builds,
  );
}

function standing({ current, served }: Build, lang: Lang): Html {
  const t = buildsWords[lang];
  const tag = (text: string, color: string): Html => html`<span class="ds-tag" data-color="${color}">${text}</span>`;
  return html`${current ? tag(t.current, 'accent') : tag(t.older, 'neutral')}
  ${served ? tag(t.served, 'success') : tag(t.notServed, current ? 'danger' : 'neutral')}`;
}

/** Newer rules reach an open trajectory only when they are adopted: of how many that is so. */
function differs({ rules, edition }: View, lang: Lang): Html {
  const t = buildsWords[lang];
  return html`<p class="w2-quiet">${t.differsLead}</p>
    ${table(
      t.differs,
      [
        { title: t.what, head: true, cell: ({ name }) => name },
        { title: t.adopted, number: true, cell: ({ adopted }) => adopted },
        { title: t.others, number: true, cell: ({ others }) => others },
      ],
      [
        { name: filled(t.rules, { version: rules.inForce }), ...rules },
        { name: filled(t.edition, { n: edition.present }), ...edition },
      ],
    )}
    <p><a class="ds-link" href="/regels">${t.toRules}</a></p>`;
}

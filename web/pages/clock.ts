import { isLocalDate, localDateOf, type Instant } from '../../domain/calendar/index.ts';
import { filled, longDate, mailboxWords, problemOf, problemOnPage } from '../../words/index.ts';
import { button, hidden, textField } from '../components/field.ts';
import { section, table } from '../components/table.ts';
import { html, none, type Html } from '../html.ts';
import type { Shown, Wrong } from '../shown.ts';
import type { Site, Visit } from '../site.ts';

const counts = ['events', 'moved', 'stops', 'sweeps'] as const;

/** The time machine of the demo. In production there is no such page. */
export function clockPage(site: Site): void {
  if (!site.demo) return;

  site.get('/tijd', (visit) => clock(visit, []));

  site.post('/tijd', async (visit) => {
    const { verbs, acting, form, lang } = visit;
    const duration = form.text('duur');
    try {
      const report = await verbs.forward(acting, form.has('volgende') ? { toNext: true } : { duration });
      const { from, to } = report;
      const said = new URLSearchParams({ van: localDateOf(from), tot: localDateOf(to) });
      for (const name of counts) said.set(name, String(report[name]));
      return { to: `/tijd?${said.toString()}` };
    } catch (error) {
      const known = problemOf(error);
      if (!known?.code.startsWith('clock.')) throw error;
      return clock(visit, [
        { field: known.code === 'clock.badDuration' ? 'duur' : '', text: problemOnPage(known, lang) },
      ]);
    }
  });
}

async function clock(visit: Visit, problems: readonly Wrong[]): Promise<Shown> {
  const { acting, lang, form } = visit;
  const t = mailboxWords[lang];
  const today = localDateOf((await acting.now()) as Instant);
  return {
    title: t.clockTitle,
    place: 'clock',
    lead: t.clockLead,
    problems,
    body: html`<p class="w2-card w2-next">${filled(t.now, { day: longDate(today, lang) })}</p>
      ${happened(visit)}
      ${section(
        t.forward,
        html`<div class="w2-row">
            ${Object.entries(t.jumps).map(([duration, text]) => jump(text, hidden('duur', duration)))}
            ${jump(t.toNext, hidden('volgende', '1'), 'primary')}
          </div>
          <form class="w2-form" method="post">
            ${textField({ name: 'duur', label: t.own, note: t.ownHint, value: form.text('duur'), max: 6, wrong: problems })}
            <div class="w2-row">${button(t.forward, 'secondary')}</div>
          </form>
          <p class="w2-quiet">${t.slow}</p>`,
      )}`,
  };
}

const jump = (text: string, how: Html, look: 'primary' | 'secondary' = 'secondary'): Html =>
  html`<form method="post">${how}${button(text, look)}</form>`;

/** What the last journey brought, from the address. */
function happened({ query, lang }: Visit): Html | string {
  const t = mailboxWords[lang];
  const day = (name: string): string => {
    const on = query.get(name) ?? '';
    return isLocalDate(on) ? longDate(on, lang) : '';
  };
  if (day('van') === '' || day('tot') === '') return none;
  return section(
    t.happened,
    html`<p>${filled(t.went, { from: day('van'), to: day('tot') })}</p>
      ${table(
        t.happened,
        [
          { title: t.what, head: true, cell: (name) => t[name] },
          { title: t.amount, number: true, cell: (name) => Number(query.get(name)) || 0 },
        ],
        counts,
      )}
      <p><a class="ds-link" href="/werk?deel=overdue">${t.overdue}</a></p>`,
  );
}

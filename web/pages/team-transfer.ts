import { codes } from '../../domain/trajectory/index.ts';
import { filled, provinceText, refusedText, shortDate, teamWords, transferWords } from '../../words/index.ts';
import type { Verbs } from '../../app/verbs.ts';
import { colleagues, type Colleague } from '../components/colleague.ts';
import { attempt, confirmForm, isConfirmed, lookRow, wantsChange } from '../components/doing.ts';
import { onceAnswered } from '../once.ts';
import { selectField } from '../components/field.ts';
import { notice, table, type Column } from '../components/table.ts';
import { weeksThen } from '../components/weeks.ts';
import { html, none, type Html } from '../html.ts';
import type { Shown, Wrong } from '../shown.ts';
import { backOf } from '../return-to.ts';
import type { Site, Visit } from '../site.ts';
import { unknown } from './team.ts';

type Report = Awaited<ReturnType<Verbs['transfer']>>;

/** All open trajectories of one mediator to another: on the work per week first, then what happened to each. */
export function teamTransferPage(site: Site): void {
  site.get('/team/:id/overdragen', async (visit) => {
    const { one, all } = await colleagues(visit);
    return one ? transferForm(visit, one, all, []) : unknown(visit);
  });
  site.post('/team/:id/overdragen', transfer);
}

function transferForm(visit: Visit, one: Colleague, all: readonly Colleague[], problems: readonly Wrong[]): Shown {
  const { lang, form } = visit;
  const t = teamWords[lang];
  const takers = all.filter(
    ({ id, role, hasLeft, province }) =>
      id !== one.id && role === 'mediator' && !hasLeft && (one.province === null || province === one.province),
  );
  return {
    title: filled(t.transferTitle, { who: one.name }),
    place: 'team',
    lead: t.transferLead,
    back: backOf(visit, `/team/${one.id}`),
    problems,
    body: html`<form class="w2-form" method="post">
      ${selectField({
        name: 'naar',
        label: t.to,
        empty: '–',
        options: takers.map(({ id, name, open, absences: [first] }) => ({
          value: id,
          text: first
            ? filled(t.toAway, { name, open, away: `${shortDate(first.from)} – ${shortDate(first.until)}` })
            : filled(t.toChoice, { name, open }),
        })),
        value: form.text('naar'),
        wrong: problems,
      })}
      ${selectField({
        name: 'reden',
        label: t.reason,
        options: codes.transferReasons.map((value) => ({ value, text: transferWords[value][lang] })),
        value: form.text('reden'),
        wrong: problems,
      })}
      ${lookRow(visit, `/team/${one.id}`)}
    </form>`,
  };
}

async function transfer(visit: Visit): Promise<Shown> {
  const { verbs, acting, by, form } = visit;
  const { one, all } = await colleagues(visit);
  if (!one) return unknown(visit);
  if (wantsChange(visit)) return transferForm(visit, one, all, []);
  const reason = codes.transferReasons.find((it) => it === form.text('reden')) ?? 'other';
  const request = { from: one.id, to: form.text('naar'), reason };
  const tried = await attempt(
    visit,
    async () =>
      isConfirmed(visit)
        ? onceAnswered(visit, 'transfer', async () => verbs.transfer(acting, request, by))
        : verbs.transfer(acting, { ...request, dryRun: true }, by),
    () => 'naar',
  );
  if (!tried.ok) return transferForm(visit, one, all, tried.problems);
  const to = all.find(({ id }) => id === request.to) ?? one;
  return isConfirmed(visit) ? done(visit, tried.value, one, to) : preview(visit, tried.value, one, to);
}

async function preview(visit: Visit, report: Report, one: Colleague, to: Colleague): Promise<Shown> {
  const { verbs, acting, lang } = visit;
  const t = teamWords[lang];
  const n = report.trajectories.length;
  const said = { n, from: one.name, to: to.name, total: to.open + n };
  const ahead = await verbs.workAhead(acting, { supposing: { kind: 'transfer', from: one.id, to: to.id } });
  return {
    title: filled(t.transferTitle, { who: one.name }),
    place: 'team',
    wide: true,
    body: html`<div class="w2-card">
        <p><b>${filled(n === 0 ? t.transferPreviewNone : t.transferPreview, said)}</b></p>
      </div>
      ${
        n === 0
          ? none
          : html`${await weeksThen(ahead, lang)}
              <details>
                <summary>${t.which}</summary>
                ${lines(report, visit)}
              </details>
              ${confirmForm(visit, { text: t.transferDo, away: `/team/${one.id}` })}`
      }`,
  };
}

function done(visit: Visit, report: Report, one: Colleague, to: Colleague): Shown {
  const t = teamWords[visit.lang];
  const all = report.trajectories.length;
  const moved = report.trajectories.filter(({ result }) => result === 'moved').length;
  const said = { moved, all, from: one.name, to: to.name };
  return {
    title: filled(t.transferTitle, { who: one.name }),
    place: 'team',
    body: html`${notice(filled(t.transferDone, said), moved === all ? 'success' : 'warning')}
      ${moved === all ? none : html`<p>${filled(t.transferAgain, said)}</p>`} ${lines(report, visit)}
      <div class="w2-row">
        <a class="ds-button" href="/team/${to.id}">${filled(t.toColleague, { who: to.name })}</a>
        <a class="ds-link" href="/team/${one.id}">${filled(t.toColleague, { who: one.name })}</a>
      </div>`,
  };
}

type Line = Report['trajectories'][number];

/** What would happen, or happened, to each. */
function lines({ trajectories }: Report, { lang }: Visit): Html {
  const t = teamWords[lang];
  const columns: Column<Line>[] = [
    {
      title: t.trajectory,
      head: true,
      cell: ({ trajectoryId: id }) => html`<a class="ds-link" href="/trajecten/${id}">${id}</a>`,
    },
    { title: t.province, cell: ({ province }) => provinceText(province, lang) },
    {
      title: t.result,
      cell: ({ result, code }) => `${t.results[result]}${code ? `: ${refusedText(code, lang)}` : ''}`,
    },
  ];
  return table(t.which, columns, trajectories);
}

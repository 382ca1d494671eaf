import { isLocalDate, type LocalDate } from '../../domain/calendar/index.ts';
import {
  agreementChannelWords,
  agreementsWords,
  filled,
  longDate,
  provinceText,
  provinceWords,
  shortDate,
} from '../../words/index.ts';
import type { Verbs } from '../../app/verbs.ts';
import { attempt, confirmForm, isConfirmed, lookRow, wantsChange } from '../components/doing.ts';
import { dateWithMeaning } from '../components/date.ts';
import { once } from '../once.ts';
import { button, dateField, hidden, radioField, selectField, textField } from '../components/field.ts';
import { filterForm } from '../components/filter.ts';
import { mayEverywhere, mustMayEverywhere } from '../components/standing.ts';
import { notice, section, table, type Column } from '../components/table.ts';
import { html, none, type Html } from '../html.ts';
import type { Shown, Wrong } from '../shown.ts';
import { backOf } from '../return-to.ts';
import type { Go, Site, Visit } from '../site.ts';

type Agreement = Awaited<ReturnType<Verbs['listAgreements']>>['agreements'][number];

/** The agreements with OCMWs: which run, adding one, ending one. */
export function agreementsPage(site: Site): void {
  site.get('/overeenkomsten', overview);
  site.get('/overeenkomsten/nieuw', async (visit) => {
    mustMayEverywhere(visit, 'addAgreement');
    return newForm(visit, []);
  });
  site.post('/overeenkomsten/nieuw', add);
  site.get('/overeenkomsten/:nis/einde', async (visit) => {
    mustMayEverywhere(visit, 'endAgreement');
    return endForm(visit, await nameOf(visit), []);
  });
  site.post('/overeenkomsten/:nis/einde', end);
}

/** By the calendar of the programme, whose day every list gives. */
async function todayOf({ verbs, acting }: Visit): Promise<string> {
  return (await verbs.listTrajectories(acting, { limit: 1 })).today;
}

async function overview(visit: Visit): Promise<Shown> {
  const { verbs, acting, lang, query } = visit;
  const t = agreementsWords[lang];
  const [{ agreements }, today] = await Promise.all([verbs.listAgreements(acting), todayOf(visit)]);
  const changes = mayEverywhere(visit, 'addAgreement');
  const running = agreements.filter(({ validUntil }) => validUntil === null || validUntil >= today);
  const over = agreements.filter((one) => !running.includes(one));
  const [added, ended] = [query.get('erbij'), query.get('einde')];
  const called = (nis: string): string => agreements.find((one) => one.nis === nis)?.municipality ?? nis;
  return {
    title: t.title,
    place: 'agreements',
    lead: t.lead,
    wide: true,
    body: html`${added === null ? none : notice(filled(t.added, { municipality: called(added) }), 'success')}
      ${ended === null ? none : notice(filled(t.endDone, { municipality: called(ended) }), 'success')}
      <div class="w2-row">
        ${changes ? html`<a class="ds-button" href="/overeenkomsten/nieuw">${t.add}</a>` : none}
        ${visit.may('agreementTable') ? html`<a class="ds-link" href="/overeenkomsten/kaart">${t.toMap}</a>` : none}
      </div>
      ${section(filled(t.running, { n: running.length }), runningPart(running, changes, today, visit))}
      ${
        over.length === 0
          ? none
          : html`<details>
              <summary>${filled(t.ended, { n: over.length })}</summary>
              ${agreementTable(over, filled(t.ended, { n: over.length }), false, today, visit)}
            </details>`
      }`,
  };
}

const mostAtOnce = 25;

/** What is due first stands first; what waits for nobody last. */
const dueOf = ({ run }: Agreement): string => run?.dueOn ?? '9999-12-31';

/** Whoever works for one province begins with it. */
function provinceAsked({ query, caller }: Visit): string {
  const own = caller.kind === 'colleague' ? (caller.province ?? '') : '';
  const asked = query.get('provincie') ?? (query.has('gemeente') ? '' : own);
  return Object.hasOwn(provinceWords, asked) ? asked : '';
}

/** Those of a municipality that is looked for; of all only the first, for there are some hundreds. */
function runningPart(running: readonly Agreement[], changes: boolean, today: string, visit: Visit): Html {
  const { lang, query } = visit;
  const t = agreementsWords[lang];
  if (running.length === 0) return html`<p class="w2-card">${changes ? t.none : t.noneRead}</p>`;
  const asked = (query.get('gemeente') ?? '').trim();
  const where = provinceAsked(visit);
  const fits = running
    .filter(({ municipality, nis }) => nis === asked || municipality.toLowerCase().includes(asked.toLowerCase()))
    .filter(({ province }) => where === '' || province === where)
    .toSorted((a, b) => (dueOf(a) < dueOf(b) ? -1 : dueOf(a) > dueOf(b) ? 1 : 0));
  const shown = query.has('alles') ? fits : fits.slice(0, mostAtOnce);
  return html`${filterForm(visit, {
      ...{ action: '/overeenkomsten', clear: '/overeenkomsten?provincie=' },
      active: [asked, query.get('provincie')].filter(Boolean).length,
      fields: html`${selectField({
        ...{ name: 'provincie', label: t.province, value: where, optional: true, empty: '–' },
        options: Object.keys(provinceWords).map((value) => ({ value, text: provinceText(value, lang) })),
      })}
      ${textField({ name: 'gemeente', label: t.find, value: asked, optional: true, max: 80 })}`,
    })}
    <p role="status">${filled(t.found, { n: shown.length, all: fits.length })}</p>
    ${shown.length === 0 ? html`<p class="w2-card">${t.notFound}</p>` : agreementTable(shown, t.title, changes, today, visit)}
    ${
      shown.length < fits.length
        ? html`<p>
            <a
              class="ds-button"
              data-variant="secondary"
              href="/overeenkomsten?alles=1&provincie=${where}&gemeente=${encodeURIComponent(asked)}"
              >${filled(t.all, { n: fits.length })}</a
            >
          </p>`
        : none
    }
    <p class="w2-quiet">${t.missing}</p>`;
}

function agreementTable(
  rows: readonly Agreement[],
  caption: string,
  changes: boolean,
  today: string,
  { lang, may }: Visit,
): Html {
  const t = agreementsWords[lang];
  const ends: Column<Agreement> = {
    title: t.end,
    cell: ({ nis, municipality, validUntil }) =>
      validUntil === null
        ? html`<a class="ds-link" href="/overeenkomsten/${nis}/einde"
            >${t.end}<span class="ds-sr-only">: ${municipality}</span></a
          >`
        : none,
  };
  return table(
    caption,
    [
      {
        title: t.municipality,
        head: true,
        cell: ({ municipality, nis, run }) =>
          html`<span class="w2-who"
            >${
              run && may('showAgreement')
                ? html`<a class="ds-link" href="/overeenkomsten/${run.id}">${municipality}</a>`
                : municipality
            }<small>${nis}</small></span
          >`,
      },
      { title: t.from, cell: ({ validFrom }) => shortDate(validFrom) },
      { title: t.until, cell: ({ validUntil }) => (validUntil === null ? t.open : shortDate(validUntil)) },
      {
        title: t.due,
        cell: ({ run }) => (run === null ? t.notFollowed : dateWithMeaning(run.dueOn, today, lang)),
      },
      { title: t.channel, cell: ({ channel }) => agreementChannelWords[channel][lang] },
      { title: t.address, cell: ({ address }) => address },
      { title: t.plan, cell: ({ actionPlan }) => actionPlan },
      ...(changes ? [ends] : []),
    ],
    rows,
  );
}

/** The field of the form that a refusal names. */
const fields: Readonly<Record<string, string>> = {
  ...{ from: 'vanaf', until: 'tot', actionPlan: 'plan', channel: 'weg', address: 'adres' },
};

function newForm(visit: Visit, problems: readonly Wrong[]): Shown {
  const { lang, form, newKey } = visit;
  const t = agreementsWords[lang];
  const base = (name: string, label: string, note?: string) => ({
    ...{ name, label, value: form.text(name), wrong: problems },
    ...(note ? { note } : {}),
  });
  return {
    title: t.addTitle,
    place: 'agreements',
    lead: t.addLead,
    back: backOf(visit, '/overeenkomsten'),
    problems,
    body: html`<form class="w2-form" method="post">
      ${textField({ ...base('gemeente', t.municipality, t.municipalityNote), max: 80 })}
      ${dateField(base('vanaf', t.from))} ${dateField({ ...base('tot', t.until, t.untilNote), optional: true })}
      ${textField({ ...base('plan', t.plan, t.planNote), max: 200 })}
      ${radioField({
        ...base('weg', t.channel),
        options: Object.entries(agreementChannelWords).map(([value, word]) => ({ value, text: word[lang] })),
      })}
      ${textField({ ...base('adres', t.address, t.addressNote), max: 500 })} ${hidden('sleutel', newKey())}
      <div class="w2-row">${button(t.add)}</div>
    </form>`,
  };
}

async function add(visit: Visit): Promise<Shown | Go> {
  const { verbs, acting, form } = visit;
  const until = form.text('tot');
  const tried = await attempt(
    visit,
    async () =>
      once(visit, 'addAgreement', async () => {
        const { nis } = await verbs.addAgreement(acting, {
          municipality: form.text('gemeente'),
          from: form.text('vanaf'),
          ...(until === '' ? {} : { until }),
          actionPlan: form.text('plan'),
          channel: form.text('weg'),
          address: form.text('adres'),
        });
        return `/overeenkomsten?erbij=${nis}`;
      }),
    ({ code, details }) => (code === 'agreement.bad' ? (fields[String(details?.['field'])] ?? '') : 'gemeente'),
  );
  return tried.ok ? tried.value : newForm(visit, tried.problems);
}

async function nameOf({ verbs, acting, params }: Visit): Promise<string> {
  const nis = params['nis'] ?? '';
  const { agreements } = await verbs.listAgreements(acting);
  return agreements.find((one) => one.nis === nis)?.municipality ?? nis;
}

function endForm(visit: Visit, municipality: string, problems: readonly Wrong[]): Shown {
  const { lang, form } = visit;
  const t = agreementsWords[lang];
  return {
    title: filled(t.endTitle, { municipality }),
    place: 'agreements',
    lead: t.endLead,
    back: backOf(visit, '/overeenkomsten'),
    problems,
    body: html`<form class="w2-form" method="post">
      ${dateField({ name: 'op', label: t.endOn, value: form.text('op'), wrong: problems })}
      ${lookRow(visit, '/overeenkomsten')}
    </form>`,
  };
}

async function end(visit: Visit): Promise<Shown | Go> {
  const { verbs, acting, lang, form, params } = visit;
  const t = agreementsWords[lang];
  const municipality = await nameOf(visit);
  const [nis, on] = [params['nis'] ?? '', form.text('op')];
  if (wantsChange(visit)) return endForm(visit, municipality, []);
  if (isConfirmed(visit) || !isLocalDate(on)) {
    const tried = await attempt(
      visit,
      () => verbs.endAgreement(acting, nis, on),
      () => 'op',
    );
    return tried.ok ? { to: `/overeenkomsten?einde=${nis}` } : endForm(visit, municipality, tried.problems);
  }
  const said = { municipality, day: longDate(on as LocalDate, lang) };
  return {
    title: filled(t.endTitle, said),
    place: 'agreements',
    body: html`<div class="w2-card">
        <p><b>${filled(t.endPreview, said)}</b></p>
      </div>
      ${confirmForm(visit, { text: t.end, away: '/overeenkomsten', color: 'danger' })}`,
  };
}

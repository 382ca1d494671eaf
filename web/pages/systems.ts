import { breakerWords, dateTimeText, failureText, filled, systemWords, systemsWords } from '../../words/index.ts';
import type { Verbs } from '../../app/verbs.ts';
import { attempt } from '../components/doing.ts';
import { once } from '../once.ts';
import { button, hidden, textField } from '../components/field.ts';
import { facts, notice } from '../components/table.ts';
import { html, none, type Html } from '../html.ts';
import type { Shown, Wrong } from '../shown.ts';
import { backOf } from '../return-to.ts';
import type { Go, Site, Visit } from '../site.ts';

type System = Awaited<ReturnType<Verbs['listSystems']>>[number];

/** The systems of others: how each is, what waits, what it may be asked. */
export function systemsPage(site: Site): void {
  site.get('/systemen', overview);
  site.post('/systemen/:system/bereikbaar', async (visit) =>
    once(visit, 'closeBreaker', async () => {
      const system = visit.params['system'] ?? '';
      await visit.verbs.closeBreaker(visit.acting, system);
      return `/systemen?weer=${encodeURIComponent(system)}`;
    }),
  );
  site.get('/systemen/:system/grenzen', async (visit) => limitForm(visit, await found(visit), []));
  site.post('/systemen/:system/grenzen', limit);
}

const nameOf = (system: string, { lang }: Visit): string =>
  systemWords[system as keyof typeof systemWords]?.[lang] ?? system;

async function overview(visit: Visit): Promise<Shown> {
  const { verbs, acting, lang, query } = visit;
  const t = systemsWords[lang];
  const systems = await verbs.listSystems(acting);
  const [again, limited] = [query.get('weer'), query.get('grenzen')];
  return {
    title: t.title,
    place: 'check',
    lead: t.lead,
    wide: true,
    body: html`${again === null ? none : notice(filled(t.closed, { system: nameOf(again, visit) }), 'success')}
      ${limited === null ? none : notice(filled(t.limited, { system: nameOf(limited, visit) }), 'success')}
      <div class="w2-cards">${systems.map((one) => card(one, visit))}</div>`,
  };
}

function card(one: System, visit: Visit): Html {
  const { lang, may, newKey } = visit;
  const t = systemsWords[lang];
  const { system, state, since, tryAt, waiting, calls, failures, limits } = one;
  const ill = state !== 'closed';
  const asked = (period: 'hour' | 'day', text: string): Html =>
    html`${filled(text, { failures: failures[period], calls: calls[period] })}<br />`;
  return html`<section class="w2-card" ${ill ? html`data-now data-late` : none}>
    <h2 class="ds-heading" data-size="2xs">${nameOf(system, visit)}</h2>
    <p><b>${breakerWords[state][lang]}</b>, ${filled(t.since, { at: dateTimeText(since) })}</p>
    ${tryAt === null ? none : html`<p>${filled(t.tryAt, { at: dateTimeText(tryAt) })}</p>`}
    ${facts([
      [t.lastGood, one.lastSuccessAt === null ? t.never : dateTimeText(one.lastSuccessAt)],
      [
        t.lastBad,
        one.lastFailureAt === null || one.lastFailureCode === null
          ? t.never
          : `${dateTimeText(one.lastFailureAt)}: ${failureText(one.lastFailureCode, lang)}`,
      ],
      [t.traffic, html`${asked('hour', t.trafficHour)}${asked('day', t.trafficDay)}`],
      [t.waits, waitsText(waiting, visit)],
      [
        t.limits,
        filled(t.limitsText, {
          concurrency: limits.concurrency,
          perSecond: limits.perSecond,
          coolDown: limits.coolDownMs / 1000,
        }),
      ],
    ])}
    ${
      ill && may('closeBreaker')
        ? html`<form method="post" action="/systemen/${system}/bereikbaar">
            <p class="w2-field-note">${t.closeNote}</p>
            ${hidden('sleutel', newKey())}${button(filled(t.closeOf, { system: nameOf(system, visit) }), 'secondary')}
          </form>`
        : none
    }
    ${
      may('limitSystem')
        ? html`<p>
            <a class="ds-link" href="/systemen/${system}/grenzen"
              >${t.limit}<span class="ds-sr-only">: ${nameOf(system, visit)}</span></a
            >
          </p>`
        : none
    }
  </section>`;
}

function waitsText({ effects, trajectories, oldest }: System['waiting'], { lang }: Visit): string {
  const t = systemsWords[lang];
  return effects === 0 || oldest === null
    ? t.waitsNone
    : filled(t.waitsFor, { n: effects, trajectories, at: dateTimeText(oldest) });
}

async function found({ verbs, acting, params }: Visit): Promise<System | undefined> {
  return (await verbs.listSystems(acting)).find(({ system }) => system === params['system']);
}

function limitForm(visit: Visit, one: System | undefined, problems: readonly Wrong[]): Shown {
  const { lang, form, params } = visit;
  const t = systemsWords[lang];
  const number = (name: string, label: string, note: string, now: number | undefined): Html =>
    textField({
      ...{ name, label, note, type: 'text', wrong: problems },
      value: form.has(name) ? form.text(name) : `${now ?? ''}`,
    });
  return {
    title: filled(t.limitTitle, { system: nameOf(params['system'] ?? '', visit) }),
    place: 'check',
    lead: t.limitLead,
    back: backOf(visit, '/systemen'),
    problems,
    body: html`<form class="w2-form" method="post">
      ${number('concurrency', t.concurrency, t.concurrencyNote, one?.limits.concurrency)}
      ${number('perSecond', t.perSecond, t.perSecondNote, one?.limits.perSecond)}
      ${number('coolDownMs', t.coolDown, t.coolDownNote, one && one.limits.coolDownMs / 1000)}
      <div class="w2-row">${button(t.limitDo)}</div>
    </form>`,
  };
}

async function limit(visit: Visit): Promise<Shown | Go> {
  const { verbs, acting, lang, form, params } = visit;
  const system = params['system'] ?? '';
  const read = (name: string): number => Number(form.text(name).replace(',', '.') || NaN);
  const names = ['concurrency', 'perSecond', 'coolDownMs'] as const;
  const wrong = names.filter((name) => !Number.isFinite(read(name)));
  const one = await found(visit);
  if (wrong.length > 0)
    return limitForm(
      visit,
      one,
      wrong.map((field) => ({ field, text: systemsWords[lang].noNumber })),
    );
  const limits = {
    concurrency: Math.round(read('concurrency')),
    perSecond: read('perSecond'),
    coolDownMs: Math.round(read('coolDownMs') * 1000),
  };
  const tried = await attempt(
    visit,
    () => verbs.limitSystem(acting, system, limits),
    ({ details }) => String(details?.['field'] ?? ''),
  );
  return tried.ok ? { to: `/systemen?grenzen=${encodeURIComponent(system)}` } : limitForm(visit, one, tried.problems);
}

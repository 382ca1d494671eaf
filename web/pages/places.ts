import { provinceCodes } from '../../domain/people/codes.ts';
import type { Province } from '../../domain/rules/index.ts';
import { daysText, filled, partnerText, placesWords, provinceText, screenWords, shortDate } from '../../words/index.ts';
import type { Verbs } from '../../app/verbs.ts';
import { chart } from '../components/chart.ts';
import { dateCell, dateWithMeaning } from '../components/date.ts';
import { attempt, confirmForm, isConfirmed, lookRow, wantsChange } from '../components/doing.ts';
import { selectField, textField } from '../components/field.ts';
import { ifAllowed, part } from '../components/maybe.ts';
import { partsOf } from '../components/pictures.ts';
import { isTheirs } from '../components/standing.ts';
import { notice, section, table } from '../components/table.ts';
import { trajectoryHref } from '../components/worklist.ts';
import { html, none, type Html } from '../html.ts';
import type { Shown, Wrong } from '../shown.ts';
import { backOf } from '../return-to.ts';
import type { Go, Site, Visit } from '../site.ts';

type View = Awaited<ReturnType<Verbs['capacity']>>;
type Place = View['provinces'][number];
type Expected = Place['expectedWait'];

/** Places and waiting per province; who waits, in order; and what whoever decides on places can do. */
export function placesPage(site: Site): void {
  site.get('/plaatsen', overview);
  site.get('/plaatsen/:province', line);
  site.get('/plaatsen/:province/aantal', async (visit) => setForm(visit, await placeOf(visit), []));
  site.post('/plaatsen/:province/aantal', set);
}

const yearOf = ({ query }: Visit): { year?: number } => {
  const text = query.get('jaar') ?? '';
  return /^20\d\d$/.test(text) ? { year: Number(text) } : {};
};

async function overview(visit: Visit): Promise<Shown> {
  const { verbs, acting, lang, query, may } = visit;
  const t = placesWords[lang];
  const view = await verbs.capacity(acting, yearOf(visit));
  const done = query.get('aangeboden');
  return {
    title: t.title,
    place: 'places',
    lead: filled(t.lead, { year: view.year }),
    wide: true,
    body: html`${done === null ? none : notice(filled(t.openDone, { n: Number(done) || 0 }), 'success')}
      ${yearForm(view, visit)}
      ${await chart({
        title: filled(t.chart, { year: view.year }),
        spec: partsOf(
          view.provinces.flatMap((one) => partsOfPlace(one, visit)),
          [
            { part: t.granted, look: 'strong' },
            { part: t.held, look: 'second' },
            { part: t.free, look: 'pale' },
            { part: t.waiting, look: 'plain' },
          ],
        ),
        table: placesTable(view, visit),
      })}
      <p class="w2-quiet">${t.expectedHow}</p>
      ${may('openCapacityYear') ? html`<p><a class="ds-button" data-variant="secondary" href="/plaatsen-aanbieden">${t.open}</a></p>` : none}`,
  };
}

function yearForm({ year, today }: View, { lang }: Visit): Html {
  const running = Number(today.slice(0, 4));
  const options = [running - 2, running - 1, running, running + 1].map((one) => ({ value: `${one}`, text: `${one}` }));
  return html`<form class="w2-filter" method="get" action="/plaatsen">
    ${selectField({ name: 'jaar', label: placesWords[lang].year, options, value: `${year}`, optional: true })}
    <button class="ds-button" data-variant="secondary">${screenWords[lang].show}</button>
  </form>`;
}

function partsOfPlace({ province, granted, held, free, waiting }: Place, { lang }: Visit) {
  const t = placesWords[lang];
  const name = provinceText(province, lang);
  return [
    { name, bar: 'places', part: t.granted, count: granted },
    { name, bar: 'places', part: t.held, count: held },
    { name, bar: 'places', part: t.free, count: Math.max(0, free) },
    { name, bar: 'waiting', part: t.waiting, count: waiting },
  ];
}

function placesTable({ provinces, year }: View, visit: Visit): Html {
  const { lang, may } = visit;
  const t = placesWords[lang];
  return table(
    filled(t.chart, { year }),
    [
      {
        title: t.province,
        head: true,
        cell: ({ province }) =>
          may('capacityQueue') && isTheirs(visit, province)
            ? html`<a class="ds-link" href="/plaatsen/${province}"
                ><span class="ds-sr-only">${t.line}: </span>${provinceText(province, lang)}</a
              >`
            : provinceText(province, lang),
      },
      { title: t.placesOf, number: true, cell: ({ places }) => places },
      { title: t.granted, number: true, cell: ({ granted }) => granted },
      { title: t.held, number: true, cell: ({ held }) => held },
      { title: t.free, number: true, cell: ({ free }) => html`<b>${free}</b>` },
      { title: t.waiting, number: true, cell: ({ waiting }) => waiting },
      { title: t.expected, cell: ({ expectedWait }) => expectedText(expectedWait, visit) },
      { title: t.partner, cell: ({ contract }) => contractText(contract, visit) },
    ],
    provinces,
  );
}

function contractText(contract: Place['contract'], { lang }: Visit): string {
  const t = placesWords[lang];
  if (contract === null) return t.noContract;
  const partner = partnerText(contract.partner);
  return contract.until === null ? partner : filled(t.until, { partner, day: shortDate(contract.until) });
}

function expectedText(expected: Expected, { lang }: Visit): string {
  const t = placesWords[lang];
  if (expected === null) return t.expectedNone;
  if (expected.because === 'free') return t.expectedFree;
  const days = daysText(expected.days, lang);
  return filled(expected.because === 'newYear' ? t.expectedYear : t.expectedDays, { days });
}

const provinceOf = ({ params }: Visit): Province =>
  provinceCodes.find((one) => one === params['province']) ?? ('' as Province);

async function line(visit: Visit): Promise<Shown> {
  const { verbs, acting, lang, query, may } = visit;
  const t = placesWords[lang];
  const province = provinceOf(visit);
  const queue = await verbs.capacityQueue(acting, province);
  const listed = await ifAllowed(verbs.listTrajectories(acting, { province, section: 'waitingLine', limit: 100 }));
  const names = new Map(listed?.rows.map((row) => [row.trajectoryId, row.name ?? row.trajectoryId]));
  const set = query.get('plaatsen');
  const to = query.get('aan');
  const name = provinceText(province, lang);
  return {
    title: filled(t.lineOf, { province: name }),
    place: 'places',
    lead: t.lineLead,
    back: backOf(visit, '/plaatsen'),
    wide: true,
    body: html`${set === null ? none : notice(filled(t.setDone, { province: name, places: set, year: query.get('jaar') ?? queue.today.slice(0, 4) }), 'success')}
    ${to === null ? none : notice(html`${filled(t.offerDone, { who: to })} ${query.has('later') ? t.offerUntold : none}`, 'success')}
    ${queue.rows.length === 0 ? html`<p class="w2-card">${filled(t.lineEmpty, { province: name })}</p>` : queueTable(queue, names, visit)}
    ${await part(lang, offered(visit, province))}
    ${may('setPlaces') && isTheirs(visit, province) ? html`<p><a class="ds-button" data-variant="secondary" href="/plaatsen/${province}/aantal">${t.set}</a></p>` : none}`,
  };
}

function queueTable(
  { rows, today, province }: Awaited<ReturnType<Verbs['capacityQueue']>>,
  names: ReadonlyMap<string, string>,
  visit: Visit,
): Html {
  const { lang, may, url } = visit;
  const t = placesWords[lang];
  const offers = may('offerOutOfOrder');
  return table(
    filled(t.lineOf, { province: provinceText(province, lang) }),
    [
      { title: t.number, number: true, cell: ({ position }) => position },
      {
        title: t.who,
        head: true,
        cell: ({ trajectoryId: id }) =>
          html`<a class="ds-link" href="${trajectoryHref(id, url)}">${names.get(id) ?? id}</a> <small>${id}</small>`,
      },
      {
        title: t.since,
        cell: ({ since, days }) =>
          html`<span class="w2-date"><b>${dateCell(since)}</b><small>${daysText(days, lang)}</small></span>`,
      },
      {
        title: t.contact,
        cell: ({ contactDueOn }) =>
          contactDueOn === null ? t.contactNone : dateWithMeaning(contactDueOn, today, lang),
      },
      { title: t.expected, cell: ({ expectedWait }) => expectedText(expectedWait, visit) },
      ...(offers
        ? [
            {
              title: t.offer,
              cell: ({ trajectoryId: id }: { trajectoryId: string }) =>
                html`<a class="ds-link" href="/plaatsen/${province}/aanbieden/${id}"
                  >${t.offerDo}<span class="ds-sr-only">: ${names.get(id) ?? id}</span></a
                >`,
            },
          ]
        : []),
    ],
    rows,
  );
}

/** Who was offered a place, and until when it is held for them. */
async function offered({ verbs, acting, lang, url }: Visit, province: Province): Promise<Html | string> {
  const t = placesWords[lang];
  const found = await ifAllowed(verbs.listTrajectories(acting, { province, waitingFor: 'WAIT-1', limit: 100 }));
  if (found === null) return none;
  return section(
    t.offered,
    found.rows.length === 0
      ? html`<p class="w2-quiet">${t.offeredNone}</p>`
      : html`<p>${t.offeredLead}</p>
          ${table(
            t.offered,
            [
              {
                title: t.who,
                head: true,
                cell: ({ trajectoryId: id, name }) =>
                  html`<a class="ds-link" href="${trajectoryHref(id, url)}">${name ?? id}</a>`,
              },
              { title: t.answerBy, cell: ({ waitingUntil }) => dateWithMeaning(waitingUntil, found.today, lang) },
            ],
            found.rows,
          )}`,
  );
}

async function placeOf(visit: Visit): Promise<{ place: Place; year: number }> {
  const { verbs, acting } = visit;
  const view = await verbs.capacity(acting, { ...yearOf(visit), province: provinceOf(visit) });
  return { place: view.provinces[0]!, year: view.year };
}

function setForm(visit: Visit, { place, year }: { place: Place; year: number }, problems: readonly Wrong[]): Shown {
  const { lang, form } = visit;
  const t = placesWords[lang];
  const province = provinceText(place.province, lang);
  return {
    title: filled(t.setTitle, { province }),
    place: 'places',
    lead: t.setLead,
    back: backOf(visit, `/plaatsen/${place.province}`),
    problems,
    body: html`<form class="w2-form" method="post">
      ${textField({
        name: 'plaatsen',
        type: 'number',
        label: filled(t.setField, { year }),
        note: filled(t.setNote, { places: place.places, granted: place.granted, held: place.held, free: place.free }),
        value: form.text('plaatsen') || `${place.places}`,
        wrong: problems,
      })}
      ${lookRow(visit, `/plaatsen/${place.province}`)}
    </form>`,
  };
}

async function set(visit: Visit): Promise<Shown | Go> {
  const { verbs, acting, by, lang, form } = visit;
  const t = placesWords[lang];
  const now = await placeOf(visit);
  const { place, year } = now;
  const { province, granted, held, waiting } = place;
  if (wantsChange(visit)) return setForm(visit, now, []);
  const places = Number(form.text('plaatsen') || NaN);
  const tried = await attempt(
    visit,
    () => verbs.setPlaces(acting, { province, year, places, by, dryRun: !isConfirmed(visit) }),
    () => 'plaatsen',
  );
  if (!tried.ok) return setForm(visit, now, tried.problems);
  if (isConfirmed(visit)) return { to: `/plaatsen/${province}?plaatsen=${places}&jaar=${year}` };
  const { before } = tried.value;
  const free = places - granted - held;
  const said = { province: provinceText(province, lang), year, places, before };
  return {
    title: filled(t.setTitle, said),
    place: 'places',
    body: html`<div class="w2-card">
        <p><b>${filled(places === before ? t.setSame : t.setPreview, said)}</b></p>
        <p>
          ${filled(places < before ? t.setLess : waiting === 0 ? t.setMoreNone : t.setMore, { free, waiting, n: Math.min(free, waiting) })}
        </p>
      </div>
      ${confirmForm(visit, { text: t.setDo, away: `/plaatsen/${province}` })}`,
  };
}

import type { Province } from '../../domain/rules/index.ts';
import { codes } from '../../domain/trajectory/index.ts';
import { filled, outOfOrderWords, placesWords, provinceText, screenWords } from '../../words/index.ts';
import { attempt, confirmForm, isConfirmed, lookRow, wantsChange } from '../components/doing.ts';
import { once } from '../once.ts';
import { button, hidden, radioField } from '../components/field.ts';
import { html, none } from '../html.ts';
import type { Shown, Wrong } from '../shown.ts';
import { backOf } from '../return-to.ts';
import type { Go, Site, Visit } from '../site.ts';

/** Offering places: one out of order, with a reason; or all free ones of the year, in order. */
export function placeOffersPage(site: Site): void {
  site.get('/plaatsen/:province/aanbieden/:id', async (visit) => offerForm(visit, []));
  site.post('/plaatsen/:province/aanbieden/:id', offer);
  site.get('/plaatsen-aanbieden', openForm);
  site.post('/plaatsen-aanbieden', async (visit) => once(visit, 'openCapacityYear', async () => open(visit)));
}

interface About {
  readonly id: string;
  readonly who: string;
  readonly away: string;
}

async function aboutOf({ verbs, acting, params }: Visit): Promise<About> {
  const id = params['id'] ?? '';
  const { person } = await verbs.showTrajectory(acting, id);
  const name = person && 'firstName' in person ? `${person.firstName} ${person.lastName}` : id;
  return { id, who: name, away: `/plaatsen/${params['province'] ?? ''}` };
}

async function offerForm(visit: Visit, problems: readonly Wrong[]): Promise<Shown> {
  const { lang, form } = visit;
  const t = placesWords[lang];
  const { who, away } = await aboutOf(visit);
  return {
    title: filled(t.offerTo, { who }),
    place: 'places',
    lead: t.offerLead,
    back: backOf(visit, away),
    problems,
    body: html`<form class="w2-form" method="post">
      ${radioField({
        name: 'reden',
        label: t.reason,
        options: codes.outOfOrderReasons.map((value) => ({ value, text: outOfOrderWords[value][lang] })),
        value: form.text('reden'),
        wrong: problems,
      })}
      ${lookRow(visit, away)}
    </form>`,
  };
}

async function offer(visit: Visit): Promise<Shown | Go> {
  const { verbs, acting, by, lang, form, params } = visit;
  const t = placesWords[lang];
  const reason = codes.outOfOrderReasons.find((one) => one === form.text('reden'));
  if (wantsChange(visit)) return offerForm(visit, []);
  if (!reason) return offerForm(visit, [{ field: 'reden', text: screenWords[lang].chooseReason }]);
  const { id, who, away } = await aboutOf(visit);
  if (isConfirmed(visit)) {
    const tried = await attempt(visit, async () =>
      once(visit, 'offerOutOfOrder', async () => {
        const { told } = await verbs.offerOutOfOrder(acting, { trajectoryId: id, reason, by });
        return `${away}?aan=${id}${told === 'told' ? '' : '&later=1'}`;
      }),
    );
    return tried.ok ? tried.value : offerForm(visit, tried.problems);
  }
  const province = params['province'] as Province;
  const [place] = (await verbs.capacity(acting, { province })).provinces;
  if (!place || place.free <= 0) return offerForm(visit, [{ field: '', text: t.offerNoneFree }]);
  const { rows } = await verbs.capacityQueue(acting, province);
  const passed = rows.findIndex(({ trajectoryId }) => trajectoryId === id);
  return {
    title: filled(t.offerTo, { who }),
    place: 'places',
    body: html`<div class="w2-card">
        <p><b>${filled(t.offerPreview, { who })}</b></p>
        ${passed < 0 ? none : html`<p>${filled(passed === 0 ? t.offerPassedNone : passed === 1 ? t.offerPassedOne : t.offerPassed, { n: passed })}</p>`}
        <p>${t.reason} ${outOfOrderWords[reason][lang]}.</p>
      </div>
      ${confirmForm(visit, { text: t.offerDo, away })}`,
  };
}

/** Who would be offered a place, said per province before it is done. */
async function openForm(visit: Visit): Promise<Shown> {
  const { verbs, acting, lang, newKey } = visit;
  const t = placesWords[lang];
  const { provinces } = await verbs.capacity(acting, {});
  return {
    title: t.open,
    place: 'places',
    lead: t.openLead,
    back: backOf(visit, '/plaatsen'),
    body: html`<ul class="w2-card">
        ${provinces.map(({ province, free, waiting, contract }) => {
          const said = {
            province: provinceText(province, lang),
            waiting,
            n: contract ? Math.max(0, Math.min(free, waiting)) : 0,
          };
          return html`<li>${filled(waiting === 0 ? t.openNobody : t.openWould, said)}</li>`;
        })}
      </ul>
      <form method="post">${hidden('sleutel', newKey())}${button(t.openDo)}</form>`,
  };
}

async function open({ verbs, acting }: Visit): Promise<string> {
  const { provinces } = await verbs.openCapacityYear(acting);
  return `/plaatsen?aangeboden=${provinces.reduce((sum, { offered }) => sum + offered, 0)}`;
}

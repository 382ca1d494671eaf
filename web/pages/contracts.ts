import { localDateOf } from '../../domain/calendar/index.ts';
import {
  annexRows,
  budgetText,
  capital,
  compensationWords,
  contractFieldWords,
  contractsWords,
  durationText,
  figureSourceWords,
  filled,
  periodText,
  provincesText,
  quotaText,
  shortDate,
  type Lang,
} from '../../words/index.ts';
import { writeCsv, writeXlsx } from '../../app/sheet.ts';
import type { Verbs } from '../../app/verbs.ts';
import { mayEverywhere } from '../components/standing.ts';
import { facts, notice, section, table } from '../components/table.ts';
import { html, none, type Html } from '../html.ts';
import { backOf } from '../return-to.ts';
import type { Shown } from '../shown.ts';
import type { Download, Site, Visit } from '../site.ts';

type View = Awaited<ReturnType<Verbs['listContracts']>>;
type Contract = View['contracts'][number];

/** Contracts with partners: the table that parliament asked for, to read and to keep, and each with its versions. */
export function contractsPage(site: Site): void {
  site.get('/contracten', overview);
  site.get('/contracten/tabel/:soort', annex);
  site.get('/contracten/:id', one);
}

const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

async function annex({ verbs, acting, lang, params }: Visit): Promise<Download> {
  const rows = annexRows((await verbs.listContracts(acting)).contracts, lang);
  const name = contractsWords[lang].title;
  return params['soort'] === 'xlsx'
    ? { file: { name: 'contracten.xlsx', type: spreadsheet, body: writeXlsx([{ name, rows }]) } }
    : { file: { name: 'contracten.csv', type: 'text/csv; charset=utf-8', body: writeCsv(rows) } };
}

async function overview(visit: Visit): Promise<Shown> {
  const { verbs, acting, lang } = visit;
  const t = contractsWords[lang];
  const { contracts, today } = await verbs.listContracts(acting);
  const assumed = contracts.some(({ figures }) => figures === 'assumed');
  return {
    title: t.title,
    place: 'contracts',
    lead: t.lead,
    wide: true,
    body: html`${mayEverywhere(visit, 'addContract') ? html`<p><a class="ds-button" href="/contracten/nieuw">${t.add}</a></p>` : none}
      ${contracts.length === 0 ? html`<p class="w2-card">${t.none}</p>` : section(t.annex, annexTable(contracts, today, visit))}
      ${assumed ? notice(t.assumed) : none}
      <p class="w2-row">
        <a class="ds-button" data-variant="secondary" href="/contracten/tabel/csv">${t.csv}</a>
        <a class="ds-button" data-variant="secondary" href="/contracten/tabel/xlsx">${t.xlsx}</a>
      </p>`,
  };
}

function stateText({ validFrom, inForce }: Contract, today: string, lang: Lang): string {
  const t = contractsWords[lang];
  return inForce ? t.inForce : validFrom > today ? t.toCome : t.over;
}

function annexTable(contracts: readonly Contract[], today: string, { lang }: Visit): Html {
  const t = contractsWords[lang];
  const name = (field: keyof typeof contractFieldWords): string => capital(contractFieldWords[field][lang]);
  return table(
    t.annex,
    [
      {
        title: name('partner'),
        head: true,
        cell: (one) =>
          html`<span class="w2-who"
            ><a class="ds-link" href="/contracten/${one.id}">${one.partnerName}</a
            ><small>${one.tender}, ${stateText(one, today, lang)}</small></span
          >`,
      },
      { title: name('purpose'), cell: ({ purpose }) => purpose },
      { title: name('provinces'), cell: ({ provinces }) => provincesText(provinces, lang) },
      { title: t.period, cell: (one) => periodText(one, lang) },
      { title: name('trajectories'), number: true, cell: ({ trajectories }) => trajectories },
      { title: name('duration'), cell: ({ duration }) => durationText(duration, lang) },
      {
        title: name('budgetCents'),
        cell: (one) => `${budgetText(one, lang)}${one.figures === 'assumed' ? ' [D]' : ''}`,
      },
      { title: name('compensation'), cell: ({ compensation }) => compensationWords[compensation][lang] },
    ],
    contracts,
  );
}

async function one(visit: Visit): Promise<Shown> {
  const { verbs, acting, lang, params, query } = visit;
  const t = contractsWords[lang];
  const { contract, versions } = await verbs.showContract(acting, params['id'] ?? '');
  const saved = query.get('bewaard');
  const name = (field: keyof typeof contractFieldWords): string => capital(contractFieldWords[field][lang]);
  return {
    title: `${contract.partnerName}, ${contract.id}`,
    place: 'contracts',
    back: backOf(visit, '/contracten'),
    body: html`${saved ? notice(filled(t.saved, { version: contract.version }), 'success') : none}
      ${facts([
        [name('tender'), contract.tender],
        [name('provinces'), provincesText(contract.provinces, lang)],
        [t.period, periodText(contract, lang)],
        [name('purpose'), contract.purpose],
        [name('trajectories'), String(contract.trajectories)],
        [name('duration'), durationText(contract.duration, lang)],
        [name('budgetCents'), budgetText(contract, lang)],
        [
          name('compensation'),
          `${compensationWords[contract.compensation][lang]}; ${filled(t.split, { esf: contract.esfPercent, vdab: contract.vdabPercent })}`,
        ],
        [name('quotas'), contract.quotas.map((one) => quotaText(one, lang)).join('; ')],
        [name('figures'), figureSourceWords[contract.figures][lang]],
      ])}
      ${mayEverywhere(visit, 'changeContract') ? html`<p><a class="ds-button" data-variant="secondary" href="/contracten/${contract.id}/wijzigen">${t.change}</a></p>` : none}
      <p><a class="ds-link" href="/contracten/${contract.id}/staat">${t.statement}</a></p>
      ${section(
        t.history,
        table(
          t.history,
          [
            { title: t.version, head: true, cell: ({ version }) => version },
            { title: t.when, cell: ({ at }) => shortDate(localDateOf(at)) },
            ...(versions.some(({ by }) => by !== '')
              ? [{ title: t.by, cell: ({ by }: (typeof versions)[number]) => by }]
              : []),
            {
              title: t.changed,
              cell: ({ changed }) => changed.map((field) => contractFieldWords[field][lang]).join(', ') || t.first,
            },
          ],
          versions,
        ),
      )}`,
  };
}

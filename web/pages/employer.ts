import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  employerWords,
  filled,
  longDate,
  problemOf,
  problemOnPage,
  refusalOnPage,
  type Lang,
} from '../../words/index.ts';
import { button, radioField } from '../components/field.ts';
import { notice } from '../components/table.ts';
import { html, none, type Html } from '../html.ts';
import { langOf } from '../language.ts';
import type { Shown, Wrong } from '../shown.ts';
import { bare } from '../layout.ts';
import { backOf } from '../return-to.ts';
import { sendBare } from '../send.ts';
import { Form, type Site, type SiteContext, type Visit } from '../site.ts';
import { nameOf } from '../components/subject.ts';

/** Making the link for the employer of somebody who asked for jobcoaching. It is shown once, on this very page. */
export function employerLinkPage(site: Site): void {
  site.get('/trajecten/:id/werkgever', async (visit) => makePage(visit, none, []));

  site.post('/trajecten/:id/werkgever', async (visit) => {
    const { verbs, acting, params, lang } = visit;
    const made = await verbs.makeEmployerLink(acting, params['id'] ?? '');
    if (!made.ok) return makePage(visit, none, [{ field: '', text: refusalOnPage(made.refusal, lang) }]);
    const t = employerWords[lang];
    return makePage(
      visit,
      html`<div class="ds-field w2-aside">
        <label class="ds-label" for="link">${t.made}</label>
        <div class="w2-field-note" id="link-note">${filled(t.madeNote, { day: longDate(made.until, lang) })}</div>
        <input class="ds-input" id="link" value="${made.url}" readonly aria-describedby="link-note" />
      </div>`,
      [],
    );
  });
}

async function makePage(visit: Visit, made: Html | string, problems: readonly Wrong[]): Promise<Shown> {
  const { verbs, acting, params, lang } = visit;
  const id = params['id'] ?? '';
  const t = employerWords[lang];
  const view = await verbs.showTrajectory(acting, id);
  return {
    title: filled(t.makeTitle, { who: nameOf(view) || id }),
    lead: t.makeLead,
    place: 'work',
    back: backOf(visit, `/trajecten/${id}`),
    problems,
    body: html`${made}
      <p>${t.makeNote}</p>
      ${made === none ? html`<form method="post" action="/trajecten/${id}/werkgever">${button(t.make)}</form>` : none}`,
  };
}

const address = '/werkgever/:token';
type WithToken = FastifyRequest<{ Params: { token: string } }>;

/** The door of the employer: the link is the key, and opens this one question. */
export function employerRoutes({ server, app, verbs, statusOf }: SiteContext): void {
  const hidden = { schema: { hide: true } };
  const answer = async (request: WithToken, reply: FastifyReply, show: (lang: Lang) => Promise<Html>) => {
    const lang = langOf(request);
    try {
      return await sendBare(reply, bare(employerWords[lang].title, await show(lang), lang));
    } catch (error) {
      const known = problemOf(error);
      if (!known?.code.startsWith('link.')) throw error;
      const body = html`<p role="alert">${problemOnPage(known, lang)}</p>
        <p>${employerWords[lang].ask}</p>`;
      return sendBare(reply, bare(employerWords[lang].sorry, body, lang), statusOf(known.code));
    }
  };

  server.get(address, hidden, async (request: WithToken, reply) =>
    answer(request, reply, async (lang) => question(await verbs.readEmployerLink(app, request.params.token), lang, [])),
  );

  server.post(address, hidden, async (request: WithToken, reply) =>
    answer(request, reply, async (lang) => {
      const t = employerWords[lang];
      const given = new Form(request.body).text('akkoord');
      const { token } = request.params;
      if (given !== 'ja' && given !== 'nee')
        return question(await verbs.readEmployerLink(app, token), lang, [{ field: 'akkoord', text: t.choose }]);
      await verbs.answerEmployerLink(app, token, given === 'ja');
      return html`${notice(t.done, 'success')}
        <p>${t.doneTitle}.</p>`;
    }),
  );
}

type Matter = Awaited<ReturnType<SiteContext['verbs']['readEmployerLink']>>;

function question({ firstName, lastName, answerBy, answered }: Matter, lang: Lang, wrong: readonly Wrong[]): Html {
  const t = employerWords[lang];
  if (answered) return notice(t.answered, 'success');
  return html`<p><b>${filled(t.about, { who: `${firstName} ${lastName}` })}</b></p>
    <p>${t.explain}</p>
    ${answerBy === null ? none : html`<p>${filled(t.answerBy, { day: longDate(answerBy, lang) })}</p>`}
    <form class="w2-form" method="post">
      ${radioField({
        name: 'akkoord',
        label: t.question,
        wrong,
        options: [
          { value: 'ja', text: t.yes },
          { value: 'nee', text: t.no },
        ],
      })}
      <div class="w2-row">${button(t.send)}</div>
    </form>`;
}

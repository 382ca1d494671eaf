import { glassReasons } from '../../domain/rights/index.ts';
import { filled, glassWords, screenWords, viewReasonText } from '../../words/index.ts';
import { button, radioField } from '../components/field.ts';
import { tried } from '../components/doing.ts';
import { html } from '../html.ts';
import type { Shown, Wrong } from '../shown.ts';
import type { Site, Visit } from '../site.ts';

/** A lead opens a file that is not theirs: with a reason, for some hours, and the mediator is told. */
export function glassPage(site: Site): void {
  site.get('/trajecten/:id/openen', async (visit) => formOf(visit, []));
  site.post('/trajecten/:id/openen', async (visit) => {
    const { verbs, acting, params, form, lang } = visit;
    const id = params['id'] ?? '';
    const reason = form.text('reason');
    if (!(glassReasons as readonly string[]).includes(reason))
      return formOf(visit, [{ field: 'reason', text: screenWords[lang].chooseReason }]);
    const result = await tried(verbs.breakGlass(acting, id, reason), lang);
    if (result.ok) return { to: `/trajecten/${id}` };
    return formOf(
      visit,
      result.problems.map(({ text }) => ({ field: 'reason', text })),
    );
  });
}

async function formOf({ params, form, lang }: Visit, problems: readonly Wrong[]): Promise<Shown> {
  const t = glassWords[lang];
  const options = glassReasons.map((value) => ({ value, text: viewReasonText(value, lang) }));
  return {
    title: filled(t.title, { id: params['id'] ?? '' }),
    lead: t.lead,
    place: 'work',
    problems,
    body: html`<p>${t.text}</p>
      <form class="w2-form" method="post">
        ${radioField({ name: 'reason', label: t.reason, options, value: form.text('reason'), wrong: problems })}
        <div class="w2-row">${button(t.open)} <a class="ds-link" href="/werk">${screenWords[lang].cancel}</a></div>
      </form>`,
  };
}

/** Where a lead finds nothing there may be a file that is not theirs: whether there is, this does not say. */
export function glassOffer({ params, lang }: Visit): Shown {
  const id = params['id'] ?? '';
  const t = glassWords[lang];
  return {
    title: filled(t.offerTitle, { id }),
    place: 'work',
    back: { href: '/werk', text: screenWords[lang].back },
    status: 404,
    body: html`<p>${t.offer}</p>
      <p><a class="ds-button" data-variant="secondary" href="/trajecten/${id}/openen">${t.offerLink}</a></p>`,
  };
}

import { contactPageWords, filled, screenWords, trajectoryWords } from '../../words/index.ts';
import type { ReplaceReport } from '../../app/people/index.ts';
import { button, checkField, hidden, selectField, textField } from '../components/field.ts';
import { subjectOf, type Subject } from '../components/subject.ts';
import { notice } from '../components/table.ts';
import { confirmForm, isConfirmed, tried, wantsChange } from '../components/doing.ts';
import { html, none } from '../html.ts';
import type { Shown, Wrong } from '../shown.ts';
import type { Site, Visit } from '../site.ts';

const path = '/trajecten/:id/contact/rijksregisternummer';

/** Another number, or two rows that are one person: what would happen first, then it is done, for good. */
export function inszPage(site: Site): void {
  site.get(path, async (visit) => formOf(visit, await subjectOf(visit), []));
  site.post(path, async (visit) => {
    const { verbs, acting, form, by, lang } = visit;
    const subject = await subjectOf(visit);
    if (wantsChange(visit)) return formOf(visit, subject, []);
    const does = isConfirmed(visit);
    const keep = form.text('keep');
    const request = {
      // The present number is in no form: it is read where it is kept.
      old: (await verbs.showPerson(acting, subject.id)).insz,
      new: form.text('insz'),
      by,
      ...(keep === '' ? {} : { keep }),
      ...(form.has('samePerson') ? { samePerson: true } : {}),
      dryRun: !does,
    };
    const result = await tried(verbs.replaceInsz(acting, request), lang);
    if (!result.ok)
      return formOf(
        visit,
        subject,
        result.problems.map(({ text }) => ({ field: 'insz', text })),
      );
    if (!does) return preview(visit, subject, result.value);
    const { goesOn } = result.value;
    return { to: `/trajecten/${goesOn ?? subject.id}/contact?gewijzigd=insz` };
  });
}

async function formOf(visit: Visit, { id, name }: Subject, problems: readonly Wrong[]): Promise<Shown> {
  const { form, lang } = visit;
  const t = contactPageWords[lang];
  return {
    title: filled(t.inszTitle, { name }),
    lead: t.inszLead,
    place: 'work',
    back: { href: `/trajecten/${id}/contact`, text: screenWords[lang].back },
    problems,
    body: html`<form class="w2-form" method="post">
      ${textField({ name: 'insz', label: t.inszNew, note: t.inszNewHint, value: form.text('insz'), max: 20, wrong: problems })}
      ${selectField({ name: 'keep', label: t.inszKeep, options: [{ value: id, text: `${name} (${id})` }], empty: t.inszKeepAuto, value: form.text('keep'), optional: true })}
      ${checkField({ name: 'samePerson', label: t.samePerson, value: form.has('samePerson') ? 'true' : '' })}
      ${hidden('stap', 'toon')}
      <div class="w2-row">
        ${button(trajectoryWords[lang].look)}
        <a class="ds-link" href="/trajecten/${id}/contact">${screenWords[lang].cancel}</a>
      </div>
    </form>`,
  };
}

function preview(visit: Visit, { id, name }: Subject, { result, goesOn, merged, trajectories }: ReplaceReport): Shown {
  const { lang } = visit;
  const t = contactPageWords[lang];
  const joins = result === 'joined';
  const said = { alreadyDone: t.inszAlready, replaced: t.inszReplaced, joined: t.inszJoined }[result];
  return {
    title: filled(t.inszPreview, { name }),
    lead: trajectoryWords[lang].previewLead,
    place: 'work',
    body: html`${notice(said, joins ? 'warning' : 'info')}
      ${
        merged !== null
          ? html`<p>${filled(t.merged, { goesOn: goesOn ?? '', merged })}</p>`
          : goesOn !== null
            ? html`<p>${filled(t.goesOn, { goesOn })}</p>`
            : none
      }
      <p>${t.trajectories}: ${trajectories.join(', ')}</p>
      ${confirmForm(visit, {
        text: result === 'alreadyDone' ? null : joins ? t.doJoin : t.doInsz,
        color: joins ? 'danger' : undefined,
        away: `/trajecten/${id}/contact`,
      })}`,
  };
}

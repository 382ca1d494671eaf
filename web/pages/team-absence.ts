import { isLocalDate } from '../../domain/calendar/index.ts';
import { capital, filled, longDate, teamWords } from '../../words/index.ts';
import { colleagues, deputyText, type Colleague } from '../components/colleague.ts';
import { attempt, confirmForm, isConfirmed, lookRow, wantsChange } from '../components/doing.ts';
import { once } from '../once.ts';
import { dateField, selectField } from '../components/field.ts';
import { ifAllowed } from '../components/maybe.ts';
import { weeksThen } from '../components/weeks.ts';
import { html, none } from '../html.ts';
import type { Shown, Wrong } from '../shown.ts';
import { backOf } from '../return-to.ts';
import type { Go, Site, Visit } from '../site.ts';
import { unknown } from './team.ts';

/** Somebody is away, is back, or leaves; shown on the work per week before it is noted. */
export function teamAbsencePage(site: Site): void {
  site.get('/team/:id/afwezig', async (visit) => withOne(visit, (it) => absenceForm(visit, it, [])));
  site.post('/team/:id/afwezig', async (visit) => withOne(visit, async (it) => absence(visit, it)));
  site.get('/team/:id/vertrek', async (visit) => withOne(visit, (it) => leaveForm(visit, it, [])));
  site.post('/team/:id/vertrek', async (visit) => withOne(visit, async (it) => leave(visit, it)));
  site.post('/team/:id/terug', async (visit) =>
    once(visit, 'comeBack', async () => {
      const { staffId } = await visit.verbs.comeBack(visit.acting, visit.params['id'] ?? '');
      return `/team/${staffId}?gedaan=terug`;
    }),
  );
}

interface It {
  readonly one: Colleague;
  readonly all: readonly Colleague[];
  readonly names: ReadonlyMap<string, string>;
}

async function withOne(visit: Visit, show: (it: It) => Shown | Promise<Shown | Go>): Promise<Shown | Go> {
  const { one, all, names } = await colleagues(visit);
  return one ? show({ one, all, names }) : unknown(visit);
}

const fieldOf = ({ code }: { code: string }): string =>
  code === 'staff.badPeriod' || code === 'staff.awayThen' || code === 'staff.absencePassed'
    ? 'van'
    : code === 'staff.absenceTooLong'
      ? 'tot'
      : 'vervanger';

function absenceForm(visit: Visit, { one, all }: It, problems: readonly Wrong[]): Shown {
  const { lang, form } = visit;
  const t = teamWords[lang];
  const deputies = all.filter(
    ({ id, role, organisationId, hasLeft }) =>
      id !== one.id && role === one.role && organisationId === one.organisationId && !hasLeft,
  );
  return {
    title: filled(t.absenceTitle, { who: one.name }),
    place: 'team',
    lead: filled(t.absenceLead, { who: one.name }),
    back: backOf(visit, `/team/${one.id}`),
    problems,
    body: html`<form class="w2-form" method="post">
      ${dateField({ name: 'van', label: t.from, value: form.text('van'), wrong: problems })}
      ${dateField({ name: 'tot', label: t.until, value: form.text('tot'), wrong: problems })}
      ${selectField({
        name: 'vervanger',
        label: t.deputyField,
        note: t.deputyNote,
        optional: true,
        empty: '–',
        options: deputies.map(({ id, name }) => ({ value: id, text: name })),
        value: form.text('vervanger'),
        wrong: problems,
      })}
      ${lookRow(visit, `/team/${one.id}`)}
    </form>`,
  };
}

async function absence(visit: Visit, it: It): Promise<Shown | Go> {
  const { verbs, acting, lang, form, may } = visit;
  const { one, names } = it;
  if (wantsChange(visit)) return absenceForm(visit, it, []);
  const [from, until] = [form.text('van'), form.text('tot')];
  const planned = { staffId: one.id, from, until, deputyId: form.text('vervanger') || null };
  const tried = await attempt(
    visit,
    () => verbs.planAbsence(acting, { ...planned, dryRun: !isConfirmed(visit) }),
    fieldOf,
  );
  if (!tried.ok) return absenceForm(visit, it, tried.problems);
  if (isConfirmed(visit) || !isLocalDate(from) || !isLocalDate(until)) return { to: `/team/${one.id}?gedaan=afwezig` };
  const t = teamWords[lang];
  const ahead =
    may('workAhead') && one.role === 'mediator'
      ? await ifAllowed(verbs.workAhead(acting, { supposing: { kind: 'absence', ...planned } }))
      : null;
  const days = { from: longDate(from, lang), until: longDate(until, lang) };
  const deputy = capital(deputyText(planned.deputyId, names, lang));
  return {
    title: filled(t.absenceTitle, { who: one.name }),
    place: 'team',
    wide: true,
    body: html`<div class="w2-card">
        <p><b>${filled(t.absencePreview, { who: one.name, ...days, deputy })}</b></p>
      </div>
      ${ahead ? await weeksThen(ahead, lang) : none}
      ${confirmForm(visit, { text: t.absenceDo, away: `/team/${one.id}` })}`,
  };
}

function leaveForm(visit: Visit, { one }: It, problems: readonly Wrong[]): Shown {
  const { lang, form } = visit;
  const t = teamWords[lang];
  return {
    title: filled(t.leaveTitle, { who: one.name }),
    place: 'team',
    lead: filled(t.leaveLead, { who: one.name }),
    back: backOf(visit, `/team/${one.id}`),
    problems,
    body: html`<form class="w2-form" method="post">
      ${dateField({ name: 'op', label: t.leaveOn, value: form.text('op'), wrong: problems })}
      ${lookRow(visit, `/team/${one.id}`)}
    </form>`,
  };
}

async function leave(visit: Visit, it: It): Promise<Shown | Go> {
  const { verbs, acting, lang, form } = visit;
  const { one } = it;
  const t = teamWords[lang];
  const on = form.text('op');
  if (wantsChange(visit)) return leaveForm(visit, it, []);
  if (isConfirmed(visit) || !isLocalDate(on)) {
    const tried = await attempt(
      visit,
      () => verbs.leave(acting, one.id, on),
      () => 'op',
    );
    return tried.ok ? { to: `/team/${one.id}?gedaan=vertrekt` } : leaveForm(visit, it, tried.problems);
  }
  return {
    title: filled(t.leaveTitle, { who: one.name }),
    place: 'team',
    body: html`<div class="w2-card">
        <p><b>${filled(t.leavePreview, { day: longDate(on, lang), who: one.name })}</b></p>
        <p>${filled(one.open > 0 ? t.leaveOpen : t.leaveOpenNone, { n: one.open, who: one.name })}</p>
      </div>
      ${confirmForm(visit, { text: t.leaveDo, away: `/team/${one.id}` })}`,
  };
}

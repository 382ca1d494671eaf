import { addDays } from '../../domain/calendar/index.ts';
import type { LocalDate } from '../../domain/calendar/index.ts';
import type { Verbs } from '../../app/verbs.ts';
import { filled, longDate, monthText, ownWords } from '../../words/index.ts';
import { dateField, hidden } from '../components/field.ts';
import { section } from '../components/table.ts';
import { html, none, type Html } from '../html.ts';
import type { Shown, Wrong } from '../shown.ts';
import type { Site, Visit } from '../site.ts';
import { backTo, give } from './own-give.ts';

type View = Awaited<ReturnType<Verbs['showTrajectory']>>;
type Commands = Awaited<ReturnType<Verbs['commandsOf']>>;

const day = 'dag';

/** What the person says in one press; refused, the page that `shown` makes says why. */
export function ownSayings(site: Site, shown: (visit: Visit, problems: readonly Wrong[]) => Promise<Shown>): void {
  site.post('/mijn-traject/wacht-nog', async (visit) => {
    const id = visit.form.text('traject');
    const problems = await give(visit, id, 'sayStillWaiting', {});
    return problems.length > 0 ? shown(visit, problems) : { to: backTo('sayStillWaiting', id) };
  });

  site.post('/mijn-traject/kan-niet-komen', async (visit) => {
    const id = visit.form.text('traject');
    const problems = await give(visit, id, 'sayAbsence', { absentOn: visit.form.text(day) });
    return problems.length > 0
      ? shown(
          visit,
          problems.map(({ text }) => ({ field: day, text })),
        )
      : { to: backTo('sayAbsence', id) };
  });
}

/** Whoever waits sees where they stand, and says in one press that they still wait. */
export function inLine({ line, trajectoryId: id, today }: View, commands: Commands, visit: Visit): Html | string {
  const lang = visit.chosen;
  const t = ownWords[lang];
  if (!line) return none;
  const { expectedWait: expected, position, waiting, since } = line;
  const on = expected && addDays(today as LocalDate, expected.days);
  return section(
    t.line,
    html`<p>${filled(t.linePlace, { position, waiting, day: longDate(since, lang) })}</p>
      <p class="w2-next">
        ${on === null ? t.lineUnknown : expected?.because === 'free' ? t.lineFree : filled(t.lineMonth, { month: monthText(on, lang) })}
      </p>
      ${
        commands.some(({ name }) => name === 'sayStillWaiting')
          ? html`<form method="post" action="/mijn-traject/wacht-nog">
              ${hidden('traject', id)}${hidden('sleutel', visit.newKey())}
              <button class="ds-button">${t.still}</button>
            </form>`
          : none
      }`,
  );
}

/** To a talk, to the group, to a coach: one day, and whoever waits for them knows. */
export function cannotCome(id: string, commands: Commands, visit: Visit, wrong: readonly Wrong[]): Html | string {
  const t = ownWords[visit.chosen];
  const say = commands.find(({ name }) => name === 'sayAbsence');
  if (!say) return none;
  const { min, max } = say.spec.fields['absentOn'] ?? {};
  return section(
    t.cannot,
    html`<form method="post" action="/mijn-traject/kan-niet-komen" class="w2-stack">
      ${hidden('traject', id)}${hidden('sleutel', visit.newKey())}
      ${dateField({
        ...{ name: day, label: t.cannotDay, note: t.cannotHint, value: visit.form.text(day), wrong },
        ...(min ? { min } : {}),
        ...(max ? { max } : {}),
      })}
      <div><button class="ds-button" data-variant="secondary">${t.cannot}</button></div>
    </form>`,
  );
}

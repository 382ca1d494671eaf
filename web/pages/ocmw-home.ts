import type { Verbs } from '../../app/verbs.ts';
import {
  actionTitleWords,
  agreementCommandText,
  agreementsWords,
  capital,
  filled,
  ocmwQuestionWords,
  operationText,
  outsiderWords,
} from '../../words/index.ts';
import { dateCell, dateWithMeaning } from '../components/date.ts';
import { section, table, type Column } from '../components/table.ts';
import { whomTable } from '../components/whom.ts';
import { html, type Html } from '../html.ts';
import type { Site, Visit } from '../site.ts';

type Matter = Awaited<ReturnType<Verbs['listOcmwMatters']>>['matters'][number];
type Action = Awaited<ReturnType<Verbs['listAgreementActions']>>['actions'][number];
type Row = Awaited<ReturnType<Verbs['listTrajectories']>>['rows'][number];

/** For the people of an OCMW: what they were asked and told, and who of their municipality is in the programme. */
export function ocmwHomePage(site: Site): void {
  site.get('/ocmw', async (visit) => {
    const { verbs, acting, lang } = visit;
    const t = outsiderWords[lang];
    const [{ matters, mostShown, today }, { rows }, ours] = await Promise.all([
      verbs.listOcmwMatters(acting),
      verbs.listTrajectories(acting, { limit: 200 }),
      verbs.listAgreementActions(acting, { status: 'open' }),
    ]);
    const actions = ours.actions.filter(({ owner }) => owner === 'ocmw');
    const open = matters.filter(({ question, answeredOn }) => question !== null && answeredOn === null);
    const answered = matters.filter(({ question, answeredOn }) => question !== null && answeredOn !== null);
    const notices = matters.filter(({ about }) => about !== null);
    const people = rows.filter(({ phase }) => phase !== 'closed');
    return {
      title: t.ocmwTitle,
      place: 'ocmw',
      lead: t.ocmwLead,
      wide: true,
      body: html`${section(filled(t.questions, { n: open.length }), questions(open, today, visit), 'vragen')}
        ${section(filled(agreementsWords[lang].yours, { n: actions.length }), actionsOf(actions, today, visit), 'acties')}
        ${section(filled(t.notices, { n: notices.length }), told(notices, visit), 'meldingen')}
        ${answered.length === 0 ? '' : section(filled(t.answered, { n: answered.length }), done(answered, visit))}
        ${notices.length + answered.length < mostShown ? '' : html`<p class="w2-quiet">${filled(t.newestOnly, { n: mostShown })}</p>`}
        ${section(filled(t.people, { n: people.length }), peopleOf(people, visit), 'mensen')}
        <p><a class="ds-link" href="/overeenkomsten">${t.agreement}</a></p>`,
    };
  });
}

function actionsOf(actions: readonly Action[], today: string, { lang }: Visit): Html {
  const t = agreementsWords[lang];
  if (actions.length === 0) return html`<p class="w2-quiet">${t.yoursNone}</p>`;
  return table(
    filled(t.yours, { n: actions.length }),
    [
      {
        title: t.action,
        head: true,
        cell: ({ id, agreementId, title, note }) =>
          html`<span class="w2-who"
            >${title === 'other' && note ? note : capital(actionTitleWords[title][lang])}<small
              ><a class="ds-link" href="/overeenkomsten/${agreementId}">${id}</a></small
            ></span
          >`,
      },
      { title: t.target, cell: ({ targetOn }) => dateWithMeaning(targetOn, today, lang) },
      {
        title: t.do,
        cell: ({ agreementId, id }) =>
          html`<a
            class="ds-button"
            data-size="sm"
            href="/overeenkomsten/${agreementId}/doe/completeAction?actionId=${id}&terug=${encodeURIComponent('/ocmw')}"
            >${capital(agreementCommandText('completeAction', lang))}<span class="ds-sr-only">: ${id}</span></a
          >`,
      },
    ],
    actions,
  );
}

const whoColumn = (title: string): Column<Matter> => ({
  title,
  head: true,
  cell: ({ name, trajectoryId }) => html`<span class="w2-who">${name}<small>${trajectoryId}</small></span>`,
});

const questionText = ({ question }: Matter, lang: Visit['lang']): string =>
  question === null ? '' : ocmwQuestionWords[question][lang];

function questions(open: readonly Matter[], today: string, { lang }: Visit): Html {
  const t = outsiderWords[lang];
  if (open.length === 0) return html`<p class="w2-card">${t.questionsNone}</p>`;
  return table(
    filled(t.questions, { n: open.length }),
    [
      whoColumn(t.person),
      { title: t.question, cell: (one) => questionText(one, lang) },
      { title: t.until, cell: ({ on }) => dateWithMeaning(on, today, lang) },
      {
        title: t.answer,
        cell: ({ path, name, ...one }) =>
          html`<a class="ds-button" data-size="sm" href="${path}"
            >${t.answer}<span class="ds-sr-only">: ${name}, ${questionText({ path, name, ...one }, lang)}</span></a
          >`,
      },
    ],
    open.toSorted((a, b) => (a.on < b.on ? -1 : 1)),
  );
}

function told(notices: readonly Matter[], { lang }: Visit): Html {
  const t = outsiderWords[lang];
  if (notices.length === 0) return html`<p class="w2-quiet">${t.noticesNone}</p>`;
  return table(
    filled(t.notices, { n: notices.length }),
    [
      whoColumn(t.person),
      { title: t.notice, cell: ({ about }) => (about === null ? '' : operationText(about, lang)) },
      { title: t.on, cell: ({ on }) => dateCell(on) },
    ],
    notices,
  );
}

function done(answered: readonly Matter[], { lang }: Visit): Html {
  const t = outsiderWords[lang];
  return table(
    filled(t.answered, { n: answered.length }),
    [
      whoColumn(t.person),
      { title: t.question, cell: (one) => questionText(one, lang) },
      { title: t.answeredOn, cell: ({ answeredOn }) => dateCell(answeredOn) },
    ],
    answered,
  );
}

function peopleOf(people: readonly Row[], { lang }: Visit): Html {
  const t = outsiderWords[lang];
  return html`<p class="w2-quiet">${t.peopleLead}</p>
    ${whomTable(people, filled(t.people, { n: people.length }), t.peopleNone, lang)}`;
}

import type { LocalDate } from '../../domain/calendar/index.ts';
import { capital, longBirth, longDate, ocmwAnswerWords, ocmwLinkNl, ocmwQuestionWords } from '../../words/index.ts';
import type { OcmwMatter } from '../../app/people/index.ts';
import { areaField, button, radioField } from '../components/field.ts';
import { html, type Html } from '../html.ts';
import { bare } from '../layout.ts';

/** The page behind a link to an OCMW: Dutch, as the mail that brought it; it prints. */
export function ocmwPage({ person, notice, question, answered }: OcmwMatter): Html {
  const born = person.birthDate === null ? '' : `, geboren ${longBirth(person.birthDate, 'nl')}`;
  const who = `${person.firstName} ${person.lastName}${born}`;
  if (notice)
    return page(
      ocmwLinkNl.notice,
      html`<p>${who}, ${ocmwLinkNl.about[notice.about]}, sinds ${longDate(notice.on as LocalDate, 'nl')}.</p>
        <p>${ocmwLinkNl.nothingToDo}</p>`,
    );
  if (!question) throw new RangeError('a link tells or asks');
  if (answered) return page(ocmwLinkNl.question, html`<p>${ocmwLinkNl.answered}</p>`);
  const options = question.answers.map((value) => ({
    value,
    text: value === 'given' ? ocmwLinkNl.given : ocmwAnswerWords[value].nl,
  }));
  return page(
    ocmwLinkNl.question,
    html`<p>Het gaat over ${who}.</p>
      <form class="w2-form" method="post">
        ${radioField({ name: 'answer', label: capital(ocmwQuestionWords[question.question].nl), options })}
        ${areaField({
          name: 'text',
          label: question.question === 'socialWorker' ? ocmwLinkNl.worker : ocmwLinkNl.remark,
          optional: true,
        })}
        <p>Graag een antwoord uiterlijk op <strong>${longDate(question.answerBy as LocalDate, 'nl')}</strong>.</p>
        <div class="w2-row">${button(ocmwLinkNl.send)}</div>
      </form>`,
  );
}

export const ocmwDone = (): Html => page(ocmwLinkNl.thanks, html`<p>${ocmwLinkNl.arrived}</p>`);

export const ocmwProblem = (sentence: string): Html =>
  page(
    ocmwLinkNl.cannot,
    html`<div class="ds-alert" data-color="danger" role="alert">${sentence}</div>
      <p>${ocmwLinkNl.whom}</p>`,
  );

const page = (title: string, body: Html): Html => bare(title, body, 'nl');

import { ocmwAnswerWords, ocmwQuestionWords, longBirth, longDate } from '../../words/index.ts';
import type { LocalDate } from '../../domain/calendar/index.ts';
import type { OcmwMatter } from '../../app/people/index.ts';

/** The pages behind a link to an OCMW: Dutch, usable by keyboard and without scripts, printable. */

const noticeText = {
  started: 'is gestart met een werk-welzijnstraject (W²) bij VDAB',
  planAgreed: 'heeft een afgesproken welzijnsplan in het werk-welzijnstraject (W²)',
  ended: 'is niet langer in begeleiding in het werk-welzijnstraject (W²)',
} as const;

export function ocmwPage({ person, notice, question, answered }: OcmwMatter): string {
  const born = person.birthDate === null ? '' : `, geboren ${longBirth(person.birthDate, 'nl')}`;
  const who = `${escape(`${person.firstName} ${person.lastName}`)}${born}`;
  if (notice)
    return page(
      'Bericht over een W²-traject',
      `<p>${who}, ${noticeText[notice.about]}, sinds ${longDate(notice.on as LocalDate, 'nl')}.</p>
<p>U hoeft niets te doen.</p>`,
    );
  if (!question) throw new RangeError('a link tells or asks');
  if (answered) return page('Vraag over een W²-traject', `<p>Deze vraag is al beantwoord. Dank u.</p>`);
  const choices = question.answers
    .map(
      (code, index) =>
        `<div><input type="radio" name="answer" id="a${index}" value="${code}" required> <label for="a${index}">${escape(
          code === 'given' ? 'de naam en het telefoonnummer staan hieronder' : ocmwAnswerWords[code].nl,
        )}</label></div>`,
    )
    .join('\n');
  return page(
    'Vraag over een W²-traject',
    `<p>Het gaat over ${who}.</p>
<form method="post">
<fieldset><legend>${escape(capital(ocmwQuestionWords[question.question].nl))}</legend>
${choices}
</fieldset>
<p><label for="text">${question.question === 'socialWorker' ? 'Naam en telefoonnummer van de maatschappelijk werker' : 'Toelichting (niet verplicht)'}</label><br>
<textarea id="text" name="text" rows="3" maxlength="2000"></textarea></p>
<p>Graag een antwoord uiterlijk op <strong>${longDate(question.answerBy as LocalDate, 'nl')}</strong>.</p>
<p><button type="submit">Antwoord versturen</button></p>
</form>`,
  );
}

export const ocmwDone = (): string => page('Dank u', '<p>Uw antwoord is aangekomen bij de W²-bemiddelaar.</p>');

export const ocmwProblem = (sentence: string): string =>
  page('Dat lukt niet', `<p role="alert">${escape(sentence)}</p><p>Vragen? Bel de W²-bemiddelaar die u mailde.</p>`);

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const escape = (text: string): string => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

const page = (title: string, body: string): string => `<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escape(title)}</title>
<style>
body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 2rem auto; padding: 0 1rem; color: #1b1b1b; background: #fff; }
fieldset { border: 1px solid #767676; border-radius: .3rem; padding: 1rem; }
legend { font-weight: 600; padding: 0 .4rem; }
fieldset div { min-height: 2rem; }
textarea { width: 100%; font: inherit; box-sizing: border-box; border: 1px solid #767676; padding: .4rem; }
button { font: inherit; padding: .6rem 1.2rem; background: #1d4f91; color: #fff; border: 0; border-radius: .3rem; cursor: pointer; }
:focus-visible { outline: 3px solid #c2500a; outline-offset: 2px; }
</style>
</head>
<body>
<main>
<h1>${escape(title)}</h1>
${body}
</main>
</body>
</html>
`;

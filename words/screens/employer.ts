import type { Lang } from '../lang.ts';

/** The link for an employer: made by whoever guides the person, answered without an account. */
export const employerWords = {
  nl: {
    makeTitle: 'Link voor de werkgever: {who}',
    makeLead:
      'Met deze link antwoordt de werkgever of jobcoaching mag, zonder account. Het antwoord staat meteen in het traject.',
    makeNote: 'De werkgever ziet alleen de naam van de persoon en de vraag. Stuur de link zelf; wij mailen niets.',
    make: 'Maak de link',
    made: 'De link voor de werkgever',
    madeNote: 'Kopieer de link nu. Ze werkt tot en met {day}, voor deze ene vraag. We bewaren ze niet.',
    title: 'Mag een jobcoach uw medewerker helpen?',
    about: '{who} werkt bij u en vraagt een jobcoach.',
    explain:
      'De jobcoach komt op de werkvloer en helpt bij het wennen, de werkhouding en het samenwerken. Het is gratis voor u en duurt ten hoogste zes maanden.',
    question: 'Gaat u akkoord?',
    yes: 'Ja, de jobcoach mag komen',
    no: 'Nee',
    choose: 'Kies ja of nee.',
    answerBy: 'Graag een antwoord uiterlijk op {day}.',
    send: 'Antwoord versturen',
    doneTitle: 'Dank u',
    done: 'Uw antwoord is aangekomen.',
    answered: 'Deze vraag is al beantwoord. Dank u.',
    sorry: 'Dat lukt niet',
    ask: 'Vragen? Bel of mail wie u deze link stuurde.',
  },
  en: {
    makeTitle: 'Link for the employer: {who}',
    makeLead:
      'By this link the employer answers whether jobcoaching may start, without an account. The answer is in the trajectory at once.',
    makeNote:
      'The employer sees only the name of the person and the question. Send the link yourself; we mail nothing.',
    make: 'Make the link',
    made: 'The link for the employer',
    madeNote: 'Copy the link now. It works until {day}, for this one question. We do not keep it.',
    title: 'May a jobcoach help your employee?',
    about: '{who} works for you and asks for a jobcoach.',
    explain:
      'The jobcoach comes to the work floor and helps with settling in, work attitude and working together. It is free for you and lasts at most six months.',
    question: 'Do you agree?',
    yes: 'Yes, the jobcoach may come',
    no: 'No',
    choose: 'Choose yes or no.',
    answerBy: 'Please answer by {day}.',
    send: 'Send the answer',
    doneTitle: 'Thank you',
    done: 'Your answer has arrived.',
    answered: 'This question is answered already. Thank you.',
    sorry: 'That cannot be done',
    ask: 'Questions? Call or mail whoever sent you this link.',
  },
} as const satisfies Record<Lang, unknown>;

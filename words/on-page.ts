import type { CohortRefusal } from '../domain/cohort/index.ts';
import type { Refusal, TrajectoryEvent } from '../domain/trajectory/index.ts';
import { cohortRefusalSentence } from './cohorts.ts';
import { capital } from './event-parts.ts';
import { eventSentence } from './events.ts';
import type { Lang, Words } from './lang.ts';
import { problemSentence, type Problem, type ProblemCode } from './problems.ts';
import { refusalSentence } from './refusal-sentence.ts';

/** Where the pages do what a command of the terminal does; of all others the page is that of the trajectory. */
const pageOf: Readonly<Record<string, Readonly<Record<Lang, string>>>> = {
  access: { nl: 'de pagina Toegang', en: 'the page Access' },
  agreements: { nl: 'de pagina OCMW’s', en: 'the page OCMWs' },
  calendar: { nl: 'de pagina Sluitingsdagen', en: 'the page Closing days' },
  capacity: { nl: 'de pagina Plaatsen', en: 'the page Places' },
  check: { nl: 'de pagina ‘Klopt alles?’', en: 'the page “Is all well?”' },
  cohorts: { nl: 'de pagina Groepen', en: 'the page Groups' },
  group: { nl: 'de pagina Groepen', en: 'the page Groups' },
  groups: { nl: 'de pagina Groepen', en: 'the page Groups' },
  machines: { nl: 'de beheerder', en: 'the operator' },
  messages: { nl: 'de pagina Berichten', en: 'the page Messages' },
  network: { nl: 'de beheerder', en: 'the operator' },
  prospect: { nl: 'de pagina Contacten', en: 'the page Contacts' },
  prospects: { nl: 'de pagina Contacten', en: 'the page Contacts' },
  rebuild: { nl: 'de pagina ‘Klopt alles?’', en: 'the page “Is all well?”' },
  register: { nl: 'de pagina Aanmelden', en: 'the page Register' },
  rules: { nl: 'de pagina Regels', en: 'the page Rules' },
  setup: { nl: 'de beheerder', en: 'the operator' },
  staff: { nl: 'de pagina Team', en: 'the page Team' },
  sweep: { nl: 'de beheerder', en: 'the operator' },
  systems: { nl: 'de pagina ‘Andere diensten’', en: 'the page “Other services”' },
  webhooks: { nl: 'de beheerder', en: 'the operator' },
  'person proposals': { nl: 'de pagina Voorstellen', en: 'the page Proposals' },
};
const ofTrajectory = { nl: 'de pagina van het traject', en: 'the page of the trajectory' } as const;

/** `w2 rules adopt VERSIE`, `w2 reopen T-000012`: a command with its second word and what follows it. */
const command =
  /\bw2 ([a-z-]+)((?: (?:list|show|add\b|adopt|mappings|organisation|absent|leave|back|transfer|proposals|address|erase|queue|set|stop|replace-insz))?)((?: (?:[A-Z]{3,}(?:\.csv)?|[TC]-\d+)(?= |[.,;:)]|$))*)(?: stop)?/g;

/** What the doors say to everybody, on a page: it names the page where the terminal has a command. */
export function onPage(text: string, lang: Lang): string {
  return text
    .replace(/\b(mag|zet) je dit niet/g, '$1 u dit niet')
    .replace(command, (_, first: string, second: string, _rest, at: number) => {
      const page = (pageOf[first + second] ?? pageOf[first] ?? ofTrajectory)[lang];
      return at === 0 || /[.?!] $/.test(text.slice(0, at)) ? page.charAt(0).toUpperCase() + page.slice(1) : page;
    });
}

/** What the other doors say to whoever keeps it running, or to one of us; a page may be read by anybody. */
const forAnybody: Partial<Record<ProblemCode, Words>> = {
  unavailable: {
    nl: 'Een deel van het systeem antwoordt nu niet. Wacht even, en kijk of het al gebeurd is voor het opnieuw wordt gedaan. Blijft het zo, meld het dan aan de beheerder.',
    en: 'A part of the system does not answer now. Wait a moment, and look whether it was done before it is done again. If it stays so, tell the operator.',
  },
  'rights.notAllowed': {
    nl: 'Dat mag hier niet: alleen wie deze taak of dit traject heeft, ziet en doet dit. Vraag het aan de teamleider.',
    en: 'That is not allowed here: only whoever has this task or this trajectory sees and does it. Ask the team lead.',
  },
  'request.notFound': {
    nl: 'Dit adres bestaat niet. Zoek verder vanaf het begin.',
    en: 'There is no such address. Look further from the start.',
  },
  'worker.none': {
    nl: 'Het deel van het systeem dat dit uitvoert, draait nu niet. Meld het aan de beheerder.',
    en: 'The part of the system that does this is not running now. Tell the operator.',
  },
};

/** What happened, by what the rule is about: its code says nothing to whoever reads a life, and stands at the date itself. */
export const eventOnPage = (event: TrajectoryEvent, lang: Lang): string =>
  capital(eventSentence(event, lang).replace(/\b[A-Z]{2,4}-\d(?:\/\w+)? \(([^()]+)\)/g, '$1'));

export const problemOnPage = (problem: Problem, lang: Lang): string =>
  forAnybody[problem.code]?.[lang] ?? onPage(problemSentence(problem, lang), lang);

/** `telefoon (phone)`: the code is for whoever types it in a terminal. */
const typedCode = / \([A-Za-z]+\)/g;
const ofField: ReadonlySet<string> = new Set(['command.missingField', 'command.badField']);

export function refusalOnPage(refusal: Refusal, lang: Lang): string {
  const text = onPage(refusalSentence(refusal, lang), lang);
  return ofField.has(refusal.refused) ? text.replace(typedCode, '') : text;
}
export const cohortRefusalOnPage = (refusal: CohortRefusal, lang: Lang): string =>
  onPage(cohortRefusalSentence(refusal, lang), lang);

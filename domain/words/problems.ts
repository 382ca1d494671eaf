import type { Lang, Words } from './lang.ts';

/** What can be wrong beside a refusal of the domain: with the request, the list, the demo's clock, or what we depend on. `{name}` is filled from the details. */
export const problemWords = {
  'trajectory.notFound': {
    nl: 'Dit traject bestaat niet. De lijst van trajecten toont welke er zijn.',
    en: 'There is no such trajectory. The list of trajectories shows the ones there are.',
  },
  'trajectory.otherRun': {
    nl: 'Traject {trajectoryId} heeft al een open workflow. De databank is uit een oudere reservekopie; zie het draaiboek.',
    en: 'Trajectory {trajectoryId} has an open workflow already. The database is from an older backup; see the runbook.',
  },
  'trajectory.parked': {
    nl: 'Traject {trajectoryId} staat stil omdat zijn gegevens niet op elkaar passen. Een operator moet het nakijken: w2 check; daarna de workflow beëindigen in de Temporal UI, en w2 rebuild.',
    en: 'Trajectory {trajectoryId} is parked because its record does not fit. An operator must look at it: w2 check; then end the workflow in the Temporal UI, and w2 rebuild.',
  },
  'trajectory.noRun': {
    nl: 'Traject {trajectoryId} heeft geen open workflow. Start het opnieuw uit zijn gebeurtenissen: w2 rebuild {trajectoryId}.',
    en: 'Trajectory {trajectoryId} has no open workflow. Start it again from its events: w2 rebuild {trajectoryId}.',
  },
  'cohort.notFound': {
    nl: 'Deze groep bestaat niet. De lijst van groepen toont welke er zijn.',
    en: 'There is no such group. The list of groups shows the ones there are.',
  },
  'cohort.parked': {
    nl: 'Groep {trajectoryId} staat stil omdat haar gegevens niet op elkaar passen. Een operator moet het nakijken: w2 check; daarna de workflow beëindigen in de Temporal UI, en w2 rebuild.',
    en: 'The group {trajectoryId} is parked because its record does not fit. An operator must look at it: w2 check; then end the workflow in the Temporal UI, and w2 rebuild.',
  },
  'cohort.noRun': {
    nl: 'Groep {trajectoryId} heeft geen open workflow. Start ze opnieuw uit haar gebeurtenissen: w2 rebuild.',
    en: 'The group {trajectoryId} has no open workflow. Start it again from its events: w2 rebuild.',
  },
  'staff.unknown': {
    nl: 'Er is geen medewerker met dit kenmerk die dat kan doen in deze provincie.',
    en: 'There is no member of staff with this id who can do that in this province.',
  },
  unavailable: {
    nl: 'Het systeem antwoordt nu niet. Kijk na of alles draait (npm start) en kijk het traject na voor je iets opnieuw doet.',
    en: 'The system does not answer now. See that everything runs (npm start), and look at the trajectory before you repeat anything.',
  },
  'worker.none': {
    nl: 'Er draait geen worker. Start er eerst een: npm start.',
    en: 'No worker is running. Start one first: npm start.',
  },
  'clock.notInDemo': {
    nl: 'De klok kan alleen in een demo vooruit; in productie verstrijkt de tijd vanzelf.',
    en: 'The clock can be moved in a demo only; in production time passes by itself.',
  },
  'clock.badDuration': {
    nl: 'Dat is geen duur. Schrijf bijvoorbeeld 36h, 30d, 2w of 6m.',
    en: 'That is no duration. Write 36h, 30d, 2w or 6m.',
  },
  'clock.nothingDue': {
    nl: 'Er loopt nergens een termijn. Meld eerst mensen aan: w2 register BESTAND.csv.',
    en: 'Nothing is due anywhere. Register people first: w2 register FILE.csv.',
  },
  'clock.stuck': {
    nl: 'Traject {trajectoryId} beslist niet wat aan de beurt was. Draait er een worker? w2 check zegt wat niet klopt.',
    en: 'Trajectory {trajectoryId} does not decide what was due. Is a worker running? w2 check says what differs.',
  },
  'registration.duplicate': {
    nl: 'Deze persoon heeft al een open traject: {duplicateOf}.',
    en: 'This person already has an open trajectory: {duplicateOf}.',
  },
  'registration.refused': {
    nl: 'De persoon kan zo niet worden aangemeld. Verbeter de genoemde velden.',
    en: 'The person cannot be registered like this. Mend the fields named.',
  },
  'list.tooLarge': {
    nl: 'Het bestand is te groot. Kies het juiste bestand, of splits de lijst.',
    en: 'The file is too large. Choose the right file, or split the list.',
  },
  'list.encoding': {
    nl: 'Het bestand is geen CSV. Bewaar de lijst in Excel als "CSV UTF-8" en probeer opnieuw.',
    en: 'The file is no CSV. Save the list in Excel as "CSV UTF-8" and try again.',
  },
  'list.empty': {
    nl: 'Het bestand is leeg. Kies een lijst met een regel kolomnamen en een regel per persoon.',
    en: 'The file is empty. Choose a list with a line of column names and a line for each person.',
  },
  'list.missingColumns': {
    nl: 'Deze kolommen ontbreken: {columns}. Voeg ze toe; ze mogen leeg zijn waar er niets bekend is.',
    en: 'These columns are missing: {columns}. Add them; they may be empty where nothing is known.',
  },
  'list.duplicateColumns': {
    nl: 'Deze kolommen staan er meer dan één keer in: {columns}. Houd er één van.',
    en: 'These columns are there more than once: {columns}. Keep one of each.',
  },
  'list.badCursor': {
    nl: 'Deze plaats in de lijst bestaat niet. Geef de `next` van de vorige bladzijde.',
    en: 'There is no such place in the list. Give the `next` of the page before.',
  },
  'list.quotes': {
    nl: 'De aanhalingstekens kloppen niet in de rij die begint op regel {line}.',
    en: 'The quotation marks are wrong in the row that starts on line {line}.',
  },
  'request.invalid': {
    nl: 'De vraag klopt niet. De genoemde parameters zeggen waar.',
    en: 'The request is wrong. The parameters named say where.',
  },
  'request.fields': {
    nl: 'De gegevens kloppen niet. Verbeter de genoemde velden.',
    en: 'The data is wrong. Mend the fields named.',
  },
  'request.unreadable': { nl: 'De inhoud is niet te lezen als JSON.', en: 'The body cannot be read as JSON.' },
  'request.tooLarge': { nl: 'De inhoud is te groot.', en: 'The body is too large.' },
  'request.mediaType': {
    nl: 'Deze soort inhoud wordt hier niet aanvaard. Gebruik application/json, of text/csv voor een lijst.',
    en: 'This kind of body is not accepted here. Use application/json, or text/csv for a list.',
  },
  'request.notFound': {
    nl: 'Dit adres bestaat niet. /openapi.json toont welke er zijn.',
    en: 'There is no such address. /openapi.json shows the ones there are.',
  },
  'request.otherSite': {
    nl: 'Zolang er geen aanmelding is, antwoordt deze API alleen aan deze computer zelf, niet aan webpagina’s.',
    en: 'As long as there is no sign-in, this API answers this computer only, and no web pages.',
  },
  'request.tooMany': {
    nl: 'Te veel vragen in korte tijd. Probeer het over een minuut opnieuw.',
    en: 'Too many requests in a short time. Try again in a minute.',
  },
  'actor.unreadable': {
    nl: 'De kop W2-Actor is niet te lezen. Schrijf rol:kenmerk, bijvoorbeeld mediator:M-12. Rollen: {roles}.',
    en: 'The header W2-Actor cannot be read. Write role:id, for example mediator:M-12. Roles: {roles}.',
  },
  'idempotency.badKey': {
    nl: 'De kop Idempotency-Key heeft 1 tot 255 gewone tekens.',
    en: 'The header Idempotency-Key has 1 to 255 plain characters.',
  },
  'idempotency.otherRequest': {
    nl: 'Deze Idempotency-Key werd al voor een andere vraag gebruikt. Neem een nieuwe.',
    en: 'This Idempotency-Key was already used for another request. Take a new one.',
  },
  'idempotency.running': {
    nl: 'Deze vraag wordt nog beantwoord. Probeer het zo dadelijk opnieuw met dezelfde Idempotency-Key.',
    en: 'This request is still being answered. Try again in a moment with the same Idempotency-Key.',
  },
  internal: {
    nl: 'Er ging bij ons iets mis. Probeer het later opnieuw; blijft het, meld het aan de beheerder.',
    en: 'Something went wrong on our side. Try again later; if it stays, tell the operator.',
  },
} as const satisfies Record<string, Words>;

export type ProblemCode = keyof typeof problemWords;
export type Details = Readonly<Record<string, string | number>>;
export interface Problem {
  readonly code: ProblemCode;
  readonly details: Details;
}

export const problemCodes = Object.keys(problemWords) as ProblemCode[];
export const isProblemCode = (code: unknown): code is ProblemCode =>
  typeof code === 'string' && Object.hasOwn(problemWords, code);

export function problemSentence({ code, details }: Problem, lang: Lang): string {
  return problemWords[code][lang].replace(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? '?'));
}

/** Codes of sockets, of Postgres going down or not yet up, and of gRPC: what we depend on is not there. */
const unreachable: ReadonlySet<unknown> = new Set<unknown>([
  ...['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'ETIMEDOUT', 'EHOSTUNREACH', 'EPIPE'],
  ...['57P01', '57P02', '57P03', '08000', '08001', '08003', '08006', '53300'],
  ...[1, 4, 8, 13, 14],
]);

/** What the Postgres client throws when its connection breaks or none comes: bare Errors, known by their words only. */
const brokenConnection =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed|Cannot use a pool after)/;

/** The problem behind something thrown; null when it is a mistake of ours that has no sentence. */
export function problemOf(thrown: unknown): Problem | null {
  for (let error = thrown, depth = 0; error instanceof Error && depth < 6; error = error.cause, depth += 1) {
    const { code, details, columns, line, name, errors } = error as Error & Record<string, unknown>;
    if (isProblemCode(code)) return { code, details: detailsOf(details, columns, line) };
    const nested = Array.isArray(errors) ? errors.map((it) => (it as { code?: unknown }).code) : [];
    if (
      [code, ...nested].some((it) => unreachable.has(it)) ||
      name === 'TransportError' ||
      brokenConnection.test(error.message)
    )
      return { code: 'unavailable', details: {} };
  }
  return null;
}

function detailsOf(details: unknown, columns: unknown, line: unknown): Details {
  return {
    ...(typeof details === 'object' ? (details as Details) : {}),
    ...(Array.isArray(columns) ? { columns: columns.join(', ') } : {}),
    ...(typeof line === 'number' ? { line } : {}),
  };
}

import type { Words } from '../lang.ts';

/** With the request, the demo's clock, or what we depend on. */
export const systemProblems = {
  unavailable: {
    nl: 'Het systeem antwoordt nu niet. Kijk na of alles draait (npm start) en kijk het traject na voor je iets opnieuw doet.',
    en: 'The system does not answer now. See that everything runs (npm start), and look at the trajectory before you repeat anything.',
  },
  'rights.notAllowed': {
    nl: 'Dit mag je niet doen of zien. Vraag het aan wie je team leidt.',
    en: 'You may not do or see this. Ask whoever leads your team.',
  },
  'reason.unknown': {
    nl: 'Dat is geen reden. Kies uit {allowed}.',
    en: 'That is no reason. Choose from {allowed}.',
  },
  'glass.notYours': {
    nl: 'Alleen een leidinggevende die aangemeld is, opent een dossier met een reden. Meld je aan.',
    en: 'Only a colleague who leads, and has signed in, opens a file with a reason. Sign in.',
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
  'request.unreadable': { nl: 'De inhoud is niet te lezen als JSON.', en: 'The body cannot be read as JSON.' },
  'request.empty': {
    nl: 'De vraag heeft geen inhoud. Geef een lijst (CSV of XLSX) of één persoon (JSON).',
    en: 'The request has no body. Give a list (CSV or XLSX) or one person (JSON).',
  },
  'request.emptyList': {
    nl: 'De vraag heeft geen lijst. Geef ze als text/csv of als XLSX.',
    en: 'The request has no list. Give it as text/csv or XLSX.',
  },
  'request.tooLarge': { nl: 'De inhoud is te groot.', en: 'The body is too large.' },
  'request.invalid': {
    nl: 'De vraag klopt niet. De genoemde parameters zeggen waar.',
    en: 'The request is wrong. The parameters named say where.',
  },
  'request.fields': {
    nl: 'De gegevens kloppen niet. Verbeter de genoemde velden.',
    en: 'The data is wrong. Mend the fields named.',
  },
  'request.mediaType': {
    nl: 'Deze soort inhoud wordt hier niet aanvaard. Gebruik application/json, of text/csv voor een lijst.',
    en: 'This kind of body is not accepted here. Use application/json, or text/csv for a list.',
  },
  'request.notFound': {
    nl: 'Dit adres bestaat niet. /openapi.json toont welke er zijn.',
    en: 'There is no such address. /openapi.json shows the ones there are.',
  },
  'request.otherSite': {
    nl: 'Deze vraag komt van een andere site, of van een adres dat niet het onze is. Open W² zelf en probeer het daar.',
    en: 'This request comes from another site, or came to an address that is not ours. Open W² itself and try there.',
  },
  'request.tooMany': {
    nl: 'Te veel vragen in korte tijd. Probeer het over een minuut opnieuw.',
    en: 'Too many requests in a short time. Try again in a minute.',
  },
  'request.method': {
    nl: 'Op dit adres kan dat niet; wel: {allowed}.',
    en: 'This address does not take that; it takes: {allowed}.',
  },
  'request.notAcceptable': {
    nl: 'Antwoorden zijn er als application/json. Vraag dat, of laat de kop Accept weg.',
    en: 'Answers are application/json. Ask for that, or leave out the header Accept.',
  },
  'request.stale': {
    nl: 'Intussen is er iets veranderd ({sequence} gebeurtenissen). Lees het opnieuw en kijk of het nog klopt.',
    en: 'Something changed meanwhile ({sequence} events). Read it again and see whether it still holds.',
  },
  'search.tooShort': {
    nl: 'Dat is te weinig om op te zoeken. Geef minstens twee letters of cijfers.',
    en: 'That is too little to search by. Give at least two letters or digits.',
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
  'system.unknown': {
    nl: 'Die dienst bestaat niet; kies uit {known}.',
    en: 'There is no such system; choose from {known}.',
  },
  'system.badLimit': {
    nl: '{field} moet tussen {least} en {most} liggen.',
    en: '{field} must lie between {least} and {most}.',
  },
  'sweep.badDay': {
    nl: 'Van die dag is er geen ronde. Schrijf een dag tot en met vandaag ({today}) als JJJJ-MM-DD.',
    en: 'There is no round of that day. Write a day up to today ({today}) as YYYY-MM-DD.',
  },
  internal: {
    nl: 'Er ging bij ons iets mis. Probeer het later opnieuw; blijft het, meld het aan de beheerder.',
    en: 'Something went wrong on our side. Try again later; if it stays, tell the operator.',
  },
} as const satisfies Record<string, Words>;

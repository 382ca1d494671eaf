import { isLocalDate } from '../domain/calendar/index.ts';
import { longDate, type Lang, type Words } from './lang.ts';

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
  'cohort.unknownStaff': {
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
  'rules.notFound': {
    nl: 'Er zijn geen regels met versie {version}. w2 rules toont welke er zijn.',
    en: 'There are no rules of version {version}. w2 rules shows which there are.',
  },
  'rules.notKept': {
    nl: 'Alleen regels die geladen zijn, worden aangenomen, ongewijzigd. w2 rules adopt VERSIE doet het.',
    en: 'Only rules that are loaded are adopted, unchanged. w2 rules adopt VERSION does it.',
  },
  'calendar.notKept': {
    nl: 'Alleen de bewaarde sluitingsdagen worden aangenomen. w2 calendar add doet het.',
    en: 'Only the closing days that are kept are adopted. w2 calendar add does it.',
  },
  'rules.flawed': {
    nl: 'De regels zijn geweigerd. Wat niet klopt: {flaws}.',
    en: 'The rules are refused. What is wrong: {flaws}.',
  },
  'rules.versionTaken': {
    nl: 'Regels met versie {version} zijn er al en veranderen niet meer. Geef de nieuwe een andere versie.',
    en: 'Rules of version {version} are there already and do not change. Give the new ones another version.',
  },
  'calendar.unchanged': {
    nl: 'Op {day} verandert er niets voor {organisation}: w2 calendar toont de sluitingsdagen.',
    en: 'Nothing changes on {day} for {organisation}: w2 calendar shows the closing days.',
  },
  'calendar.unknownOrganisation': {
    nl: 'Die organisatie is er niet. Kies uit: {known}.',
    en: 'There is no such organisation. Choose from: {known}.',
  },
  'calendar.noWorkingDay': {
    nl: '{day} is al geen werkdag. Kies een dag van maandag tot vrijdag die geen feestdag is.',
    en: '{day} is no working day anyway. Choose a day from Monday to Friday that is no holiday.',
  },
  'why.inFuture': {
    nl: 'Die dag komt nog (vandaag is {today}). w2 forecast zegt wat er zal gebeuren.',
    en: 'That day is still to come (today is {today}). w2 forecast says what will happen.',
  },
  'why.beforeEntry': {
    nl: 'Op {day} was dit traject er nog niet. Kies een latere dag.',
    en: 'On {day} this trajectory was not there yet. Choose a later day.',
  },
  'why.noDeadline': {
    nl: 'In {trajectoryId} is er nooit een termijn van die regel geweest. w2 show toont welke wel.',
    en: 'In {trajectoryId} there never was a deadline of that rule. w2 show lists those there were.',
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
  'capacity.notAllowed': {
    nl: 'Over plaatsen beslist de programmacoördinator. Handel met --as programmeCoordinator:KENMERK.',
    en: 'The programme coordinator decides about places. Act as programmeCoordinator:ID.',
  },
  'capacity.notWaiting': {
    nl: 'Traject {trajectoryId} wacht niet op een plaats. w2 capacity queue PROVINCIE toont wie wacht.',
    en: 'Trajectory {trajectoryId} does not wait for a place. w2 capacity queue PROVINCE shows who waits.',
  },
  'capacity.noneFree': {
    nl: 'In deze provincie is in {year} geen plaats vrij. w2 capacity toont de plaatsen.',
    en: 'No place is free in this province in {year}. w2 capacity shows the places.',
  },
  'capacity.belowTaken': {
    nl: 'Er zijn al {taken} plaatsen ingenomen. Geef minstens zoveel plaatsen.',
    en: '{taken} places are taken already. Give at least so many places.',
  },
  'capacity.aboveMost': {
    nl: 'Een provincie heeft per jaar 0 tot {most} plaatsen. Geef een getal daartussen.',
    en: 'A province has 0 to {most} places a year. Give a number between them.',
  },
  'capacity.yearOutOfReach': {
    nl: 'Plaatsen kunnen alleen voor {from} tot {to} worden vastgelegd.',
    en: 'Places can be set for {from} to {to} only.',
  },
  'text.unreadable': {
    nl: 'De tekst heeft een teken dat geen tekst is. Typ de tekst opnieuw.',
    en: 'The text has a character that is no text. Type the text again.',
  },
  'system.unknown': {
    nl: 'Die dienst bestaat niet; kies uit {known}.',
    en: 'There is no such system; choose from {known}.',
  },
  'system.badLimit': {
    nl: '{field} moet tussen {least} en {most} liggen.',
    en: '{field} must lie between {least} and {most}.',
  },
  'agreement.unknownMunicipality': {
    nl: 'Die gemeente bestaat vandaag niet in Vlaanderen; schrijf haar naam of NIS-code.',
    en: 'There is no such municipality in Flanders today; write its name or NIS code.',
  },
  'agreement.bad': {
    nl: 'De overeenkomst klopt niet: zie {field}.',
    en: 'The agreement is not right: see {field}.',
  },
  'agreement.overlaps': {
    nl: 'In die tijd is er al een overeenkomst met dit OCMW ({municipality}).',
    en: 'There is an agreement with this OCMW in that time already ({municipality}).',
  },
  'agreement.none': {
    nl: 'Die dag is er geen overeenkomst met dit OCMW ({municipality}).',
    en: 'There is no agreement with this OCMW on that day ({municipality}).',
  },
  'riziv.noAnswer': {
    nl: 'Het RIZIV geeft geen lijst ({problem}); w2 systems toont hoe het ermee gaat. Probeer later opnieuw.',
    en: 'RIZIV gives no list ({problem}); w2 systems says how it is. Try again later.',
  },
  'prospects.badList': {
    nl: 'Het bestand kan niet als lijst gelezen worden ({problem}, regel {line}). Bewaar het in Excel als XLSX of als CSV UTF-8.',
    en: 'The file cannot be read as a list ({problem}, line {line}). Save it in Excel as XLSX or as CSV UTF-8.',
  },
  'prospects.missingColumns': {
    nl: 'Deze kolommen ontbreken: {columns}. Voeg ze toe aan de eerste regel.',
    en: 'These columns are missing: {columns}. Add them to the first line.',
  },
  'prospects.listKnown': {
    nl: 'Dit bestand werd al ingelezen op {on} (lijst {listId}): er verandert niets.',
    en: 'This file was taken in already on {on} (list {listId}): nothing changes.',
  },
  'prospects.badFilter': {
    nl: '{field} klopt niet; kies uit: {allowed}.',
    en: '{field} is wrong; choose from: {allowed}.',
  },
  'prospect.unknown': {
    nl: 'Niemand op de lijsten heeft dit kenmerk.',
    en: 'Nobody on the lists has this id.',
  },
  'prospect.registered': {
    nl: 'Deze persoon is al aangemeld.',
    en: 'This person is registered already.',
  },
  'prospect.future': {
    nl: 'Een poging kan niet in de toekomst liggen.',
    en: 'An attempt cannot lie in the future.',
  },
  'prospect.tooFewAttempts': {
    nl: 'Iemand heet pas onbereikbaar na drie pogingen op verschillende dagen.',
    en: 'Nobody is called unreachable before three attempts on different days.',
  },
  'prospect.notInterested': {
    nl: 'De persoon heeft nog geen ja gezegd: noteer eerst de poging.',
    en: 'The person has not said yes: note the attempt first.',
  },
  'prospect.incomplete': {
    nl: 'Met deze gegevens kan de persoon niet aangemeld worden.',
    en: 'The person cannot be registered with these data.',
  },
  'ocmw.linkUnknown': {
    nl: 'Deze link bestaat niet, of is niet volledig overgenomen.',
    en: 'This link does not exist, or was not copied whole.',
  },
  'ocmw.linkUsed': {
    nl: 'Deze vraag is al beantwoord.',
    en: 'This question is answered already.',
  },
  'ocmw.linkEnded': {
    nl: 'Deze vraag is niet meer nodig: het traject is afgesloten of de toestemming is ingetrokken.',
    en: 'This question is not needed any more: the trajectory ended or consent was withdrawn.',
  },
  'ocmw.badAnswer': {
    nl: 'Dit antwoord past niet bij de vraag; kies uit {allowed}.',
    en: 'This answer does not fit the question; choose from {allowed}.',
  },
  'ocmw.noAgreement': {
    nl: 'Met het OCMW van deze gemeente is er geen samenwerkingsovereenkomst: er gaat niets heen.',
    en: 'There is no cooperation agreement with the OCMW of this municipality: nothing goes there.',
  },
  'welfare.unknownActor': {
    nl: 'De welzijnsactor {actorId} staat niet in het netwerk. w2 network list toont wie er wel in staat.',
    en: 'The welfare actor {actorId} is not in the network. w2 network list shows who is.',
  },
  'welfare.badActor': {
    nl: 'De welzijnsactor kan zo niet worden toegevoegd: kijk {field} na.',
    en: 'The welfare actor cannot be added like this: look at {field}.',
  },
  'welfare.actorExists': {
    nl: 'Het kenmerk {actorId} is al van een andere welzijnsactor. Kies een ander.',
    en: 'The id {actorId} is another welfare actor’s already. Choose another.',
  },
  'merge.intoUnknown': {
    nl: 'Het traject {into} is er niet of is afgesloten. Samenvoegen kan alleen met een open traject.',
    en: 'The trajectory {into} is not there or is closed. A trajectory is merged into an open one only.',
  },
  'merge.keepUnknown': {
    nl: 'Dat traject is geen open traject van deze persoon. Geef bij --keep een van de open trajecten.',
    en: 'That is no open trajectory of this person. Give one of the open ones with --keep.',
  },
  'merge.refused': {
    nl: 'Traject {trajectoryId} kon niet worden samengevoegd ({code}). Er is niets aan de persoon veranderd; probeer het opnieuw.',
    en: 'Trajectory {trajectoryId} could not be merged ({code}). Nothing about the person was changed; try again.',
  },
  'reopen.notClosed': {
    nl: 'Traject {trajectoryId} is nog open. Alleen een afgesloten traject wordt heropend.',
    en: 'Trajectory {trajectoryId} is still open. Only a closed trajectory is reopened.',
  },
  'reopen.deceased': {
    nl: 'Traject {trajectoryId} sloot omdat de persoon overleed en wordt niet heropend.',
    en: 'Trajectory {trajectoryId} closed because the person died, and is not reopened.',
  },
  'reopen.merged': {
    nl: 'Traject {trajectoryId} ging op in een ander traject. Ga daar verder; w2 show toont welk.',
    en: 'Trajectory {trajectoryId} was merged into another. Go on there; w2 show says which.',
  },
  'reopen.tooLate': {
    nl: 'Heropenen kon tot en met {latest}. Meld de persoon opnieuw aan.',
    en: 'It could be reopened until {latest}. Register the person anew.',
  },
  'reopen.noDecision': {
    nl: 'Heroverwegen kan alleen na een beslissing dat iemand niet in aanmerking komt. Kies een andere reden.',
    en: 'Only a decision that someone is not eligible is reconsidered. Choose another reason.',
  },
  'reopen.reconsiderationTooLate': {
    nl: 'Een heroverweging kon tot en met {latest} worden gevraagd. Is er iets veranderd, kies dan een andere reden.',
    en: 'A reconsideration could be asked for until {latest}. If something has changed, choose another reason.',
  },
  'reopen.capReached': {
    nl: 'De 24 maanden van deze persoon liepen tot en met {last} en zijn op. Heropenen kan niet meer.',
    en: 'The 24 months of this person ran until {last} and are used up. It cannot be reopened any more.',
  },
  'reopen.followed': {
    nl: 'Traject {trajectoryId} ging al verder in {followedBy}.',
    en: 'Trajectory {trajectoryId} was gone on from already, in {followedBy}.',
  },
  'reopen.otherOpen': {
    nl: 'Deze persoon heeft al een open traject: {duplicateOf}. Ga daar verder.',
    en: 'This person already has an open trajectory: {duplicateOf}. Go on there.',
  },
  'reopen.notAllowed': {
    nl: 'Heropenen kan als bemiddelaar, teamleider of operator, niet als {role}.',
    en: 'A mediator, team lead or operator may reopen; a {role} may not.',
  },
  'person.unknown': {
    nl: 'Deze persoon is er niet. Kijk het nummer na.',
    en: 'There is no such person. Look at the number.',
  },
  'person.erased': {
    nl: 'De gegevens van deze persoon zijn gewist. Meld de persoon opnieuw aan.',
    en: 'The data of this person is erased. Register the person anew.',
  },
  'person.open': {
    nl: 'Traject {trajectoryId} van deze persoon is nog open. Wissen kan pas als alles is afgesloten.',
    en: 'Trajectory {trajectoryId} of this person is still open. Erasing can be done once all are closed.',
  },
  'person.notAlike': {
    nl: 'Het nieuwe INSZ is van iemand met een andere naam en geboortedatum. Is het toch dezelfde persoon, geef dan --same-person.',
    en: 'The new INSZ belongs to someone with another name and birth date. If it is the same person, give --same-person.',
  },
  'person.notAllowed': {
    nl: 'Een INSZ vervangen kan als bemiddelaar, teamleider of operator, niet als {role}.',
    en: 'A mediator, team lead or operator may replace an INSZ; a {role} may not.',
  },
  'person.changing': {
    nl: 'De gegevens van deze persoon veranderen net. Probeer het zo dadelijk opnieuw.',
    en: 'The data of this person is just being changed. Try again in a moment.',
  },
  'insz.invalid': {
    nl: 'Een van de nummers klopt niet ({reasons}). Kijk de cijfers na.',
    en: 'One of the numbers is wrong ({reasons}). Look at the digits.',
  },
  'insz.same': {
    nl: 'Het oude en het nieuwe INSZ zijn hetzelfde.',
    en: 'The old and the new INSZ are the same.',
  },
  'insz.replacedBefore': {
    nl: 'Dit INSZ werd al door een ander vervangen. Geef het huidige: w2 person show toont het.',
    en: 'This INSZ was replaced by another already. Give the present one: w2 person show shows it.',
  },
  'staff.unknown': {
    nl: 'Er werkt niemand met het kenmerk {staffId}. w2 staff list toont wie er is.',
    en: 'Nobody works here with the id {staffId}. w2 staff list shows who does.',
  },
  'staff.left': {
    nl: '{staffId} werkt hier niet meer sinds {leftOn}. Kies iemand anders; w2 staff list toont wie er is.',
    en: '{staffId} left on {leftOn}. Choose somebody else; w2 staff list shows who there is.',
  },
  'staff.wrongRole': {
    nl: '{staffId} is {role}; hiervoor is een {wanted} nodig. w2 staff list toont wie dat is.',
    en: '{staffId} is {role}; this takes a {wanted}. w2 staff list shows who that is.',
  },
  'staff.notSpecialised': {
    nl: 'Gespecialiseerde jobcoaching doet een jobcoach van een GOB; {staffId} werkt daar niet.',
    en: 'Specialised jobcoaching is done by a jobcoach of a GOB; {staffId} does not work at one.',
  },
  'staff.specialised': {
    nl: '{staffId} is jobcoach van een GOB en doet alleen gespecialiseerde jobcoaching. Kies een gewone jobcoach.',
    en: '{staffId} is a jobcoach of a GOB and does specialised jobcoaching only. Choose an ordinary jobcoach.',
  },
  'staff.badPeriod': {
    nl: 'Dat is geen periode. Schrijf twee dagen als JJJJ-MM-DD, de eerste niet na de laatste, hoogstens twee jaar.',
    en: 'That is no period. Write two days as YYYY-MM-DD, the first not after the last, two years at most.',
  },
  'staff.badDeputy': {
    nl: 'Niemand vervangt zichzelf: kies een andere vervanger dan {staffId}.',
    en: 'Nobody stands in for themself: choose another deputy than {staffId}.',
  },
  'staff.taken': {
    nl: 'Dit kenmerk of dit mailadres is al in gebruik.',
    en: 'This id or this mail address is taken.',
  },
  'staff.badField': {
    nl: 'Het veld {field} klopt niet. {expected}',
    en: 'The field {field} is wrong. {expected}',
  },
  'organisation.unknown': {
    nl: 'Deze organisatie is niet bekend: {organisationId}. Bekend zijn: {known}.',
    en: 'This organisation is not known: {organisationId}. Known are: {known}.',
  },
  'sweep.badDay': {
    nl: 'De sweep heeft geen zo een dag. Schrijf een dag tot en met vandaag ({today}) als JJJJ-MM-DD.',
    en: 'The sweep has no such day. Write a day up to today ({today}) as YYYY-MM-DD.',
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
  return problemWords[code][lang].replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = details[name] ?? '?';
    return isLocalDate(value) ? longDate(value, lang) : String(value);
  });
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

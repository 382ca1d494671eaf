import type { Words } from '../lang.ts';

/** With a trajectory or a group: which it is, and what is asked of it. */
export const trajectoriesProblems = {
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
  'mail.notFound': {
    nl: 'Dit bericht bestaat niet. w2 messages toont welke er zijn.',
    en: 'There is no such message. w2 messages lists the ones there are.',
  },
  'mail.noReport': {
    nl: 'Dit is geen bericht van een mailserver dat een mail niet aankwam (RFC 3464), of het is te groot. Geef de mail zoals die binnenkwam.',
    en: 'This is no report of a mail server that a mail was not delivered (RFC 3464), or it is too large. Give the mail as it came in.',
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
  'month.notFound': {
    nl: 'Deze maand van een contract bestaat niet. De lijst van maanden toont welke er zijn.',
    en: 'There is no such month of a contract. The list of months shows the ones there are.',
  },
  'month.parked': {
    nl: 'Maand {trajectoryId} staat stil omdat haar gegevens niet op elkaar passen. Een operator moet het nakijken: w2 check; daarna de workflow beëindigen in de Temporal UI, en w2 rebuild.',
    en: 'The month {trajectoryId} is parked because its record does not fit. An operator must look at it: w2 check; then end the workflow in the Temporal UI, and w2 rebuild.',
  },
  'month.noRun': {
    nl: 'Maand {trajectoryId} heeft geen open workflow. Start ze opnieuw uit haar gebeurtenissen: w2 rebuild.',
    en: 'The month {trajectoryId} has no open workflow. Start it again from its events: w2 rebuild.',
  },
  'month.unknownStaff': {
    nl: 'Er is geen medewerker van {partner} met dit kenmerk. Kies iemand van de partner.',
    en: 'There is nobody of {partner} with this id. Choose somebody of the partner.',
  },
  'month.noContract': {
    nl: 'Er is geen contract {contract} dat in {month} loopt. De lijst van contracten toont welke er zijn.',
    en: 'There is no contract {contract} in force in {month}. The list of contracts shows the ones there are.',
  },
  'month.badMonth': {
    nl: '“{month}” is geen maand die al begonnen is. Schrijf JJJJ-MM.',
    en: '“{month}” is no month that has begun. Write YYYY-MM.',
  },
  'cohort.startsTogether': {
    nl: 'Deze persoon is ingedeeld in groep {cohortId}, die nog niet startte, en start met de groep. Start de groep, of haal de persoon er eerst uit.',
    en: 'This person is in the group {cohortId}, which has not started yet, and starts with it. Start the group, or take the person out first.',
  },
  'cohort.unknownStaff': {
    nl: 'Er is geen medewerker met dit kenmerk die dat kan doen in deze provincie.',
    en: 'There is no member of staff with this id who can do that in this province.',
  },
  'actor.unreadable': {
    nl: 'De kop W2-Actor is niet te lezen. Schrijf rol:kenmerk, bijvoorbeeld mediator:M-12. Rollen: {roles}.',
    en: 'The header W2-Actor cannot be read. Write role:id, for example mediator:M-12. Roles: {roles}.',
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
  'text.unreadable': {
    nl: 'De tekst heeft een teken dat geen tekst is. Typ de tekst opnieuw.',
    en: 'The text has a character that is no text. Type the text again.',
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
  'undo.notClosed': {
    nl: 'Traject {trajectoryId} is nog open. Alleen een afsluiting wordt teruggedraaid.',
    en: 'Trajectory {trajectoryId} is still open. Only a closing is undone.',
  },
  'undo.notAllowed': {
    nl: 'Een afsluiting terugdraaien kan als teamleider of programmacoördinator: geef --as teamLead:KENMERK.',
    en: 'A team lead or programme coordinator may undo a closing: give --as teamLead:ID.',
  },
  'undo.noMistake': {
    nl: 'Traject {trajectoryId} sloot niet door een vergissing die wordt teruggedraaid (overleden, verhuisd, gestopt, samengevoegd). Heropenen kan misschien wel: w2 reopen {trajectoryId}.',
    en: 'Trajectory {trajectoryId} did not close by a mistake that is undone (deceased, moved, stopped, merged). Perhaps it can be reopened: w2 reopen {trajectoryId}.',
  },
  'undo.noneToUndo': {
    nl: 'Van traject {trajectoryId} is niet te zien hoe het voor de afsluiting stond. w2 reopen {trajectoryId} gaat er in een nieuw traject op verder.',
    en: 'How trajectory {trajectoryId} stood before it closed cannot be seen. w2 reopen {trajectoryId} goes on from it in a new one.',
  },
  'undo.tooLate': {
    nl: 'Terugdraaien kon tot en met {latest}. Daarna: w2 reopen {trajectoryId}, of de persoon opnieuw aanmelden.',
    en: 'It could be undone until {latest}. After that: w2 reopen {trajectoryId}, or register the person anew.',
  },
  'correction.stands': {
    nl: 'Gebeurtenis {sequence} ({event}) wordt niet rechtgezet. {instead}',
    en: 'Event {sequence} ({event}) is not corrected. {instead}',
  },
  'undo.otherOpen': {
    nl: 'Deze persoon heeft al een open traject: {duplicateOf}. Ga daar verder; of zet dat eerst stop (w2 do {duplicateOf} stop), en draai dan de afsluiting van {trajectoryId} terug.',
    en: 'This person already has an open trajectory: {duplicateOf}. Go on there; or stop that one first (w2 do {duplicateOf} stop), and then undo the closing of {trajectoryId}.',
  },
  'undo.followed': {
    nl: 'Traject {trajectoryId} ging al verder in {followedBy}.',
    en: 'Trajectory {trajectoryId} was gone on from already, in {followedBy}.',
  },
  'undo.underWay': {
    nl: 'Het afsluiten van {trajectoryId} is nog bezig: zijn plaats wordt teruggegeven. Probeer het zo meteen opnieuw.',
    en: 'The closing of {trajectoryId} is still under way: its place is being given back. Try again in a moment.',
  },
} as const satisfies Record<string, Words>;

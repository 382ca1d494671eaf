import type { RefusalCode } from '../domain/trajectory/index.ts';
import type { Words } from './lang.ts';
import { refusalsOfTheJob } from './refusals-job.ts';
import { refusalsOfNoting } from './refusals-noted.ts';
import { refusalsOutside } from './refusals-outside.ts';

/** Why a command is refused and what to do instead. `{name}` is filled from the refusal's details. */
export const refusalWords: Readonly<Record<RefusalCode, Words>> = {
  ...refusalsOfNoting,
  ...refusalsOfTheJob,
  ...refusalsOutside,
  'command.unknown': { nl: 'Deze opdracht bestaat niet.', en: 'There is no such command.' },
  'command.missingField': {
    nl: 'Het veld {field} ontbreekt; verwacht: {expected}.',
    en: 'The field {field} is missing; expected: {expected}.',
  },
  'command.badField': {
    nl: 'Het veld {field} klopt niet; verwacht: {expected}.',
    en: 'The field {field} is wrong; expected: {expected}.',
  },
  'command.unknownField': {
    nl: 'Het veld {field} kent deze opdracht niet. Wel: {known}.',
    en: 'This command has no field {field}. It has: {known}.',
  },
  'actor.notAllowed': {
    nl: 'Als {role} mag je dit niet. Wie wel mag: {allowed}.',
    en: 'A {role} may not do this. Who may: {allowed}.',
  },
  'date.inFuture': {
    nl: 'De datum ligt na vandaag ({today}). Geef een dag die al voorbij of vandaag is.',
    en: 'The date lies after today ({today}). Give today or an earlier day.',
  },
  'date.before': {
    nl: 'De dag {on} ligt voor {first}: {of}. Geef die dag of een latere.',
    en: 'The day {on} lies before {first}: {of}. Give that day or a later one.',
  },
  'date.after': {
    nl: 'De dag {on} ligt na {last}: {of}. Geef die dag of een vroegere.',
    en: 'The day {on} lies after {last}: {of}. Give that day or an earlier one.',
  },
  'date.beforeEntry': {
    nl: 'De datum ligt voor de eerste dag van het traject ({enteredOn}).',
    en: 'The date lies before the first day of the trajectory ({enteredOn}).',
  },
  'trajectory.exists': { nl: 'Dit traject bestaat al.', en: 'This trajectory already exists.' },
  'trajectory.notRegistered': {
    nl: 'Voor dit traject is nog niemand aangemeld.',
    en: 'Nobody is registered for this trajectory yet.',
  },
  'trajectory.closed': {
    nl: 'Het traject is afgesloten op {on}: {reason}.',
    en: 'The trajectory was closed on {on}: {reason}.',
  },
  'trajectory.paused': {
    nl: 'Het traject is gepauzeerd tot en met {until}. Hervat het eerst.',
    en: 'The trajectory is paused until {until}. Resume it first.',
  },
  'trajectory.notPaused': { nl: 'Het traject is niet gepauzeerd.', en: 'The trajectory is not paused.' },
  'phase.wrong': {
    nl: 'Dat kan niet in de fase {phase}; het kan in: {needs}.',
    en: 'That cannot be done in the phase {phase}; it can in: {needs}.',
  },
  'consent.notGiven': {
    nl: 'De persoon gaf nog geen toestemming. Leg die eerst vast.',
    en: 'The person has not consented yet. Record that first.',
  },
  'intake.talkFirst': {
    nl: 'Het intakegesprek is nog niet gehouden. Leg dat eerst vast.',
    en: 'The intake talk has not been held yet. Record that first.',
  },
  'intake.talkAlreadyHeld': {
    nl: 'Het intakegesprek is al gehouden op {on}.',
    en: 'The intake talk was already held on {on}.',
  },
  'eligibility.reasonMissing': {
    nl: 'Wie niet in aanmerking komt, krijgt een reden. Vul het veld reden (reason) in.',
    en: 'Someone who is not eligible is given a reason. Fill in the field reason.',
  },
  'eligibility.redirectMissing': {
    nl: 'Wie niet in aanmerking komt, weet waar het dan wel kan. Vul het veld waar het dan wel kan (redirectTo) in.',
    en: 'Someone who is not eligible is told where to go instead. Fill in the field redirectTo.',
  },
  'referral.none': { nl: 'Er loopt geen toeleiding.', en: 'There is no referral under way.' },
  'referral.pending': {
    nl: 'De toeleiding {referralId} loopt nog. Trek ze eerst in of wacht het antwoord af.',
    en: 'The referral {referralId} is still under way. Withdraw it first or wait for the answer.',
  },
  'referral.superseded': {
    nl: 'Dit is niet de huidige toeleiding. Kijk het traject opnieuw na.',
    en: 'This is not the present referral. Look at the trajectory again.',
  },
  'referral.notAsked': {
    nl: 'De partner is over deze toeleiding nog niets gevraagd, of antwoordde al.',
    en: 'The partner has not been asked about this referral yet, or has answered already.',
  },
  'referral.notAccepted': {
    nl: 'De partner heeft deze toeleiding nog niet aanvaard.',
    en: 'The partner has not accepted this referral yet.',
  },
  'referral.noOffer': { nl: 'Er is nu geen plaats aangeboden.', en: 'No place is offered at present.' },
  'groupTrack.tooEarly': {
    nl: 'Dit groepstraject kan pas vanaf {earliestOn} worden afgerond. Vroeger beëindigen kan wel, met een reden.',
    en: 'This group track can be completed from {earliestOn} only. It can be ended early, with a reason.',
  },
  'report.notDue': { nl: 'Er wordt nu geen verslag verwacht.', en: 'No report is due at present.' },
  'review.notDue': {
    nl: 'Er is nu geen bespreking van het groepstraject gepland.',
    en: 'No review of the group track is planned at present.',
  },
  'onward.projectMissing': {
    nl: 'Een ESF-project heeft een code. Vul het veld project (projectId) in.',
    en: 'An ESF project has a code. Fill in the field projectId.',
  },
  'onward.badProject': {
    nl: 'In het veld project (projectId) staat een nummer van een persoon. Geef de code van het project.',
    en: 'The field projectId holds the number of a person. Give the code of the project.',
  },
  'onward.none': {
    nl: 'Er is geen doorverwijzing in dit traject. Noteer eerst de doorverwijzing.',
    en: 'There is no onward referral in this trajectory. Note the onward referral first.',
  },
  'onward.unknown': {
    nl: 'Die doorverwijzing is er niet in dit traject. Wel: {known}.',
    en: 'There is no such onward referral in this trajectory. There are: {known}.',
  },
  'onward.pending': {
    nl: 'Daarheen is al doorverwezen op {on}, en wat het opleverde is nog niet bekend. Noteer eerst dat resultaat.',
    en: 'The person was referred there on {on} already, and what came of it is not known yet. Note that result first.',
  },
  'onward.resultKnown': {
    nl: 'Dat resultaat van die doorverwijzing is al genoteerd, op {on}.',
    en: 'That this came of the onward referral was already noted, on {on}.',
  },
  'pause.tooLong': {
    nl: 'Zo lang kan een pauze niet; ten laatste tot en met {latest}.',
    en: 'A pause cannot be that long; until {latest} at the latest.',
  },
  'pause.endsBeforeStart': {
    nl: 'De laatste dag van de pauze ligt voor de eerste; ten vroegste {earliest}.',
    en: 'The last day of the pause lies before the first; {earliest} at the earliest.',
  },
  'pause.notHere': {
    nl: 'In de fase {phase} kan een traject niet pauzeren.',
    en: 'A trajectory cannot pause in the phase {phase}.',
  },
  'deadline.unknown': {
    nl: 'Die termijn loopt niet (meer) in dit traject.',
    en: 'That deadline is not (or no longer) open in this trajectory.',
  },
  'deadline.statutory': {
    nl: 'De termijn van regel {rule} ligt vast en wordt niet verlengd.',
    en: 'The deadline of rule {rule} is fixed and never extended.',
  },
  'deadline.noteMissing': {
    nl: 'Bij een andere reden hoort een woordje uitleg. Geef het mee als nota.',
    en: 'Another reason needs a word of explanation. Give it as a note.',
  },
  'deadline.notLater': {
    nl: 'De nieuwe datum moet na {dueOn} liggen, en niet voor vandaag.',
    en: 'The new date must lie after {dueOn}, and not before today.',
  },
  'consent.unchanged': {
    nl: 'De toestemming is al zo. Geef aan wat verandert.',
    en: 'Consent is that way already. Say what changes.',
  },
  'plan.unknownGoalOrAction': {
    nl: 'Dat doel of die actie staat niet (meer) open in het plan. w2 plan toont wat er staat.',
    en: 'There is no such open goal or action in the plan. w2 plan shows what there is.',
  },
  'plan.actionClosed': {
    nl: 'De actie {actionId} is al afgerond of geschrapt.',
    en: 'The action {actionId} is finished or dropped already.',
  },
  'plan.targetMissing': {
    nl: 'De streefdatum ligt in het verleden. Kies een dag vanaf {earliest}.',
    en: 'The target date lies in the past. Choose a day from {earliest}.',
  },
  'plan.actorMissing': {
    nl: 'Een actie van een welzijnsactor zegt van welke. Vul het veld welzijnsactor (actorId) in.',
    en: 'An action of a welfare actor says whose. Fill in the field actorId.',
  },
  'plan.nothingToChange': {
    nl: 'Er verandert niets: zo stond het er al. Geef een ander thema, een andere eigenaar of streefdatum; andere woorden staan in de notitie.',
    en: 'Nothing changes: it said so already. Give another theme, owner or target date; other words go into the note.',
  },
  'welfare.unknownRequest': {
    nl: 'Die vraag aan een welzijnsactor is er niet, of alles is beantwoord.',
    en: 'There is no such request to a welfare actor, or all are answered.',
  },
  'welfare.answered': {
    nl: 'De vraag {askId} is al beantwoord.',
    en: 'The request {askId} is answered already.',
  },
  'expert.unknownRequest': {
    nl: 'De vraag {requestId} naar een ervaringsdeskundige bestaat niet.',
    en: 'There is no request {requestId} for an experience expert.',
  },
  'expert.notOpen': {
    nl: 'Geen vraag naar een ervaringsdeskundige laat dat nu toe.',
    en: 'No request for an experience expert allows that now.',
  },
  'referral.noContract': {
    nl: 'Geen contract laat nu een toeleiding toe in {province} bij die partner. Kijk de contracten na: w2 contracts.',
    en: 'No contract allows a referral in {province} to that partner now. Look at the contracts: w2 contracts.',
  },
  'referral.samePartner': {
    nl: 'De persoon is al naar die partner toegeleid.',
    en: 'The person is referred to that partner already.',
  },
  'cohort.joined': {
    nl: 'De persoon is al ingedeeld in groep {cohortId}. Haal die daar eerst uit.',
    en: 'The person is in the group {cohortId} already. Take them out of it first.',
  },
  'cohort.none': {
    nl: 'De persoon is niet in die groep ingedeeld.',
    en: 'The person is not in that group.',
  },
  'groupTrack.extended': {
    nl: 'Dit groepstraject werd al eens verlengd; dat kan één keer.',
    en: 'This group track was extended already; that can be done once.',
  },
  'groupTrack.exceptionTooLong': {
    nl: 'Verlengen kan uitzonderlijk, tot ten laatste {latest}.',
    en: 'It can be extended as an exception, to {latest} at the latest.',
  },
  'absence.noFollowUp': {
    nl: 'Er zijn nu geen afwezigheden op te volgen.',
    en: 'There are no absences to follow up now.',
  },
  'transfer.same': {
    nl: 'Dat is al zo: er valt niets over te dragen.',
    en: 'It is that way already: there is nothing to hand over.',
  },
  'merge.same': {
    nl: 'Een traject kan niet met zichzelf worden samengevoegd.',
    en: 'A trajectory cannot be merged into itself.',
  },
  'correction.notCorrectable': {
    nl: 'Die gebeurtenis kan niet (meer) zo worden rechtgezet. Noteer wat wel klopt.',
    en: 'That event cannot be corrected this way (any more). Record what is true.',
  },
  'rules.same': {
    nl: 'Het traject loopt al onder regels {version}.',
    en: 'The trajectory runs under rules {version} already.',
  },
  'rules.unknownRule': {
    nl: 'De regels {version} van dit traject kennen {rule} nog niet. Neem eerst nieuwere aan: w2 rules adopt.',
    en: 'The rules {version} of this trajectory do not have {rule} yet. Adopt newer ones first: w2 rules adopt.',
  },
  'calendar.notNewer': {
    nl: 'Het traject kent deze sluitingsdagen al (versie {version}).',
    en: 'The trajectory knows these closing days already (version {version}).',
  },
  'limit.reached': {
    nl: 'Er zijn er al {limit}: meer kan niet. Rond eerst af wat openstaat.',
    en: 'There are {limit} already: no more can be added. Finish what is open first.',
  },
};

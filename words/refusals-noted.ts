import type { Words } from './lang.ts';

/** Why something is not noted: it says nothing, says two things at once, comes too early, or was noted before. */
export const refusalsOfNoting = {
  'eligibility.reasonWithYes': {
    nl: 'Wie in aanmerking komt, krijgt geen reden van weigering. Laat de reden en de doorverwijzing weg, of beslis dat de persoon niet in aanmerking komt.',
    en: 'Someone who is eligible is given no reason for a refusal. Leave out the fields reason and redirectTo, or decide notEligible.',
  },
  'eligibility.contradiction': {
    nl: 'De reden ({because}) spreekt het veld {field} tegen, dat op waar staat. Kies een andere reden, of zet het veld op onwaar.',
    en: 'The reason ({because}) contradicts the field {field}, which says true. Choose another reason, or say false in the field.',
  },
  'correction.same': {
    nl: 'Daarmee verandert er niets: gebeurtenis {sequence} zegt dat al.',
    en: 'That changes nothing: event {sequence} says so already.',
  },
  'correction.notYours': {
    nl: 'Als {role} zet je dit niet recht. Wie het mag noteren, wel: {allowed}.',
    en: 'A {role} does not put this right. Who may note it does: {allowed}.',
  },
  'correction.restedOn': {
    nl: 'Op gebeurtenis {sequence} rust al een beslissing: dat ze niet gebeurde, kan niet meer. Haar dag kan wel nog worden rechtgezet: geef de juiste dag (on).',
    en: 'A decision rests on event {sequence} already: that it did not happen can be said no more. Its day can still be put right: give the right day (on).',
  },
  'referral.talkFirst': {
    nl: 'Twee aangeboden plaatsen vervielen. Spreek eerst met de persoon en noteer het contact (recordContact). Daarna kan er een nieuwe plaats worden aangeboden.',
    en: 'Two offered places lapsed. Talk with the person first and note the contact with recordContact.',
  },
  'plan.empty': {
    nl: 'Het welzijnsplan is leeg. Voeg eerst een doel (addGoal) of een actie (addAction) toe.',
    en: 'The welfare plan is empty. First add a goal (addGoal) or an action (addAction).',
  },
  'plan.goalClosed': {
    nl: 'Het doel {goalId} is al bereikt of geschrapt.',
    en: 'The goal {goalId} is reached or dropped already.',
  },
  'welfare.pending': {
    nl: 'Aan deze welzijnsactor is dat al gevraagd ({askId}), en het antwoord komt nog. Noteer dat eerst.',
    en: 'This welfare actor has been asked that already ({askId}) and is yet to answer. Note the answer with recordWelfareAnswer.',
  },
  'expert.pending': {
    nl: 'Er loopt al een vraag naar die ervaringsdeskundige ({requestId}). Rond ze eerst af: gevonden, meegedaan of afgezegd.',
    en: 'A request for that experience expert is under way already ({requestId}). Finish it first: findExpert, recordExpert or declineExpert.',
  },
  'report.tooEarly': {
    nl: 'Een tussentijds verslag kan vanaf {earliestOn}: dan is een kwart van het traject voorbij.',
    en: 'A mid-term report is possible from {earliestOn}: then a quarter of the track is over.',
  },
  'pause.tooEarly': {
    nl: 'De pauze kan niet voor {earliest} beginnen: tot dan is al beslist wat er gebeurde. Kies een latere dag.',
    en: 'The pause cannot begin before {earliest}: what happened until then is decided. Choose a later day.',
  },
} as const satisfies Record<string, Words>;

import type { cohortRefusalCodes } from '../domain/cohort/index.ts';
import type { Words } from './lang.ts';

/** Why a command of a group is refused and what to do instead. `{name}` is filled from the refusal's details. */
export const cohortRefusalWords: Readonly<Record<(typeof cohortRefusalCodes)[number], Words>> = {
  'cohort.notPlanned': {
    nl: 'De groep is al gestart, op {startedOn}.',
    en: 'The group has started already, on {startedOn}.',
  },
  'cohort.notRunning': {
    nl: 'De groep is nog niet gestart. Start ze eerst.',
    en: 'The group has not started yet. Start it first.',
  },
  'cohort.ended': { nl: 'De groep is afgelopen sinds {on}.', en: 'The group ended on {on}.' },
  'cohort.full': {
    nl: 'De groep is vol: {size} plaatsen. Haal er eerst iemand uit, of plan een tweede groep.',
    en: 'The group is full: {size} places. Take someone out first, or plan a second group.',
  },
  'cohort.size': { nl: 'Een groep heeft 1 tot {most} plaatsen.', en: 'A group has 1 to {most} places.' },
  'cohort.empty': {
    nl: 'Er zit niemand in de groep. Deel eerst mensen in.',
    en: 'Nobody is in the group. Allocate people first.',
  },
  'cohort.member': {
    nl: 'Traject {trajectoryId} zit al in deze groep.',
    en: 'Trajectory {trajectoryId} is in this group already.',
  },
  'cohort.notMember': {
    nl: 'Traject {trajectoryId} volgt deze groep niet.',
    en: 'Trajectory {trajectoryId} does not take part in this group.',
  },
  'cohort.otherPartner': {
    nl: 'Traject {trajectoryId} is toegeleid naar een andere partner.',
    en: 'Trajectory {trajectoryId} is referred to another partner.',
  },
  'cohort.noReferral': {
    nl: 'Traject {trajectoryId} heeft geen aanvaarde toeleiding. De partner aanvaardt die eerst.',
    en: 'Trajectory {trajectoryId} has no accepted referral. The partner accepts it first.',
  },
  'cohort.unknownSession': {
    nl: 'Deze sessie bestaat niet; de laatste is {known}.',
    en: 'There is no such session; the last is {known}.',
  },
  'cohort.sessionOver': {
    nl: 'Deze sessie is al genoteerd of geschrapt.',
    en: 'This session is recorded or cancelled already.',
  },
  'cohort.sessionBefore': {
    nl: 'Deze dag is te vroeg; kies een dag vanaf {first}.',
    en: 'This day is too early; choose one from {first}.',
  },
  'cohort.sessionAfter': {
    nl: '{day} ligt na het einde van de groep, op {last}. Kies een vroegere dag.',
    en: '{day} is after the end of the group, on {last}. Choose an earlier day.',
  },
  'cohort.sessionTaken': {
    nl: 'Op {day} is sessie {sessionId} er al, op dat uur of zonder uur. Kies een ander uur of een andere dag.',
    en: 'Session {sessionId} is on {day} already, at that hour or without an hour. Choose another hour or day.',
  },
  'cohort.startPassed': {
    nl: '{on} is voorbij; vandaag is het {today}. Plan een groep vanaf vandaag.',
    en: '{on} is over; today is {today}. Plan a group from today on.',
  },
  'cohort.startTooFar': {
    nl: '{on} is te ver vooruit; plan een groep tot en met {last}.',
    en: '{on} is too far ahead; plan a group until {last}.',
  },
  'cohort.notThen': {
    nl: 'Traject {trajectoryId} was op {day} niet in de groep: nog niet, of niet meer. Laat het weg.',
    en: 'Trajectory {trajectoryId} was not in the group on {day}: not yet, or no more. Leave it out.',
  },
  'cohort.sessionToCome': {
    nl: 'Deze sessie is pas op {day}.',
    en: 'This session is on {day} only.',
  },
  'cohort.sessionFirst': {
    nl: 'Sessie {sessionId} van {day} ligt vóór de start. Verplaats of schrap ze eerst, of start op een eerdere dag.',
    en: 'Session {sessionId} of {day} is before the start. Move or cancel it first, or start on an earlier day.',
  },
  'cohort.dayBefore': {
    nl: '{on} is te vroeg: de vorige stap van de groep was op {first}.',
    en: '{on} is too early: the step before it was on {first}.',
  },
  'cohort.presenceMissing': {
    nl: 'Noteer iedereen; traject {trajectoryId} ontbreekt.',
    en: 'Note everyone; trajectory {trajectoryId} is missing.',
  },
  'cohort.sameGroupWorker': {
    nl: 'Deze groepswerker heeft de groep al.',
    en: 'This group worker has the group already.',
  },
  'cohort.noContract': {
    nl: 'Op {on} dekt geen contract deze provincie en partner.',
    en: 'No contract covers this province and partner on {on}.',
  },
};

import { agreementEventTypeWords } from './agreement-event-names.ts';
import type { CohortEvent } from '../domain/cohort/index.ts';
import type { EventType } from '../domain/trajectory/index.ts';
import { monthEventTypeWords } from './hours.ts';
import type { Lang, Words } from './lang.ts';
import { ruleWords } from './rules.ts';

/** What happened, in a few words: where a sentence with its details has no room. Total over the types of events. */
export const eventTypeWords: Readonly<Record<EventType, Words>> = {
  Registered: { nl: 'aangemeld', en: 'registered' },
  ConsentGiven: { nl: 'toestemming gegeven', en: 'consent given' },
  ConsentChanged: { nl: 'toestemming aangepast', en: 'consent changed' },
  ConsentRefused: { nl: 'toestemming geweigerd', en: 'consent refused' },
  ConsentWithdrawn: { nl: 'toestemming ingetrokken', en: 'consent withdrawn' },
  LookupRequested: { nl: 'opzoeking gevraagd', en: 'look-up asked' },
  LookupAnswered: { nl: 'opzoeking beantwoord', en: 'look-up answered' },
  LookupUnanswered: { nl: 'opzoeking zonder antwoord', en: 'look-up unanswered' },
  LookupGivenUp: { nl: 'opzoeking opgegeven', en: 'look-up given up' },
  InscriptionRequested: { nl: 'belangstelling gemeld bij MAGDA', en: 'interest registered at MAGDA' },
  InscriptionRefused: { nl: 'melding van belangstelling geweigerd', en: 'registration of interest refused' },
  DeregistrationRequested: { nl: 'belangstelling bij MAGDA beëindigd', en: 'interest at MAGDA ended' },
  OcmwAsked: { nl: 'vraag aan het OCMW', en: 'question to the OCMW' },
  OcmwAnswered: { nl: 'antwoord van het OCMW', en: 'answer of the OCMW' },
  IntakeTalkHeld: { nl: 'intakegesprek gehouden', en: 'intake talk held' },
  EligibilityDecided: { nl: 'beslist over deelname', en: 'eligibility decided' },
  PlanAgreed: { nl: 'welzijnsplan afgesproken', en: 'welfare plan agreed' },
  PlanReviewed: { nl: 'welzijnsplan herbekeken', en: 'welfare plan reviewed' },
  GoalAdded: { nl: 'doel toegevoegd', en: 'goal added' },
  ActionAdded: { nl: 'actie toegevoegd', en: 'action added' },
  ActionChanged: { nl: 'actie gewijzigd', en: 'action changed' },
  ActionFinished: { nl: 'actie afgerond', en: 'action finished' },
  ActionDropped: { nl: 'actie geschrapt', en: 'action dropped' },
  WelfareActorAsked: { nl: 'welzijnsactor gevraagd', en: 'welfare actor asked' },
  WelfareActorAnswered: { nl: 'antwoord van de welzijnsactor', en: 'answer of the welfare actor' },
  ExpertRequested: { nl: 'ervaringsdeskundige gevraagd', en: 'experience expert requested' },
  ExpertFound: { nl: 'ervaringsdeskundige gevonden', en: 'experience expert found' },
  ExpertTookPart: { nl: 'ervaringsdeskundige nam deel', en: 'experience expert took part' },
  ExpertDeclined: { nl: 'geen ervaringsdeskundige', en: 'no experience expert' },
  TopicRaised: { nl: 'punt voor het overleg', en: 'topic raised' },
  EndPrepared: { nl: 'einde van de begeleiding voorbereid', en: 'end of guidance prepared' },
  AbsenceAnnounced: { nl: 'gemeld: kan niet komen', en: 'said: cannot come' },
  StillWaiting: { nl: 'gemeld: wacht nog', en: 'said: still waits' },
  ContactRecorded: { nl: 'contact gehad', en: 'contact recorded' },
  Referred: { nl: 'toegeleid naar een groepstraject', en: 'referred' },
  PlaceGranted: { nl: 'plaats toegekend', en: 'place granted' },
  PlaceQueued: { nl: 'op de wachtlijst gezet', en: 'put on the waiting list' },
  PlaceOffered: { nl: 'plaats aangeboden', en: 'place offered' },
  PlaceAccepted: { nl: 'plaats aanvaard', en: 'place accepted' },
  ReferralRedirected: { nl: 'toeleiding naar een andere partner', en: 'referral to another partner' },
  PlaceLapsed: { nl: 'aangeboden plaats vervallen', en: 'offered place lapsed' },
  ReferralAccepted: { nl: 'toeleiding aanvaard', en: 'referral accepted' },
  ReferralDeclined: { nl: 'toeleiding afgewezen', en: 'referral declined' },
  ReferralWithdrawn: { nl: 'toeleiding ingetrokken', en: 'referral withdrawn' },
  CohortJoined: { nl: 'ingedeeld in een groep', en: 'group joined' },
  CohortLeft: { nl: 'niet meer in de groep', en: 'group left' },
  GroupStarted: { nl: 'groep gestart', en: 'group started' },
  ConsultationHeld: { nl: 'overleg gehouden', en: 'consultation held' },
  AttendanceRecorded: { nl: 'aanwezigheid genoteerd', en: 'attendance recorded' },
  AbsenceFollowedUp: { nl: 'afwezigheid opgevolgd', en: 'absence followed up' },
  TrackExtended: { nl: 'groepstraject verlengd', en: 'group track extended' },
  MidtermReportSubmitted: { nl: 'tussentijds verslag ingediend', en: 'mid-term report submitted' },
  FinalReportSubmitted: { nl: 'eindverslag ingediend', en: 'final report submitted' },
  GroupTrackReviewed: { nl: 'groepstraject besproken', en: 'group track reviewed' },
  GroupTrackEnded: { nl: 'groepstraject beëindigd', en: 'group track ended' },
  GuidanceEnded: { nl: 'begeleiding beëindigd', en: 'guidance ended' },
  OutcomeRegistered: { nl: 'uitstroom geregistreerd', en: 'outcome registered' },
  OutcomeChecked: { nl: 'uitstroom nagegaan', en: 'outcome checked' },
  OutcomeCorrected: { nl: 'uitstroom verbeterd', en: 'outcome corrected' },
  JobCoachingRequested: { nl: 'jobcoaching aangevraagd', en: 'jobcoaching requested' },
  JobCoachAssigned: { nl: 'jobcoach toegewezen', en: 'jobcoach assigned' },
  EmployerAnswered: { nl: 'antwoord van de werkgever', en: 'employer answered' },
  JobCoachingStarted: { nl: 'jobcoaching gestart', en: 'jobcoaching started' },
  JobCoachingLapsed: { nl: 'jobcoaching vervallen', en: 'jobcoaching lapsed' },
  CoachingRecorded: { nl: 'coachingcontact genoteerd', en: 'coaching contact recorded' },
  JobCoachingEnded: { nl: 'jobcoaching beëindigd', en: 'jobcoaching ended' },
  Paused: { nl: 'gepauzeerd', en: 'paused' },
  Resumed: { nl: 'hervat', en: 'resumed' },
  MediatorChanged: { nl: 'andere bemiddelaar', en: 'another mediator' },
  ProvinceChanged: { nl: 'andere provincie', en: 'another province' },
  EventCorrected: { nl: 'vergissing rechtgezet', en: 'mistake put right' },
  RulesAdopted: { nl: 'andere regels aangenomen', en: 'other rules adopted' },
  CalendarAdopted: { nl: 'andere sluitingsdagen aangenomen', en: 'other closing days adopted' },
  TrajectoryMerged: { nl: 'samengevoegd met een ander traject', en: 'merged into another trajectory' },
  TrajectoryClosed: { nl: 'traject afgesloten', en: 'trajectory closed' },
  SignalRefused: { nl: 'opdracht geweigerd', en: 'signal refused' },
  DeadlineOpened: { nl: 'termijn geopend', en: 'deadline opened' },
  DeadlineMoved: { nl: 'termijn opnieuw geteld', en: 'deadline counted anew' },
  DeadlineReached: { nl: 'volgende trede van een termijn', en: 'next rung of a deadline' },
  ReferredOnward: { nl: 'doorverwezen', en: 'referred onward' },
  OnwardResultRecorded: { nl: 'resultaat van de doorverwijzing genoteerd', en: 'result of the onward referral noted' },
  GroupOutcomeRegistered: { nl: 'uitkomst van de groep geregistreerd', en: 'outcome of the group registered' },
  JobCoachingDeclined: { nl: 'geen jobcoaching gewenst', en: 'no job coaching wanted' },
  GoalChanged: { nl: 'doel gewijzigd', en: 'goal changed' },
  GoalReached: { nl: 'doel bereikt', en: 'goal reached' },
  GoalDropped: { nl: 'doel geschrapt', en: 'goal dropped' },
  ClosingUndone: { nl: 'afsluiting teruggedraaid', en: 'closing undone' },
  DeadlineMet: { nl: 'termijn gehaald', en: 'deadline met' },
  DeadlineFell: { nl: 'termijn verstreken', en: 'deadline fell' },
  DeadlineCancelled: { nl: 'termijn vervallen', en: 'deadline cancelled' },
};

const cohortEventTypeWords: Readonly<Record<CohortEvent['type'], Words>> = {
  CohortPlanned: { nl: 'groep gepland', en: 'group planned' },
  SessionAdded: { nl: 'sessie gepland', en: 'session planned' },
  SessionMoved: { nl: 'sessie verplaatst', en: 'session moved' },
  SessionCancelled: { nl: 'sessie geschrapt', en: 'session cancelled' },
  MemberAllocated: { nl: 'iemand ingedeeld', en: 'member allocated' },
  MemberLeft: { nl: 'iemand niet meer in de groep', en: 'member left' },
  MemberReleased: { nl: 'iemand uit de groep gehaald', en: 'member released' },
  MemberRefused: { nl: 'opdracht geweigerd door een traject', en: 'refused by a trajectory' },
  CohortStarted: { nl: 'groep gestart', en: 'group started' },
  AttendanceAsked: { nl: 'aanwezigheden gevraagd', en: 'attendance asked' },
  SessionAttendanceRecorded: { nl: 'aanwezigheden genoteerd', en: 'attendance recorded' },
  CohortConsultationHeld: { nl: 'overleg gehouden', en: 'consultation held' },
  GroupWorkerReplaced: { nl: 'andere groepswerker', en: 'another group worker' },
  CohortEnded: { nl: 'groep afgelopen', en: 'group ended' },
  CalendarAdopted: eventTypeWords.CalendarAdopted,
  SignalRefused: eventTypeWords.SignalRefused,
  DeadlineOpened: eventTypeWords.DeadlineOpened,
  DeadlineMoved: eventTypeWords.DeadlineMoved,
  DeadlineReached: eventTypeWords.DeadlineReached,
  DeadlineMet: eventTypeWords.DeadlineMet,
  DeadlineFell: eventTypeWords.DeadlineFell,
  DeadlineCancelled: eventTypeWords.DeadlineCancelled,
};

/** The names of what happened, each once, in order. */
export function happenedText(types: readonly string[], lang: Lang = 'nl'): string {
  const all: Readonly<Record<string, Words>> = {
    ...agreementEventTypeWords,
    ...monthEventTypeWords,
    ...cohortEventTypeWords,
    ...eventTypeWords,
  };
  const unknown = { nl: 'een gebeurtenis', en: 'an event' };
  return [...new Set(types)].map((type) => (all[type] ?? unknown)[lang]).join(', ');
}

/** A date of the future: a deadline by its rule, or what ends by itself; `GroupTrackEnded 2` is the second of them. */
export function futureText(what: string, rule: string | null, lang: Lang = 'nl'): string {
  if (rule !== null) return ruleWords(rule)[lang];
  const [type = '', time] = what.split(' ');
  return `${happenedText([type], lang)}${time === undefined ? '' : ` (${time})`}`;
}

import type { NewEvent, EventType } from '../domain/trajectory/index.ts';
import * as words from './codes.ts';
import { commandText } from './commands.ts';
import { deadlineSentences } from './deadline-events.ts';
import { again, capital, plain, systemsIn, why, yes, type Sentences } from './event-parts.ts';
import { longDate, type Lang, type Words } from './lang.ts';
import { outsideSentences } from './outside-events.ts';
import { partnerText } from './partners.ts';
import * as reasons from './reasons.ts';
import { refusedText } from './refused.ts';

/** What happened, in the past tense; total over the types of events. */
const sentences: Sentences = {
  Registered: ({ source, province, ruleVersion, reopens, because }) => ({
    nl: `Aangemeld via ${words.sourceWords[source].nl}, ${words.provinceWords[province].nl}; regels ${ruleVersion}${again('nl', reopens, because)}`,
    en: `Registered by ${words.sourceWords[source].en}, ${words.provinceWords[province].en}; rules ${ruleVersion}${again('en', reopens, because)}`,
  }),
  ConsentGiven: plain('Toestemming gegeven', 'Consent was given'),
  ConsentChanged: (scope) => ({
    nl: `Toestemming aangepast: ${systemsIn(scope, 'nl')}`,
    en: `Consent was changed: ${systemsIn(scope, 'en')}`,
  }),
  ConsentRefused: plain('Toestemming geweigerd', 'Consent was refused'),
  ConsentWithdrawn: plain('Toestemming ingetrokken', 'Consent was withdrawn'),
  ...outsideSentences,
  IntakeTalkHeld: plain('Intakegesprek gehouden', 'The intake talk was held'),
  EligibilityDecided: ({ verdict, reason, redirectTo }) =>
    verdict === 'eligible'
      ? { nl: 'Komt in aanmerking', en: 'Was found eligible' }
      : {
          nl: `Komt niet in aanmerking${why('nl', reason, redirectTo)}`,
          en: `Was found not eligible${why('en', reason, redirectTo)}`,
        },
  PlanAgreed: ({ how }) => ({
    nl: `Welzijnsplan afgesproken (${words.agreementWords[how].nl})`,
    en: `The welfare plan was agreed (${words.agreementWords[how].en})`,
  }),
  PlanReviewed: plain('Welzijnsplan herbekeken', 'The welfare plan was reviewed'),
  GoalAdded: ({ goalId, theme }) => ({
    nl: `Doel ${goalId}: ${words.themeWords[theme].nl}`,
    en: `Goal ${goalId} was added: ${words.themeWords[theme].en}`,
  }),
  GoalChanged: ({ goalId, theme }) => ({
    nl: `Doel ${goalId} gewijzigd: ${words.themeWords[theme].nl}`,
    en: `Goal ${goalId} was changed: ${words.themeWords[theme].en}`,
  }),
  GoalReached: ({ goalId }) => ({ nl: `Doel ${goalId} bereikt`, en: `Goal ${goalId} was reached` }),
  GoalDropped: ({ goalId, reason }) => ({
    nl: `Doel ${goalId} geschrapt: ${reasons.dropWords[reason].nl}`,
    en: `Goal ${goalId} was dropped: ${reasons.dropWords[reason].en}`,
  }),
  ActionAdded: ({ actionId, theme, owner, targetOn }) => ({
    nl: `Actie ${actionId} (${words.themeWords[theme].nl}) voor ${words.actionOwnerWords[owner].nl}, tegen ${longDate(targetOn, 'nl')}`,
    en: `Action ${actionId} (${words.themeWords[theme].en}) was added for the ${words.actionOwnerWords[owner].en}, until ${longDate(targetOn, 'en')}`,
  }),
  ActionChanged: ({ actionId, owner, targetOn }) => ({
    nl: `Actie ${actionId} gewijzigd: ${words.actionOwnerWords[owner].nl}, tegen ${longDate(targetOn, 'nl')}`,
    en: `Action ${actionId} was changed: ${words.actionOwnerWords[owner].en}, until ${longDate(targetOn, 'en')}`,
  }),
  ActionFinished: ({ actionId }) => ({ nl: `Actie ${actionId} afgerond`, en: `Action ${actionId} was finished` }),
  ActionDropped: ({ actionId, reason }) => ({
    nl: `Actie ${actionId} geschrapt: ${reasons.dropWords[reason].nl}`,
    en: `Action ${actionId} was dropped: ${reasons.dropWords[reason].en}`,
  }),
  WelfareActorAsked: ({ askId, actorId }) => ({
    nl: `Welzijnsactor ${actorId} gevraagd (${askId})`,
    en: `The welfare actor ${actorId} was asked (${askId})`,
  }),
  WelfareActorAnswered: ({ askId, answer }) => ({
    nl: `Antwoord van de welzijnsactor (${askId}): ${words.welfareAnswerWords[answer].nl}`,
    en: `The welfare actor answered (${askId}): ${words.welfareAnswerWords[answer].en}`,
  }),
  ExpertRequested: ({ requestId }) => ({
    nl: `Ervaringsdeskundige gevraagd (${requestId})`,
    en: `An experience expert was requested (${requestId})`,
  }),
  ExpertFound: ({ requestId }) => ({
    nl: `Ervaringsdeskundige gevonden (${requestId})`,
    en: `An experience expert was found (${requestId})`,
  }),
  ExpertTookPart: ({ requestId }) => ({
    nl: `Ervaringsdeskundige nam deel (${requestId})`,
    en: `The experience expert took part (${requestId})`,
  }),
  ExpertDeclined: ({ requestId, reason }) => ({
    nl: `Geen ervaringsdeskundige (${requestId}): ${reasons.expertDeclineWords[reason].nl}`,
    en: `The experience expert was declined (${requestId}): ${reasons.expertDeclineWords[reason].en}`,
  }),
  TopicRaised: ({ kind, theme }) => ({
    nl: `${capital(words.topicWords[kind].nl)} voor het overleg: ${words.themeWords[theme].nl}`,
    en: `A ${words.topicWords[kind].en} was raised for the consultation: ${words.themeWords[theme].en}`,
  }),
  EndPrepared: plain('Einde van de begeleiding voorbereid', 'The end of guidance was prepared'),
  AbsenceAnnounced: ({ absentOn }) => ({
    nl: `Gemeld: kan niet komen op ${longDate(absentOn, 'nl')}.`,
    en: `Said: cannot come on ${longDate(absentOn, 'en')}.`,
  }),
  StillWaiting: () => ({ nl: 'Gemeld: wacht nog op een plaats.', en: 'Said: still waits for a place.' }),
  ContactRecorded: ({ how }) => ({
    nl: `Contact gehad (${words.contactWords[how].nl})`,
    en: `There was contact (${words.contactWords[how].en})`,
  }),
  Referred: ({ partner, referralId, track }) => ({
    nl: `Toegeleid naar ${partnerText(partner)}: ${words.trackWords[track].nl} (${referralId})`,
    en: `Was referred to ${partnerText(partner)}: ${words.trackWords[track].en} (${referralId})`,
  }),
  ReferredOnward: ({ onwardId, destination, projectId }) => ({
    nl: `Doorverwezen: ${words.onwardWords[destination].nl}${projectId ? ` ${projectId}` : ''} (${onwardId})`,
    en: `Was referred onward: ${words.onwardWords[destination].en}${projectId ? ` ${projectId}` : ''} (${onwardId})`,
  }),
  OnwardResultRecorded: ({ onwardId, result }) => ({
    nl: `Resultaat van de doorverwijzing ${onwardId}: ${words.onwardResultWords[result].nl}`,
    en: `What came of the onward referral ${onwardId} was noted: ${words.onwardResultWords[result].en}`,
  }),
  PlaceGranted: plain('Plaats toegekend', 'A place was granted'),
  PlaceQueued: plain('Op de wachtlijst gezet', 'Was put on the waiting list'),
  PlaceOffered: ({ outOfOrder }) =>
    outOfOrder
      ? {
          nl: `Plaats aangeboden buiten de volgorde: ${reasons.outOfOrderWords[outOfOrder].nl}`,
          en: `A place was offered out of order: ${reasons.outOfOrderWords[outOfOrder].en}`,
        }
      : { nl: 'Plaats aangeboden', en: 'A place was offered' },
  PlaceAccepted: plain('Plaats aanvaard', 'The place was accepted'),
  ReferralRedirected: ({ from, partner, track }) => ({
    nl: `Volgt het contract van de provincie, dat van ${partnerText(from)} naar ${partnerText(partner)} ging: ${words.trackWords[track].nl}. De plaats in de wachtlijst blijft`,
    en: `Follows the contract of the province, which went from ${partnerText(from)} to ${partnerText(partner)}: ${words.trackWords[track].en}. The place in line stays`,
  }),
  PlaceLapsed: plain('Aangeboden plaats vervallen', 'The offered place lapsed'),
  ReferralAccepted: plain('Toeleiding aanvaard door de partner', 'The partner accepted the referral'),
  ReferralDeclined: ({ reason }) => ({
    nl: `Toeleiding afgewezen door de partner: ${reasons.declineWords[reason].nl}`,
    en: `The partner declined the referral: ${reasons.declineWords[reason].en}`,
  }),
  ReferralWithdrawn: ({ reason }) => ({
    nl: `Toeleiding ingetrokken: ${reasons.withdrawWords[reason].nl}`,
    en: `The referral was withdrawn: ${reasons.withdrawWords[reason].en}`,
  }),
  GroupStarted: ({ endsOn }) => ({
    nl: `Groep gestart; eindigt ten laatste op ${longDate(endsOn, 'nl')}`,
    en: `The group started; it ends on ${longDate(endsOn, 'en')} at the latest`,
  }),
  ConsultationHeld: ({ topicIds = [] }) => ({
    nl: `Overleg gehouden${topicIds.length === 0 ? '' : ` (${topicIds.length} op de agenda)`}`,
    en: `The consultation was held${topicIds.length === 0 ? '' : ` (${topicIds.length} on the agenda)`}`,
  }),
  CohortJoined: ({ cohortId, startsOn }) => ({
    nl: `Ingedeeld in groep ${cohortId}, start op ${longDate(startsOn, 'nl')}`,
    en: `The group ${cohortId} was joined, it starts on ${longDate(startsOn, 'en')}`,
  }),
  CohortLeft: ({ cohortId }) => ({ nl: `Niet meer in groep ${cohortId}`, en: `The group ${cohortId} was left` }),
  AttendanceRecorded: ({ presence }) => ({
    nl: `Sessie: ${words.presenceWords[presence].nl}`,
    en: `Attendance was recorded: ${words.presenceWords[presence].en}`,
  }),
  AbsenceFollowedUp: ({ how }) => ({
    nl: `Afwezigheid opgevolgd (${words.contactWords[how].nl})`,
    en: `The absence was followed up (${words.contactWords[how].en})`,
  }),
  TrackExtended: ({ endsOn, reason }) => ({
    nl: `Groepstraject uitzonderlijk verlengd tot ${longDate(endsOn, 'nl')}: ${reasons.trackExceptionWords[reason].nl}`,
    en: `The group track was extended to ${longDate(endsOn, 'en')}: ${reasons.trackExceptionWords[reason].en}`,
  }),
  MidtermReportSubmitted: plain('Tussentijds verslag ingediend', 'The mid-term report was submitted'),
  FinalReportSubmitted: plain('Eindverslag ingediend', 'The final report was submitted'),
  GroupTrackReviewed: plain('Groepstraject besproken met de persoon', 'The group track was reviewed with the person'),
  GroupTrackEnded: ({ because }) => ({
    nl: `Groepstraject beëindigd: ${reasons.groupEndWords[because].nl}`,
    en: `The group track ended: ${reasons.groupEndWords[because].en}`,
  }),
  GuidanceEnded: ({ because }) => ({
    nl: `Begeleiding beëindigd: ${reasons.guidanceEndWords[because].nl}`,
    en: `Guidance ended: ${reasons.guidanceEndWords[because].en}`,
  }),
  GroupOutcomeRegistered: ({ kind, referralId }) => ({
    nl: `Uitstroom na het groepstraject (${referralId}) geregistreerd: ${words.outcomeWords[kind].nl}`,
    en: `The outcome of the group track (${referralId}) was registered: ${words.outcomeWords[kind].en}`,
  }),
  OutcomeRegistered: ({ kind }) => ({
    nl: `Uitstroom geregistreerd: ${words.outcomeWords[kind].nl}`,
    en: `The outcome was registered: ${words.outcomeWords[kind].en}`,
  }),
  OutcomeChecked: ({ kind }) => ({
    nl: `Uitstroom nagegaan: ${words.outcomeWords[kind].nl}`,
    en: `The outcome was checked: ${words.outcomeWords[kind].en}`,
  }),
  OutcomeCorrected: ({ kind }) => ({
    nl: `Uitstroom verbeterd: ${words.outcomeWords[kind].nl}`,
    en: `The outcome was corrected: ${words.outcomeWords[kind].en}`,
  }),
  JobCoachingRequested: ({ kind }) => ({
    nl: `Aangevraagd: ${words.coachingWords[kind].nl}`,
    en: `Was requested: ${words.coachingWords[kind].en}`,
  }),
  JobCoachingDeclined: plain('Geen jobcoaching gewenst', 'No jobcoaching was wanted'),
  JobCoachAssigned: plain('Jobcoach toegewezen', 'A jobcoach was assigned'),
  EmployerAnswered: ({ consents }) => ({
    nl: `Werkgever akkoord: ${yes(consents).nl}`,
    en: `The employer agreed: ${yes(consents).en}`,
  }),
  JobCoachingStarted: plain('Jobcoaching gestart', 'Jobcoaching started'),
  JobCoachingLapsed: ({ because }) => ({
    nl: `Jobcoaching vervallen: ${reasons.coachingLapseWords[because].nl}`,
    en: `Jobcoaching lapsed: ${reasons.coachingLapseWords[because].en}`,
  }),
  CoachingRecorded: plain('Coachingcontact genoteerd', 'A coaching contact was recorded'),
  JobCoachingEnded: ({ because }) => ({
    nl: `Jobcoaching beëindigd: ${reasons.coachingEndWords[because].nl}`,
    en: `Jobcoaching ended: ${reasons.coachingEndWords[because].en}`,
  }),
  Paused: ({ reason, until }) => ({
    nl: `Gepauzeerd tot en met ${longDate(until, 'nl')}: ${reasons.pauseWords[reason].nl}`,
    en: `Was paused until ${longDate(until, 'en')}: ${reasons.pauseWords[reason].en}`,
  }),
  Resumed: ({ pausedDays }) => ({
    nl: `Hervat na ${pausedDays} ${pausedDays === 1 ? 'dag' : 'dagen'} pauze`,
    en: `Was resumed after ${pausedDays} ${pausedDays === 1 ? 'day' : 'days'}`,
  }),
  MediatorChanged: ({ mediatorId, reason }) => ({
    nl: `Overgedragen aan ${mediatorId}: ${reasons.transferWords[reason].nl}`,
    en: `Was handed to ${mediatorId}: ${reasons.transferWords[reason].en}`,
  }),
  ProvinceChanged: ({ from, province }) => ({
    nl: `Verhuisd van ${words.provinceWords[from].nl} naar ${words.provinceWords[province].nl}`,
    en: `Was moved from ${words.provinceWords[from].en} to ${words.provinceWords[province].en}`,
  }),
  EventCorrected: ({ corrected, reason }) => ({
    nl: `Gebeurtenis ${corrected} rechtgezet: ${reasons.correctionWords[reason].nl}`,
    en: `Event ${corrected} was corrected: ${reasons.correctionWords[reason].en}`,
  }),
  RulesAdopted: ({ from, ruleVersion }) => ({
    nl: `Regels ${ruleVersion} aangenomen in plaats van ${from}`,
    en: `Rules ${ruleVersion} were adopted instead of ${from}`,
  }),
  CalendarAdopted: ({ version }) => ({
    nl: `Sluitingsdagen aangenomen (versie ${version})`,
    en: `Closing days were adopted (version ${version})`,
  }),
  TrajectoryMerged: ({ into }) => ({ nl: `Samengevoegd met ${into}`, en: `Was merged into ${into}` }),
  TrajectoryClosed: ({ reason }) => ({
    nl: `Traject afgesloten: ${reasons.closeWords[reason].nl}`,
    en: `The trajectory was closed: ${reasons.closeWords[reason].en}`,
  }),
  ClosingUndone: ({ was, because, leftCohort }) => ({
    nl: `Afsluiting teruggedraaid (${reasons.closeWords[was].nl}): ${reasons.correctionWords[because].nl}; het traject gaat verder${leftCohort === undefined ? '' : `, de groep ${leftCohort} ging door zonder deze persoon`}`,
    en: `The closing (${reasons.closeWords[was].en}) was undone: ${reasons.correctionWords[because].en}; the trajectory goes on${leftCohort === undefined ? '' : `, the group ${leftCohort} went on without this person`}`,
  }),
  SignalRefused: ({ command, code }) => ({
    nl: `Opdracht geweigerd: ${commandText(command, 'nl')} (${refusedText(code, 'nl')})`,
    en: `The signal was refused: ${commandText(command, 'en')} (${refusedText(code, 'en')})`,
  }),
  ...deadlineSentences,
};

/** One sentence without a full stop, for timelines. */
export function eventSentence(event: NewEvent, lang: Lang): string {
  return (sentences[event.type] as (it: NewEvent) => Words)(event)[lang];
}

export const eventTypes = Object.keys(sentences) as EventType[];

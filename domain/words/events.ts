import type { Happening, HappeningType } from '../trajectory/index.ts';
import * as words from './codes.ts';
import { longDate, type Lang, type Words } from './lang.ts';
import { ruleWords } from './rules.ts';

type Sentences = { readonly [T in HappeningType]: (event: Extract<Happening, { type: T }>) => Words };

const plain = (nl: string, en: string) => (): Words => ({ nl, en });

const yes = (value: boolean): Words => (value ? { nl: 'ja', en: 'yes' } : { nl: 'nee', en: 'no' });

/** What happened, in the past tense; total over the types of events. */
const sentences: Sentences = {
  Registered: ({ source, province, ruleVersion }) => ({
    nl: `Aangemeld via ${words.sourceWords[source].nl}, ${words.provinceWords[province].nl}; regels ${ruleVersion}`,
    en: `Registered by ${words.sourceWords[source].en}, ${words.provinceWords[province].en}; rules ${ruleVersion}`,
  }),
  ConsentGiven: plain('Toestemming gegeven', 'Consent was given'),
  ConsentRefused: plain('Toestemming geweigerd', 'Consent was refused'),
  ConsentWithdrawn: plain('Toestemming ingetrokken', 'Consent was withdrawn'),
  LookupRequested: ({ system, attempt }) => ({
    nl: `Gevraagd aan ${words.lookupSystemWords[system].nl} (keer ${attempt})`,
    en: `Asked the ${words.lookupSystemWords[system].en} (attempt ${attempt})`,
  }),
  LookupAnswered: ({ system, answer }) => ({
    nl: `Antwoord van ${words.lookupSystemWords[system].nl}: ${answer}`,
    en: `The ${words.lookupSystemWords[system].en} answered: ${answer}`,
  }),
  LookupUnanswered: ({ system, code }) => ({
    nl: `Geen antwoord van ${words.lookupSystemWords[system].nl} (${code})`,
    en: `The ${words.lookupSystemWords[system].en} gave no answer (${code})`,
  }),
  LookupGivenUp: ({ system }) => ({
    nl: `Vraag aan ${words.lookupSystemWords[system].nl} opgegeven`,
    en: `The question to the ${words.lookupSystemWords[system].en} was given up`,
  }),
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
  EndPrepared: plain('Einde van de begeleiding voorbereid', 'The end of guidance was prepared'),
  ContactRecorded: ({ how }) => ({
    nl: `Contact gehad (${words.contactWords[how].nl})`,
    en: `There was contact (${words.contactWords[how].en})`,
  }),
  Referred: ({ partner, referralId, track }) => ({
    nl: `Toegeleid naar ${words.partnerWords[partner].nl}: ${words.trackWords[track].nl} (${referralId})`,
    en: `Was referred to ${words.partnerWords[partner].en}: ${words.trackWords[track].en} (${referralId})`,
  }),
  PlaceGranted: plain('Plaats toegekend', 'A place was granted'),
  PlaceQueued: plain('Op de wachtlijst gezet', 'Was put on the waiting list'),
  PlaceOffered: plain('Plaats aangeboden', 'A place was offered'),
  PlaceAccepted: plain('Plaats aanvaard', 'The place was accepted'),
  PlaceLapsed: plain('Aangeboden plaats vervallen', 'The offered place lapsed'),
  ReferralAccepted: plain('Toeleiding aanvaard door de partner', 'The partner accepted the referral'),
  ReferralDeclined: ({ reason }) => ({
    nl: `Toeleiding afgewezen door de partner: ${words.declineWords[reason].nl}`,
    en: `The partner declined the referral: ${words.declineWords[reason].en}`,
  }),
  ReferralWithdrawn: ({ reason }) => ({
    nl: `Toeleiding ingetrokken: ${words.withdrawWords[reason].nl}`,
    en: `The referral was withdrawn: ${words.withdrawWords[reason].en}`,
  }),
  GroupStarted: ({ endsOn }) => ({
    nl: `Groep gestart; eindigt ten laatste op ${longDate(endsOn, 'nl')}`,
    en: `The group started; it ends on ${longDate(endsOn, 'en')} at the latest`,
  }),
  ConsultationHeld: plain('Overleg gehouden', 'The consultation was held'),
  MidtermReportSubmitted: plain('Tussentijds verslag ingediend', 'The mid-term report was submitted'),
  FinalReportSubmitted: plain('Eindverslag ingediend', 'The final report was submitted'),
  GroupTrackReviewed: plain('Groepstraject besproken met de persoon', 'The group track was reviewed with the person'),
  GroupTrackEnded: ({ because }) => ({
    nl: `Groepstraject beëindigd: ${words.groupEndWords[because].nl}`,
    en: `The group track ended: ${words.groupEndWords[because].en}`,
  }),
  GuidanceEnded: ({ because }) => ({
    nl: `Begeleiding beëindigd: ${words.guidanceEndWords[because].nl}`,
    en: `Guidance ended: ${words.guidanceEndWords[because].en}`,
  }),
  OutcomeRegistered: ({ kind }) => ({
    nl: `Uitstroom geregistreerd: ${words.outcomeWords[kind].nl}`,
    en: `The outcome was registered: ${words.outcomeWords[kind].en}`,
  }),
  OutcomeChecked: ({ kind }) => ({
    nl: `Uitstroom nagegaan: ${words.outcomeWords[kind].nl}`,
    en: `The outcome was checked: ${words.outcomeWords[kind].en}`,
  }),
  JobCoachingRequested: ({ kind }) => ({
    nl: `Aangevraagd: ${words.coachingWords[kind].nl}`,
    en: `Was requested: ${words.coachingWords[kind].en}`,
  }),
  JobCoachAssigned: plain('Jobcoach toegewezen', 'A jobcoach was assigned'),
  EmployerAnswered: ({ consents }) => ({
    nl: `Werkgever akkoord: ${yes(consents).nl}`,
    en: `The employer agreed: ${yes(consents).en}`,
  }),
  JobCoachingStarted: plain('Jobcoaching gestart', 'Jobcoaching started'),
  JobCoachingLapsed: ({ because }) => ({
    nl: `Jobcoaching vervallen: ${words.coachingLapseWords[because].nl}`,
    en: `Jobcoaching lapsed: ${words.coachingLapseWords[because].en}`,
  }),
  CoachingRecorded: plain('Coachingcontact genoteerd', 'A coaching contact was recorded'),
  JobCoachingEnded: ({ because }) => ({
    nl: `Jobcoaching beëindigd: ${words.coachingEndWords[because].nl}`,
    en: `Jobcoaching ended: ${words.coachingEndWords[because].en}`,
  }),
  Paused: ({ reason, until }) => ({
    nl: `Gepauzeerd tot en met ${longDate(until, 'nl')}: ${words.pauseWords[reason].nl}`,
    en: `Was paused until ${longDate(until, 'en')}: ${words.pauseWords[reason].en}`,
  }),
  Resumed: ({ pausedDays }) => ({
    nl: `Hervat na ${pausedDays} ${pausedDays === 1 ? 'dag' : 'dagen'} pauze`,
    en: `Was resumed after ${pausedDays} ${pausedDays === 1 ? 'day' : 'days'}`,
  }),
  TrajectoryClosed: ({ reason }) => ({
    nl: `Traject afgesloten: ${words.closeWords[reason].nl}`,
    en: `The trajectory was closed: ${words.closeWords[reason].en}`,
  }),
  SignalRefused: ({ command, code }) => ({
    nl: `Signaal ${command} geweigerd (${code})`,
    en: `The signal ${command} was refused (${code})`,
  }),
  DeadlineOpened: ({ deadline: { rule, dueOn } }) => ({
    nl: `Termijn geopend: ${ruleWords(rule).nl}, tegen ${longDate(dueOn, 'nl')}`,
    en: `The deadline ${ruleWords(rule).en} was opened, due ${longDate(dueOn, 'en')}`,
  }),
  DeadlineMoved: ({ rule, dueOn, reason, why: because }) => ({
    nl: `Termijn verschoven: ${ruleWords(rule).nl}, naar ${longDate(dueOn, 'nl')} (${moved[reason].nl}${extended('nl', because)})`,
    en: `The deadline ${ruleWords(rule).en} was moved to ${longDate(dueOn, 'en')} (${moved[reason].en}${extended('en', because)})`,
  }),
  DeadlineReached: ({ rule, rung }) => ({
    nl: `${ruleWords(rule).nl}: ${words.rungWords[rung].nl}`,
    en: `${ruleWords(rule).en} reached: ${words.rungWords[rung].en}`,
  }),
  DeadlineMet: ({ rule, late }) => ({
    nl: `Gedaan${late ? ', te laat' : ' op tijd'}: ${ruleWords(rule).nl}`,
    en: `Was done ${late ? 'late' : 'in time'}: ${ruleWords(rule).en}`,
  }),
  DeadlineFell: ({ rule }) => ({
    nl: `Termijn verstreken: ${ruleWords(rule).nl}`,
    en: `The term was over: ${ruleWords(rule).en}`,
  }),
  DeadlineCancelled: ({ rule }) => ({
    nl: `Termijn vervallen: ${ruleWords(rule).nl}`,
    en: `The deadline ${ruleWords(rule).en} was cancelled`,
  }),
};

const moved: Readonly<Record<Extract<Happening, { type: 'DeadlineMoved' }>['reason'], Words>> = {
  pause: { nl: 'pauze', en: 'pause' },
  resumed: { nl: 'hervat', en: 'resumed' },
  extension: { nl: 'verlengd', en: 'extended' },
  calendar: { nl: 'andere sluitingsdagen', en: 'other closing days' },
  rules: { nl: 'andere regels', en: 'other rules' },
};

/** The reason of an extension is a code of its own list; the other moves explain themselves. */
function extended(lang: Lang, code: string | null): string {
  const reason = words.extensionWords[code as keyof typeof words.extensionWords] as Words | undefined;
  return reason ? `: ${reason[lang]}` : '';
}

function why(
  lang: Lang,
  reason: keyof typeof words.notEligibleWords | null,
  redirectTo: keyof typeof words.redirectWords | null,
): string {
  const because = reason ? `: ${words.notEligibleWords[reason][lang]}` : '';
  return redirectTo
    ? `${because}; ${lang === 'nl' ? 'verwezen naar' : 'sent to'} ${words.redirectWords[redirectTo][lang]}`
    : because;
}

/** One sentence without a full stop, for timelines. */
export function eventSentence(event: Happening, lang: Lang): string {
  return (sentences[event.type] as (it: Happening) => Words)(event)[lang];
}

export const eventTypes = Object.keys(sentences) as HappeningType[];

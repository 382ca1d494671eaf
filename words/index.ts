export * from './codes.ts';
export * from './reasons.ts';
export * from './more-codes.ts';
export { fieldWords } from './fields.ts';
export { commandText, cohortCommandText } from './commands.ts';
export { eventTypeWords, futureText, happenedText } from './event-names.ts';
export { failureText, failureWords } from './failures.ts';
export { refusedText } from './refused.ts';
export { cohortRefusalWords } from './cohort-refusals.ts';
export { cohortMessageNl } from './cohort-messages.ts';
export {
  attendanceTitle,
  cohortEventSentence,
  cohortPhaseWords,
  cohortRefusalSentence,
  cohortWaitText,
  memberStatusWords,
  sessionStatusWords,
} from './cohorts.ts';
export { digestNl } from './digest.ts';
export { movedText } from './event-parts.ts';
export { eventSentence, eventTypes } from './events.ts';
export { longBirth, longDate, shortBirth, shortDate, type Lang, type Words } from './lang.ts';
export {
  actionStatusWords,
  expertStatusWords,
  goalStatusWords,
  keptAfterWithdrawal,
  letterToWords,
  letterWords,
  welfareKindWords,
} from './kept.ts';
export { differenceCodes, differenceDetails, differenceText, roundFigures, roundFigureText } from './differences.ts';
export { ruleNumberText, ruleNumbers } from './rule-numbers.ts';
export { senseWords } from './sense.ts';
export { outwardText, tellingNl, toldText } from './tellings.ts';
export { letterNl, type LetterFacts } from './letters.ts';
export { deliveryWords, mailKindWords, mailNl, mailToText } from './mailbox.ts';
export { messageNl, messageSubjects } from './messages.ts';
export { ocmwMailNl } from './ocmw-mail.ts';
export {
  breakerWords,
  disclosureWords,
  exchangedText,
  groundWords,
  operationText,
  purposeWords,
  systemWords,
} from './outside.ts';
export { channelWords, personFieldWords } from './people.ts';
export { personValueText } from './person-value.ts';
export { rowReasonText } from './registration-reasons.ts';
export { contactWords } from './screens/contacts.ts';
export { manyWords } from './screens/many.ts';
export { listWords } from './screens/list.ts';
export { proposalWords, searchWords } from './screens/people.ts';
export { registrationFields, registerWords } from './screens/register.ts';
export { prospectResultWords, prospectStatusWords, prospectWayWords } from './prospects.ts';
export { refusalSentence } from './refusal-sentence.ts';
export { refusalWords } from './refusals.ts';
export {
  actWords,
  escalationText,
  otherwiseSentence,
  ruleTitle,
  rungText,
  type ActingRule,
  type RuleTitles,
} from './rules.ts';
export { problemCodes, problemOf, problemSentence, type Details, type Problem, type ProblemCode } from './problems.ts';
export { lineSentence, onwardSentence, trackSentence } from './onward.ts';
export {
  birthText,
  dateText,
  inTimeOrLate,
  matterText,
  ownerText,
  phaseText,
  provinceText,
  roleText,
  waitSentences,
  whoDoesWhat,
} from './terminal.ts';
export { boundWords } from './days.ts';
export { relationText, viewReasonText, viewText } from './views.ts';
export { deliveryCodeText } from './webhooks.ts';
export { flawText } from './rule-flaws.ts';
export { accountText, dateTimeText, deviceNl, linkNl, signInNl, type NamedAccount } from './sign-in.ts';
export { blockReasonWords } from './block-reasons.ts';
export { callerText, filled, screenWords } from './screens/common.ts';
export { trajectoryWords } from './screens/trajectory.ts';
export { actingText, optionTexts } from './options.ts';
export { worklistWords } from './screens/worklist.ts';
export { setupMistakeText, setupSameText, setupStepText } from './setup.ts';

export * from './codes.ts';
export * from './reasons.ts';
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
export { eventSentence, eventTypes } from './events.ts';
export { longBirth, longDate, shortDate, type Lang, type Words } from './lang.ts';
export {
  actionStatusWords,
  expertStatusWords,
  keptAfterWithdrawal,
  letterToWords,
  letterWords,
  welfareKindWords,
} from './kept.ts';
export { letterNl, type LetterFacts } from './letters.ts';
export { messageNl, messageSubjects } from './messages.ts';
export { ocmwMailNl } from './ocmw-mail.ts';
export { breakerWords, disclosureWords, exchangedText, groundWords, purposeWords, systemWords } from './outside.ts';
export { channelWords, personFieldWords } from './people.ts';
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
  ownerText,
  phaseText,
  provinceText,
  waitSentences,
  whoDoesWhat,
} from './terminal.ts';
export { boundWords } from './days.ts';

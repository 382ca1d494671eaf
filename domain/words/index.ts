export * from './codes.ts';
export { eventSentence, eventTypes } from './events.ts';
export { listed, longDate, shortDate, type Lang, type Words } from './lang.ts';
export { refusalSentence } from './refusal-sentence.ts';
export { refusalWords } from './refusals.ts';
export { actWords, otherwiseSentence, ruleTitle, ruleWords, type ActingRule, type RuleTitles } from './rules.ts';
export {
  isProblemCode,
  problemCodes,
  problemOf,
  problemSentence,
  problemWords,
  type Details,
  type Problem,
  type ProblemCode,
} from './problems.ts';

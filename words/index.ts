export * from './codes.ts';
export * from './reasons.ts';
export * from './more-codes.ts';
export { learnOrganisations, organisationText, partnerText } from './partners.ts';
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
  cohortTaskText,
  cohortWaitText,
  memberStatusWords,
  sessionStatusWords,
} from './cohorts.ts';
export * from './agreements.ts';
export { digestNl } from './digest.ts';
export {
  activityWords,
  backReasonText,
  correctionReasonOfHours,
  monthName,
  monthPhaseWords,
  monthWaitText,
  reopenReasonWords,
  returnReasonWords,
} from './hours.ts';
export { monthMessageNl } from './hours-messages.ts';
export { monthRefusalSentence } from './hours-refusals.ts';
export { capital, movedText } from './event-parts.ts';
export { eventSentence, eventTypes } from './events.ts';
export { longBirth, longDate, monthText, shortBirth, shortDate, type Lang, type OwnLang, type Words } from './lang.ts';
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
export { numbersOf, ruleDifferences, termText, type RuleDifference } from './rule-texts.ts';
export { ruleNumberText, ruleNumbers } from './rule-numbers.ts';
export { senseWords } from './sense.ts';
export { outwardText, tellingNl, toldText } from './tellings.ts';
export { letterNl } from './letters.ts';
export { deliveryText, deliveryWords, mailKindWords, mailNl, mailToText } from './mailbox.ts';
export { heldText, mailFailsWords, unreachableLine, unreachableText } from './mail-fails.ts';
export { messageNl, messageSubjects } from './messages.ts';
export { ocmwLinkNl } from './ocmw-link.ts';
export { ocmwMailNl } from './ocmw-mail.ts';
export {
  breakerWords,
  disclosureWords,
  exchangedText,
  groundWords,
  operationText,
  endText,
  purposeWords,
  systemWords,
} from './outside.ts';
export { channelWords, languageText, personFieldWords } from './people.ts';
export { rowReasonText } from './registration-reasons.ts';
export { contactWords } from './screens/contacts.ts';
export { fetchedListText } from './fetched-lists.ts';
export { manyWords } from './screens/many.ts';
export { listWords } from './screens/list.ts';
export { proposalWords, searchWords } from './screens/search.ts';
export { registrationFields, registerWords } from './screens/register.ts';
export { prospectResultWords, prospectStatusWords, prospectWayWords } from './prospects.ts';
export { cohortRefusalOnPage, eventOnPage, onPage, problemOnPage, refusalOnPage } from './on-page.ts';
export { refusalSentence } from './refusal-sentence.ts';
export { refusalWords } from './refusals.ts';
export { actWords, escalationText, otherwiseSentence, topOfLadder, ruleTitle, rungText } from './rules.ts';
export { problemCodes, problemOf, problemSentence, type Details, type Problem, type ProblemCode } from './problems.ts';
export { lineSentence, onwardSentence, trackSentence } from './onward.ts';
export {
  birthText,
  dateText,
  daysText,
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
export { accountText, dateTimeText, deviceWords, linkWords, signInWords } from './sign-in.ts';
export { blockReasonWords } from './block-reasons.ts';
export { callerText, filled, frameWords, langNames, screenWords } from './screens/common.ts';
export { employerWords } from './screens/employer.ts';
export { coachingWords } from './screens/coaching.ts';
export { calendarAddressWords, feedWords } from './screens/own-calendar.ts';
export { groupsWords } from './screens/groups.ts';
export { sessionsWords } from './screens/sessions.ts';
export { lifeWords } from './screens/life.ts';
export { placesWords } from './screens/places.ts';
export { teamWords } from './screens/team.ts';
export { weeksWords } from './screens/weeks.ts';
export { agreementsWords } from './screens/agreements.ts';
export { contractFieldWords, contractsWords } from './screens/contracts.ts';
export {
  annexFields,
  annexRows,
  budgetText,
  quotaText,
  compensationWords,
  durationText,
  figureSourceWords,
  periodText,
  provincesText,
} from './contracts.ts';
export { euroText, hoursText, wholeText } from './money.ts';
export { hoursWords } from './screens/hours.ts';
export { statementSheets } from './statement.ts';
export { statementWords } from './screens/statement.ts';
export { calendarWords } from './screens/calendar.ts';
export { escalationsWords } from './screens/escalations.ts';
export { exactWords } from './screens/exact.ts';
export { figuresWords } from './screens/figures.ts';
export { reportWords } from './screens/report.ts';
export { simulationWords } from './screens/simulation.ts';
export {
  assumptionText,
  assumptionWords,
  differenceInText,
  measuredOfText,
  measuredText,
  measureHowWords,
  measureWords,
} from './simulation.ts';
export { rulesWords } from './screens/rules.ts';
export { systemsWords } from './screens/systems.ts';
export { trajectoryWords } from './screens/trajectory.ts';
export { actingText, optionTexts } from './options.ts';
export { worklistWords } from './screens/worklist.ts';
export { cardNl, cardWords } from './screens/card.ts';
export { contactPageWords } from './screens/contact.ts';
export { correctionsWords } from './screens/corrections.ts';
export { glassWords } from './screens/glass.ts';
export { handoverWords } from './screens/handover.ts';
export { movesWords } from './screens/moves.ts';
export { peopleAroundWords } from './screens/people.ts';
export { planPageWords } from './screens/plan.ts';
export { whyWords } from './screens/why.ts';
export { writtenWords } from './screens/written.ts';
export { planWordsById } from './plan.ts';
export { personValueText } from './person-values.ts';
export { deadlineEndText, deadlineLetterNl, deadlineMoveText, deadlineNextSentence, deadlineRungText } from './why.ts';
export { setupMistakeText, setupSameText, setupStepText } from './setup.ts';
export { ownWords } from './screens/own.ts';
export { ownOtherwiseText, ownOwnerText, ownStepText } from './screens/own-steps.ts';
export { mailboxWords } from './screens/mailbox.ts';
export { buildsWords } from './screens/builds.ts';
export { operatorWords } from './screens/operator.ts';
export { outsiderWords } from './screens/outsiders.ts';
export { mailBodyHtml, mailHtml, mailPage, mailPageTextNl } from './mail-html.ts';
export { figureDefinitions } from './figures/definitions.ts';
export { figureDimensions } from './figures/dimensions.ts';
export { dimensionValueText, wayText } from './figures/kinds.ts';

import { agreementCommandNames, type AgreementCommandName } from '../../domain/agreement/index.ts';
import { cohortCommandNames, type CohortCommandName } from '../../domain/cohort/index.ts';
import { monthCommandNames, type MonthCommandName } from '../../domain/contract-month/index.ts';
import {
  mayCommand,
  mayCommandAgreement,
  mayCommandCohort,
  mayCommandMonth,
  mayDo,
  type Operation,
  type Relation,
} from '../../domain/rights/index.ts';
import { commandNames, type CommandName } from '../../domain/trajectory/index.ts';
import { expected, kindOf, seesAll, type Kind } from './expected.ts';

/** What a route of the API reaches: operations of docs/rights.md in their order, and which command. */
export interface Row {
  readonly reaches: readonly Operation[];
  readonly command?: CommandName;
  readonly cohortCommand?: CohortCommandName;
  readonly monthCommand?: MonthCommandName;
  readonly agreementCommand?: AgreementCommandName;
  /** When it is not what the operation is usually about. */
  readonly kind?: Kind;
}

/** Beside commands, each route that is not named as what it reaches. */
const others: Readonly<Record<string, Row>> = {
  searchTrajectories: { reaches: ['listTrajectories'] },
  whatIfRules: { reaches: ['showRules', 'whatIfCommand'], command: 'adoptRules' },
  whatIfClosing: { reaches: ['calendarWith', 'whatIfCommand'], command: 'adoptCalendar' },
  register: { reaches: ['registerPerson'] },
  listProposals: { reaches: ['listProposals'], kind: 'programme' },
  proposalsOf: { reaches: ['listProposals'] },
  listStaff: { reaches: ['listColleagues'] },
  listAbsences: { reaches: ['listColleagues'] },
  adopt: { reaches: ['showRules', 'adopt'] },
  addClosingDay: { reaches: ['changeCalendar'] },
  removeClosingDay: { reaches: ['changeCalendar'] },
  planHistory: { reaches: ['planOf', 'planHistory'] },
  listCohortSessions: { reaches: ['showCohort'] },
  showSession: { reaches: ['showCohort'] },
  putAttendance: { reaches: ['giveCohortCommand'], cohortCommand: 'recordAttendance' },
  disclosuresOf: { reaches: ['lookupsOf'] },
  systems: { reaches: ['listSystems'] },
  ...Object.fromEntries([
    ...commandNames.flatMap((command): [string, Row][] => [
      [command, { reaches: ['giveCommand'], command }],
      [`whatIf_${command}`, { reaches: ['whatIfCommand'], command }],
    ]),
    ...monthCommandNames.map((monthCommand): [string, Row] => [
      `month${monthCommand.charAt(0).toUpperCase()}${monthCommand.slice(1)}`,
      { reaches: ['giveMonthCommand'], monthCommand },
    ]),
    ...agreementCommandNames.map((agreementCommand): [string, Row] => [
      `agreement${agreementCommand.charAt(0).toUpperCase()}${agreementCommand.slice(1)}`,
      { reaches: ['giveAgreementCommand'], agreementCommand },
    ]),
    ...cohortCommandNames.flatMap((cohortCommand): [string, Row][] => [
      [
        `cohort${cohortCommand.charAt(0).toUpperCase()}${cohortCommand.slice(1)}`,
        { reaches: ['giveCohortCommand'], cohortCommand },
      ],
      [`whatIfCohort_${cohortCommand}`, { reaches: ['whatIfCohort'], cohortCommand }],
    ]),
  ]),
};

/** About oneself, or about nobody: for whoever is signed in. */
export const forAnyone: readonly string[] = [
  'whoAmI',
  'listOwnSessions',
  'endOwnSession',
  'checkRules',
  'figureDefinitions',
];
/** Nobody has to sign in: a secret in the address decides, or nothing of anybody is shown. */
export const open: readonly string[] = ['answerOcmwQuestion', 'health', 'live'];

/** undefined: nobody said what this route reaches. */
export const rowOf = (operationId: string, operations: readonly Operation[]): Row | undefined =>
  others[operationId] ??
  (operations.some((one) => one === operationId) ? { reaches: [operationId as Operation] } : undefined);

export type Whose = 'own' | 'other' | 'absent';
export type Verdict = 'passes' | 'notAllowed' | 'absent';
const leads: readonly Relation[] = ['teamLead', 'coordinator', 'brokeGlass'];

function verdictOf(
  operation: Operation,
  { command, cohortCommand, monthCommand, agreementCommand, kind = kindOf(operation) }: Row,
  column: Relation,
  whose: Whose,
): Verdict {
  // Whoever leads may open what they do not see; to all others it is as hidden as ever.
  if (operation === 'breakGlass') {
    if (whose === 'absent' || (whose === 'other' && !leads.includes(column) && !seesAll.includes(column)))
      return 'absent';
    return leads.includes(column) ? 'passes' : column === 'analyst' ? 'absent' : 'notAllowed';
  }
  if (kind === 'province' && whose === 'other')
    return column === 'operator' && mayDo(operation, column) ? 'passes' : 'notAllowed';
  const about = kind === 'programme' || kind === 'everywhere' || kind === 'province';
  if (!about && !(kind === 'mail' && column === 'operator'))
    if (whose === 'absent' || (whose === 'other' && !seesAll.includes(column))) return 'absent';
  const found = expected(operation, column, kind);
  if (found !== 'passes') return found;
  const given = operation === 'giveCommand' || operation === 'whatIfCommand';
  if (given && command && !mayCommand(column, command)) return 'notAllowed';
  const toGroup = operation === 'giveCohortCommand' || operation === 'whatIfCohort';
  if (toGroup && cohortCommand && !mayCommandCohort(column, cohortCommand)) return 'notAllowed';
  if (operation === 'giveMonthCommand' && monthCommand && !mayCommandMonth(column, monthCommand)) return 'notAllowed';
  const toAgreement = operation === 'giveAgreementCommand';
  // Who stands in for a mediator is one.
  const as = column === 'deputy' ? 'mediator' : column;
  if (toAgreement && agreementCommand && !mayCommandAgreement(as, agreementCommand)) return 'notAllowed';
  return 'passes';
}

/** What docs/rights.md says of a route: the first operation that does not let them through. */
export const verdict = (row: Row, column: Relation, whose: Whose): Verdict =>
  row.reaches.map((operation) => verdictOf(operation, row, column, whose)).find((one) => one !== 'passes') ?? 'passes';

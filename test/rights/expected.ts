import { mayDo, relations, type Operation, type Relation } from '../../domain/rights/index.ts';

export type Kind =
  | 'life'
  | 'person'
  | 'cohort'
  | 'month'
  | 'prospect'
  | 'colleague'
  | 'mail'
  | 'agreement'
  | 'province'
  | 'everywhere'
  | 'programme';
const kinds: Partial<Record<Operation, Kind>> = {
  ...Object.fromEntries(
    (
      'showTrajectory waitingOf waitingAt whyDeadline eventsOf forecastOf commandsOf giveCommand whatIfCommand planOf planHistory ' +
      'lettersOf notesOf lookupsOf reopen undoClosing offerOutOfOrder adopt makePersonLink makeEmployerLink nextStepOf'
    )
      .split(' ')
      .map((name) => [name, 'life'] as const),
  ),
  ...Object.fromEntries(
    'showPerson personHistory changeAddress changeContact listProposals decideProposal replaceInsz erasePerson viewsOf revealContact'
      .split(' ')
      .map((name) => [name, 'person'] as const),
  ),
  ...{ showCohort: 'cohort', agendaOf: 'cohort', giveCohortCommand: 'cohort', whatIfCohort: 'cohort' },
  ...{ showMonth: 'month', giveMonthCommand: 'month' },
  ...{ showProspect: 'prospect', noteAttempt: 'prospect', registerProspect: 'prospect', eraseProspect: 'prospect' },
  ...{ planAbsence: 'colleague', comeBack: 'colleague', leave: 'colleague', transfer: 'colleague', showMail: 'mail' },
  ...{ showAgreement: 'agreement', giveAgreementCommand: 'agreement' },
  ...{ capacityQueue: 'province', setPlaces: 'province', planCohort: 'province' },
  ...{ addAgreement: 'everywhere', endAgreement: 'everywhere', loadRules: 'everywhere', changeCalendar: 'everywhere' },
  ...{ addContract: 'everywhere', changeContract: 'everywhere', makeRelease: 'everywhere' },
};
export const kindOf = (operation: Operation): Kind => kinds[operation] ?? 'programme';

const inCohorts: readonly Relation[] = [
  ...([
    'mediator',
    'deputy',
    'teamLead',
    'coordinator',
    'groupWorker',
    'partnerCoordinator',
    'partnerMachine',
  ] as const),
  'operator',
];
const ofAgreements: readonly Relation[] = ['mediator', 'teamLead', 'coordinator', 'ocmw', 'ocmwMachine', 'operator'];
const inMonths: readonly Relation[] = [
  ...(['coordinator', 'groupWorker', 'partnerCoordinator', 'partnerMachine', 'operator'] as const),
];
const contacts: readonly Relation[] = ['mediator', 'teamLead', 'coordinator'];

/** What a caller of the column is to a thing of the kind that is theirs; null: nothing. */
function relationTo(kind: Kind, column: Relation): Relation | null {
  const standing: Relation = column === 'deputy' ? 'mediator' : column === 'brokeGlass' ? 'teamLead' : column;
  switch (kind) {
    case 'life':
      return column === 'analyst' ? null : column;
    case 'person':
      return column === 'analyst' || column === 'selfByLink' ? null : column;
    case 'cohort':
      return inCohorts.includes(column) ? column : null;
    case 'month':
      return inMonths.includes(column) ? column : null;
    case 'prospect':
      return contacts.includes(standing) && column !== 'brokeGlass' ? standing : null;
    case 'colleague':
      return [
        'mediator',
        'teamLead',
        'coordinator',
        'groupWorker',
        'partnerCoordinator',
        'jobCoach',
        'operator',
      ].includes(standing)
        ? standing
        : null;
    case 'agreement':
      return ofAgreements.includes(standing) && column !== 'brokeGlass' ? standing : null;
    case 'mail':
    case 'province':
    case 'everywhere':
    case 'programme':
      return standing;
  }
}

/** What docs/rights.md says of a thing that is theirs. */
export function expected(
  operation: Operation,
  column: Relation,
  kind: Kind = kindOf(operation),
): 'passes' | 'notAllowed' | 'absent' {
  const relation = relationTo(kind, column);
  // Their own province is not all of them.
  if (kind === 'everywhere' && relation !== 'operator' && relation !== 'analyst') return 'notAllowed';
  if (kind === 'mail' && !mayDo(operation, relation!)) return relation === 'operator' ? 'notAllowed' : 'absent';
  if (kind === 'mail' && column === 'self') return 'absent';
  if (relation === null) return 'absent';
  return mayDo(operation, relation) ? 'passes' : 'notAllowed';
}

export const columns = relations.filter((one) => one !== 'direct');
/** Of these everybody of the column sees everything, so nothing is another's. */
export const seesAll: readonly Relation[] = ['dpo', 'operator'];

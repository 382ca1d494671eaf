import type { Relation } from './standing.ts';

const guides = ['mediator', 'deputy', 'teamLead', 'coordinator'] as const;
const readers = [...guides, 'brokeGlass'] as const;
const leads = ['teamLead', 'coordinator'] as const;
const partnerPeople = ['groupWorker', 'partnerCoordinator'] as const;
const partner = [...partnerPeople, 'partnerMachine'] as const;
const ocmw = ['ocmw', 'ocmwMachine'] as const;
const contacting = ['mediator', 'teamLead', 'coordinator'] as const;
const house = [...contacting, 'operator'] as const;
const colleagues = [...contacting, ...partnerPeople, 'jobCoach'] as const;
const rulesReaders = [...colleagues, 'partnerMachine', ...ocmw, 'expert', 'analyst', 'dpo', 'operator'] as const;
const publicReaders = [...colleagues, 'analyst', 'dpo', 'operator'] as const;
const operator = ['operator'] as const;
const contractReaders = [...leads, 'partnerCoordinator', 'analyst', 'operator'] as const;
const machines = ['partnerMachine', 'ocmwMachine', 'operator'] as const;

const ofWebhooks = {
  addWebhook: machines,
  listWebhooks: machines,
  changeWebhook: machines,
  endWebhook: machines,
  listDeliveries: machines,
  replayDeliveries: machines,
} as const;

/** Which relation may do what. Direct access may do everything; what is not here nobody else may. */
const allowed = {
  // One trajectory.
  listTrajectories: ['mediator', ...leads, ...partner, 'jobCoach', ...ocmw, 'self', 'expert', 'operator'],
  listDeadlines: ['mediator', ...leads, ...partner, 'jobCoach'],
  countSections: ['mediator', ...leads, ...partner, 'jobCoach', ...ocmw, 'self', 'expert', 'operator'],
  showTrajectory: [...readers, ...partner, 'jobCoach', ...ocmw, 'self', 'expert', 'operator'],
  waitingOf: [...readers, ...partner, 'jobCoach', ...ocmw, 'self', 'selfByLink', 'operator'],
  waitingAt: [...readers, ...partner, 'jobCoach', 'self', 'operator'],
  whyDeadline: [...readers, ...partner, 'jobCoach', 'self', 'operator'],
  eventsOf: [...readers, ...partner, 'jobCoach', 'self', 'operator'],
  forecastOf: [...readers, 'self', 'operator'],
  commandsOf: [...readers, ...partner, 'jobCoach', 'self', 'operator'],
  giveCommand: [...guides, ...partner, 'jobCoach', 'self', 'operator'],
  whatIfCommand: [...guides, ...partner, 'jobCoach', 'self', 'operator'],
  planOf: [...readers, 'self'],
  planHistory: [...readers, 'self'],
  lettersOf: [...readers, 'self'],
  notesOf: [...readers, 'self'],
  lookupsOf: [...readers, 'self', 'dpo'],
  reopen: guides,
  undoClosing: leads,
  // The person behind it.
  searchPeople: contacting,
  showPerson: [...readers, 'self'],
  personHistory: [...readers, 'self'],
  changeAddress: guides,
  changeContact: [...guides, 'jobCoach'],
  revealContact: [...readers, ...partnerPeople, 'jobCoach'],
  listProposals: contacting,
  decideProposal: guides,
  namesakes: leads,
  replaceInsz: ['mediator', 'deputy', 'teamLead'],
  erasePerson: leads,
  viewsOf: ['self', 'dpo'],
  breakGlass: leads,
  // Groups.
  listCohorts: [...contacting, ...partner, 'operator'],
  showCohort: [...guides, ...partner, 'operator'],
  agendaOf: [...guides, ...partner],
  listUnallocated: [...leads, ...partner],
  planCohort: partnerPeople,
  giveCohortCommand: ['mediator', 'deputy', 'coordinator', ...partner, 'operator'],
  whatIfCohort: ['mediator', 'deputy', 'coordinator', ...partner, 'operator'],
  // Project hours.
  listMonths: ['coordinator', ...partner, 'operator'],
  showMonth: ['coordinator', ...partner, 'operator'],
  giveMonthCommand: ['coordinator', ...partner, 'operator'],
  openMonths: operator,
  openOneMonth: operator,
  // How people come in.
  registerPerson: contacting,
  registerList: contacting,
  registerRow: [],
  listProspectLists: contacting,
  listProspects: contacting,
  showProspect: contacting,
  noteAttempt: contacting,
  registerProspect: contacting,
  importProspects: leads,
  fetchRizivLists: leads,
  eraseProspect: leads,
  // Places.
  capacity: [...contacting, ...partnerPeople, 'analyst', 'operator'],
  capacityQueue: [...leads, 'operator'],
  offerOutOfOrder: ['coordinator'],
  setPlaces: ['coordinator'],
  openCapacityYear: operator,
  // Colleagues, the network, the OCMWs.
  listColleagues: [...colleagues, 'operator'],
  organisations: [...colleagues, 'operator'],
  addColleague: operator,
  planAbsence: colleagues,
  comeBack: colleagues,
  leave: [...leads, 'partnerCoordinator', 'operator'],
  transfer: leads,
  workAhead: leads,
  listNetwork: house,
  addToNetwork: house,
  listAgreements: [...house, ...ocmw],
  addAgreement: ['coordinator', 'operator'],
  endAgreement: ['coordinator', 'operator'],
  agreementTable: [...house, 'analyst'],
  showAgreement: [...house, ...ocmw],
  listAgreementActions: [...house, ...ocmw],
  giveAgreementCommand: [...contacting, 'ocmw', 'operator'],
  listOcmwMatters: ['ocmw'],
  // Contracts with partners, and what they cost.
  listContracts: contractReaders,
  showContract: contractReaders,
  contractStatement: contractReaders,
  addContract: ['coordinator', 'operator'],
  changeContract: ['coordinator', 'operator'],
  takeReturned: operator,
  listBounces: operator,
  mailAgain: operator,
  ownCalendar: [...colleagues, 'self'],
  showFeed: [...colleagues, 'self'],
  makeFeed: [...colleagues, 'self'],
  endFeed: [...colleagues, 'self'],
  listMail: [...colleagues, 'self', 'operator'],
  showMail: [...colleagues, 'self'],
  // Rules and closing days.
  listRules: rulesReaders,
  showRules: rulesReaders,
  loadRules: ['coordinator', 'operator'],
  adopt: ['coordinator', 'operator'],
  showCalendar: rulesReaders,
  calendarWith: house,
  changeCalendar: ['coordinator', 'operator'],
  // The running of it.
  figures: ['analyst', 'operator'],
  onwardFigures: [...contacting, 'analyst', 'operator'],
  figureTable: [...leads, 'analyst'],
  figureRecords: ['analyst'],
  exportFigureEvents: ['analyst'],
  processFigures: [...leads, 'analyst'],
  checkFigures: operator,
  rebuildFigures: operator,
  // What is published of them: safe for everybody, so whoever works here may read it.
  makeRelease: ['coordinator', 'analyst', 'operator'],
  listReleases: publicReaders,
  showRelease: publicReaders,
  simulate: ['coordinator', 'analyst', 'operator'],
  simulateOnEngine: operator,
  check: operator,
  senses: operator,
  rebuild: operator,
  refresh: operator,
  listBuilds: operator,
  sweep: operator,
  listSweeps: operator,
  listSystems: operator,
  closeBreaker: operator,
  limitSystem: operator,
  forward: operator,
  // Who may come in.
  blockAccess: operator,
  unblockAccess: operator,
  listBlocks: operator,
  listSessions: operator,
  endSession: operator,
  listAccounts: operator,
  linkColleague: operator,
  listMappings: operator,
  addMapping: operator,
  removeMapping: operator,
  nameOrganisationCode: operator,
  makePersonLink: guides,
  makeEmployerLink: [...guides, 'jobCoach'],
  nextStepOf: ['self', 'selfByLink'],
  // Programs of other organisations.
  addMachine: operator,
  listMachines: operator,
  rotateMachine: operator,
  endMachine: operator,
  ...ofWebhooks,
} as const satisfies Record<string, readonly Relation[]>;

export type Operation = keyof typeof allowed;
export const operations = Object.keys(allowed) as Operation[];

export const mayDo = (operation: Operation, relation: Relation): boolean =>
  relation === 'direct' || (allowed[operation] as readonly Relation[]).includes(relation);

/** What a program may be let do beside: read what its organisation may see, give its commands, hear of events. */
export const machineScopes = ['read', 'command', 'webhooks'] as const;

/** The scope that a program needs for it. */
export function scopeNeeded(operation: Operation): (typeof machineScopes)[number] {
  if (operation in ofWebhooks) return 'webhooks';
  return operation === 'giveCommand' || operation === 'giveCohortCommand' || operation === 'giveMonthCommand'
    ? 'command'
    : 'read';
}

import type { App } from '../../app/open.ts';
import { appVerbs } from '../../app/verbs.ts';
import { actingAs } from '../../app/open.ts';
import { actorOfCaller, type Caller, type Operation } from '../../domain/rights/index.ts';
import type { Province } from '../../domain/rules/index.ts';
import type { Actor } from '../../domain/trajectory/index.ts';

/** What is asked about: of each kind one, that is there or is not. */
export interface Things {
  readonly trajectoryId: string;
  readonly personId: string;
  readonly insz: string;
  readonly cohortId: string;
  /** Of a contract. */
  readonly monthId: string;
  readonly prospectId: string;
  readonly proposalId: string;
  readonly staffId: string;
  readonly mailId: string;
  readonly agreementId: string;
  readonly province: Province;
}

const nobody: Actor = { role: 'system' };
/** Something that no verb takes: it passes the gate and is refused behind it, so that nothing is done. */
const bad = 'not-a-thing';

type Asking = (it: Things, by: Actor) => readonly unknown[];
const ofOne: Asking = ({ trajectoryId }) => [trajectoryId];
const none: Asking = () => [];

/** What each verb is given about a thing: enough to pass its gate, and nothing that would change anything. */
const askings: Readonly<Record<Operation, Asking>> = {
  listTrajectories: () => [{ limit: 5 }],
  listDeadlines: () => [{}],
  countSections: () => [{}],
  showTrajectory: ofOne,
  waitingOf: ofOne,
  waitingAt: ({ trajectoryId }) => [trajectoryId, '2026-03-04'],
  whyDeadline: ({ trajectoryId }) => [trajectoryId, 'GRP-1'],
  eventsOf: ofOne,
  forecastOf: ofOne,
  commandsOf: ({ trajectoryId }, by) => [trajectoryId, by],
  giveCommand: ({ trajectoryId }, by) => [{ trajectoryId, name: commandOf[by.role] ?? 'stop', by, data: { [bad]: 1 } }],
  whatIfCommand: ({ trajectoryId }, by) => [
    { trajectoryId, name: commandOf[by.role] ?? 'stop', by, data: { [bad]: 1 } },
  ],
  planOf: ofOne,
  planHistory: ofOne,
  lettersOf: ofOne,
  notesOf: ofOne,
  lookupsOf: ofOne,
  reopen: ({ trajectoryId }, by) => [{ trajectoryId, because: 'other', by }],
  undoClosing: ({ trajectoryId }, by) => [{ trajectoryId, because: 'other', by }],
  searchPeople: () => ['xy'],
  showPerson: ({ personId }) => [personId],
  personHistory: ({ personId }) => [personId],
  changeAddress: ({ personId }, by) => [
    { id: personId, by, address: { street: '', houseNumber: '', postcode: bad, municipality: '' } },
  ],
  changeContact: ({ personId }, by) => [{ id: personId, by, phone: bad }],
  revealContact: ({ trajectoryId }) => [trajectoryId, 'toCall'],
  listProposals: ({ personId }) => [personId],
  decideProposal: ({ proposalId }, by) => [{ id: proposalId, decision: 'declined', by }],
  namesakes: none,
  replaceInsz: ({ insz }, by) => [{ old: insz, new: insz, by }],
  erasePerson: ({ personId }) => [personId],
  viewsOf: ({ personId }) => [personId],
  breakGlass: ({ trajectoryId }) => [trajectoryId, bad],
  listCohorts: none,
  showCohort: ({ cohortId }) => [cohortId],
  agendaOf: ({ cohortId }) => [cohortId],
  listUnallocated: none,
  planCohort: ({ province }, by) => [{ province, startsOn: '2020-01-01', size: 1, groupWorkerId: bad }, by],
  giveCohortCommand: ({ cohortId }, by) => [
    { cohortId, name: cohortCommandOf[by.role] ?? 'start', by, data: { [bad]: 1 } },
  ],
  whatIfCohort: ({ cohortId }, by) => [
    { cohortId, by, commands: [{ name: cohortCommandOf[by.role] ?? 'start', data: { [bad]: 1 } }] },
  ],
  listMonths: none,
  showMonth: ({ monthId }) => [monthId],
  giveMonthCommand: ({ monthId }, by) => [
    { monthId, name: monthCommandOf[by.role] ?? 'bookHours', by, data: { [bad]: 1 } },
  ],
  openMonths: () => ['2020-01-01'],
  openOneMonth: () => [bad, bad],
  registerPerson: (_, by) => [{}, by],
  registerList: (_, by) => [Buffer.from('x'), by],
  registerRow: (_, by) => [{}, by],
  listProspectLists: none,
  listProspects: () => [{}],
  showProspect: ({ prospectId }) => [prospectId],
  noteAttempt: ({ prospectId }, by) => [prospectId, { way: bad, result: bad, by }],
  registerProspect: ({ prospectId }, by) => [prospectId, by],
  importProspects: (_, by) => [{ bytes: Buffer.from('x'), fileName: 'x', source: bad, by }],
  fetchRizivLists: () => [{ lists: async () => ({ kind: 'failure', code: 'test' }) }],
  eraseProspect: ({ prospectId }) => [prospectId],
  capacity: none,
  capacityQueue: ({ province }) => [province],
  offerOutOfOrder: ({ trajectoryId }, by) => [{ trajectoryId, reason: 'other', by }],
  setPlaces: ({ province }, by) => [{ province, places: -1, by }],
  openCapacityYear: none,
  listColleagues: none,
  organisations: none,
  addColleague: () => [{ id: '', name: '', email: '', role: '', organisationId: '' }],
  planAbsence: ({ staffId }) => [{ staffId, from: bad, until: bad }],
  comeBack: ({ staffId }) => [staffId],
  leave: ({ staffId }) => [staffId, bad],
  transfer: ({ staffId }, by) => [{ from: staffId, to: staffId, dryRun: true }, by],
  workAhead: none,
  listNetwork: none,
  addToNetwork: () => [{ id: '', name: null, kind: null, province: null, email: null }],
  listAgreements: none,
  addAgreement: () => [{ municipality: bad, from: bad, actionPlan: '', channel: '', address: '' }],
  endAgreement: () => [bad, bad],
  agreementTable: none,
  showAgreement: ({ agreementId }) => [agreementId],
  listAgreementActions: none,
  giveAgreementCommand: ({ agreementId }, by) => [
    { agreementId, name: agreementCommandOf[by.role] ?? 'renew', by, data: { [bad]: 1 } },
  ],
  listOcmwMatters: none,
  listContracts: none,
  showContract: () => [bad],
  contractStatement: () => [bad],
  addContract: (_, by) => [{}, by],
  changeContract: (_, by) => [bad, { version: 1, contract: {} }, by],
  listMail: () => [{}],
  takeReturned: () => [Buffer.from(bad)],
  listBounces: none,
  mailAgain: () => [bad],
  ownCalendar: none,
  showFeed: () => [bad],
  makeFeed: () => [bad],
  endFeed: () => [bad],
  showMail: ({ mailId }) => [mailId],
  listRules: none,
  showRules: () => [bad],
  loadRules: (_, by) => [bad, by],
  adopt: ({ trajectoryId }, by) => [
    { name: 'adoptCalendar', data: { calendar: { version: 0, closingDays: [] } } },
    { by, dryRun: true, only: trajectoryId },
  ],
  showCalendar: none,
  calendarWith: () => ['vdab', bad],
  changeCalendar: (_, by) => [
    { organisationId: bad, day: '2031-01-01', add: false },
    { by, dryRun: true },
  ],
  figures: none,
  onwardFigures: none,
  makeRelease: () => [{ year: 2026, asOf: bad }],
  listReleases: none,
  showRelease: () => [bad],
  figureTable: () => [{ figure: bad }],
  figureRecords: () => [{ figures: [bad] }],
  exportFigureEvents: none,
  processFigures: () => [{ from: bad }],
  checkFigures: none,
  rebuildFigures: none,
  simulate: () => [{ people: -1, years: 1, seed: 1, repeats: 1 }],
  simulateOnEngine: () => [{ people: 0, years: 1, seed: 1 }],
  check: none,
  senses: none,
  rebuild: () => ['T-999999'],
  refresh: none,
  listBuilds: none,
  sweep: () => [{ day: bad }],
  listSweeps: none,
  listSystems: none,
  closeBreaker: () => [bad],
  limitSystem: () => [bad, {}],
  forward: () => [{ duration: bad }],
  blockAccess: () => [{ subject: null, organisationCode: null, reason: bad }],
  unblockAccess: () => [bad],
  listBlocks: none,
  listSessions: none,
  endSession: () => [bad],
  listAccounts: none,
  linkColleague: () => [{}],
  listMappings: none,
  addMapping: () => [{}],
  removeMapping: () => [bad],
  nameOrganisationCode: () => [{}],
  makePersonLink: ofOne,
  makeEmployerLink: ofOne,
  nextStepOf: ofOne,
  addMachine: () => [{ clientId: '', whose: bad, scopes: ['read', 'command', 'webhooks'] }],
  listMachines: none,
  rotateMachine: () => [{ clientId: bad }],
  endMachine: () => [bad],
  addWebhook: () => [{ whose: bad, url: bad }],
  listWebhooks: none,
  changeWebhook: () => [bad, {}],
  endWebhook: () => [bad],
  listDeliveries: () => [bad],
  replayDeliveries: () => [bad, bad],
};

/** Something that each role may say of a trajectory, and of a group. */
const commandOf: Partial<Record<Actor['role'], string>> = {
  mediator: 'stop',
  teamLead: 'stop',
  programmeCoordinator: 'assignMediator',
  groupWorker: 'recordAttendance',
  partnerCoordinator: 'recordAttendance',
  jobCoach: 'recordCoaching',
  jobseeker: 'withdrawConsent',
  operator: 'adoptCalendar',
};
const cohortCommandOf: Partial<Record<Actor['role'], string>> = {
  mediator: 'recordConsultation',
  programmeCoordinator: 'adoptCalendar',
  operator: 'adoptCalendar',
};
const monthCommandOf: Partial<Record<Actor['role'], string>> = {
  programmeCoordinator: 'returnMonth',
  operator: 'adoptCalendar',
};

/** Something that each role may say of an agreement. */
const agreementCommandOf: Partial<Record<Actor['role'], string>> = {
  mediator: 'completeAction',
  teamLead: 'completeAction',
  ocmw: 'completeAction',
};

export interface Outcome {
  readonly code: string;
  readonly details: unknown;
  readonly message: string;
  readonly answer: unknown;
}

/** Asks a verb as somebody; a matrix over HTTP takes another function of this shape. */
export type Ask = (caller: Caller, operation: Operation, about: Things) => Promise<Outcome>;

export const overVerbs =
  (app: App): Ask =>
  async (caller, operation, about) => {
    const by = (caller.kind === 'direct' ? null : actorOfCaller(caller)) ?? nobody;
    const verb = (appVerbs as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>)[operation]!;
    try {
      const answer = await verb(actingAs(app, caller), ...askings[operation](about, by));
      return { code: 'answered', details: null, message: '', answer };
    } catch (error) {
      const {
        code = 'thrown',
        details = null,
        message,
      } = error as { code?: string; details?: unknown; message: string };
      return { code: String(code), details, message, answer: null };
    }
  };

import {
  classOfEvent,
  classOfRule,
  maskedEmail,
  maskedPhone,
  seesContactWhole,
  type Classes,
  type FieldClass,
  type Fields,
  type Relation,
} from '../../domain/rights/index.ts';
import type { Matter, TrajectoryEvent, Wait, Waiting } from '../../domain/trajectory/index.ts';
import type { listTrajectories, showTrajectory } from '../trajectories/read.ts';
import type { GroupOf } from '../trajectories/group.ts';
import type { lookupsOf } from '../trajectories/lookups.ts';

type Row = Awaited<ReturnType<typeof listTrajectories>>['rows'][number];
type View = Awaited<ReturnType<typeof showTrajectory>>;

const orNull =
  (of: FieldClass) =>
  <T>(value: T, classes: Classes): T | null =>
    classes.has(of) ? value : null;
const orNone =
  (of: FieldClass) =>
  <T>(value: readonly T[], classes: Classes): T[] =>
    classes.has(of) ? [...value] : [];
const those =
  <T>(classOf: (one: T) => FieldClass) =>
  (all: readonly T[], classes: Classes): T[] =>
    all.filter((one) => classes.has(classOf(one)));

const ofMatter: Readonly<Record<Matter['kind'], FieldClass>> = {
  action: 'plan',
  request: 'plan',
  expert: 'plan',
  question: 'ocmw',
  lookup: 'lookups',
  referral: 'group',
  coaching: 'coaching',
  other: 'judgement',
};

function seenWait({ matter, ...wait }: Wait, classes: Classes): Wait {
  return matter && classes.has(ofMatter[matter.kind]) ? { ...wait, matter } : wait;
}

/** What somebody waits for, without the dates that would betray what they may not know; null: for them it waits for nothing. */
function seenWaiting(waiting: Waiting | null, classes: Classes): Waiting | null {
  if (!waiting) return null;
  const [first, ...also] = [waiting.waitsFor, ...waiting.also]
    .filter(({ rule }) => classes.has(classOfRule(rule)))
    .map((wait) => seenWait(wait, classes));
  return first ? { waitsFor: first, also } : null;
}

export const seenEvents: (events: readonly TrajectoryEvent[], classes: Classes) => TrajectoryEvent[] =
  those(classOfEvent);

/** Names of welfare actors say to whom the plan leads. */
const actorNames = (names: Readonly<Record<string, string>>, classes: Classes): Readonly<Record<string, string>> =>
  classes.has('plan') ? names : {};

const group = orNull('group') as (value: GroupOf | null, classes: Classes) => GroupOf | null;

export const waitingFields = {
  trajectoryId: 'id',
  phase: 'status',
  today: 'status',
  waiting: seenWaiting,
  group,
  line: orNull('group'),
  actorNames,
} as const;

/** Late in a group of which somebody knows nothing is not late for them. */
export const seenRow = (row: Row, classes: Classes): Row =>
  classes.has('group') ? row : { ...row, group: null, overdue: row.ownOverdue };

export const rowFields = {
  trajectoryId: 'id',
  sequence: orNull('steps'),
  dossierNumber: orNull('background'),
  name: 'name',
  province: 'status',
  phase: 'status',
  phaseSince: 'status',
  enteredOn: 'status',
  waitingRule: 'status',
  waitingWho: 'status',
  waitingUntil: 'status',
  overdue: 'status',
  ownOverdue: 'status',
  group: 'status',
  daysInStep: 'status',
  daysInAll: 'status',
  escalation: 'status',
  pausedUntil: 'status',
  mailFails: orNull('contact'),
  ahead: 'status',
} as const satisfies Fields<Row>;

const personFields = {
  id: 'id',
  insz: 'insz',
  lastName: 'name',
  firstName: 'name',
  sex: 'background',
  birthDate: 'birth',
  street: 'address',
  houseNumber: 'address',
  postcode: 'address',
  municipality: 'address',
  phone: 'contact',
  email: 'contact',
  safeToCall: 'contact',
  safeToMail: 'contact',
  channel: 'contact',
  language: 'language',
  education: 'background',
  origin: 'background',
} as const satisfies Fields<View['person']>;

export const viewFields = {
  ...waitingFields,
  reopens: orNull('steps'),
  followedBy: orNull('steps'),
  mergedInto: orNull('ending'),
  dossierNumber: orNull('background'),
  province: 'status',
  mediatorId: 'status',
  mediatorName: 'status',
  phaseSince: 'status',
  enteredOn: 'status',
  closed: { on: 'status', reason: 'ending' },
  person: personFields,
  mailFails: orNull('contact'),
  mailLeavesAt: orNull('letters'),
  track: orNull('group'),
  onward: orNone('onward'),
  deadlines: those<View['deadlines'][number]>(({ rule }) => classOfRule(rule)),
  lookups: orNone('lookups'),
  events: seenEvents,
} as const satisfies Fields<View>;

type Lookups = Awaited<ReturnType<typeof lookupsOf>>;

export const lookupFields = {
  trajectoryId: 'id',
  lookups: orNone('lookups'),
  questions: orNone('ocmw'),
  disclosures: orNone('disclosures'),
} as const satisfies Fields<Lookups>;

interface Reached {
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
}

/** Phone and mail as they stand in a file: whole they are asked for one by one, with a reason. */
export function masked<P extends Reached>(person: P, relations: ReadonlySet<Relation>): P {
  if (seesContactWhole(relations)) return person;
  const { phone, email } = person;
  return {
    ...person,
    ...(phone === undefined ? {} : { phone: maskedPhone(phone) }),
    ...(email === undefined ? {} : { email: maskedEmail(email) }),
  };
}

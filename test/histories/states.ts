import { addDays, instant, localDate, localDateOf, type Calendar, type Instant } from '../../domain/calendar/index.ts';
import { rules2026 } from '../../domain/rules/index.ts';
import {
  catchUp,
  contextAt,
  decide,
  effects,
  isRefusal,
  register,
  type Actor,
  type CommandName,
  type Effect,
  type Registering,
  type Trajectory,
} from '../../domain/trajectory/index.ts';
import type { Carried } from '../../workflows/contract.ts';

/** Far ahead, so that on a real server nothing of these lives is due yet, in whatever year the test runs. */
const entered = localDate('2090-01-09');
const calendar: Calendar = { closingDays: [localDate('2090-05-26')] };
const given = { rules: rules2026, calendar };
const mediator: Actor = { role: 'mediator', id: 'mediator-1' };
const system: Actor = { role: 'system' };
const worker: Actor = { role: 'groupWorker', id: 'group-1' };
const coach: Actor = { role: 'jobCoach', id: 'coach-1' };
const noonAfter = (days: number): Instant => instant(`${addDays(entered, days)}T11:00:00.000Z`);

type Said = readonly [name: CommandName, data?: Record<string, unknown>, by?: Actor];
/** What was said on the n-th day after entering; a day without anything said only lets time pass. */
type Script = readonly (readonly [day: number, ...said: Said[]])[];

const eligible: Said = [
  'decideEligibility',
  { verdict: 'eligible', inPoverty: true, noPronouncedProblem: true, motivated: true, withinTwoYears: true },
];
const about = { referralId: 'R1' };
const consent: Script = [[2, ['giveConsent']]];
const intake: Script = [
  ...consent,
  [
    3,
    ['lookupAnswered', { lookupId: 'L1', answer: 'yes', since: '2089-03-01' }, system],
    ['lookupAnswered', { lookupId: 'L2', answer: 'none' }, system],
  ],
];
const talked: Script = [...intake, [8, ['holdIntakeTalk']]];
const planning: Script = [...talked, [10, eligible]];
const mediation: Script = [...planning, [20, ['addGoal', { theme: 'work' }], ['agreePlan', { how: 'signed' }]]];
const asked: Script = [...mediation, [25, ['refer']]];
const granted: Script = [...asked, [25, ['placeGranted', about, system]]];
const accepted: Script = [...granted, [28, ['acceptReferral', about, worker]]];
const queued: Script = [...asked, [25, ['placeQueued', about, system]]];
const offered: Script = [...queued, [45, ['placeOffered', about, system]]];
const group: Script = [...accepted, [35, ['startGroup', about, worker]]];
const followUp: Script = [...group, [60, ['endGroupTrack', { because: 'foundWork' }, worker]]];
const atWork: Script = [...followUp, [66, ['registerOutcome', { kind: 'atWork', hiredOn: addDays(entered, 50) }]]];
const requested: Script = [
  ...atWork,
  [70, ['requestJobCoaching', { kind: 'ordinary' }]],
  [70, ['lookupUnanswered', { lookupId: 'L3', code: 'notYetKnown' }, system]],
];
const coaching: Script = [
  ...requested,
  [72, ['assignJobCoach', { coachId: 'coach-1' }], ['recordEmployerAnswer', { consents: true }, coach]],
];
const paused: Said = ['pause', { reason: 'illness', until: addDays(entered, 100) }];

/** Every phase and what it can be in the middle of; `antwerp` where the Randstad track differs. */
const scripts: Readonly<
  Record<string, { readonly script: Script; readonly province?: Registering['province']; readonly keepPending?: true }>
> = {
  registered: { script: [] },
  'registered, overdue': { script: [[20]] },
  'registered, at the top of the ladder': { script: [[40]] },
  'consent given, both look-ups asked': { script: consent },
  'intake, look-ups answered': { script: intake },
  'intake, both look-ups to be asked again': {
    script: [
      ...consent,
      [
        2,
        ['lookupUnanswered', { lookupId: 'L1', code: 'notYetKnown' }, system],
        ['lookupUnanswered', { lookupId: 'L2', code: 'unreachable' }, system],
      ],
    ],
  },
  'intake, a look-up given up': {
    script: [
      ...consent,
      ...([2, 3, 9, 16, 32] as const).map((day): Script[number] => [
        day,
        ['lookupUnanswered', { lookupId: 'L1', code: 'unreachable' }, system],
      ]),
      [65],
    ],
  },
  'intake, talk held': { script: talked },
  'intake, paused': { script: [...intake, [6, ['pause', { reason: 'housing', until: addDays(entered, 30) }]]] },
  planning: { script: planning },
  'planning, extended': {
    script: [
      ...planning,
      [12, ['extendDeadline', { deadlineId: 'PLAN-1#5', to: addDays(entered, 65), reason: 'waitingForThirdParty' }]],
    ],
  },
  mediation: { script: mediation },
  'mediation, paused': { script: [...mediation, [30, paused]] },
  'mediation, back before the pause ended': { script: [...mediation, [30, paused], [44, ['resume']]] },
  'mediation, the pause ended by itself': { script: [...mediation, [30, paused], [102]] },
  'mediation, a place asked': { script: asked, keepPending: true },
  'mediation, the partner asked': { script: granted },
  'mediation, the partner late': { script: [...granted, [60]] },
  'mediation, the partner accepted': { script: accepted },
  'mediation, accepted and paused': { script: [...accepted, [30, paused]] },
  'mediation, declined': { script: [...granted, [27, ['declineReferral', { ...about, reason: 'noMatch' }, worker]]] },
  'mediation, referred a second time': {
    script: [
      ...granted,
      [27, ['declineReferral', { ...about, reason: 'noRoom' }, worker]],
      [29, ['refer']],
      [29, ['placeGranted', { referralId: 'R2' }, system]],
    ],
  },
  'waiting, queued': { script: queued },
  'waiting, queued and paused': { script: [...queued, [30, paused]] },
  'waiting, offered': { script: offered },
  'waiting, the offer lapsed': { script: [...offered, [60]] },
  'waiting, two offers lapsed and a talk due': {
    script: [...offered, [60, ['placeOffered', about, system]], [75]],
  },
  'waiting, offered and paused': { script: [...queued, [30, paused], [45, ['placeOffered', about, system]]] },
  'waiting is over, the partner asked': { script: [...offered, [47, ['acceptPlace', about]]] },
  'mediation, a plan with actions': {
    script: [
      ...mediation,
      [22, ['addGoal', { theme: 'housing' }]],
      [22, ['addAction', { theme: 'housing', owner: 'jobseeker', targetOn: addDays(entered, 60) }]],
      [23, ['askWelfareActor', { actorId: 'housing.limburg', actionId: 'A1' }], ['requestExpert']],
      [24, ['raiseTopic', { kind: 'signal', theme: 'mobility' }]],
    ],
  },
  'mediation, an action finished': {
    script: [
      ...mediation,
      [22, ['addAction', { theme: 'housing', owner: 'jobseeker', targetOn: addDays(entered, 60) }]],
      [30, ['finishAction', { actionId: 'A1' }]],
    ],
  },
  'mediation, in a cohort': {
    script: [
      ...accepted,
      [29, ['joinCohort', { ...about, cohortId: 'C-000001', startsOn: addDays(entered, 40) }, worker]],
    ],
  },
  'Intro group, absent three times': {
    script: [
      ...group,
      ...[40, 42, 44].map((day): Script[number] => [day, ['recordAttendance', { presence: 'absent' }, worker]]),
    ],
  },
  'mediation, moved and handed over': {
    script: [
      ...mediation,
      [30, ['changeProvince', { province: 'eastFlanders', mediatorId: 'mediator-1.eastFlanders' }]],
      [31, paused],
      [
        33,
        [
          'adoptCalendar',
          { calendar: { version: 3, closingDays: [addDays(entered, 58)] } },
          { role: 'operator', id: 'o' },
        ],
      ],
    ],
  },
  'Intro group': { script: group },
  'Intro group, paused': { script: [...group, [40, paused]] },
  'Intro group, mid-term report in': {
    script: [...group, [75, ['submitMidtermReport', {}, worker], ['recordConsultation', {}, worker]]],
  },
  'Randstad group': { script: group, province: 'antwerp' },
  'Randstad group, may be completed': { script: [...group, [240]], province: 'antwerp' },
  'Randstad group, paused': { script: [...group, [40, paused]], province: 'antwerp' },
  'Randstad group, near the 24 months': { script: [...group, [690]], province: 'antwerp' },
  'group left, back in mediation': { script: [...group, [60, ['endGroupTrack', { because: 'ill' }, worker]]] },
  'follow-up, no outcome yet': { script: followUp },
  'follow-up after the cap': { script: [...mediation, [760]] },
  'follow-up, at work': { script: atWork },
  'follow-up, checked once': { script: [...atWork, [160, ['checkOutcome', { kind: 'atWork' }]]] },
  'follow-up, jobcoaching asked': { script: requested },
  'follow-up, coach assigned': { script: [...requested, [72, ['assignJobCoach', { coachId: 'coach-1' }]]] },
  'follow-up, employer consents': { script: [...requested, [72, ['recordEmployerAnswer', { consents: true }, coach]]] },
  'follow-up, jobcoaching lapsed': {
    script: [...requested, [72, ['recordEmployerAnswer', { consents: false }, coach]]],
  },
  jobcoaching: { script: coaching },
  'jobcoaching, outcome checked': {
    script: [...coaching, [160, ['recordCoaching', {}, coach], ['checkOutcome', { kind: 'atWork' }]]],
  },
  'jobcoaching ended by itself': { script: [...coaching, [270]] },
};

export interface StateToCarry {
  readonly name: string;
  readonly now: Instant;
  readonly carried: Carried;
}

/** @param release its number, so that every release has trajectories of its own */
export function statesToCarry(release: number): StateToCarry[] {
  return Object.entries(scripts).map(([name, { script, province = 'limburg', keepPending }], index) => {
    const { state, last, now } = play(
      `T-9${String((release - 1) * 1000 + index + 1).padStart(5, '0')}`,
      province,
      script,
    );
    const answered: Carried['answered'] =
      state.phase === 'none'
        ? []
        : [[`key-${index + 1}`, { sequence: state.sequence, phase: state.phase, events: ['ContactRecorded'] }]];
    return {
      name,
      now,
      carried: { state, ...given, epoch: 1 + (index % 3), pending: keepPending ? last : [], answered },
    };
  });
}

function play(trajectoryId: string, province: Registering['province'], script: Script) {
  let now = noonAfter(0);
  let { state }: { state: Trajectory } = register(
    { trajectoryId, province, source: 'ocmw', mediatorId: 'mediator-1', listedOn: null },
    { role: 'operator', id: 'demo' },
    { now, today: localDateOf(now), ...given },
  );
  let last: Effect[] = [];
  for (const [day, ...said] of script) {
    now = noonAfter(day);
    state = catchUp(state, contextAt(state, now, given)).state;
    for (const [name, data = {}, by = mediator] of said) {
      const decided = decide(state, name, { by, data }, contextAt(state, now, given));
      if (isRefusal(decided)) throw new Error(`${trajectoryId} day ${day} ${name}: ${JSON.stringify(decided)}`);
      last = effects(decided.events, decided.state);
      state = decided.state;
    }
  }
  return { state, last, now };
}

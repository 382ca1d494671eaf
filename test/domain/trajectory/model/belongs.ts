import type { RuleKey, TrajectoryRuleKey } from '../../../../domain/rules/index.ts';
import type { Deadline, OpenTrajectory } from '../../../../domain/trajectory/index.ts';

type GroupTrack = Extract<OpenTrajectory, { phase: 'groupTrack' }>;

type Belongs = (state: OpenTrajectory, deadline: Deadline) => boolean;

const phase =
  (...phases: readonly OpenTrajectory['phase'][]): Belongs =>
  (state) =>
    phases.includes(state.phase);
const referral =
  (...steps: readonly string[]): Belongs =>
  (state, { about }) =>
    'referral' in state && state.referral?.id === about && steps.includes(state.referral.step);
const track =
  (kind: string): Belongs =>
  (state, { about }) =>
    state.phase === 'groupTrack' && state.referral.track === kind && state.referral.id === about;
const request =
  (open: (coaching: { coachId: string | null; employerConsents: boolean }) => boolean): Belongs =>
  (state, { about }) =>
    state.phase === 'followUp' && state.coaching?.id === about && open(state.coaching);
const retry: Belongs = (state, { about }) =>
  state.lookups.some(({ id, status }) => id === about && status === 'toAskAgain');
const guided = phase('mediation', 'waiting', 'groupTrack');
const planned = (state: OpenTrajectory): boolean =>
  ['planning', 'mediation', 'waiting', 'groupTrack'].includes(state.phase);
const actionsOpen = ({ plan }: OpenTrajectory): string[] =>
  plan.actions.filter(({ status }) => status === 'open').map(({ id }) => id);
const outcome: Belongs = (state) => (state.phase === 'followUp' || state.phase === 'jobCoaching') && !!state.outcome;

/** Whether jobcoaching is wanted: when all is done but that, of someone at work. */
const asked: Belongs = (state) =>
  state.phase === 'followUp' && state.outcome?.kind === 'atWork' && state.coaching === null && !checksDue(state);
const checksDue = ({ deadlines }: OpenTrajectory): boolean => deadlines.some(({ rule }) => rule.startsWith('OUT-2'));

/** Where an open deadline of each rule has its place; anywhere else somebody forgot to end it. */
export const belongs: Readonly<Record<TrajectoryRuleKey, Belongs>> = {
  'REG-1': phase('registration'),
  'REG-2': phase('registration'),
  'EXT-1/1': retry,
  'EXT-1/2': retry,
  'EXT-1/3': retry,
  'EXT-1/4': retry,
  'EXT-1/giveUp': retry,
  'INT-1': (state) => state.phase === 'intake' && state.talkHeldOn === null,
  'INT-2': (state) => state.phase === 'intake' && state.talkHeldOn !== null,
  'PLAN-1': phase('planning'),
  'PLAN-2': guided,
  'PLAN-3': (state, { about }) => planned(state) && actionsOpen(state).includes(about ?? ''),
  'WEL-1': (state, { about }) =>
    planned(state) && [...state.asks, ...state.ocmwQuestions].some(({ id, answered }) => id === about && !answered),
  'EXP-1': (state, { about }) =>
    planned(state) && state.experts.some(({ id, status }) => id === about && status === 'asked'),
  'MED-1': phase('mediation', 'groupTrack'),
  'REF-1': referral('asked'),
  'WAIT-1': referral('offered'),
  'WAIT-2': phase('waiting'),
  'WAIT-3': referral('queued', 'offered'),
  'ONW-1': (state, { about }) =>
    state.eligibleOn !== null && state.onward.some(({ id, result }) => id === about && result === null),
  'GRP-1': (state, deadline) => state.phase === 'mediation' && referral('accepted')(state, deadline),
  'GRP-2': track('intro'),
  'GRP-3/from': track('randstad'),
  'GRP-3/end': track('randstad'),
  'GRP-4': (state, { about }) => state.phase === 'groupTrack' && state.referral.id === about,
  'GRP-5': phase('mediation', 'waiting', 'groupTrack', 'followUp', 'jobCoaching'),
  'GRP-6': phase('groupTrack'),
  'GRP-7': track('randstad'),
  'CON-1/intro': track('intro'),
  'CON-1/randstad': track('randstad'),
  'OUT-1': (state, { about }) =>
    about === null ? state.phase === 'followUp' && state.outcome === null : guided(state, {} as Deadline),
  'OUT-2/first': outcome,
  'OUT-2/last': outcome,
  'JC-0': request(({ coachId }) => coachId === null),
  'JC-1': request(({ employerConsents }) => !employerConsents),
  'JC-2': request(() => true),
  'JC-3': phase('jobCoaching'),
  'JC-4/from': request(({ coachId, employerConsents }) => coachId !== null && employerConsents),
  'JC-4': phase('jobCoaching'),
  'JC-6/ask': asked,
  'JC-6/end': asked,
  'PAU-1': (state) => state.pause !== null,
  'CAP-1/warning': phase('planning', 'mediation', 'waiting', 'groupTrack'),
  'CAP-1/end': phase('planning', 'mediation', 'waiting', 'groupTrack'),
};

/** The rules of which exactly one deadline must be open in this state. */
export function needed(state: OpenTrajectory): RuleKey[] {
  const paused: RuleKey[] = state.pause ? ['PAU-1'] : [];
  switch (state.phase) {
    case 'registration':
      return ['REG-1', 'REG-2'];
    case 'intake':
      return [state.talkHeldOn === null ? 'INT-1' : 'INT-2', ...paused];
    case 'planning':
      return ['PLAN-1', 'CAP-1/end', ...paused];
    case 'mediation':
      return ['PLAN-2', 'MED-1', 'CAP-1/end', ...paused, ...byStep(state.referral?.step)];
    case 'waiting':
      return ['PLAN-2', 'WAIT-2', 'CAP-1/end', ...paused, ...byStep(state.referral.step)];
    case 'groupTrack':
      return state.referral.track === 'intro'
        ? ['PLAN-2', 'MED-1', 'CAP-1/end', ...paused, 'GRP-2', ...consulted(state, 'CON-1/intro')]
        : ['PLAN-2', 'MED-1', 'CAP-1/end', ...paused, 'GRP-3/end', ...consulted(state, 'CON-1/randstad'), 'GRP-7'];
    case 'followUp':
      if (state.outcome && !state.coaching && !checksDue(state)) return ['JC-6/ask', 'JC-6/end'];
      return [...(state.outcome ? [] : (['OUT-1'] as const)), ...(state.coaching ? (['JC-2'] as const) : [])];
    case 'jobCoaching':
      return ['JC-3', 'JC-4'];
  }
}

const byStep = (step: string | undefined): RuleKey[] =>
  step === 'asked' ? ['REF-1'] : step === 'accepted' ? ['GRP-1'] : step === 'offered' ? ['WAIT-1'] : [];

/** A cohort has the one consultation of all its members. */
const consulted = ({ referral }: GroupTrack, rule: RuleKey): RuleKey[] => (referral.cohort ? [] : [rule]);

import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import type { Instant } from '../../domain/calendar/index.ts';
import {
  catchUp,
  commandNames,
  completed,
  contextAt,
  deadlines,
  isRefusal,
  mayNow,
  waiting,
  type Actor,
  type Deadline,
  type Waiting,
} from '../../domain/trajectory/index.ts';
import type { Carried } from '../../workflows/contract.ts';
import { statesToCarry } from './states.ts';

/** What a state answers: to people, to mediators, and when time will act. */
export interface Answers {
  readonly waiting: Waiting | null;
  readonly available: readonly string[];
  readonly deadlines: readonly Pick<Deadline, 'id' | 'dueOn' | 'steps' | 'reached'>[];
}

/** The input of a run as a release carried it on, and what that release answered. */
export interface CarriedState {
  readonly name: string;
  readonly release: string;
  readonly now: Instant;
  readonly carried: Carried;
  readonly answers: Answers;
  /** The commands that the release knew; those that came later are no answer of its. */
  readonly known: readonly string[];
}

/** Release 0.1.0 did not write down which commands it knew. */
const commandsOfTheFirst: readonly string[] = [
  'giveConsent',
  'refuseConsent',
  'withdrawConsent',
  'holdIntakeTalk',
  'decideEligibility',
  'agreePlan',
  'reviewPlan',
  'prepareEnd',
  'recordContact',
  'refer',
  'withdrawReferral',
  'placeGranted',
  'placeQueued',
  'placeOffered',
  'acceptPlace',
  'acceptReferral',
  'declineReferral',
  'startGroup',
  'recordConsultation',
  'submitMidtermReport',
  'reviewGroupTrack',
  'completeGroupTrack',
  'endGroupTrack',
  'submitFinalReport',
  'endGuidance',
  'registerOutcome',
  'checkOutcome',
  'requestJobCoaching',
  'assignJobCoach',
  'recordEmployerAnswer',
  'recordCoaching',
  'endJobCoaching',
  'pause',
  'resume',
  'extendDeadline',
  'stop',
  'lookupAnswered',
  'lookupUnanswered',
];

const mediator: Actor = { role: 'mediator', id: 'mediator-1' };
const folder = new URL('./carried/', import.meta.url);

/** What it waits for, without the matter, of which earlier releases said nothing. */
export function asThen(what: Waiting | null): Waiting | null {
  const bare = ({ matter: _since, ...wait }: Waiting['waitsFor']) => wait;
  return what && { waitsFor: bare(what.waitsFor), also: what.also.map(bare) };
}

export function answersOf({ state: asCarried, ...given }: Carried, now: Instant, known: readonly string[]): Answers {
  const state = completed(asCarried);
  const context = contextAt(state, now, given);
  const present = catchUp(state, context).state;
  return {
    waiting: asThen(waiting(state, context.today)),
    // Also what is offered to nobody by itself any more: what the state allows is what counts.
    available: commandNames.filter(
      (name) => known.includes(name) && !isRefusal(mayNow(present, name, mediator, context)),
    ),
    deadlines: deadlines(state).map(({ id, dueOn, steps, reached }) => ({ id, dueOn, steps, reached })),
  };
}

export async function readCarried(): Promise<CarriedState[]> {
  const states: CarriedState[] = [];
  for (const release of (await readdir(folder)).sort())
    for (const file of (await readdir(new URL(`${release}/`, folder))).sort())
      states.push({
        ...{ known: commandsOfTheFirst },
        ...(JSON.parse(await readFile(new URL(`${release}/${file}`, folder), 'utf8')) as Partial<CarriedState>),
      } as CarriedState);
  return states;
}

/** Writes the states of a release. One that is there already stays: what people's trajectories once looked like does not change. */
export async function writeCarried(release: string): Promise<number> {
  if (!/^\d+\.\d+\.\d+$/.test(release)) throw new Error(`a release is three numbers with dots, not "${release}"`);
  const home = new URL(`${release}/`, folder);
  if (existsSync(home)) throw new Error(`the states of ${release} are there; they are never changed or deleted`);
  await mkdir(home, { recursive: true });
  const states = statesToCarry(Number(release.split('.')[1]));
  for (const { name, now, carried } of states) {
    const state: CarriedState = {
      name,
      release,
      now,
      answers: answersOf(carried, now, commandNames),
      known: commandNames,
      carried,
    };
    await writeFile(new URL(`${name.replaceAll(/[^A-Za-z0-9]+/g, '-')}.json`, home), `${JSON.stringify(state)}\n`);
  }
  return states.length;
}

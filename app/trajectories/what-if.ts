import { localDateOf, type Instant, type LocalDate } from '../../domain/calendar/index.ts';
import {
  contextAt,
  decide,
  isRefusal,
  whatIf,
  type Effect,
  type OutsideSystem,
  type TrajectoryEvent,
  type WhatIf,
} from '../../domain/trajectory/index.ts';
import { readEvents } from '../../db/queries/events.ts';
import { letterAddress } from '../../db/queries/letters.ts';
import {
  letterMatter,
  messageMatter,
  type LetterMatter,
  type MessageMatter,
  type ToldOf,
} from '../../db/queries/tellings.ts';
import { readTrajectory } from '../../db/queries/trajectories.ts';
import { basisOf } from '../basis.ts';
import { notFound } from '../errors.ts';
import type { App } from '../open.ts';
import { agreementFor } from './agreement-for.ts';
import { checkAtTheDoor } from './command.ts';
import { byContract } from './by-contract.ts';
import type { CommandRequest, CommandResult } from './request.ts';

/** A message or a letter as it would be written: to whom, and what the writer would put in words. */
type Telling =
  | {
      readonly kind: 'message';
      readonly to: Extract<Effect, { kind: 'notify' }>['to'];
      readonly recipients: readonly string[];
      readonly matter: MessageMatter;
    }
  | {
      readonly kind: 'letter';
      readonly to: Extract<Effect, { kind: 'letter' }>['to'];
      /** The welfare actor. */
      readonly recipients: readonly string[];
      /** Whether there is an address: without one the letter is kept here. */
      readonly byMail: boolean;
      readonly matter: LetterMatter;
    };

/** What another system would be asked or told; `arrives` false: nothing leaves, for there is nobody to tell. */
interface Outward {
  readonly kind: Exclude<Effect['kind'], 'notify' | 'letter'>;
  readonly system: OutsideSystem | 'places' | 'cohorts';
  readonly arrives: boolean;
}

export type WhatIfResult =
  | ({
      readonly ok: true;
      readonly trajectoryId: string;
      readonly today: LocalDate;
      readonly told: readonly Telling[];
      readonly outward: readonly Outward[];
    } & Pick<WhatIf, 'before' | 'after' | 'changes' | 'events'>)
  | Extract<CommandResult, { ok: false }>;

/**
 * What a command would do to all dates, who would be told what, and what other systems would be asked; nothing happens.
 * A refusal is the one the command would get.
 * @param supposing closing days that nobody has added yet: no door would let them in, and here they are only looked at
 */
export async function whatIfCommand(
  app: App,
  request: CommandRequest & { readonly supposing?: true },
): Promise<WhatIfResult> {
  const { trajectoryId, name, by, supposing } = request;
  const found = await readTrajectory(app.db, trajectoryId);
  if (!found) throw notFound(trajectoryId);
  const now = await app.now();
  const refusal = supposing ? null : await checkAtTheDoor(app, request, found.trajectory, now);
  if (refusal) return { ok: false, refusal };
  const { state } = found.trajectory;
  const completed = await byContract(app, request, found.trajectory, localDateOf(now));
  if ('refusal' in completed) return { ok: false, ...completed };
  const { data } = completed;
  const context = contextAt(state, now, await basisOf(app.db, state));
  const input = { by, data };
  const foretold = whatIf(state, name, input, context);
  const decided = decide(state, name, input, context);
  if (isRefusal(foretold) || isRefusal(decided))
    return { ok: false, refusal: isRefusal(foretold) ? foretold : (decided as never) };
  const { effects, told: _codes, ...dates } = foretold;
  const after = rowAfter(found.trajectory, decided);
  const events = async () => [...(await readEvents(app.db, trajectoryId)), ...decided.events];
  return {
    ok: true,
    trajectoryId,
    today: context.today,
    ...dates,
    told: await tellingsOf(app, after, effects, events, context.now),
    outward: await Promise.all(effects.flatMap((effect) => outwardOf(app, trajectoryId, effect, context.today))),
  };
}

/** The columns by which people are looked for, as they would be. */
function rowAfter(
  row: ToldOf,
  { events, state }: { events: readonly TrajectoryEvent[]; state: { readonly phase: string } },
): ToldOf {
  const after = state as ToldOf['state'];
  const referred = events.findLast((event) => event.type === 'Referred');
  const { partner, partnerProvince } = referred ? { partner: referred.partner, partnerProvince: after.province } : row;
  return { id: row.id, province: after.province, mediatorId: after.mediatorId, partner, partnerProvince, state: after };
}

async function tellingsOf(
  { db }: App,
  after: ToldOf,
  effects: readonly Effect[],
  events: () => Promise<TrajectoryEvent[]>,
  now: Instant,
): Promise<Telling[]> {
  const tellings: Telling[] = [];
  for (const effect of effects) {
    if (effect.kind === 'notify') {
      const { recipients, matter } = await messageMatter(db, after, effect, now);
      // Of whom there is nobody, nobody is told.
      if (recipients.length > 0)
        tellings.push({ kind: 'message', to: effect.to, recipients: recipients.map(({ id }) => id), matter });
    }
    if (effect.kind === 'letter')
      tellings.push({
        kind: 'letter',
        to: effect.to,
        recipients: effect.actorId === null ? [] : [effect.actorId],
        byMail: (await letterAddress(db, after.id, effect)) !== null,
        matter: await letterMatter(db, after, effect, await events(), now),
      });
  }
  return tellings;
}

function outwardOf(app: App, trajectoryId: string, effect: Effect, today: LocalDate): Promise<Outward>[] {
  const { kind, lane } = effect;
  if (kind === 'notify' || kind === 'letter' || lane === 'mail') return [];
  const arrives = async () => lane !== 'localOcmw' || (await agreementFor(app, trajectoryId, today)) !== null;
  return [arrives().then((does) => ({ kind, system: lane, arrives: does }))];
}

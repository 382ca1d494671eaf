import { localDateOf, type Instant, type LocalDate } from '../../domain/calendar/index.ts';
import {
  actorOfCaller,
  classesOf,
  idOfCaller,
  mayDo,
  relations as allRelations,
  scopeNeeded,
  type Asker,
  type Classes,
  type Operation,
  type Relation,
} from '../../domain/rights/index.ts';
import type { Actor } from '../../domain/trajectory/index.ts';
import { standsInFor } from '../../db/queries/absences.ts';
import { atGate } from '../again.ts';
import { AppError } from '../errors.ts';
import type { App } from '../open.ts';
import { writeViewOfPerson, writeViews } from '../../db/queries/views.ts';

/** Who asks, and when. */
export interface Asked extends Asker {
  readonly app: App;
  readonly at: Instant;
  readonly on: LocalDate;
}

/** What it is about, for whoever asks: what they are to it, and what is said when that is nothing. */
export interface Target {
  readonly relations: ReadonlySet<Relation>;
  /** The very error of one that is not there. */
  absent(): Error;
}

/** What somebody sees of an answer. */
export interface Sight extends Asked {
  readonly relations: ReadonlySet<Relation>;
  readonly classes: Classes;
}

/** Of whom an answer showed something. */
type Looked =
  | { readonly trajectoryIds: readonly string[]; readonly reason?: string }
  | { readonly personId: string; readonly reason?: string };

/**
 * One verb's gate. Whose row it is comes first, then whether they may; then the arguments are narrowed to what is theirs,
 * the verb runs, its answer is cut to what they see, and what it showed of people is written down before it goes out.
 */
export interface Gate<Args extends readonly unknown[], Answer, Seen> {
  target(asked: Asked, ...args: Args): Target | Promise<Target>;
  /** May refuse by throwing: what the relation alone does not say. */
  narrow?(sight: Sight, ...args: Args): Args | Promise<Args>;
  see?(answer: Answer, sight: Sight): Seen | Promise<Seen>;
  looked?(answer: Seen, ...args: Args): Looked;
  /** Read on the way to a deed: that this gate is passed says nothing of the deed's. */
  readonly onTheWay?: true;
}

export const notAllowed = (operation: string): AppError =>
  new AppError('rights.notAllowed', `this account may not do ${operation}`, 'ask whoever leads the team', {
    operation,
  });

/** A signed-in caller is nobody but themselves. @throws AppError */
export function mustBeThemselves({ caller }: Pick<Asked, 'caller'>, by: Actor, operation: string): void {
  if (caller.kind === 'direct') return;
  const own = actorOfCaller(caller);
  const same = own !== null && own.role === by.role && 'id' in own && 'id' in by && own.id === by.id;
  if (!same) throw notAllowed(operation);
}

async function asked(app: App): Promise<Asked> {
  const { caller } = app;
  const at = await app.now();
  const on = localDateOf(at);
  const isMediator = caller.kind === 'colleague' && caller.role === 'mediator';
  return { app, caller, at, on, standsInFor: isMediator ? await standsInFor(app.db, caller.staffId, on) : [] };
}

/** Runs a verb through its gate. @throws AppError of what is not there, `rights.notAllowed`, and all that the verb throws */
export async function through<Args extends readonly unknown[], Answer, Seen>(
  app: App,
  operation: Operation,
  gate: Gate<Args, Answer, Seen>,
  args: Args,
  run: (args: Args) => Promise<Answer>,
): Promise<Answer | Seen> {
  if (app.caller.kind === 'direct') {
    if (!gate.onTheWay) atGate('passed');
    const answer = await run(args);
    if (gate.looked) await writeDown(app, 'direct', operation, gate.looked(answer as unknown as Seen, ...args));
    return answer;
  }
  atGate('met');
  const { caller } = app;
  if (caller.kind === 'machine' && !caller.scopes.includes(scopeNeeded(operation))) throw notAllowed(operation);
  const who = await asked(app);
  const target = await gate.target(who, ...args);
  if (target.relations.size === 0) throw target.absent();
  const relations = new Set([...target.relations].filter((one) => mayDo(operation, one)));
  if (relations.size === 0) throw notAllowed(operation);
  const sight: Sight = { ...who, relations, classes: classesOf(relations) };
  const narrowed = gate.narrow ? await gate.narrow(sight, ...args) : args;
  if (!gate.onTheWay) atGate('passed');
  const answer = await run(narrowed);
  const seen = gate.see ? await gate.see(answer, sight) : (answer as unknown as Seen);
  if (gate.looked) await writeDown(app, strongest(relations), operation, gate.looked(seen, ...args), who.at);
  return seen;
}

const strongest = (found: ReadonlySet<Relation>): Relation => allRelations.find((one) => found.has(one)) ?? 'direct';

/** Before the answer goes out: what cannot be written down is not shown. */
async function writeDown(
  app: App,
  relation: Relation,
  operation: Operation,
  looked: Looked,
  at?: Instant,
): Promise<void> {
  const { caller, db } = app;
  const view = {
    at: at ?? (await app.now()),
    relation,
    operation,
    viewerId: idOfCaller(caller),
    organisationId: caller.kind === 'colleague' || caller.kind === 'machine' ? caller.organisationId : null,
    reason: (looked.reason ?? null) as null,
  };
  if ('personId' in looked) await writeViewOfPerson(db, view, looked.personId);
  else await writeViews(db, view, looked.trajectoryIds);
}

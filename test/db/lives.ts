import {
  addDays,
  instant,
  localDate,
  startOfDay,
  type Calendar,
  type Instant,
  type LocalDate,
} from '../../domain/calendar/index.ts';
import type { RegistrationRow } from '../../domain/people/registration-row.ts';
import { rules2020, rules2026, type Province } from '../../domain/rules/index.ts';
import {
  available,
  contextAt,
  decide,
  effects,
  isOpen,
  isRefusal,
  judgements,
  register,
  trajectoryId,
  type Actor,
  type Effect,
  type Field,
  type OpenTrajectory,
  type Trajectory,
  type TrajectoryEvent,
} from '../../domain/trajectory/index.ts';
import { createTrajectory, nextTrajectoryNumber } from '../../db/create-trajectory.ts';
import type { Database } from '../../db/connect.ts';
import { record } from '../../db/record.ts';
import { staffId } from '../../db/seed-staff.ts';

export const calendar: Calendar = { closingDays: [] };
const given = { rules: rules2026, calendar };
export const operator: Actor = { role: 'operator', id: 'test' };
const mediator: Actor = { role: 'mediator', id: 'test' };

/** What was decided together. */
export interface Batch {
  readonly events: readonly TrajectoryEvent[];
  readonly effects: readonly Effect[];
  readonly state: Trajectory;
}

let people = 0;

/** Where people of a province live. */
const homes: Readonly<Record<Province, Pick<RegistrationRow, 'postcode' | 'municipality'>>> = {
  antwerp: { postcode: '2000', municipality: 'Antwerpen' },
  limburg: { postcode: '3500', municipality: 'Hasselt' },
  eastFlanders: { postcode: '9000', municipality: 'Gent' },
  flemishBrabant: { postcode: '3000', municipality: 'Leuven' },
  westFlanders: { postcode: '8000', municipality: 'Brugge' },
};

/** A person who is not in any list yet, with a test number (month 61 to 72). */
export function aPerson(changes: Partial<RegistrationRow> = {}): RegistrationRow {
  people += 1;
  const nine = `8061${String((people % 28) + 1).padStart(2, '0')}${String(people % 1000).padStart(3, '0')}`;
  // Beyond a thousand people the year moves, so that the number stays new.
  const base = `${String(60 + Math.floor(people / 1000)).padStart(2, '0')}${nine.slice(2)}`;
  const insz = `${base}${String(97 - (Number(base) % 97)).padStart(2, '0')}`;
  return {
    dossierNumber: `D-${people}`,
    insz,
    lastName: 'Testers',
    firstName: `Persoon ${people}`,
    sex: 'X',
    birthDate: localDate('1980-01-01'),
    street: 'Kerkstraat',
    houseNumber: '1',
    ...homes[changes.province ?? 'antwerp'],
    phone: '',
    email: '',
    language: 'nl',
    education: 'low',
    origin: 'unknown',
    source: 'vdab',
    registeredOn: localDate('2026-01-05'),
    remark: '',
    province: 'antwerp',
    ...changes,
  };
}

export const noon = (day: LocalDate): Instant =>
  instant(new Date(Date.parse(startOfDay(day)) + 11 * 3_600_000).toISOString());

/** Registered by the mediator on this day. */
export function registered(
  id: string,
  on: string,
  province: Province = 'antwerp',
  mediatorId: string | null = staffId('mediator-1', province),
): Batch {
  const now = noon(localDate(on));
  const decided = register({ trajectoryId: id, province, source: 'vdab', mediatorId, listedOn: null }, operator, {
    now,
    today: localDate(on),
    ...given,
  });
  return { ...decided, effects: effects(decided.events, decided.state) };
}

/** The next batch; throws when it is refused. */
export function andThen(state: Trajectory, name: string, on: string, data: Record<string, unknown> = {}): Batch {
  const decided = decide(
    state,
    name,
    { by: judgements.has(name) ? mediator : operator, data },
    contextAt(state, noon(localDate(on)), given),
  );
  if (isRefusal(decided)) throw new Error(`${name}: ${decided.refused}`);
  return { ...decided, effects: effects(decided.events, decided.state) };
}

/** Numbers between 0 and 1, the same for the same seed. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A random life from the first batch on: commands that may be given now, with random data, and days that pass between them. */
export function* randomLife(seed: number, first: Batch, start: string, commands: number): Generator<Batch> {
  const next = random(seed);
  const among = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  let state = first.state;
  let day = localDate(start);
  for (let count = 0; count < commands && isOpen(state); count += 1) {
    if (next() < 0.6) day = addDays(day, Math.floor(next() ** 3 * 60));
    const context = contextAt(state, noon(day), given);
    const own = available(state, mediator, context).filter(({ name }) => judgements.has(name));
    const open = [...available(state, operator, context), ...own].filter(
      ({ name }) => (name !== 'stop' && !name.includes('Consent')) || next() < 0.02 || name === 'giveConsent',
    );
    if (open.length === 0) continue;
    // A plan begins with a goal.
    const first = state.phase === 'planning' && state.plan.goals.length === 0 ? 'addGoal' : null;
    const { name, spec, known } = open.find((one) => one.name === first) ?? among(open);
    const data: Record<string, unknown> = {};
    for (const [field, form] of Object.entries(spec.fields as Record<string, Field>)) {
      if (form.optional && (field === 'on' || field === 'final')) continue;
      data[field] = known[field] ?? valueOf(form, field);
    }
    if (data['verdict'] === 'eligible') {
      delete data['reason'];
      delete data['redirectTo'];
    }
    const by = judgements.has(name) ? mediator : operator;
    const decided = decide(state, name, { by, data }, context);
    if (isRefusal(decided) || decided.events.length === 0) continue;
    state = decided.state;
    yield { ...decided, effects: effects(decided.events, state) };
  }

  function valueOf(form: Field, field: string): unknown {
    switch (form.kind) {
      case 'code':
        return among(form.oneOf);
      case 'flag':
        return next() < 0.8;
      case 'date':
        return addDays(day, Math.floor(next() * 60) - (field === 'hiredOn' ? 60 : 0));
      case 'answer':
        return among(['yes', 'no']);
      case 'number':
        return isOpen(state) ? (among(state.recent)?.sequence ?? 1) : 1;
      case 'rules':
        return among([rules2020, rules2026]);
      case 'calendar':
        return { version: 1 + Math.floor(next() * 5), closingDays: [addDays(day, Math.floor(next() * 30))] };
      case 'id':
        return isOpen(state) ? idOf(field, state) : 'none';
      case 'time':
      case 'presences':
        throw new RangeError(`no command of a trajectory takes ${form.kind}`);
    }
  }

  /** What a field of this name points at: something of the state, or somebody of the seeded team. */
  function idOf(field: string, open: OpenTrajectory): string {
    const named: Readonly<Record<string, string | undefined>> = {
      deadlineId: among(open.deadlines)?.id,
      lookupId: among(open.lookups)?.id,
      goalId: among(open.plan.goals)?.id,
      actionId: among(open.plan.actions)?.id,
      askId: among(open.asks)?.id,
      requestId: among(open.experts)?.id,
      coachId: staffId('coach-1', open.province),
      mediatorId: staffId('mediator-2', open.province),
      actorId: `debts.${open.province}`,
    };
    return named[field] ?? 'none';
  }
}

/** Writes what was decided for a person, whoever they turn out to be. */
export const write = (db: Database, person: RegistrationRow, id: string, { events, effects: told }: Batch) =>
  createTrajectory(
    db,
    { person, epoch: 1 },
    { by: operator, at: instant('2026-03-02T09:00:00.000Z'), on: localDate('2026-03-02'), source: 'test', line: 1 },
    async () => ({ trajectoryId: id, events, effects: told }),
  );

/** A message like the given one that does not wait for the digest. */
export const mailedAtOnce = (message: Effect): Effect => ({ ...message, about: 'mediatorAssigned' }) as Effect;

/** A new trajectory in the database, after its registration. */
export async function begin(db: Database, on: string, province: Province = 'antwerp'): Promise<Batch & { id: string }> {
  const id = trajectoryId(await nextTrajectoryNumber(db));
  const first = registered(id, on, province);
  await write(db, aPerson({ province }), id, first);
  return { ...first, id };
}

/** Decides and records; returns the state after it. */
export async function go(
  db: Database,
  id: string,
  state: Trajectory,
  name: string,
  on: string,
  data: Record<string, unknown> = {},
): Promise<Trajectory> {
  const batch = andThen(state, name, on, data);
  await record(db, { trajectoryId: id, epoch: 1, events: batch.events, effects: batch.effects });
  return batch.state;
}

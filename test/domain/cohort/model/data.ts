import { addDays, type Calendar, type LocalDate } from '../../../../domain/calendar/index.ts';
import { aNewerCalendar, garbage } from '../../trajectory/model/data.ts';
import type { Chance } from '../../trajectory/model/random.ts';
import { commandSpecs, present, type CommandName, type Field, type PlannedOnce } from '../core.ts';

/** Everyone whom a partner could put in the group. */
export const people = Array.from({ length: 8 }, (_, index) => `T-00000${index + 1}`);

/** Data for a command: mostly such as people send, sometimes such as they never should. */
export function dataFor(
  name: CommandName,
  state: PlannedOnce,
  today: LocalDate,
  dice: Chance,
): Record<string, unknown> {
  const data: Record<string, unknown> = {};
  for (const [field, spec] of Object.entries(commandSpecs[name].fields) as [string, Field][]) {
    const wanted = 'optional' in spec && spec.optional ? dice.happens(0.6) : true;
    if (wanted) data[field] = dice.happens(0.015) ? dice.pick(garbage) : value(name, field, spec, state, today, dice);
  }
  if (dice.happens(0.01)) data['typo'] = 1;
  if (dice.happens(0.01)) delete data[dice.pick(Object.keys(data)) ?? ''];
  return data;
}

function value(
  name: CommandName,
  field: string,
  spec: Field,
  state: PlannedOnce,
  today: LocalDate,
  dice: Chance,
): unknown {
  switch (spec.kind) {
    case 'time':
      return dice.pick(['09:30', '13:00', '23:59', '24:00', '9:30']);
    case 'presences':
      return presences(state, dice);
    case 'calendar':
      return aCalendar(state, today, dice);
    case 'code':
      return dice.pick(spec.oneOf);
    case 'date':
      return field === 'day' ? aSessionDay(today, dice) : theDayOf(name, state, today, dice);
    default:
      return id(name, field, state, dice);
  }
}

/** Often one that closes the very day of a session. */
function aCalendar({ calendarVersion, partner, sessions }: PlannedOnce, today: LocalDate, dice: Chance): Calendar {
  const newer = aNewerCalendar(calendarVersion, today, dice);
  const [next] = sessions.filter(({ status, day }) => status === 'planned' && day >= today);
  if (!next || dice.happens(0.4)) return newer;
  const { ofPartners = {} } = newer;
  return { ...newer, ofPartners: { ...ofPartners, [partner]: [...(ofPartners[partner] ?? []), next.day] } };
}

/** Mostly to come within weeks, often on one of the days around now. */
const aSessionDay = (today: LocalDate, dice: Chance): LocalDate =>
  addDays(today, dice.pick([-dice.int(20), -1, 0, 0, 1, dice.int(7), dice.int(30), dice.int(30), dice.int(90)]));

/** When it was: today or lately, sometimes before what it rests on, sometimes not yet. */
function theDayOf(name: CommandName, state: PlannedOnce, today: LocalDate, dice: Chance): LocalDate {
  if (dice.happens(0.2)) return dice.pick([state.plannedOn, state.startsOn]);
  const back = name === 'end' ? 5 : 15;
  return addDays(today, dice.pick([0, 0, -1, -dice.int(back), -dice.int(back), -dice.int(120), 1]));
}

function id(name: CommandName, field: string, state: PlannedOnce, dice: Chance): string {
  if (field === 'sessionId') return aSession(state, dice);
  if (field === 'trajectoryId') return aPerson(name, state, dice);
  if (field === 'groupWorkerId') return dice.pick(['g-1', 'g-2', 'g-3']);
  return field === 'referralId' ? dice.pick(['R1', 'R1', 'R2']) : 'room-1';
}

function aSession({ sessions }: PlannedOnce, dice: Chance): string {
  const open = sessions.filter(({ status }) => status === 'planned' || status === 'asked');
  const from = open.length > 0 && dice.happens(0.85) ? open : sessions;
  return from.length > 0 && dice.happens(0.97) ? dice.pick(from).id : 'S99';
}

/** Who is in the group is taken out of it, who is not is put in; now and then the other way round. */
function aPerson(name: CommandName, { members }: PlannedOnce, dice: Chance): string {
  const inside = present(members).map(({ trajectoryId }) => trajectoryId);
  const startsAgain = present(members).filter(({ refused }) => refused !== null);
  if (name === 'allocate' && startsAgain.length > 0 && dice.happens(0.4)) return dice.pick(startsAgain).trajectoryId;
  const fitting = name === 'allocate' ? people.filter((one) => !inside.includes(one)) : inside;
  return fitting.length > 0 && dice.happens(0.9) ? dice.pick(fitting) : dice.pick(people);
}

function presences({ members }: PlannedOnce, dice: Chance): Record<string, string> {
  const named = members.filter(({ status }) => status === 'started').map(({ trajectoryId }) => trajectoryId);
  if (dice.happens(0.05)) named.pop();
  if (dice.happens(0.05)) named.push(dice.pick(people));
  return Object.fromEntries(named.map((one) => [one, dice.pick(['present', 'present', 'excused', 'absent'])]));
}

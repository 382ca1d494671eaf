import { strict as assert } from 'node:assert';
import { addDays, localDate, type LocalDate } from '../../../../domain/calendar/index.ts';
import { isLivingMonth, minutesOf, sumOfEntry } from '../../../../domain/contract-month/index.ts';
import { isRefused, type Actor } from '../../../../domain/durable/index.ts';
import { randomFrom, type Random } from '../../../../ops/demo/random.ts';
import { colleague, coordinator, march, partner, worker, type Played } from '../kit.ts';

const people: readonly [Actor, ...Actor[]] = [worker, colleague, partner, coordinator];

/** Something that somebody tries on a day: mostly what makes sense, sometimes anything. */
function attempt(played: Played, day: LocalDate, random: Random): readonly [string, Record<string, unknown>, Actor] {
  const by = random.pick(people);
  const entryId = `E${random.between(1, Math.max(1, played.known.entries.length))}`;
  const names = [
    'bookHours',
    'correctHours',
    'bookHours',
    'submitMonth',
    'returnMonth',
    'approveMonth',
    'reopenMonth',
  ] as const;
  const name = random.pick(names);
  switch (name) {
    case 'bookHours': {
      const worked = addDays(day, -random.between(-1, 20));
      const of = random.chance(0.3) ? { staffId: random.pick(['worker-1', 'worker-2']) } : {};
      return [
        name,
        { day: worked, activity: random.pick(['group', 'report']), minutes: random.between(1, 900), ...of },
        by,
      ];
    }
    case 'correctHours': {
      const way = random.pick(['less', 'more']);
      return [name, { entryId, way, minutes: random.between(1, 600), reason: 'wrongMinutes' }, by];
    }
    case 'returnMonth':
      return [name, { reason: 'missingHours' }, random.chance(0.7) ? coordinator : by];
    case 'reopenMonth':
      return [name, { reason: 'audit' }, random.chance(0.7) ? coordinator : by];
    case 'submitMonth':
      return [name, {}, random.chance(0.7) ? partner : by];
    case 'approveMonth':
      return [name, random.chance(0.3) ? { aboveBudget: true } : {}, random.chance(0.7) ? coordinator : by];
  }
}

/** What holds of every month, whatever was tried. */
function holds(played: Played): void {
  const { entries, deadlines, firstDay, lastDay } = played.known;
  const told = played.events.flatMap((event) =>
    event.type === 'HoursBooked' || event.type === 'HoursCorrected' ? [event] : [],
  );
  assert.equal(
    minutesOf(entries),
    told.reduce((sum, { minutes }) => sum + minutes, 0),
    'the sum is that of the entries',
  );
  assert.deepEqual(
    entries.map(({ id }) => id),
    told.map(({ entryId }) => entryId),
    'every entry is kept',
  );
  const days = new Map<string, number>();
  for (const { id, staffId, day, minutes, corrects } of entries) {
    days.set(`${staffId} ${day}`, (days.get(`${staffId} ${day}`) ?? 0) + minutes);
    assert.ok(day >= firstDay && day <= lastDay, `${id} lies outside the month`);
    if (corrects === null) assert.ok(sumOfEntry(entries, id) >= 0, `${id} is below nothing`);
    else assert.equal(entries.find((one) => one.id === corrects)?.corrects, null, `${id} corrects a correction`);
  }
  for (const [who, minutes] of days) assert.ok(minutes >= 0 && minutes <= 1440, `${who} has ${minutes} minutes`);
  let phase = 'open';
  let submitter = '';
  for (const event of played.events) {
    if (event.type === 'MonthSubmitted') {
      assert.ok(phase === 'open' || phase === 'returned', `handed in while ${phase}`);
      phase = 'submitted';
      submitter = 'id' in event.by ? event.by.id : '';
    } else if (event.type === 'MonthApproved') {
      assert.equal(phase, 'submitted', 'approved without having been handed in');
      assert.ok('id' in event.by && event.by.id !== submitter, 'approved by who handed it in');
      phase = 'approved';
    } else if (event.type === 'MonthReturned' || event.type === 'MonthReopened') phase = 'returned';
    else if (event.type.startsWith('Hours'))
      assert.ok(phase === 'open' || phase === 'returned', `hours while ${phase}`);
  }
  assert.equal(played.known.phase, phase);
  // One task while somebody has to do something, and none once it is approved.
  assert.equal(deadlines.length, isLivingMonth(played.state) ? 1 : 0, `${deadlines.length} deadlines while ${phase}`);
  ladder(played);
}

/** Each rung of a deadline comes once, in rising order, and not before its day. */
function ladder({ events }: Played): void {
  const rungs = ['reminder', 'overdue', 'teamLead', 'programmeCoordinator'];
  const reached = new Map<string, number>();
  for (const event of events)
    if (event.type === 'DeadlineReached') {
      const at = rungs.indexOf(event.rung);
      assert.ok(at > (reached.get(event.deadlineId) ?? -1), `${event.deadlineId}: ${event.rung} again`);
      reached.set(event.deadlineId, at);
    }
}

/** What was tried in all of them. */
interface Tried {
  readonly approved: number;
  readonly corrected: number;
  readonly refused: number;
}

/** One month of forty attempts by anybody. @throws Error that names the seed */
function liveMonth(seed: number): Tried {
  const random = randomFrom(seed);
  const played = march();
  let day = localDate('2026-03-02');
  let refused = 0;
  try {
    for (let step = 0; step < 40; step += 1) {
      day = addDays(day, random.chance(0.5) ? 0 : random.between(1, 4));
      const [name, data, by] = attempt(played, day, random);
      const before = played.events.length;
      const result = played.ask(day, name, data, by);
      if (isRefused(result)) refused += 1;
      assert.ok(!isRefused(result) || played.events.length === before, 'a refusal changes something');
      if (random.chance(0.2)) played.pass(day);
    }
    holds(played);
  } catch (error) {
    throw new Error(`W2_MODEL_SEED=${seed} W2_MODEL_RUNS=1`, { cause: error });
  }
  const count = (type: string) => played.events.filter((event) => event.type === type).length;
  return { approved: count('MonthApproved'), corrected: count('HoursCorrected'), refused };
}

/** Lives in which nothing happens would prove nothing. */
export function liveMonths(seed: number, runs: number): void {
  const all = Array.from({ length: runs }, (_, run) => liveMonth(seed + run));
  for (const what of ['approved', 'corrected', 'refused'] as const) {
    const number = all.reduce((sum, one) => sum + one[what], 0);
    assert.ok(runs < 20 || number > runs / 10, `only ${number} ${what}`);
  }
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createActivities } from '../../activities/index.ts';
import { whatIfCommand } from '../../app/trajectories/index.ts';
import type { App } from '../../app/open.ts';
import { addDays, localDate, type Instant, type LocalDate } from '../../domain/calendar/index.ts';
import { rules2026 } from '../../domain/rules/index.ts';
import {
  available,
  commandSpecs,
  contextAt,
  decide,
  effects,
  type Actor,
  isOpen,
  isRefusal,
  stillWanted,
  type CommandName,
  type Field,
  type Trajectory,
} from '../../domain/trajectory/index.ts';
import { readLetters } from '../../db/queries/letters.ts';
import { readMessages } from '../../db/queries/messages.ts';
import { setLeftOn } from '../../db/queries/staff.ts';
import { record } from '../../db/record.ts';
import { staffId } from '../../db/seed-staff.ts';
import { tellingNl } from '../../words/index.ts';
import { testDay as firstDay } from '../support/day.ts';
import { eligible } from '../support/eligible.ts';
import { outsideThat } from '../support/outside.ts';
import { begin, calendar, go, noon, operator, random } from './lives.ts';
import { startDatabase, type TestDatabase } from './support.ts';

let base: TestDatabase;
beforeAll(async () => {
  base = await startDatabase();
});
afterAll(() => base.close());

const appAt = (now: Instant): App =>
  ({ db: base.db, now: async () => now, settings: { mode: 'demo' } }) as unknown as App;
const given = { rules: rules2026, calendar };
const unasked = outsideThat(async () => {
  throw new Error('nobody was to be asked');
});

interface Written {
  readonly to: string;
  readonly recipient: string | null;
  readonly subject: string;
  readonly text: string;
}

const inOrder = (all: readonly Written[]) =>
  all.map((one) => `${one.to} ${one.recipient} ${one.subject}\n${one.text}`).sort();

const mediator: Actor = { role: 'mediator', id: 'mediator-1' };
/** What is a person's judgement comes in by that person. */
const whoMay = (name: CommandName): Actor =>
  (commandSpecs[name].by as readonly string[]).includes('operator') ? operator : mediator;

/** Foretells, gives and tells; what was foretold must be what then stands in the mailboxes and among the letters. */
async function foretellAndDo(
  id: string,
  state: Trajectory,
  name: CommandName,
  on: LocalDate,
  data: Record<string, unknown>,
) {
  const now = noon(on);
  const by = whoMay(name);
  const foretold = await whatIfCommand(appAt(now), { trajectoryId: id, name, by, data });
  const decided = decide(state, name, { by, data }, contextAt(state, now, given));
  expect(foretold.ok, name).toBe(!isRefusal(decided));
  if (!foretold.ok || isRefusal(decided)) return state;
  expect(foretold.events).toEqual(decided.events.map(({ type }) => type));
  const before = (await written(id)).length;
  const all = effects(decided.events, decided.state);
  await record(base.db, { trajectoryId: id, epoch: 1, events: decided.events, effects: all });
  const { notify, letter } = createActivities({ db: base.db, mailer: null, outside: unasked });
  for (const effect of all) {
    const call = { trajectoryId: id, effect, now: contextAt(state, now, given).now };
    // As the workflow does before each attempt.
    if (!stillWanted(effect, decided.state)) continue;
    if (effect.kind === 'notify') await notify(call);
    if (effect.kind === 'letter') await letter(call);
  }
  const told = (await written(id)).slice(before);
  expect(inOrder(told), `${name} ${JSON.stringify(data)}`).toEqual(
    inOrder(
      foretold.told.flatMap((one) => {
        const words = { to: one.to, ...tellingNl(one) };
        if (one.kind === 'letter') return [{ ...words, recipient: one.recipients[0] ?? null }];
        return one.recipients.map((recipient) => ({ ...words, recipient }));
      }),
    ),
  );
  return decided.state;
}

/** Everything that stands in mailboxes and among letters, in order of writing. */
async function written(id: string): Promise<Written[]> {
  const messages = (await readMessages(base.db, { trajectoryId: id, limit: 9999 })).map((row) => ({
    key: row.effectKey,
    to: row.recipientRole as string,
    recipient: row.recipientId as string | null,
    subject: row.subject,
    text: row.text,
  }));
  const letters = (await readLetters(base.db, id)).map((row) => ({
    key: row.effectKey,
    to: row.to as string,
    recipient: row.actorId,
    subject: row.subject,
    text: row.text,
  }));
  const number = (key: string) => Number(key.split('/')[0]) * 100 + Number(key.split('/')[1]);
  return [...messages, ...letters].sort((a, b) => number(a.key) - number(b.key)).map(({ key: _key, ...one }) => one);
}

describe('What if', () => {
  it.each([11, 12, 13, 14, 15, 16, 17, 18])(
    'says to whom which words go, whatever is done in a life: seed %i',
    { timeout: 120_000 },
    async (seed) => {
      const next = random(seed);
      const among = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
      const province = among(['antwerp', 'limburg', 'westFlanders'] as const);
      let day = firstDay;
      const first = await begin(base.db, day, province);
      const { id } = first;
      let state: Trajectory = first.state;
      for (let moves = 0; moves < 60 && isOpen(state); moves += 1) {
        if (next() < 0.5) day = addDays(day, Math.floor(next() ** 3 * 70));
        const context = contextAt(state, noon(day), given);
        const open = [...available(state, operator, context), ...available(state, mediator, context)].filter(
          ({ name }) =>
            (name !== 'stop' && !/(withdraw|refuse)Consent/.test(name) && !/adopt|merge|askOcmw/.test(name)) ||
            next() < 0.03,
        );
        if (open.length === 0) continue;
        const { name, spec, known } = among(open);
        if (/adopt|merge|askOcmw|correct|changeProvince/.test(name)) continue;
        const data: Record<string, unknown> = {};
        for (const [field, form] of Object.entries(spec.fields as Record<string, Field>)) {
          if (form.optional && (field === 'on' || next() < 0.5)) continue;
          data[field] = known[field] ?? valueOf(form, field);
        }
        state = await foretellAndDo(id, state, name, day, data);
      }
      function valueOf(form: Field, field: string): unknown {
        if (form.kind === 'code') return among(form.oneOf);
        if (form.kind === 'flag') return next() < 0.9;
        if (form.kind === 'date') return addDays(day, Math.floor(next() * 60) - (field === 'hiredOn' ? 60 : 0));
        if (form.kind === 'answer') return among(['yes', 'no']);
        if (form.kind === 'number') return 1;
        const ids: Readonly<Record<string, string | undefined>> = isOpen(state)
          ? {
              deadlineId: among(state.deadlines)?.id,
              lookupId: among(state.lookups)?.id,
              actionId: among(state.plan.actions)?.id,
              askId: among(state.asks)?.id,
              requestId: among(state.experts)?.id,
              coachId: staffId('coach-1', province),
              mediatorId: staffId('mediator-2', province),
              actorId: `debts.${province}`,
            }
          : {};
        return ids[field] ?? 'none';
      }
    },
  );

  it('announces nothing at a death, and to no partner after consent is taken back', async () => {
    const dead = await begin(base.db, firstDay, 'limburg');
    const app = appAt(noon(addDays(firstDay, 3)));
    const died = await whatIfCommand(app, {
      trajectoryId: dead.id,
      name: 'stop',
      by: operator,
      data: { reason: 'deceased' },
    });
    expect(died).toMatchObject({ ok: true, told: [] });
    await foretellAndDo(dead.id, dead.state, 'stop', addDays(firstDay, 3), { reason: 'deceased' });
  });

  it('names who is there: the deputy, the team lead, or nobody at all', async () => {
    const one = await begin(base.db, firstDay, 'eastFlanders');
    const mediator = isOpen(one.state) ? (one.state.mediatorId ?? '') : '';
    await setLeftOn(base.db, mediator, addDays(firstDay, 1));
    const asked = { trajectoryId: one.id, name: 'stop', by: operator, data: { reason: 'byPerson' } } as const;
    const stopped = await whatIfCommand(appAt(noon(addDays(firstDay, 5))), asked);
    expect(stopped).toMatchObject({ told: [{ to: 'mediator', recipients: ['lead.eastFlanders'] }] });
    await setLeftOn(base.db, mediator, null);
  });

  it('says of the OCMW that nothing leaves where there is no agreement', async () => {
    const one = await begin(base.db, firstDay, 'limburg');
    let state = await go(base.db, one.id, one.state, 'giveConsent', firstDay);
    state = await go(base.db, one.id, state, 'holdIntakeTalk', firstDay);
    const decision = { trajectoryId: one.id, name: 'decideEligibility', by: mediator, data: eligible } as const;
    const foretold = await whatIfCommand(appAt(noon(localDate(firstDay))), decision);
    expect(foretold).toMatchObject({
      ok: true,
      told: [{ kind: 'letter', to: 'jobseeker', byMail: false }],
      outward: [{ kind: 'tellOcmw', system: 'localOcmw', arrives: false }],
    });
    await foretellAndDo(one.id, state, 'decideEligibility', firstDay, eligible as never);
  });

  it('refuses what the door refuses: a coach that nobody has, a trajectory that is closed', async () => {
    const one = await begin(base.db, firstDay, 'limburg');
    const app = appAt(noon(firstDay));
    const unknown = { mediatorId: 'nobody', reason: 'other' };
    await expect(
      whatIfCommand(app, { trajectoryId: one.id, name: 'assignMediator', by: operator, data: unknown }),
    ).rejects.toMatchObject({ code: 'staff.unknown' });
    await go(base.db, one.id, one.state, 'stop', firstDay, { reason: 'byPerson' });
    expect(
      await whatIfCommand(app, { trajectoryId: one.id, name: 'giveConsent', by: operator, data: {} }),
    ).toMatchObject({ ok: false, refusal: { refused: 'trajectory.closed' } });
  });
});

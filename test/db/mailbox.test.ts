import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createActivities } from '../../activities/index.ts';
import { writeDigests } from '../../activities/digests.ts';
import { listMail, showMail } from '../../app/people/index.ts';
import type { App } from '../../app/open.ts';
import { addDays } from '../../domain/calendar/index.ts';
import { rules2026 } from '../../domain/rules/index.ts';
import { catchUp, contextAt, effects } from '../../domain/trajectory/index.ts';
import { pendingEffects } from '../../db/queries/effects.ts';
import { addAgreement } from '../../db/queries/agreements.ts';
import { record } from '../../db/record.ts';
import { staffId } from '../../db/seed-staff.ts';
import { w2 } from '../cli/fake-io.ts';
import { testDay } from '../support/day.ts';
import { eligible } from '../support/eligible.ts';
import { outsideThat } from '../support/outside.ts';
import { begin, calendar, go, noon } from './lives.ts';
import { startDatabase, type TestDatabase } from './support.ts';

let base: TestDatabase;
let app: App;
let id: string;
const mediator = staffId('mediator-1', 'antwerp');

/** A life that was written about in every way: messages, a letter, a mail to the OCMW, a digest; and no mail server. */
beforeAll(async () => {
  base = await startDatabase();
  app = { db: base.db, settings: { publicUrl: 'https://w2.example.be' } } as unknown as App;
  await addAgreement(base.db, {
    nis: '11002',
    validFrom: addDays(testDay, -30),
    validUntil: null,
    actionPlan: 'AP-1',
    channel: 'mail',
    address: 'dienst@ocmw.example.be',
  });
  const first = await begin(base.db, testDay);
  ({ id } = first);
  let state = await go(base.db, id, first.state, 'giveConsent', testDay, {
    ocmw: true,
    riziv: false,
    employment: false,
  });
  state = await go(base.db, id, state, 'holdIntakeTalk', testDay);
  state = await go(base.db, id, state, 'decideEligibility', testDay, eligible);
  const later = addDays(testDay, 45);
  const passed = catchUp(state, contextAt(state, noon(later), { rules: rules2026, calendar }));
  const events = passed.events;
  await record(base.db, { trajectoryId: id, epoch: 1, events, effects: effects(events, passed.state) });
  const outside = outsideThat(async () => {
    throw new Error('nobody was to be asked');
  });
  const run = createActivities({ db: base.db, mailer: null, outside, publicUrl: 'https://w2.example.be' });
  for (const effect of await pendingEffects(base.db, id)) {
    const call = { trajectoryId: id, effect, now: noon(testDay) };
    if (effect.kind === 'notify') await run.notify(call);
    if (effect.kind === 'letter') await run.letter(call);
    if (effect.kind === 'tellOcmw') await run.tellOcmw(call);
  }
  await writeDigests(base.db, later, noon(later));
});
afterAll(() => base.close());

describe('The mailbox', () => {
  it('lists everything that was written, whatever table it stands in, without a mail server', async () => {
    const { rows } = await listMail(app, { about: id });
    expect(new Set(rows.map(({ kind }) => kind))).toEqual(new Set(['message', 'letter', 'ocmw']));
    expect(rows.every(({ delivery, sentAt }) => delivery === 'kept' && sentAt === null)).toBe(true);
    const mine = (await listMail(app, { to: mediator })).rows;
    expect(mine.map(({ kind }) => kind)).toContain('digest');
    expect(mine.every(({ toId }) => toId === mediator)).toBe(true);
    expect((await listMail(app, { to: 'jobseeker' })).rows).toMatchObject([{ kind: 'letter', about: 'eligible' }]);
    expect((await listMail(app, { to: 'nobody' })).rows).toEqual([]);
  });

  it('is read in pages, each once', async () => {
    const all = (await listMail(app, {})).rows.map((row) => row.id);
    expect(all.length).toBeGreaterThan(5);
    const seen: string[] = [];
    for (let after: string | undefined; ;) {
      const page = await listMail(app, { limit: 2, ...(after === undefined ? {} : { after }) });
      seen.push(...page.rows.map((row) => row.id));
      if (page.next === null) break;
      after = page.next;
    }
    expect(seen).toEqual(all);
    await expect(listMail(app, { after: 'x' })).rejects.toMatchObject({ code: 'list.badCursor' });
  });

  it('shows the whole text of one, the link of an OCMW included', async () => {
    const { rows } = await listMail(app, { to: 'ocmw' });
    expect(rows).toMatchObject([{ kind: 'ocmw', toId: '11002', about: 'started' }]);
    const link = (await showMail(app, rows[0]!.id)).link ?? '';
    expect(link).toMatch(/^https:\/\/w2\.example\.be\/ocmw\/[A-Za-z0-9_-]{43}$/);
    const shown = await w2(['messages', rows[0]!.id], { showMail: (_app, one) => showMail(app, one) });
    expect(shown.out).toContain(link);
    expect(shown.out).toContain('De link is alleen voor uw dienst bestemd');
    await expect(showMail(app, 'nothing')).rejects.toMatchObject({ code: 'mail.notFound' });
    await expect(showMail(app, "'; --")).rejects.toMatchObject({ code: 'mail.notFound' });
  });

  it('is told on the terminal in Dutch, and as JSON with the very words', async () => {
    const verbs = {
      listMail: (_app: App, filter: Parameters<typeof listMail>[1]) => listMail(app, filter),
      showMail: (_app: App, one: string) => showMail(app, one),
    };
    const { out } = await w2(['messages', id, '--to', mediator], verbs);
    expect(out).toContain('Nieuw traject');
    expect(out).toContain('bewaard');
    const { rows } = JSON.parse((await w2(['messages', '--to', mediator, '--json'], verbs)).out) as {
      rows: { kind: string; id: string }[];
    };
    const digest = rows.find(({ kind }) => kind === 'digest');
    const one = JSON.parse((await w2(['messages', digest!.id, '--json'], verbs)).out) as { text: string };
    expect(one.text).toContain(`- ${id}: welzijnsplan afspreken`);
  });
});

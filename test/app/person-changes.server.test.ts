import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eq, getTableColumns, sql } from 'drizzle-orm';
import { registerPerson, registerRow } from '../../app/intake/index.ts';
import {
  changeAddress,
  changeContact,
  decideProposal,
  erasePerson,
  listProposals,
  namesakes,
  personHistory,
  replaceInsz,
  showPerson,
  type AddressChange,
} from '../../app/people/index.ts';
import { giveCommand, notesOf, showTrajectory } from '../../app/trajectories/index.ts';
import { personColumns } from '../../domain/people/person.ts';
import type { RegistrationRow } from '../../domain/people/registration-row.ts';
import { people, personChanges, personProposals } from '../../db/schema.ts';
import { createWorld, mediator, operator, type World } from '../support/world.ts';
import { must } from '../workflows/kit.ts';
import { registered, spareNumbers, toPlanning } from './kit.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const spare = spareNumbers();
const aNumber = (): string => spare.next().value ?? expect.fail('no numbers left');
const someone = (changes: Partial<RegistrationRow> = {}): RegistrationRow => ({
  ...world.someone('antwerp'),
  remark: '',
  ...changes,
});
const inHasselt = { street: 'Dorpsstraat', houseNumber: '1', postcode: '3500', municipality: 'Hasselt' };
const move = (id: string, more: Partial<AddressChange> = {}) =>
  changeAddress(world.app, { id, by: mediator, address: inHasselt, ...more });
const contact = (id: string, more: object) => changeContact(world.app, { id, by: mediator, ...more });

describe('an address', () => {
  it('takes the open trajectory with it to another province, in one act that may be given again', async () => {
    const id = await registered(world, someone());
    expect(await move(id)).toEqual({ ok: true, fields: ['address'], movedTo: 'limburg' });
    expect(await showTrajectory(world.app, id)).toMatchObject({
      province: 'limburg',
      person: { lastName: expect.any(String) },
    });
    expect(await showPerson(world.app, id)).toMatchObject(inHasselt);
    expect(await move(id)).toEqual({ ok: true, fields: [], movedTo: null });
    const moves = (await showTrajectory(world.app, id)).events.filter(({ type }) => type === 'ProvinceChanged');
    expect(moves).toHaveLength(1);
    expect((await personHistory(world.app, id)).changes).toMatchObject([
      {
        field: 'address',
        byRole: 'mediator',
        byId: 'med-antwerp-1',
        before: { postcode: expect.any(String) },
        after: inHasselt,
      },
    ]);
  });

  it('is kept too when the act stopped after the trajectory had moved', async () => {
    const id = await registered(world, someone());
    const half = { trajectoryId: id, name: 'changeProvince', by: mediator, data: { province: 'limburg' } } as const;
    await giveCommand(world.app, { ...half, address: inHasselt });
    expect(await move(id)).toEqual({ ok: true, fields: ['address'], movedTo: null });
    expect(await showPerson(world.app, id)).toMatchObject(inHasselt);
  });

  it('stays as it was when the trajectory refuses to move', async () => {
    const id = await registered(world, someone());
    const before = await showPerson(world.app, id);
    expect(await move(id, { on: '2020-01-01' })).toMatchObject({ ok: false, refusal: { refused: 'date.beforeEntry' } });
    await expect(move(id, { mediatorId: 'nobody' })).rejects.toMatchObject({ code: 'staff.unknown' });
    expect(await showPerson(world.app, id)).toEqual(before);
    expect((await showTrajectory(world.app, id)).province).toBe('antwerp');
  });

  it('is the only thing that says a province', async () => {
    const id = await registered(world, someone());
    const alone = world.give(id, 'changeProvince', { province: 'limburg' });
    await expect(alone).rejects.toMatchObject({ code: 'province.followsAddress', details: { trajectoryId: id } });
  });

  it.each([
    [{ postcode: '1000' }, 'postcode'],
    [{ postcode: '350' }, 'postcode'],
    [{ municipality: 'Gent' }, 'municipality'],
    [{ street: ' ' }, 'street'],
    [{ street: 'x'.repeat(201) }, 'street'],
  ])('with %j is refused, and nothing changed', async (wrong, field) => {
    const id = await registered(world, someone());
    const given = move(id, { address: { ...inHasselt, ...wrong } });
    await expect(given).rejects.toMatchObject({ code: 'person.badAddress', details: { field } });
    expect((await personHistory(world.app, id)).changes).toEqual([]);
  });

  it('of 2070 belongs to Oost-Vlaanderen, and the municipality follows from the postcode', async () => {
    const id = await registered(world, someone());
    const { municipality: _left, ...address } = { ...inHasselt, postcode: '2070' };
    expect(await move(id, { address })).toMatchObject({ movedTo: 'eastFlanders' });
    expect(await showPerson(world.app, id)).toMatchObject({ municipality: 'Beveren-Kruibeke-Zwijndrecht' });
  });

  it('that a list brought moves the trajectory once somebody accepts it', async () => {
    const row = someone();
    const id = await registered(world, row);
    await registerRow(world.app, { ...row, ...inHasselt }, operator);
    expect((await showTrajectory(world.app, id)).province).toBe('antwerp');
    const { proposals } = await listProposals(world.app, id);
    expect(proposals).toMatchObject([{ field: 'address', proposed: inHasselt, trajectoryId: id }]);
    const accepted = await decideProposal(world.app, { id: proposals[0]!.id, decision: 'accepted', by: mediator });
    expect(accepted).toEqual({ ok: true, fields: ['address'], movedTo: 'limburg' });
    expect((await listProposals(world.app, id)).proposals).toEqual([]);
  });
});

describe('contact data', () => {
  it('are checked, kept and told with who changed them', async () => {
    const id = await registered(world, someone({ phone: '0470 12 34 56' }));
    await contact(id, { phone: '+32 471/65.43.21', email: 'an@voorbeeld.be', safeToCall: false, channel: 'letter' });
    expect(await showPerson(world.app, id)).toMatchObject({
      phone: '+32471654321',
      safeToCall: false,
      safeToMail: null,
      channel: 'letter',
    });
    await contact(id, { phone: '', safeToCall: true });
    expect(
      (await personHistory(world.app, id)).changes.map(({ field, before, after }) => [field, before, after]),
    ).toEqual(
      expect.arrayContaining([
        ['phone', { phone: '0470 12 34 56' }, { phone: '+32471654321' }],
        ['safeToCall', { safeToCall: false }, { safeToCall: true }],
        ['phone', { phone: '+32471654321' }, { phone: '' }],
      ]),
    );
  });

  it.each([
    [{ phone: '12' }, 'phone'],
    [{ phone: '4.89E+08' }, 'phone'],
    [{ email: 'mailto:an@voorbeeld' }, 'email'],
    [{ email: 'a@b.be; c@d.be' }, 'email'],
    [{ channel: 'duif' }, 'channel'],
  ])('%j is refused without being repeated', async (given, field) => {
    const id = await registered(world, someone());
    const refused = await contact(id, given).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'person.badContact', details: { field } });
    expect(JSON.stringify(refused)).not.toContain(Object.values(given)[0]);
  });

  it('are changed by whoever guides the person, and by nobody else', async () => {
    const id = await registered(world, someone());
    for (const role of ['groupWorker', 'jobCoach', 'jobseeker'] as const)
      await expect(contact(id, { phone: '', by: { role, id: 'x' } })).rejects.toMatchObject({
        code: 'person.mayNotChange',
      });
  });

  it('go with the person, and until then nobody changes what was noted', async () => {
    const id = await registered(world, someone());
    await contact(id, { phone: '0471 65 43 21' });
    const rewritten = world.app.db.execute(sql`update person_changes set by_id = 'x'`);
    await expect(rewritten).rejects.toMatchObject({ cause: { code: '23001' } });
    const { id: personId } = await showPerson(world.app, id);
    await must(world, id, 'stop', { reason: 'byPerson' });
    await erasePerson(world.app, id);
    for (const table of [personChanges, personProposals])
      expect(await world.app.db.select().from(table).where(eq(table.personId, personId))).toEqual([]);
  });
});

describe('two rows of one person', () => {
  it('become one that keeps every field of both, and asks where they differ', async () => {
    const bare = someone({ insz: aNumber(), birthDate: '1955-01-01' as never });
    const less: RegistrationRow = {
      ...bare,
      ...{
        sex: null,
        street: '',
        houseNumber: '',
        phone: '',
        email: '',
        language: '',
        education: 'unknown',
        origin: 'unknown',
      },
    };
    const full: RegistrationRow = {
      ...less,
      ...{ insz: aNumber(), sex: 'X', street: 'Markt', houseNumber: '7', phone: '0470 12 34 56' },
      ...{ email: 'an@voorbeeld.be', language: 'fr', education: 'high', origin: 'eu' },
    };
    const kept = await registered(world, less);
    await toPlanning(world, kept);
    const gone = await registered(world, full);
    await contact(gone, { safeToCall: true, safeToMail: false, channel: 'mail' });
    await replaceInsz(world.app, { old: full.insz, new: less.insz, by: operator });
    const joined = await showPerson(world.app, kept);
    const { insz: _number, ...facts } = full;
    expect(joined).toMatchObject({ safeToCall: true, safeToMail: false, channel: 'mail' });
    for (const column of ['sex', 'street', 'houseNumber', 'phone', 'email', 'language', 'education', 'origin'] as const)
      expect(joined[column]).toBe(facts[column]);
    expect((await personHistory(world.app, kept)).changes.map(({ field }) => field)).toContain('safeToMail');
  });

  it('miss no column: each one of the table is in the one list', () => {
    const columns = Object.keys(getTableColumns(people)).filter((name) => name !== 'id' && name !== 'insz');
    expect(columns.toSorted()).toEqual([...personColumns].toSorted());
  });

  it('are found however the name is written, by birth date or by phone', async () => {
    const pair = async (first: Partial<RegistrationRow>, second: Partial<RegistrationRow>) => {
      const row = someone({ insz: aNumber(), phone: '', ...first });
      const a = await registered(world, row);
      const b = await registered(world, { ...row, insz: aNumber(), ...second });
      const groups = await namesakes(world.app);
      return groups.some((group) => [a, b].every((id) => group.people.some((one) => one.trajectories.includes(id))));
    };
    const born = '1955-01-01' as RegistrationRow['birthDate'];
    const other = '1955-01-02' as RegistrationRow['birthDate'];
    const named = (lastName: string, firstName: string) => ({ lastName, firstName, birthDate: born });
    expect(await pair(named('Van den Broeck', 'Zoë'), named('Vandenbroeck', 'Zoe'))).toBe(true);
    expect(await pair(named('D’Hondt', 'Anne-Marie'), named("D'hondt", 'Anne  Marie'))).toBe(true);
    expect(await pair(named('Claes', 'Jan'), named('Jan', 'Claes'))).toBe(true);
    const phone = { phone: '0470 99 88 77' };
    expect(await pair({ ...named('Maes', 'Lut'), ...phone }, { birthDate: other, phone: '+32 470 99 88 77' })).toBe(
      true,
    );
    const inPart = { birthDate: '1955' as RegistrationRow['birthDate'] };
    expect(await pair(named('Baert', 'Els'), inPart)).toBe(true);
    expect(await pair(named('Wouters', 'Piet'), { birthDate: other })).toBe(false);
  });
});

describe('the note of a command', () => {
  const texts = async (id: string) => (await notesOf(world.app, id)).notes.map(({ text }) => text);

  it('goes when the command is refused', async () => {
    const id = await registered(world, someone());
    const given = { trajectoryId: id, name: 'holdIntakeTalk', by: mediator, data: {}, note: 'te vroeg' } as const;
    expect(await giveCommand(world.app, given)).toMatchObject({ ok: false });
    expect(await texts(id)).toEqual([]);
  });

  it('is kept once when the command is given again with its key, at once too', async () => {
    const id = await registered(world, someone());
    const given = {
      ...({ trajectoryId: id, name: 'giveConsent', by: mediator, data: {}, note: 'aan tafel' } as const),
      idempotencyKey: 'k-1',
    } as const;
    await Promise.all([giveCommand(world.app, given), giveCommand(world.app, given)]);
    await giveCommand(world.app, given);
    expect(await texts(id)).toEqual(['aan tafel']);
    // Refused the first time, the same key may carry it later.
    const talk = { ...given, name: 'decideEligibility', note: 'x', idempotencyKey: 'k-2' } as const;
    expect(await giveCommand(world.app, talk)).toMatchObject({ ok: false });
    expect(await texts(id)).toEqual(['aan tafel']);
  });
});

it('a registration that says nothing of the address of somebody known is in the province of what is known', async () => {
  const row = someone();
  const id = await registered(world, row);
  await must(world, id, 'refuseConsent');
  const again = await registerRow(world.app, { ...row, ...inHasselt, province: 'limburg' }, operator);
  expect(again).toMatchObject({ ok: true, differs: { fields: ['address'] } });
  expect((await showTrajectory(world.app, again.ok ? again.trajectoryId : '')).province).toBe('antwerp');
  expect(await registerPerson(world.app, {}, operator)).toMatchObject({ ok: false });
});

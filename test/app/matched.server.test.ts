import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  importProspects,
  listProspects,
  noteAttempt,
  registerList,
  registerPerson,
  registerProspect,
} from '../../app/intake/index.ts';
import { decideProposal, listProposals, personHistory, replaceInsz, showPerson } from '../../app/people/index.ts';
import { reopen, showTrajectory } from '../../app/trajectories/index.ts';
import { addMonths } from '../../domain/calendar/index.ts';
import { createWorld, mediator, operator, type World } from '../support/world.ts';
import { eligible } from '../support/eligible.ts';
import { must } from '../workflows/kit.ts';
import { later, today } from './kit.ts';
import { ownCsv, ownRows, xlsxOf, type Cells } from './lists-kit.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const nextRow = ownRows();
const someone = (changes: Partial<Cells> = {}): Cells =>
  nextRow({
    ...{ Naam: 'Van den Broeck', Voornaam: 'Zoë', Geslacht: 'X', Straat: 'Kerkstraat', Nummer: '12' },
    ...{ Telefoon: '0470 12 34 56', 'E-mail': 'zoe@voorbeeld.be', Taal: 'Frans', Scholingsgraad: 'Laaggeschoold' },
    ...{ Herkomst: 'EU', Bron: 'OCMW', 'Datum aanmelding': '02/03/2026', ...changes },
  });
/** The same person on a list that says nothing but who it is. */
const bare = (cells: Cells, changes: Partial<Cells> = {}): Cells => ({
  ...cells,
  ...{ Geslacht: '', Straat: '', Nummer: '', Telefoon: '', 'E-mail': '', Taal: '', Scholingsgraad: '', Herkomst: '' },
  ...changes,
});
/** Every door a list or a person comes in by; each says what it found otherwise. */
const doors = {
  csv: async (row: Cells) =>
    (await registerList(world.app, ownCsv([row]), operator, { fileName: 'lijst.csv' })).differs[0],
  json: async (row: Cells) => {
    const { differs } = (await registerPerson(world.app, row, operator)) as { differs: object };
    return differs;
  },
  xlsx: async (row: Cells) => {
    const columns = ['INSZ', 'Naam', 'Voornaam', 'Geboortedatum', 'Straat', 'Nummer', 'Postcode', 'Gemeente'] as const;
    const more = ['Telefoon', 'E-mail', 'Taal', 'Scholingsgraad', 'Herkomst', 'Geslacht'] as const;
    const all = [...columns, ...more];
    const bytes = xlsxOf([all, all.map((name) => row[name])]);
    return (await importProspects(world.app, { bytes, fileName: 'lijst.xlsx', source: 'ocmw', by: operator }))
      .differs[0];
  },
} as const;

const registered = async (cells: Cells): Promise<string> => {
  const result = await registerPerson(world.app, cells, operator);
  return result.ok ? result.trajectoryId : expect.fail(JSON.stringify(result));
};
const proposalsOf = async (id: string) => (await listProposals(world.app, id)).proposals;

describe.each(Object.keys(doors) as (keyof typeof doors)[])('a list given again, by %s', (door) => {
  it('with cells emptied wipes nothing', async () => {
    const cells = someone();
    const id = await registered(cells);
    const before = await showPerson(world.app, id);
    await doors[door](bare(cells));
    expect(await showPerson(world.app, id)).toEqual(before);
    expect(await proposalsOf(id)).toEqual([]);
    expect((await personHistory(world.app, id)).changes).toEqual([]);
  });

  it('with other values changes nothing and says which: they wait beside what is known', async () => {
    const cells = someone();
    const id = await registered(cells);
    const before = await showPerson(world.app, id);
    const listed = {
      ...cells,
      Telefoon: '0471 65 43 21',
      'E-mail': 'nieuw@voorbeeld.be',
      Taal: 'Nederlands',
      Nummer: '14',
    };
    const other = { ...listed, Scholingsgraad: 'Hooggeschoold', Herkomst: 'Belgisch' };
    const fields = ['address', 'phone', 'email', 'language', 'education', 'origin'];
    expect(await doors[door](other)).toMatchObject({ fields, filled: [], otherName: false });
    expect(await showPerson(world.app, id)).toEqual(before);
    expect((await proposalsOf(id)).map(({ field }) => field).toSorted()).toEqual(fields.toSorted());
    expect((await proposalsOf(id)).find(({ field }) => field === 'phone')).toMatchObject({
      known: { phone: '+32470123456' },
      proposed: { phone: '+32471654321' },
    });
    // Whoever decides can look it up: in which file, on which sheet, on which line.
    expect((await proposalsOf(id)).map(({ source, sheet, line }) => ({ source, sheet, line }))[0]).toEqual(
      {
        csv: { source: 'lijst.csv', sheet: null, line: 2 },
        json: { source: '', sheet: null, line: null },
        xlsx: { source: 'lijst.xlsx', sheet: 'Lijst', line: 2 },
      }[door],
    );
    // Once more asks nothing anew.
    const once = await proposalsOf(id);
    await registerPerson(world.app, other, operator);
    expect(await proposalsOf(id)).toEqual(once);
  });

  it('with another name changes nothing at all: that is for a human', async () => {
    const cells = someone();
    const id = await registered(cells);
    const before = await showPerson(world.app, id);
    const listed = { ...cells, Naam: 'Janssens', Telefoon: '0471 65 43 21' };
    expect(await doors[door](listed)).toMatchObject({ fields: ['name'], filled: [], otherName: true });
    expect(await showPerson(world.app, id)).toEqual(before);
    expect(await proposalsOf(id)).toMatchObject([{ field: 'name', proposed: { lastName: 'Janssens' } }]);
  });

  it('with the name spelled otherwise is the same person', async () => {
    const cells = someone();
    const id = await registered(cells);
    await doors[door]({ ...cells, Naam: 'ZOE', Voornaam: 'Vandenbroeck' });
    expect(await proposalsOf(id)).toEqual([]);
  });

  it('under a number that was replaced is the same person, whose birth date stays', async () => {
    const cells = someone();
    const id = await registered(cells);
    const next = '80610104197';
    const number = await replaceInsz(world.app, { old: cells.INSZ, new: numberOf(next), by: operator });
    expect(number.result).toBe('replaced');
    const before = await showPerson(world.app, id);
    await doors[door](cells);
    expect(await showPerson(world.app, id)).toEqual(before);
    expect(await proposalsOf(id)).toEqual([]);
  });

  it('takes over at once what was not known', async () => {
    const cells = someone({ Telefoon: '', Straat: '', Nummer: '', Scholingsgraad: 'Onbekend' });
    const id = await registered(cells);
    const full = { ...cells, Telefoon: '0470 12 34 56', Straat: 'Markt', Nummer: '1', Scholingsgraad: 'Laaggeschoold' };
    expect(await doors[door](full)).toMatchObject({ fields: [], filled: ['address', 'phone', 'education'] });
    expect(await showPerson(world.app, id)).toMatchObject({
      phone: '+32470123456',
      street: 'Markt',
      education: 'low',
    });
    expect((await personHistory(world.app, id)).changes).toMatchObject([
      { field: 'address', before: { street: '' }, after: { street: 'Markt' }, byRole: 'operator' },
      { field: 'phone' },
      { field: 'education' },
    ]);
  });
});

/** The number of a nine-digit beginning that nobody has yet. */
let serial = 100;
function numberOf(text: string): string {
  serial += 2;
  const nine = `${text.slice(0, 6)}${serial}`;
  return `${nine}${String(97 - (Number(nine) % 97)).padStart(2, '0')}`;
}

describe('a person who is known from a closed trajectory', () => {
  it('keeps the name on it when a list comes with another', async () => {
    const cells = someone();
    const id = await registered(cells);
    await must(world, id, 'refuseConsent');
    const report = await registerList(world.app, ownCsv([{ ...cells, Naam: 'Janssens' }]), operator);
    expect(report).toMatchObject({ accepted: [], refused: [{ line: 2, reasons: [{ code: 'person.otherName' }] }] });
    expect(JSON.stringify(report)).not.toContain('Janssens');
    expect((await showTrajectory(world.app, id)).person).toMatchObject({ lastName: 'Van den Broeck' });
    // A human says that it is the same person: the next list lets them in.
    const [proposal] = await proposalsOf(id);
    await decideProposal(world.app, { id: proposal!.id, decision: 'accepted', by: mediator });
    expect((await registerList(world.app, ownCsv([{ ...cells, Naam: 'Janssens' }]), operator)).accepted).toHaveLength(
      1,
    );
    expect((await personHistory(world.app, id)).changes).toMatchObject([
      { field: 'name', byRole: 'mediator', byId: 'med-antwerp-1', after: { lastName: 'Janssens' } },
    ]);
    const late = { id: proposal!.id, decision: 'declined', by: mediator } as const;
    await expect(decideProposal(world.app, late)).rejects.toMatchObject({ code: 'proposal.decided' });
  });

  it('is refused at every door once they died', async () => {
    const cells = someone();
    const earlier = await registered(cells);
    await must(world, earlier, 'refuseConsent');
    const id = await registered(cells);
    await must(world, id, 'stop', { reason: 'deceased' });
    const dead = [{ column: 'INSZ', code: 'reopen.deceased' }];
    expect(await registerPerson(world.app, cells, operator)).toMatchObject({ ok: false, reasons: dead });
    expect(await registerList(world.app, ownCsv([cells]), operator)).toMatchObject({ refused: [{ reasons: dead }] });
    const bytes = ownCsv([bare(cells)]);
    const list = await importProspects(world.app, { bytes, fileName: 'x', source: 'riziv', by: operator });
    expect(list).toMatchObject({ accepted: 0, refused: [{ reasons: dead }] });
    for (const old of [earlier, id])
      await expect(
        reopen(world.app, { trajectoryId: old, because: 'personReturns', by: mediator }),
      ).rejects.toMatchObject({ code: expect.stringMatching(/^reopen\.(deceased|followed)$/) });
    expect(await proposalsOf(id)).toEqual([]);
  });

  it('who became a prospect before they died is not registered from there', async () => {
    const cells = someone();
    const id = await registered(cells);
    await must(world, id, 'refuseConsent');
    await importProspects(world.app, { bytes: ownCsv([cells]), fileName: 'y', source: 'riziv', by: operator });
    const again = await registered(cells);
    await must(world, again, 'stop', { reason: 'deceased' });
    const { rows } = await listProspects(world.app, { limit: 200 });
    const prospect = rows.find(({ insz }) => insz === cells.INSZ) ?? expect.fail('no prospect');
    await noteAttempt(world.app, prospect.id, { way: 'phone', result: 'interested', by: operator });
    await expect(registerProspect(world.app, prospect.id, operator)).rejects.toMatchObject({ code: 'reopen.deceased' });
  });
});

describe('who comes back within six months', () => {
  const eligibleAndStopped = async (cells: Cells) => {
    const id = await registered(cells);
    await must(world, id, 'giveConsent');
    await must(world, id, 'holdIntakeTalk');
    await must(world, id, 'decideEligibility', eligible);
    await must(world, id, 'stop', { reason: 'byPerson' });
    return id;
  };
  const capOf = async (id: string) => {
    await must(world, id, 'giveConsent');
    await must(world, id, 'holdIntakeTalk');
    await must(world, id, 'decideEligibility', eligible);
    return (await showTrajectory(world.app, id)).deadlines.find(({ rule }) => rule === 'CAP-1/end')?.dueOn;
  };

  it('by whatever door goes on from the last trajectory, and the 24 months count on', async () => {
    const [list, person, prospect] = [someone(), someone(), someone()];
    const old = [await eligibleAndStopped(list), await eligibleAndStopped(person), await eligibleAndStopped(prospect)];
    const firstDay = await today(world);
    await later(world, 45);
    const report = await registerList(world.app, ownCsv([list]), operator);
    expect(report.accepted).toMatchObject([{ reopens: old[0] }]);
    const second = await registerPerson(world.app, person, operator);
    expect(second).toMatchObject({ ok: true, reopens: old[1] });
    await importProspects(world.app, { bytes: ownCsv([prospect]), fileName: 'z', source: 'riziv', by: operator });
    const { rows } = await listProspects(world.app, { limit: 200 });
    const row = rows.find(({ insz }) => insz === prospect.INSZ) ?? expect.fail('no prospect');
    await noteAttempt(world.app, row.id, { way: 'phone', result: 'interested', by: operator });
    const third = await registerProspect(world.app, row.id, operator);
    expect(third.reopens).toBe(old[2]);
    const ids = [report.accepted[0]!.trajectoryId, second.ok ? second.trajectoryId : '', third.trajectoryId];
    for (const id of ids) expect(await capOf(id)).toBe(addMonths(firstDay, 24));
  });

  it('after them begins anew', async () => {
    const cells = someone();
    await eligibleAndStopped(cells);
    await later(world, 200);
    expect(await registerPerson(world.app, cells, operator)).toMatchObject({ ok: true, reopens: null });
  });
});

describe('somebody who waits for contact', () => {
  it('and is on another list keeps what is known; what was not is taken over, and the rest is told', async () => {
    const cells = someone({ 'E-mail': '' });
    const take = async (row: Cells, fileName: string) =>
      importProspects(world.app, { bytes: ownCsv([row]), fileName, source: 'riziv', by: operator });
    await take(cells, 'een');
    const other = { ...bare(cells), Telefoon: '0471 65 43 21', 'E-mail': 'zoe@voorbeeld.be' };
    const report = await take(other, 'twee');
    expect(report).toMatchObject({ accepted: 0, duplicate: [{ line: 2 }] });
    expect(report.differs).toMatchObject([{ line: 2, fields: ['phone'], filled: ['email'], otherName: false }]);
    const { rows } = await listProspects(world.app, { limit: 200 });
    const kept = { phone: '+32470123456', email: 'zoe@voorbeeld.be', street: 'Kerkstraat' };
    expect(rows.find(({ insz }) => insz === cells.INSZ)).toMatchObject(kept);
  });

  it('goes in by a later row of the list when the earlier one has another name', async () => {
    const cells = someone();
    await must(world, await registered(cells), 'refuseConsent');
    const bytes = ownCsv([{ ...cells, Naam: 'Janssens' }, cells]);
    const report = await importProspects(world.app, { bytes, fileName: 'drie', source: 'riziv', by: operator });
    expect(report).toMatchObject({ accepted: 1, duplicate: [], refused: [{ line: 2 }] });
  });

  it('is found under a number that was replaced', async () => {
    const cells = someone();
    const id = await registered(cells);
    await replaceInsz(world.app, { old: cells.INSZ, new: numberOf('80610104197'), by: operator });
    const bytes = ownCsv([cells]);
    const list = await importProspects(world.app, { bytes, fileName: 'oud', source: 'riziv', by: operator });
    expect(list).toMatchObject({ accepted: 0, duplicate: [{ line: 2, of: `traject ${id}` }] });
  });
});

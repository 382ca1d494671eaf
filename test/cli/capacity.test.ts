import { describe, expect, it } from 'vitest';
import { AppError } from '../../app/errors.ts';
import type { CapacityView, QueueView } from '../../app/places/index.ts';
import type { LocalDate } from '../../domain/calendar/index.ts';
import { w2 } from './fake-io.ts';

const day = (text: string): LocalDate => text as LocalDate;
const today = day('2026-11-25');
const first = { trajectoryId: 'T-000012', referralId: 'R1', since: day('2026-10-01'), days: 55 };

const view: CapacityView = {
  year: 2026,
  today,
  provinces: [
    {
      province: 'westFlanders',
      places: 60,
      granted: 58,
      held: 2,
      free: 0,
      waiting: 14,
      first,
      expectedWait: { days: 37, because: 'newYear' },
      cameFree: 12,
      contract: {
        id: 'groepIntro-westFlanders-2026',
        partner: 'groepIntro',
        track: 'intro',
        from: day('2026-01-01'),
        until: day('2026-12-31'),
      },
    },
    {
      province: 'antwerp',
      places: 60,
      granted: 60,
      held: 0,
      free: 0,
      waiting: 0,
      first: null,
      expectedWait: null,
      cameFree: 0,
      contract: null,
    },
  ],
};

const queue: QueueView = {
  province: 'limburg',
  today,
  rows: [
    {
      ...first,
      position: 1,
      contactDueOn: day('2026-11-20'),
      contactsOk: false,
      expectedWait: { days: 20, because: 'cameFree' },
    },
    {
      ...first,
      trajectoryId: 'T-000013',
      position: 2,
      contactDueOn: day('2026-12-02'),
      contactsOk: true,
      expectedWait: null,
    },
  ],
};

describe('w2 capacity', () => {
  it('fits in a hundred columns, and says who is first, how long it takes, and who the partner is', async () => {
    const ran = await w2(['capacity'], { capacity: async () => view });
    expect(ran).toMatchObject({ code: 0, err: '' });
    const lines = ran.out.split('\n').slice(0, 3);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
    expect(ran.out).toMatch(/West-Vlaanderen +60 +58 +2 +0 +14 +T-000012 \(55 d\) +37 d\* +Groep Intro/);
    expect(ran.out).toMatch(/Antwerpen +60 +60 +0 +0 +0 +onbekend +geen contract/);
  });

  it('asks for the year and the province that are named, and gives the answer as it is with --json', async () => {
    const asked: unknown[] = [];
    const ran = await w2(['capacity', '--year', '2027', '--province', 'Limburg', '--json'], {
      capacity: async (_app, filter) => {
        asked.push(filter);
        return view;
      },
    });
    expect(asked).toEqual([{ year: 2027, province: 'limburg' }]);
    expect(JSON.parse(ran.out)).toEqual(view);
  });
});

describe('w2 capacity queue', () => {
  it('lists who waits in order, since when, and whose contacts are late', async () => {
    const ran = await w2(['capacity', 'queue', 'limburg'], { capacityQueue: async () => queue });
    expect(ran.out).toMatch(/1 +T-000012 +01\/10\/2026 +55 +TE LAAT, 20\/11\/2026 +20 d\n/);
    expect(ran.out).toMatch(/2 +T-000013 +01\/10\/2026 +55 +in orde, volgend 02\/12\/2026 +onbekend\n/);
  });

  it('is JSON with --json after it, and says when nobody waits', async () => {
    const asJson = await w2(['capacity', 'queue', 'limburg', '--json'], { capacityQueue: async () => queue });
    expect(JSON.parse(asJson.out)).toEqual(queue);
    const empty = await w2(['capacity', 'queue', 'limburg'], { capacityQueue: async () => ({ ...queue, rows: [] }) });
    expect(empty.out).toBe('In Limburg wacht niemand.');
  });
});

describe('w2 capacity offer', () => {
  const answer = { trajectoryId: 'T-000012', referralId: 'R1', year: 2026, passed: 3, told: 'told' as const };

  it('hands on who decides and why', async () => {
    const asked: unknown[] = [];
    const by = ['--as', 'programmeCoordinator:coordinator.limburg'];
    const ran = await w2(['capacity', 'offer', '12', '--reason', 'urgentsituation', ...by], {
      offerOutOfOrder: async (_app, request) => {
        asked.push(request);
        return answer;
      },
    });
    expect(asked).toEqual([
      {
        trajectoryId: 'T-000012',
        reason: 'urgentSituation',
        by: { role: 'programmeCoordinator', id: 'coordinator.limburg' },
      },
    ]);
    expect(ran).toMatchObject({
      code: 0,
      out: 'Aangeboden. T-000012 krijgt een plaats van 2026 aangeboden; 3 mensen wachten langer.',
    });
  });

  it('says when the trajectory could not be told yet', async () => {
    const ran = await w2(['capacity', 'offer', '12', '--reason', 'other'], {
      offerOutOfOrder: async () => ({ ...answer, told: 'unreachable' }),
    });
    expect(ran.out).toContain('w2 capacity open probeert opnieuw');
  });

  it.each([
    ['capacity.noneFree', { year: 2026 }, 'in 2026 geen plaats vrij'],
    ['capacity.notWaiting', { trajectoryId: 'T-000012' }, 'T-000012 wacht niet op een plaats'],
    ['capacity.notAllowed', {}, 'programmacoördinator'],
  ])('is 1 when refused: %s', async (code, details, said) => {
    const ran = await w2(['capacity', 'offer', '12', '--reason', 'other', '--json'], {
      offerOutOfOrder: async () => Promise.reject(new AppError(code, 'x', 'y', details)),
    });
    expect(ran.code).toBe(1);
    expect(ran.err).toMatch(/^w2: [^\n]+$/);
    expect(ran.err).toContain(said);
    expect(JSON.parse(ran.out)).toMatchObject({ error: { code } });
  });
});

describe('w2 capacity set and open', () => {
  it('sets the places of a year and shows the partner and the contract', async () => {
    const asked: unknown[] = [];
    const ran = await w2(['capacity', 'set', 'westFlanders', '45', '--year', '2027'], {
      setPlaces: async (_app, request) => {
        asked.push(request);
        const { contract } = view.provinces[0]!;
        return { province: 'westFlanders', year: 2027, before: 40, places: 45, contract };
      },
    });
    expect(asked).toEqual([{ province: 'westFlanders', places: 45, year: 2027, by: { role: 'operator', id: 'cli' } }]);
    expect(ran.out).toContain('West-Vlaanderen heeft in 2027 45 plaatsen (eerst 40)');
    expect(ran.out).toContain('contract groepIntro-westFlanders-2026 tot 31/12/2026');
    expect(ran.out).toContain('w2 capacity open');
  });

  it('opens the year and says what it did', async () => {
    const ran = await w2(['capacity', 'open'], {
      openCapacityYear: async () => ({
        year: 2027,
        provinces: [
          { province: 'limburg', carriedOver: 4, offered: 3, noContract: false },
          { province: 'antwerp', carriedOver: 0, offered: 0, noContract: true },
        ],
        redirected: 2,
        told: [
          { trajectoryId: 'T-000001', referralId: 'R1', result: 'told' },
          { trajectoryId: 'T-000002', referralId: 'R1', result: 'unreachable' },
        ],
      }),
    });
    expect(ran.out.split('\n')).toEqual([
      'Limburg: 4 overgenomen van een vorig jaar, 3 aangeboden.',
      'Antwerpen: geen contract, er wordt niets aangeboden.',
      '2 wachtenden gaan naar de partner die nu het contract heeft; hun plaats in de rij blijft.',
      '1 trajecten verwittigd, 1 nog niet: probeer later opnieuw.',
    ]);
  });
});

describe('wrong use of w2 capacity', () => {
  it.each([
    [['capacity', '--year', 'nu'], '--year: "nu" is geen getal'],
    [['capacity', '--year', '1026'], 'is geen jaar van het programma'],
    [['capacity', '--province', 'namen'], 'provincie: "namen" bestaat niet; kies uit antwerp'],
    [['capacity', 'queue'], 'het argument PROVINCIE ontbreekt; zie w2 capacity queue --help'],
    [['capacity', 'queue', 'namen'], '"namen" bestaat niet'],
    [['capacity', 'offer', '12'], 'de optie --reason <REDEN> ontbreekt; zie w2 capacity offer --help'],
    [['capacity', 'offer', '12', '--reason', 'zomaar'], 'kies uit urgentSituation'],
    [['capacity', 'set', 'limburg', 'veel'], 'plaatsen: "veel" is geen getal; schrijf bijvoorbeeld 45'],
    [['capacity', 'set', 'limburg', '4', '--nope'], 'de optie --nope bestaat niet; zie w2 capacity set --help'],
    [['capacity', 'wat'], 'zie w2 capacity --help'],
  ])('%j is told in one line, with exit code 2', async (argv, said) => {
    const ran = await w2(argv);
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toMatch(/^w2: [^\n]+$/);
    expect(ran.err).toContain(said);
  });

  it('has help in Dutch for every word under it', async () => {
    for (const word of ['queue', 'offer', 'set', 'open']) {
      const { code, out } = await w2(['capacity', word, '--help']);
      expect(code).toBe(0);
      expect(out).toContain('Exitcodes:');
      expect(out).not.toMatch(/Usage|Options|\[options\]|default:/);
    }
  });
});

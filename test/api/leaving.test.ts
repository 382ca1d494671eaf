import { Writable } from 'node:stream';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { consent, recording, serverWith } from './fake.ts';

describe('what leaves', () => {
  it('is only what the schema names: the key of the side store stays inside', async () => {
    const person = {
      id: 'a-uuid',
      insz: '07690409061',
      lastName: 'Yılmaz',
      firstName: 'Sevgi',
      sex: null,
      birthDate: '2007-09-04',
      street: '',
      houseNumber: '',
      postcode: '9000',
      municipality: 'Gent',
      phone: '',
      email: '',
      language: '',
      education: 'low',
      origin: 'belgian',
    };
    const view = {
      trajectoryId: 'T-000001',
      dossierNumber: null,
      province: 'eastFlanders',
      mediatorId: null,
      mediatorName: 'Nele De Smet',
      phase: 'registration',
      phaseSince: '2026-03-01',
      enteredOn: '2026-03-01',
      today: '2026-03-04',
      closed: null,
      reopens: null,
      followedBy: null,
      mergedInto: null,
      person,
      waiting: null,
      mailFails: false,
      mailLeavesAt: null,
      line: null,
      track: null,
      onward: [],
      group: null,
      deadlines: [],
      lookups: [],
      events: [
        {
          sequence: 1,
          on: '2026-03-01',
          at: '2026-03-01T09:00:00.000Z',
          by: { role: 'rule' },
          type: 'ConsentGiven',
          extra: 'x',
        },
      ],
    };
    const reply = await serverWith({ showTrajectory: async () => view as never }).inject('/v1/trajectories/T-000001');
    expect(reply.statusCode).toBe(200);
    const { id: _, ...named } = person;
    expect(reply.json<{ person: object }>().person).toEqual(named);
    expect(reply.body).not.toContain('extra');
  });

  it('is logged as method, route, status and time, without url, body or message', async () => {
    const lines: string[] = [];
    const logger = pino(
      { level: 'trace' },
      new Writable({ write: (chunk: Buffer, _encoding, done) => (lines.push(chunk.toString()), done()) }),
    );
    const server = serverWith(
      {
        showTrajectory: async () => Promise.reject(new Error('params: Noëlla')),
        registerPerson: async () => ({
          ok: false,
          duplicateOf: 'T-1',
          differs: { fields: [], filled: [], otherName: false },
        }),
      },
      logger,
    );
    await server.inject('/v1/trajectories/Noella');
    await server.inject({ url: '/v1/trajectories?phase=Noella' });
    await server.inject('/Noella');
    await server.inject({ method: 'POST', url: '/v1/registrations', payload: { Naam: 'Noella' } });
    expect(lines.join('')).not.toMatch(/No[eë]lla/);
    expect(
      lines
        .map((line) => JSON.parse(line) as { route?: string; status?: number })
        .filter((it) => it.route)
        .map(({ route, status }) => [route, status]),
    ).toEqual([
      ['/v1/trajectories/:id', 500],
      ['/v1/trajectories', 400],
      ['(none)', 404],
      ['/v1/registrations', 409],
    ]);
  });
});

describe('what another site sends', () => {
  it.each([
    { host: 'evil.example' },
    { host: 'localhost:1', origin: 'https://evil.example' },
    { host: 'localhost:1', origin: 'null' },
  ])('no web page is answered: %j', async (headers) => {
    const { server, asked } = recording();
    const reply = await server.inject({ method: 'POST', url: consent, headers });
    expect([reply.statusCode, asked]).toEqual([403, []]);
  });

  it('this computer is', async () => {
    for (const host of ['localhost:8080', '127.0.0.1:8080', '[::1]:8080'])
      expect((await serverWith().inject({ url: '/health/live', headers: { host } })).statusCode).toBe(200);
  });
});

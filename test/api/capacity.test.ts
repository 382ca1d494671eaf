import { describe, expect, it } from 'vitest';
import type { CapacityView } from '../../app/places/index.ts';
import type { LocalDate } from '../../domain/calendar/index.ts';
import { serverWith } from './fake.ts';

const today = '2026-11-25' as LocalDate;
const waiter = { trajectoryId: 'T-000012', referralId: 'R1', since: '2026-10-01' as LocalDate, days: 55 };
const view: CapacityView = {
  year: 2026,
  today,
  provinces: [
    {
      province: 'limburg',
      places: 60,
      granted: 58,
      held: 2,
      free: 0,
      waiting: 1,
      first: waiter,
      expectedWait: null,
      cameFree: 0,
      contract: { id: null, partner: 'groepIntro', track: 'intro', from: null, until: null },
    },
  ],
};

describe('GET /v1/capacity', () => {
  it('answers the year and the province that are asked for', async () => {
    const asked: unknown[] = [];
    const server = serverWith({
      capacity: async (_app, filter) => {
        asked.push(filter);
        return view;
      },
    });
    const reply = await server.inject('/v1/capacity?year=2027&province=limburg');
    const { provinces, ...rest } = view;
    const items = provinces.map((one) => ({ href: '/v1/capacity/limburg/queue', ...one }));
    expect([reply.statusCode, reply.json()]).toEqual([200, { ...rest, items }]);
    await server.inject('/v1/capacity');
    expect(asked).toEqual([{ year: 2027, province: 'limburg' }, {}]);
  });

  it.each(['/v1/capacity?year=nu', '/v1/capacity?province=namen', '/v1/capacity?nope=1', '/v1/capacity/namen/queue'])(
    '%s is a problem',
    async (url) => {
      const reply = await serverWith().inject(url);
      expect([reply.statusCode, reply.json<{ type: string }>().type]).toEqual([
        400,
        'urn:problem-type:belgif:badRequest',
      ]);
    },
  );

  it('lists who waits in a province', async () => {
    const row = {
      ...waiter,
      position: 1,
      contactDueOn: '2026-12-01' as LocalDate,
      contactsOk: true,
      expectedWait: { days: 37, because: 'newYear' as const },
    };
    const server = serverWith({ capacityQueue: async (_app, province) => ({ province, today, rows: [row] }) });
    const reply = await server.inject('/v1/capacity/limburg/queue');
    const items = [{ href: '/v1/trajectories/T-000012', ...row }];
    expect(reply.json()).toEqual({ province: 'limburg', today, items });
  });
});

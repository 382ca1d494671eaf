import { describe, expect, it } from 'vitest';
import { AppError } from '../../app/errors.ts';
import { refuse } from '../../domain/trajectory/index.ts';
import { serverWith } from './fake.ts';

const address = { street: 'Dorpsstraat', houseNumber: '1', postcode: '3500' };
const headers = { 'w2-actor': 'mediator:M-1' };

describe('the person over HTTP', () => {
  it('moves, and is told which province the trajectory went to', async () => {
    const asked: unknown[] = [];
    const server = serverWith({
      changeAddress: async (_app, request) => {
        asked.push(request);
        return { ok: true, fields: ['address'], movedTo: 'limburg' };
      },
    });
    const url = '/v1/people/T-000001/address';
    const reply = await server.inject({ method: 'POST', url, payload: address, headers });
    expect([reply.statusCode, reply.json()]).toEqual([200, { fields: ['address'], movedTo: 'limburg' }]);
    expect(asked).toMatchObject([{ id: 'T-000001', by: { role: 'mediator', id: 'M-1' }, address }]);
    const bad = await server.inject({ method: 'POST', url, payload: { ...address, postcode: '35' }, headers });
    expect(bad.statusCode).toBe(422);
  });

  it('is told why not: the refusal of the trajectory, or what is wrong with the data', async () => {
    const server = serverWith({
      changeAddress: async () => ({ ok: false, refusal: refuse('trajectory.paused', { until: '2026-03-04' }) }),
      changeContact: async () => Promise.reject(new AppError('person.badContact', 'x', 'y', { field: 'phone' })),
    });
    const refused = await server.inject({ method: 'POST', url: '/v1/people/T-000001/address', payload: address });
    expect([refused.statusCode, refused.json()]).toMatchObject([
      409,
      { type: 'urn:problem-type:w2:trajectory.paused' },
    ]);
    const payload = { phone: 'geen' };
    const wrong = await server.inject({ method: 'POST', url: '/v1/people/T-000001/contact', payload });
    expect([wrong.statusCode, wrong.body.includes('geen')]).toEqual([422, false]);
  });

  it('has proposals without a name or a number of the person', async () => {
    const server = serverWith({
      listProposals: async () => ({
        proposals: [
          {
            ...{ id: 'x', personId: 'p', name: 'geheim', insz: '07690409061', trajectoryId: null, field: 'phone' },
            ...{
              known: { phone: '' },
              proposed: { phone: '0470 12 34 56' },
              source: 'lijst.csv',
              line: 3,
              sheet: null,
            },
            on: '2026-03-04' as never,
          },
        ],
      }),
    });
    const reply = await server.inject('/v1/proposals');
    expect(reply.json()).toMatchObject({ proposals: [{ field: 'phone', proposed: { phone: '0470 12 34 56' } }] });
    expect(reply.body).not.toMatch(/geheim|07690409061/);
    expect((await server.inject('/v1/people/T-000001/proposals')).statusCode).toBe(200);
  });
});

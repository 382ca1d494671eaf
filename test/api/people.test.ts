import { describe, expect, it } from 'vitest';
import type { ReopenRequest, UndoRequest } from '../../app/trajectories/index.ts';
import { AppError, notFound } from '../../app/errors.ts';
import { serverWith } from './fake.ts';

const reopen = '/v1/trajectories/T-000001/reopen';

describe('reopening over HTTP', () => {
  it('is 201 with the place of the new trajectory', async () => {
    const asked: ReopenRequest[] = [];
    const server = serverWith({
      reopen: async (_app, request) => {
        asked.push(request);
        return { trajectoryId: 'T-000009', reopens: 'T-000001' };
      },
    });
    const reply = await server.inject({
      method: 'POST',
      url: reopen,
      payload: { because: 'personReturns', note: 'x' },
      headers: { 'w2-actor': 'mediator:M-1' },
    });
    expect([reply.statusCode, reply.headers['location'], reply.json()]).toEqual([
      201,
      '/v1/trajectories/T-000009',
      { trajectoryId: 'T-000009', reopens: 'T-000001' },
    ]);
    const by = { role: 'mediator', id: 'M-1' };
    expect(asked).toEqual([{ trajectoryId: 'T-000001', because: 'personReturns', by, note: 'x' }]);
  });

  it('is 400 without a reason of the list, and 409 with the date when it is too late', async () => {
    const server = serverWith({
      reopen: async () => Promise.reject(new AppError('reopen.tooLate', 'x', 'y', { latest: '2026-09-02' })),
    });
    const post = (payload: object) => server.inject({ method: 'POST', url: reopen, payload });
    expect((await post({})).statusCode).toBe(400);
    expect((await post({ because: 'zomaar' })).statusCode).toBe(400);
    const late = await post({ because: 'other' });
    expect([late.statusCode, late.json()]).toMatchObject([409, { type: 'urn:problem-type:w2:reopen.tooLate' }]);
    expect(late.json<{ detail: string }>().detail).toContain('2 september 2026');
  });
});

describe('undoing a closing over HTTP', () => {
  const undo = '/v1/trajectories/T-000001/undo-closing';
  const done = { trajectoryId: 'T-000001', phase: 'mediation', place: 'asItWas', already: false } as const;

  it('hands on who and why, and says where the trajectory goes on', async () => {
    const asked: UndoRequest[] = [];
    const server = serverWith({
      undoClosing: async (_app, request) => {
        asked.push(request);
        return done;
      },
    });
    const headers = { 'w2-actor': 'teamLead:L-1' };
    const reply = await server.inject({ method: 'POST', url: undo, payload: { because: 'wrongPerson' }, headers });
    expect([reply.statusCode, reply.json()]).toEqual([200, done]);
    const by = { role: 'teamLead', id: 'L-1' };
    expect(asked).toEqual([{ trajectoryId: 'T-000001', because: 'wrongPerson', by }]);
  });

  it('is 403 for another role, 400 without a reason', async () => {
    const server = serverWith({
      undoClosing: async () => Promise.reject(new AppError('undo.notAllowed', 'x', 'y', { role: 'mediator' })),
    });
    const post = (payload: object) => server.inject({ method: 'POST', url: undo, payload });
    expect((await post({})).statusCode).toBe(400);
    expect((await post({ because: 'other' })).statusCode).toBe(403);
  });
});

describe('plan, letters and network over HTTP', () => {
  it('give what their document says and nothing more', async () => {
    const server = serverWith({
      planOf: async () =>
        ({
          trajectoryId: 'T-000001',
          today: '2026-03-04',
          version: 1,
          agreedOn: null,
          reviewedOn: null,
          goals: [{ id: 'G1', theme: 'housing', text: 'geheim' }],
          actions: [],
          requests: [],
          experts: [],
          topics: [],
          history: ['geheim'],
        }) as never,
      lettersOf: async () => ({ trajectoryId: 'T-000001', letters: [] }),
      listNetwork: async () => ({ actors: [] }),
    });
    const plan = await server.inject('/v1/trajectories/T-000001/plan');
    expect([plan.statusCode, plan.body.includes('geheim')]).toEqual([200, false]);
    expect((await server.inject('/v1/trajectories/T-000001/letters')).json()).toMatchObject({ items: [] });
    expect((await server.inject('/v1/welfare-actors?province=antwerp')).json()).toEqual({ items: [] });
    expect((await server.inject('/v1/welfare-actors?province=brussel')).statusCode).toBe(400);
  });

  it('are 404 for a trajectory that is not there', async () => {
    const server = serverWith({ planOf: async () => Promise.reject(notFound('T-000001')) });
    expect((await server.inject('/v1/trajectories/T-000001/plan')).statusCode).toBe(404);
  });
});

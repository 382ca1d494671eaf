import { describe, expect, it } from 'vitest';
import { localDate, instant } from '../../domain/calendar/index.ts';
import { refuse } from '../../domain/trajectory/index.ts';
import { w2 } from './fake-io.ts';

const moved = { ok: true, fields: ['address'], movedTo: 'limburg' } as const;
const proposalId = '00000000-0000-4000-8000-000000000001';

describe('w2 person address', () => {
  const typed = ['person', 'address', '1', '--street', 'Dorpsstraat', '--number', '1', '--postcode', '3500'];

  it('hands on the address and says where the trajectory went', async () => {
    const asked: unknown[] = [];
    const ran = await w2([...typed, '--as', 'mediator:M-1'], {
      changeAddress: async (_app, request) => {
        asked.push(request);
        return moved;
      },
    });
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(ran.out).toBe('Veranderd: adres.\nHet traject ging mee naar de provincie Limburg.');
    expect(asked).toMatchObject([
      { id: 'T-000001', by: { role: 'mediator', id: 'M-1' }, address: { street: 'Dorpsstraat', postcode: '3500' } },
    ]);
  });

  it('says why the trajectory did not move, and that nothing changed', async () => {
    const refusal = refuse('date.beforeEntry', { enteredOn: '2026-03-02' });
    const ran = await w2(typed, { changeAddress: async () => ({ ok: false, refusal }) });
    expect(ran).toMatchObject({ code: 1, out: '' });
    expect(ran.err).toMatch(/^w2: er is niets veranderd: .*2 maart 2026.* \[date\.beforeEntry\]$/);
  });
});

describe('w2 person contact', () => {
  it('tells what is left out from what is taken away', async () => {
    const asked: unknown[] = [];
    await w2(['person', 'contact', '1', '--phone', '', '--safe-to-mail', 'nee', '--channel', 'onbekend'], {
      changeContact: async (_app, request) => {
        asked.push(request);
        return { ok: true, fields: ['phone'], movedTo: null };
      },
    });
    expect(asked).toMatchObject([
      { phone: '', email: undefined, safeToCall: undefined, safeToMail: false, channel: null },
    ]);
    const wrong = await w2(['person', 'contact', '1', '--safe-to-call', 'misschien']);
    expect(wrong).toMatchObject({ code: 2, err: expect.stringContaining('kies uit ja, nee, onbekend') });
  });
});

describe('w2 person proposals and history', () => {
  it('show what is known beside what the list says, in words', async () => {
    const ran = await w2(['person', 'proposals'], {
      listProposals: async () => ({
        proposals: [
          {
            ...{
              id: proposalId,
              personId: 'p',
              name: 'An Peeters',
              insz: '1',
              trajectoryId: null,
              line: 3,
              sheet: 'Maart',
            },
            ...{ field: 'phone', known: { phone: '' }, proposed: { phone: '0470 12 34 56' }, source: 'lijst.xlsx' },
            on: localDate('2026-03-04'),
          },
          {
            ...{
              id: proposalId,
              personId: 'p',
              name: 'An Peeters',
              insz: '1',
              trajectoryId: null,
              line: null,
              sheet: null,
            },
            ...{ field: 'education', known: { education: 'low' }, proposed: { education: 'high' }, source: 'x' },
            on: localDate('2026-03-04'),
          },
        ],
      }),
    });
    expect(ran.out).toContain('telefoon: bekend is "-"');
    expect(ran.out).toContain('de lijst zegt "0470 12 34 56" (lijst.xlsx, werkblad Maart, regel 3, 04/03/2026)');
    expect(ran.out).toContain(proposalId);
    expect(ran.out).toContain('scholingsgraad: bekend is "Laaggeschoold"');
    expect(ran.out).toContain('de lijst zegt "Hooggeschoold" (x, 04/03/2026)');
  });

  it('say that nothing waits', async () => {
    const ran = await w2(['person', 'proposals', '1'], { listProposals: async () => ({ proposals: [] }) });
    expect(ran.out).toBe('Geen enkele lijst zegt iets anders dan bekend is.');
  });

  it('are decided on by the id, under the name of who decides', async () => {
    const asked: unknown[] = [];
    const decideProposal = async (_app: unknown, request: unknown) => {
      asked.push(request);
      return moved;
    };
    expect(await w2(['person', 'decline', proposalId, '--as', 'mediator:M-1'], { decideProposal })).toMatchObject({
      out: 'Afgewezen. Wat bekend is, blijft.',
    });
    await w2(['person', 'accept', proposalId], { decideProposal });
    expect(asked).toMatchObject([
      { id: proposalId, decision: 'declined', by: { role: 'mediator', id: 'M-1' } },
      { id: proposalId, decision: 'accepted' },
    ]);
  });

  it('tell who changed what from what to what', async () => {
    const change = { id: 1, personId: 'p', byRole: 'mediator', byId: 'M-1', at: instant('2026-03-04T09:00:00.000Z') };
    const ran = await w2(['person', 'history', '1'], {
      personHistory: async () => ({
        personId: 'p',
        changes: [{ ...change, field: 'safeToCall', before: { safeToCall: null }, after: { safeToCall: false } }],
      }),
    });
    expect(ran.out).toMatch(/04\/03\/2026 10:00 +[^ ]*bemiddelaar M-1 +veilig te bellen +- +nee/);
  });
});

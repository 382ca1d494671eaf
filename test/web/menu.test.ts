import { describe, expect, it } from 'vitest';
import { mayDo, standingOf, type Caller } from '../../domain/rights/index.ts';
import { menuOf, startOf } from '../../web/menu.ts';
import type { Visit } from '../../web/site.ts';

const colleague = (role: string, partner: 'groepIntro' | null = null): Caller =>
  ({ kind: 'colleague', staffId: 's', role, organisationId: 'o', partner, province: 'limburg' }) as Caller;

const visitOf = (caller: Caller, demo = true): Visit => {
  const standing = standingOf(caller)!;
  return { caller, demo, may: (operation) => mayDo(operation, standing) } as Visit;
};

const specialist = (kind: 'expert' | 'analyst' | 'dpo' | 'operator'): Caller => ({ kind, accountId: 'a' });

describe('where each role begins', () => {
  it.each<[Caller, string]>([
    [colleague('mediator'), '/werk?deel=overdue'],
    [colleague('teamLead'), '/werk?deel=overdue'],
    [colleague('groupWorker', 'groepIntro'), '/werk?deel=overdue'],
    [colleague('jobCoach'), '/werk?deel=overdue'],
    [{ kind: 'citizen', personId: 'p', by: 'signIn', trajectoryId: null }, '/mijn-traject'],
    [{ kind: 'ocmw', accountId: 'a', nis: '44021' }, '/ocmw'],
    [specialist('expert'), '/gevraagd'],
    [specialist('analyst'), '/cijfers'],
    [specialist('dpo'), '/inzage'],
    [specialist('operator'), '/klopt-alles'],
  ])('%j begins at %s, which stands in their menu', (caller, start) => {
    const visit = visitOf(caller);
    expect(startOf(visit)).toBe(start);
    expect(menuOf(visit, 'nl').map(({ href }) => href)).toContain(start.split('?')[0]);
  });

  it('has the pages of the jobseeker for the jobseeker alone, and the time machine in a demo alone', () => {
    const hrefs = (visit: Visit): string[] => menuOf(visit, 'nl').map(({ href }) => href);
    expect(hrefs(visitOf(colleague('mediator')))).not.toContain('/mijn-traject');
    expect(hrefs(visitOf(specialist('operator')))).toContain('/tijd');
    expect(hrefs(visitOf(specialist('operator'), false))).not.toContain('/tijd');
  });
});

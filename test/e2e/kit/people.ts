import { beforeAll, describe, expect, it } from 'vitest';
import type { RegistrationReport } from '../../../app/intake/index.ts';
import type { CheckReport } from '../../../app/operations/index.ts';
import type { ReplaceReport, showPerson } from '../../../app/people/index.ts';
import { addDays, type LocalDate } from '../../../domain/calendar/index.ts';
import { spareNumbers } from '../../app/kit.ts';
import type { RunningStack } from '../../support/running-stack.ts';
import { mediators } from '../../support/sign-in.ts';
import { goodRows, listOf } from './list.ts';

type Person = Awaited<ReturnType<typeof showPerson>>;

/** The people's side, as it is used: from the command line and over HTTP. On a stack where others have been. */
export const describePeople = (running: () => RunningStack) =>
  describe('people, plans and letters, from the command line', () => {
    const spare = spareNumbers();
    let stack: RunningStack;
    let by: ReturnType<typeof mediators>;
    let id = '';
    beforeAll(async () => {
      stack = running();
      by = mediators((await stack.openApp()).db);
      const list = listOf(stack.dataDir, { province: 'antwerp', people: 1, after: 1 });
      const { accepted } = await stack.w2Json<RegistrationReport>('register', list);
      id = accepted[0]?.trajectoryId ?? '';
    });

    const done = async (command: string, data: object = {}, ...more: string[]) =>
      stack.w2Json('do', id, command, '--data', JSON.stringify(data), '--as', 'mediator:mediator-1', ...more);
    const said = async (...argv: string[]) => {
      const { stdout, stderr, exitCode } = await stack.w2(...argv);
      expect([exitCode, stderr]).toEqual([0, '']);
      return stdout;
    };

    it('a plan is shown with its words, a letter with its text', async () => {
      await done('giveConsent');
      await done('holdIntakeTalk');
      const facts = { inPoverty: true, noPronouncedProblem: true, motivated: true, withinTwoYears: true };
      await done('decideEligibility', { verdict: 'eligible', ...facts });
      await done('addGoal', { theme: 'housing' }, '--note', 'een eigen huis');
      await done('addAction', {
        theme: 'housing',
        owner: 'welfareActor',
        actorId: 'housing.antwerp',
        targetOn: addDays((await stack.w2Json<{ today: LocalDate }>('show', id)).today, 300),
      });
      await done('agreePlan', { how: 'signed' });
      const plan = await said('plan', id, '--history');
      expect(plan).toMatch(/G1 +wonen +open +een eigen huis/);
      expect(plan).toMatch(/A1 +wonen +Woonwinkel Antwerpen/);
      expect(plan).toContain('welzijnsplan, versie 1');
      expect(plan).toMatch(/Wie wat wanneer veranderde:[^]*\n {4}een eigen huis/);
      expect(await said('notes', id)).toContain('een eigen huis');
      expect(await said('letters', id)).toMatch(
        /1 +\d\d\/\d\d\/\d{4} +werkzoekende +beslissing: kan deelnemen +bewaard/,
      );
      expect(await said('letters', id, '--text', '1')).toContain('Je kan deelnemen aan een werk-welzijnstraject');
      expect(await stack.w2('letters', id, '--text', '9')).toMatchObject({ exitCode: 2 });
      const unknown = await stack.w2('do', id, 'askWelfareActor', '--data', '{"actorId":"nobody"}');
      expect(unknown).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('w2 network list') });
      await said('network', 'add', 'nobody', '--name', 'Buurthuis', '--kind', 'other', '--email', 'b@voorbeeld.be');
      expect(await said('network', 'list', '--province', 'antwerp')).toMatch(/nobody +Buurthuis +andere +overal/);
      await done('askWelfareActor', { actorId: 'nobody' });
    });

    it('the same is read over HTTP, without anyone’s words', async () => {
      const headers = await by(id);
      const get = async (path: string) => (await fetch(`${stack.urls['api']}${path}`, { headers })).text();
      const plan = await get(`/v1/trajectories/${id}/plan`);
      expect(JSON.parse(plan)).toMatchObject({
        version: 1,
        actions: [{ id: 'A1' }],
        requests: [{ actorId: 'nobody' }],
      });
      expect(plan).not.toContain('eigen huis');
      expect(await get(`/v1/trajectories/${id}/letters`)).toContain('Je kan deelnemen');
      expect(await get('/v1/welfare-actors?province=antwerp')).toContain('housing.antwerp');
      const nul = await fetch(`${stack.urls['api']}/v1/trajectories/${id}/commands/recordContact`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ how: 'phone', note: 'a\0b' }),
      });
      expect([nul.status, (await nul.json()) as object]).toMatchObject([
        422,
        { type: 'urn:problem-type:w2:text.unreadable' },
      ]);
      expect((await fetch(`${stack.urls['api']}/v1/trajectories/T-%00/plan`, { headers })).status).toBe(404);
    });

    it('who withdraws consent is told what is kept; who comes back goes on from there', async () => {
      await done('withdrawConsent');
      expect(await said('show', id)).toContain(
        'De toestemming is ingetrokken: er wordt niets meer gevraagd of doorgegeven.',
      );
      expect((await stack.w2('reopen', id)).stderr).toContain(
        'de optie --because <REDEN> ontbreekt; zie w2 reopen --help',
      );
      const { trajectoryId } = await stack.w2Json<{ trajectoryId: string }>('reopen', id, '--because', 'personReturns');
      expect(await said('show', id)).toMatch(new RegExp(`Ging verder als +${trajectoryId}`));
      expect(await said('show', trajectoryId)).toMatch(new RegExp(`Gaat verder op +${id}`));
      const again = await fetch(`${stack.urls['api']}/v1/trajectories/${id}/reopen`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(await by(id)) },
        body: JSON.stringify({ because: 'other' }),
      });
      expect([again.status, (await again.json()) as object]).toMatchObject([
        409,
        { details: { followedBy: trajectoryId } },
      ]);
    });

    it('an INSZ is replaced, first to see and then for good; a person is erased only with --yes', async () => {
      const old = goodRows('antwerp')[1]?.row.insz ?? '';
      const next = spare.next().value ?? '';
      const seen = await said('person', 'replace-insz', old, next, '--dry-run');
      expect(seen).toContain('Zo zou het gaan, er is niets veranderd: het INSZ wordt vervangen.');
      expect((await stack.w2Json<Person>('person', 'show', id)).insz).toBe(old);
      expect(await stack.w2Json<ReplaceReport>('person', 'replace-insz', old, next)).toMatchObject({
        result: 'replaced',
      });
      expect(await said('person', 'show', id)).toMatch(new RegExp(`Vroeger INSZ +${old}`));
      expect(await said('person', 'duplicates')).toContain('Niemand');
      expect(await stack.w2('person', 'show', old)).toMatchObject({
        exitCode: 2,
        stderr: expect.not.stringContaining(old),
      });
      expect((await stack.w2('person', 'erase', id)).stderr).toContain('geef --yes');
      expect(await stack.w2('person', 'erase', id, '--yes')).toMatchObject({ exitCode: 1 });
      expect((await stack.w2('person', 'show', id, 'x')).stderr).toContain('zie w2 person show --help');
      expect(await stack.w2Json<CheckReport>('check')).toMatchObject({ differences: [] });
      expect(stack.said()).not.toMatch(/\b\d{11}\b/);
    });
  });

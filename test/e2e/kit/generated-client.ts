import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createClient } from '@hey-api/openapi-ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { eligible } from '../../support/eligible.ts';
import type { RunningStack } from '../../support/running-stack.ts';
import { signIn } from '../../support/sign-in.ts';
import { eventually } from '../../support/world.ts';
import type { App } from '../../../app/open.ts';
import { readTrajectory } from '../../../db/queries/trajectories.ts';
import { goodRows } from './list.ts';

/** What a public generator made of the document: a function per operation, and nothing of ours. */
type Sdk = Readonly<Record<string, (asked: object) => Promise<{ data?: unknown; error?: unknown }>>>;
interface Made {
  readonly sdk: Sdk;
  readonly client: { setConfig(settings: { baseUrl: string }): void };
}

interface Shown {
  readonly phase: string;
  readonly today: string;
  readonly closed: { readonly reason: string } | null;
  readonly events: readonly { readonly type: string }[];
}

/** The document, read by a public generator: what it makes plays a life. */
export const describeGeneratedClient = (running: () => RunningStack) =>
  describe('a generated client', () => {
    let stack: RunningStack;
    let sdk: Sdk;
    let app: App;
    beforeAll(async () => {
      stack = running();
      app = await stack.openApp();
      const folder = dirname(stack.dataDir);
      const document = await fetch(`${stack.urls['api']}/openapi.json`);
      writeFileSync(join(folder, 'openapi.json'), await document.text());
      await createClient({
        input: join(folder, 'openapi.json'),
        output: { path: join(folder, 'client'), importFileExtension: '.ts' },
        plugins: ['@hey-api/client-fetch', '@hey-api/sdk'],
        logs: { level: 'silent' },
      });
      const of = async (file: string) => (await import(join(folder, 'client', file))) as unknown;
      sdk = (await of('sdk.gen.ts')) as Sdk;
      ((await of('client.gen.ts')) as Made).client.setConfig({ baseUrl: stack.urls['api'] ?? '' });
    });
    const partner = 'group-1.limburg';
    const coach = 'coach-1.limburg';
    /** Whose the person becomes, once registered. */
    let mediator = 'mediator-1.limburg';

    const sessions = new Map<string, Promise<{ readonly headers: object }>>();
    /** Somebody's session, opened at the first thing they do. */
    function as(staffId: string): Promise<{ readonly headers: object }> {
      const session = sessions.get(staffId) ?? signIn(app.db, { staffId });
      sessions.set(staffId, session);
      return session;
    }

    /** Asks an operation; it must be answered as a success. */
    async function ask<Answer>(operation: string, asked: object, by = mediator): Promise<Answer> {
      const { headers } = await as(by);
      const { data, error } = (await sdk[operation]?.({ ...asked, headers })) ?? {};
      expect([operation, error]).toEqual([operation, undefined]);
      return data as Answer;
    }

    it('a client that a public generator made plays a whole life in Limburg, as mediator, partner and jobcoach', async () => {
      // The first ones live in other stories of this stack.
      const [{ row }] = goodRows('limburg').slice(5) as [ReturnType<typeof goodRows>[number]];
      const { trajectoryId: id } = await ask<{ trajectoryId: string }>('register', {
        body: {
          ...{ INSZ: row.insz, Naam: row.lastName, Voornaam: row.firstName, Geboortedatum: row.birthDate },
          ...{ Straat: row.street, Nummer: row.houseNumber, Postcode: row.postcode, Gemeente: row.municipality },
          ...{ Bron: 'VDAB', 'Datum aanmelding': row.registeredOn },
        },
      });
      mediator = (await readTrajectory(app.db, id))?.trajectory.mediatorId ?? mediator;
      const one = { path: { id } };
      const show = () => ask<Shown>('showTrajectory', one);
      const does = (command: string, body: object = {}, by = mediator) => ask(command, { ...one, body }, by);
      const forward = (time: string) => stack.w2Json('forward', time, '--no-sweeps');

      await does('giveConsent');
      await does('holdIntakeTalk');
      await does('decideEligibility', eligible);
      await does('addGoal', { theme: 'work' });
      await does('agreePlan', { how: 'signed' });
      await does('refer');
      await eventually(show, ({ events }) => events.some(({ type }) => type === 'PlaceGranted'));
      await does('acceptReferral', { referralId: 'R1' }, partner);

      // The partner plans a group with a session, puts the person in it and notes who was there.
      const { today } = await show();
      const day = new Date(Date.parse(today) + 14 * 86_400_000).toISOString().slice(0, 10);
      const { cohortId } = await ask<{ cohortId: string }>(
        'planCohort',
        {
          body: { province: 'limburg', startsOn: day, size: 8, groupWorkerId: 'group-1.limburg', sessions: [{ day }] },
        },
        partner,
      );
      const group = { path: { id: cohortId } };
      await ask('cohortAllocate', { ...group, body: { trajectoryId: id } }, partner);
      await forward('16d');
      await ask('cohortStart', { ...group, body: { on: day } }, partner);
      await eventually(show, ({ phase }) => phase === 'groupTrack');
      const { items: sessions } = await ask<{ items: { sessionId: string }[] }>('listCohortSessions', group, partner);
      const session = { path: { id: cohortId, sessionId: sessions[0]?.sessionId } };
      await ask('putAttendance', { ...session, body: { items: [{ trajectoryId: id, presence: 'present' }] } }, partner);
      expect(await ask('showSession', session, partner)).toMatchObject({
        attendance: [{ trajectoryId: id, presence: 'present' }],
      });

      await forward('13w');
      await eventually(show, ({ phase }) => phase === 'mediation');
      await does('submitFinalReport', {}, partner);
      await does('registerOutcome', { kind: 'atWork', hiredOn: (await show()).today });
      await does('requestJobCoaching', { kind: 'ordinary' });
      await does('assignJobCoach', { coachId: 'coach-1.limburg' }, 'lead.limburg');
      await does('recordEmployerAnswer', { consents: true }, coach);
      await does('recordCoaching', {}, coach);
      await forward('3m');
      await does('checkOutcome', { kind: 'atWork' });
      await forward('14w');
      await does('checkOutcome', { kind: 'atWork' });
      expect((await show()).closed).toMatchObject({ reason: 'completed' });
      const { items } = await ask<{ items: object[] }>('listTrajectories', {
        query: { province: 'limburg', limit: 100 },
      });
      expect(items).toContainEqual(expect.objectContaining({ href: `/v1/trajectories/${id}`, phase: 'closed' }));
    });
  });

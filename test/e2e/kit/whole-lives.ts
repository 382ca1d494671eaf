import { beforeAll, describe, expect, it } from 'vitest';
import type { ForwardReport } from '../../../app/demo/index.ts';
import type { RegistrationReport } from '../../../app/intake/index.ts';
import type { CheckReport } from '../../../app/operations/index.ts';
import type { showTrajectory } from '../../../app/trajectories/index.ts';
import { addDays } from '../../../domain/calendar/index.ts';
import { eligible } from '../../support/eligible.ts';
import { eventually } from '../../support/world.ts';
import type { RunningStack } from '../../support/running-stack.ts';
import { listOf } from './list.ts';

type Shown = Awaited<ReturnType<typeof showTrajectory>>;

/** Whole lives, told by nothing but the command line. On a stack where nobody else is. */
export const describeWholeLives = (running: () => RunningStack) =>
  describe('a life from registration to the end, told from the command line', () => {
    let stack: RunningStack;
    beforeAll(() => {
      stack = running();
    });

    const show = (id: string) => stack.w2Json<Shown>('show', id);
    const forward = (duration: string) => stack.w2Json<ForwardReport>('forward', duration, '--no-sweeps');
    /** Done by whom it is for; it must be accepted. */
    const done = (id: string, command: string, data: object = {}, by = 'mediator:mediator-1') =>
      stack.w2Json('do', id, command, '--data', JSON.stringify(data), '--as', by);
    const register = async (province: 'antwerp' | 'limburg'): Promise<string> => {
      const { accepted } = await stack.w2Json<RegistrationReport>(
        'register',
        listOf(stack.dataDir, { province, people: 1 }),
      );
      return accepted[0]?.trajectoryId ?? '';
    };

    async function toGroup(id: string, partner: string): Promise<void> {
      await done(id, 'giveConsent');
      await done(id, 'holdIntakeTalk');
      await done(id, 'decideEligibility', eligible);
      await done(id, 'addGoal', { theme: 'work' });
      await done(id, 'agreePlan', { how: 'signed' });
      await done(id, 'refer');
      // The place is asked for after the command is accepted: the partner is asked once it is there.
      await eventually(
        () => show(id),
        ({ events }) => events.some(({ type }) => type === 'PlaceGranted'),
      );
      await done(id, 'acceptReferral', { referralId: 'R1' }, partner);
      await forward('10d');
      await done(id, 'startGroup', { referralId: 'R1' }, partner);
      expect((await show(id)).phase).toBe('groupTrack');
    }

    /** Six months of coaching, the outcome checked after three and after six, and the end. */
    async function coachedToTheEnd(id: string): Promise<void> {
      await done(id, 'registerOutcome', { kind: 'atWork', hiredOn: (await show(id)).today });
      await done(id, 'requestJobCoaching', { kind: 'ordinary' });
      await done(id, 'assignJobCoach', { coachId: 'coach-1.limburg' }, 'teamLead:lead');
      await done(id, 'recordEmployerAnswer', { consents: true }, 'jobCoach:coach-1');
      await done(id, 'recordCoaching', {}, 'jobCoach:coach-1');
      await forward('3m');
      await done(id, 'checkOutcome', { kind: 'atWork' });
      await forward('14w');
      await done(id, 'checkOutcome', { kind: 'atWork' });
    }

    async function closedWith(id: string, events: readonly string[]): Promise<void> {
      const shown = await show(id);
      expect(shown.closed).toMatchObject({ reason: 'completed' });
      expect(shown.events.map(({ type }) => type)).toEqual(expect.arrayContaining([...events]));
      expect(shown.deadlines.filter(({ status }) => status === 'open')).toEqual([]);
      expect((await stack.w2('do', id, 'recordContact', '--data', '{"how":"phone"}')).stderr).toContain(
        '[trajectory.closed]',
      );
      // The server's list of open runs follows a moment later.
      const checked = await eventually(
        () => stack.w2Json<CheckReport>('check'),
        ({ openRuns }) => openRuns === 0,
      );
      expect(checked.differences).toEqual([]);
    }

    it('in Limburg: twelve weeks at Groep Intro, a job, six months of coaching', async () => {
      const from = Date.now();
      const id = await register('limburg');
      await toGroup(id, 'groupWorker:group-1.limburg');
      await forward('13w');
      const { phase, events } = await show(id);
      expect([phase, events.find(({ type }) => type === 'GroupTrackEnded')]).toMatchObject([
        'mediation',
        { as: 'completed' },
      ]);
      await done(id, 'submitFinalReport', {}, 'groupWorker:group-1.limburg');
      await coachedToTheEnd(id);
      await closedWith(id, [
        'GuidanceEnded',
        'JobCoachingStarted',
        'JobCoachingEnded',
        'OutcomeChecked',
        'TrajectoryClosed',
      ]);
      console.log(`the story in Limburg took ${((Date.now() - from) / 1000).toFixed(0)} s`);
    });

    it('in Antwerp: a pause, at Randstad until after the sixth month and not before it, a job, six months of coaching', async () => {
      const from = Date.now();
      const id = await register('antwerp');
      const partner = 'groupWorker:group-1.antwerp';
      await toGroup(id, partner);
      await done(id, 'recordConsultation');
      const early = await stack.w2('do', id, 'completeGroupTrack', '--as', partner);
      expect(early).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('[groupTrack.tooEarly]') });
      await done(id, 'pause', { reason: 'housing', until: addDays((await show(id)).today, 20) });
      await forward('7m');
      await done(id, 'completeGroupTrack', {}, partner);
      await done(id, 'submitFinalReport', {}, partner);
      await coachedToTheEnd(id);
      await closedWith(id, ['GroupTrackEnded', 'JobCoachingStarted', 'JobCoachingEnded', 'TrajectoryClosed']);
      console.log(`the story in Antwerp took ${((Date.now() - from) / 1000).toFixed(0)} s`);
    });
  });

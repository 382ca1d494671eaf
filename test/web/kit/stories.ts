import { eq } from 'drizzle-orm';
import { afterEach, describe, expect, it } from 'vitest';
import { forward } from '../../../app/demo/index.ts';
import { showTrajectory } from '../../../app/trajectories/index.ts';
import { sexLabels, sourceLabels } from '../../../domain/people/codes.ts';
import type { RegistrationRow } from '../../../domain/people/registration-row.ts';
import type { Province } from '../../../domain/rules/index.ts';
import { localDateOf, type LocalDate } from '../../../domain/calendar/index.ts';
import { trajectories } from '../../../db/schema.ts';
import { staffId } from '../../../db/seed-staff.ts';
import {
  capital,
  cohortCommandText,
  commandText,
  groupsWords,
  ownWords,
  registerWords,
  sessionsWords,
  trajectoryWords,
} from '../../../words/index.ts';
import { eventually } from '../../support/world.ts';
import { aWorkingDayIn, forwardTo } from './days.ts';
import { fill, mistakes, press, type Desk, type DeskOptions, type Typed } from './desk.ts';
import { give, giveGroup } from './doing.ts';
import { toMediation } from './lives.ts';
import { byKeys } from './keys.ts';
import type { House } from './house.ts';

/** Whole stories, each told by nothing but what somebody sees and presses. */
export const describeStories = (housed: () => House) =>
  describe('a life told by the pages', () => {
    const open: Desk[] = [];
    const sits = async (who: string, options: DeskOptions = {}): Promise<Desk> => {
      const desk = await housed().desk({ staffId: who }, options);
      open.push(desk);
      return desk;
    };
    afterEach(async () => {
      for (const desk of open.splice(0)) await desk.close();
    });
    const shown = (id: string) => showTrajectory(housed().app, id);
    const today = async () => localDateOf(await housed().app.now());

    /** By the form: typed, looked at beside what is known, then registered. @returns the trajectory */
    async function registers({ page }: Desk, row: RegistrationRow): Promise<string> {
      await page.goto('/aanmelden-persoon');
      await fill(page, typedOf(row));
      await press(page, registerWords.nl.look);
      expect(await mistakes(page)).toEqual([]);
      await press(page, registerWords.nl.confirm);
      const [, id] = /^\/trajecten\/(T-\d+)\/gedaan$/.exec(new URL(page.url()).pathname) ?? [];
      return id ?? '';
    }

    /** From the registration until the partner is asked. */
    async function untilReferred(mediator: Desk, id: string): Promise<void> {
      const { page } = mediator;
      await give(page, id, 'giveConsent');
      await give(page, id, 'holdIntakeTalk');
      await give(page, id, 'decideEligibility', {
        ...{ verdict: 'eligible', inPoverty: true, noPronouncedProblem: true, motivated: true, withinTwoYears: true },
      });
      await give(page, id, 'addGoal', { theme: 'work' });
      await give(page, id, 'agreePlan', { how: 'signed' });
      await give(page, id, 'refer');
      await eventually(
        () => shown(id),
        ({ events }) => events.some(({ type }) => type === 'PlaceGranted'),
      );
    }

    const mediatorOf = async (id: string): Promise<string> => (await shown(id)).mediatorId ?? '';

    async function begun(province: Province, options: DeskOptions): Promise<{ id: string; mediator: Desk }> {
      const registrar = await sits(staffId('mediator-1', province), options);
      const id = await registers(registrar, housed().world.someone(province));
      const mine = await mediatorOf(id);
      return { id, mediator: mine === staffId('mediator-1', province) ? registrar : await sits(mine, options) };
    }

    /** The partner plans a group by its form and lets somebody in. @returns the group, and its first day */
    async function inAGroup(worker: Desk, id: string): Promise<{ cohort: string; startsOn: LocalDate }> {
      const { page } = worker;
      const startsOn = await aWorkingDayIn(housed().app, 7);
      await page.goto('/groepen/plannen');
      await fill(page, { startsOn, size: '8', weeks: '3', time: '09:30', place: 'Zaal 2' });
      await press(page, groupsWords.nl.planDo);
      const [, cohort = ''] = /^\/groepen\/(C-\d+)$/.exec(new URL(page.url()).pathname) ?? [];
      await page.goto(`/groepen/indelen/${id}`);
      await Promise.all([
        page.waitForEvent('load'),
        page.locator(`main a[href^="/groepen/${cohort}/doe/allocate"]`).click(),
      ]);
      await press(page, trajectoryWords.nl.look);
      await press(page, capital(cohortCommandText('allocate', 'nl')));
      expect(new URL(page.url()).pathname).toBe(`/groepen/${cohort}/gedaan`);
      return { cohort, startsOn };
    }

    it('in Limburg: registered, a plan, a group at Groep Intro with its sessions, work, and a jobcoach', async () => {
      const { app } = housed();
      const { id, mediator } = await begun('limburg', {});
      await untilReferred(mediator, id);
      const worker = await sits(staffId('group-1', 'limburg'));
      await give(worker.page, id, 'acceptReferral');
      const { cohort, startsOn } = await inAGroup(worker, id);
      await forwardTo(app, startsOn);
      await giveGroup(worker.page, cohort, 'start');
      await eventually(
        () => shown(id),
        ({ phase }) => phase === 'groupTrack',
      );
      await cannotCome(id);
      await attends(worker, cohort);
      await forward(app, { duration: '13w', sweeps: false });
      await give(worker.page, id, 'submitFinalReport');
      await give(mediator.page, id, 'registerOutcome', { kind: 'atWork', hiredOn: await today() });
      await give(mediator.page, id, 'requestJobCoaching', { kind: 'ordinary' });
      const lead = await sits(staffId('lead', 'limburg'));
      await give(lead.page, id, 'assignJobCoach', { coachId: staffId('coach-1', 'limburg') });
      const coach = await sits(staffId('coach-1', 'limburg'));
      await coach.page.goto('/coaching');
      expect(await coach.page.locator('main').innerText()).toContain(id);
      await give(coach.page, id, 'recordEmployerAnswer', { consents: true });
      await give(coach.page, id, 'recordCoaching');
      const { phase, events } = await shown(id);
      expect(phase).toBe('jobCoaching');
      expect(events.map(({ type }) => type)).toEqual(
        expect.arrayContaining(['ConsentGiven', 'ReferralAccepted', 'GroupStarted', 'JobCoachingStarted']),
      );
    });

    /** The person says so themself, on their own page. */
    async function cannotCome(id: string): Promise<void> {
      const { db } = housed().app;
      const [row] = await db
        .select({ personId: trajectories.personId })
        .from(trajectories)
        .where(eq(trajectories.id, id));
      const { page, close } = await housed().desk({ personId: row!.personId });
      await page.goto('/mijn-traject');
      await fill(page, { dag: await today() });
      await press(page, ownWords.nl.cannot);
      expect(await page.locator('main').innerText()).toContain(ownWords.nl.done.sayAbsence);
      await close();
    }

    /** One page for all people of a session. */
    async function attends({ page }: Desk, cohort: string): Promise<void> {
      await page.goto(`/groepen/${cohort}`);
      await Promise.all([
        page.waitForEvent('load'),
        page.locator(`main a[href^="/groepen/${cohort}/sessies/"]`, { hasText: sessionLink }).first().click(),
      ]);
      expect(await page.locator('input[value=excused]:checked').count()).toBe(1);
      expect(await page.locator('main').innerText()).toContain(sessionsWords.nl.saidBefore);
      await page.getByRole('button', { name: sessionsWords.nl.everyone }).click();
      await press(page, sessionsWords.nl.save);
      expect(new URL(page.url()).pathname).toBe(`/groepen/${cohort}/gedaan`);
    }
    const sessionLink = new RegExp(groupsWords.nl.record);

    it('in Antwerp without any script: registered, a plan, referred, and accepted by Randstad', async () => {
      const { id, mediator } = await begun('antwerp', { scripts: false });
      await untilReferred(mediator, id);
      const worker = await sits(staffId('group-1', 'antwerp'), { scripts: false });
      await give(worker.page, id, 'acceptReferral');
      const { phase, events } = await shown(id);
      expect([phase, events.some(({ type }) => type === 'ReferralAccepted')]).toEqual(['mediation', true]);
    });

    it('by the keyboard alone: signs in, opens the list, a trajectory, and notes a contact', async () => {
      const { world, desk } = housed();
      const id = await world.register('limburg');
      await toMediation(world, id);
      const { page, close, go } = await desk(null);
      await go('/werk');
      const keys = byKeys(page);
      const mine = await mediatorOf(id);
      await keys.enter((focus) => focus.value === mine);
      await keys.enter((focus) => focus.href === '/');
      await keys.enter((focus) => focus.href.startsWith('/werk?deel=all') || focus.href.endsWith('deel=all'));
      await keys.enter((focus) => focus.href.startsWith(`/trajecten/${id}`));
      await keys.opens('#acties details', (focus) => focus.href.includes('/doe/recordContact?'));
      await keys.to((focus) => focus.name === 'how');
      await page.keyboard.press('Space');
      await keys.enter((focus) => focus.text === trajectoryWords.nl.look);
      await keys.enter((focus) => focus.text === capital(commandText('recordContact', 'nl')));
      expect(new URL(page.url()).pathname).toBe(`/trajecten/${id}/gedaan`);
      expect((await shown(id)).events.map(({ type }) => type)).toContain('ContactRecorded');
      await close();
    });
  });

/** As somebody who has the list beside them types it. */
const typedOf = (row: RegistrationRow): Typed => ({
  ...{ INSZ: row.insz, Naam: row.lastName, Voornaam: row.firstName, Geboortedatum: row.birthDate },
  Geslacht: sexLabels[row.sex ?? 'X'][0] ?? '',
  ...{ Straat: row.street, Nummer: row.houseNumber, Postcode: row.postcode, Gemeente: row.municipality },
  ...{ Telefoon: row.phone, Email: row.email },
  Bron: sourceLabels[row.source][0] ?? '',
});

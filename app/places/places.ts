import { localDateOf, type LocalDate } from '../../domain/calendar/index.ts';
import { provinceCodes } from '../../domain/people/codes.ts';
import { contractFor, type Province } from '../../domain/rules/index.ts';
import type { Actor } from '../../domain/trajectory/index.ts';
import type { OutOfOrderReason } from '../../db/codes.ts';
import { changeQuota, openYear, takeOutOfOrder, untoldOffers, type Untold } from '../../db/queries/capacity.ts';
import { quotaUse } from '../../db/queries/capacity-view.ts';
import { readTrajectory } from '../../db/queries/trajectories.ts';
import { contractShown, type ContractShown } from './capacity.ts';
import { giveCommand } from '../trajectories/command.ts';
import { followContracts } from '../trajectories/follow-contract.ts';
import { each } from '../each.ts';
import { AppError, notFound } from '../errors.ts';
import type { App } from '../open.ts';
import { rulesUnderContracts } from '../under-contracts.ts';

/** Trajectories told at once; each answers when its events are recorded. */
const atOnce = 8;
/** Years ahead for which places may be set: contracts are not longer. */
const yearsAhead = 3;

/** Whether the trajectory heard of its place. `refused`: its referral ended meanwhile, and it gives the place back by itself. */
type Told = 'told' | 'refused' | 'unreachable';

export interface OpenedCapacity {
  readonly year: number;
  readonly provinces: readonly {
    readonly province: Province;
    readonly carriedOver: number;
    readonly offered: number;
    /** No contract covers today: nobody is offered a place that no partner would take. */
    readonly noContract: boolean;
  }[];
  /** How many wait for another partner from now on, since the contract of their province went to it. */
  readonly redirected: number;
  readonly told: readonly { readonly trajectoryId: string; readonly referralId: string; readonly result: Told }[];
}

/**
 * Opens the year that runs, in every province: who still waits from earlier years is first in line in this one, and free
 * places are offered in order. Who waits for a partner whose contract is over goes to the one that has it now. Then every
 * offer that its trajectory was never told is told, also one that an outage left behind. Meant for once a day; safe to run
 * any time, twice, and beside itself.
 */
export async function openCapacityYear(app: App): Promise<OpenedCapacity> {
  const today = localDateOf(await app.now());
  const year = yearOf(today);
  const rules = await rulesUnderContracts(app, (await app.basis()).rules);
  const quota = rules.quotaPerProvinceAndYear;
  const provinces = [];
  for (const province of provinceCodes) {
    const noContract = contractFor(rules, province, today) === undefined;
    const opened = noContract ? null : await openYear(app.db, { province, year, quota });
    provinces.push({
      province,
      carriedOver: opened?.carriedOver ?? 0,
      offered: opened?.offered.length ?? 0,
      noContract,
    });
  }
  const redirected = await followContracts(app);
  const untold = await untoldOffers(app.db, provinceCodes);
  const told = await each(untold, atOnce, async (one) => ({
    trajectoryId: one.trajectoryId,
    referralId: one.referralId,
    result: await offerTo(app, one),
  }));
  return { year, provinces, redirected, told };
}

/** By command and not by signal: one that comes twice is refused in silence, where a signal would leave an event. */
async function offerTo(app: App, { trajectoryId, referralId, outOfOrder }: Omit<Untold, 'province'>): Promise<Told> {
  try {
    const result = await giveCommand(app, {
      trajectoryId,
      name: 'placeOffered',
      by: { role: 'system' },
      data: { referralId, ...(outOfOrder === null ? {} : { outOfOrder }) },
    });
    return result.ok ? 'told' : 'refused';
  } catch (error) {
    // The place stays held; the next time this runs the trajectory is told.
    if (error instanceof AppError) return 'unreachable';
    throw error;
  }
}

export interface OutOfOrderOffer {
  readonly trajectoryId: string;
  readonly reason: OutOfOrderReason;
  readonly by: Actor;
}

export interface OfferedOutOfOrder {
  readonly trajectoryId: string;
  readonly referralId: string;
  readonly year: number;
  /** How many had waited longer. */
  readonly passed: number;
  readonly told: Told;
}

/** The programme coordinator offers a free place to someone out of order, with a reason that stays on record. */
export async function offerOutOfOrder(
  app: App,
  { trajectoryId, reason, by }: OutOfOrderOffer,
): Promise<OfferedOutOfOrder> {
  allow(by);
  if (!(await readTrajectory(app.db, trajectoryId))) throw notFound(trajectoryId);
  const now = await app.now();
  const { rules } = await app.basis();
  const quota = rules.quotaPerProvinceAndYear;
  const taken = await takeOutOfOrder(app.db, { trajectoryId, reason, by, now, quota });
  if (taken === 'notWaiting')
    throw new AppError(
      'capacity.notWaiting',
      `${trajectoryId} does not wait for a place`,
      'w2 capacity queue PROVINCE shows who waits',
      { trajectoryId },
    );
  if (taken === 'talkFirst')
    throw new AppError(
      'capacity.talkFirst',
      `two offers to ${trajectoryId} lapsed and nobody talked with the person yet`,
      'note the contact first: w2 do ID recordContact',
      { trajectoryId },
    );
  if (taken === 'noneFree')
    throw new AppError(
      'capacity.noneFree',
      'no place of the province is free',
      'w2 capacity shows the places; more can be set up to the quota: w2 capacity set PROVINCE PLACES',
      { year: yearOf(localDateOf(now)) },
    );
  return { ...taken, told: await offerTo(app, { trajectoryId, referralId: taken.referralId, outOfOrder: reason }) };
}

export interface PlacesSet {
  readonly province: Province;
  readonly year: number;
  readonly before: number;
  readonly places: number;
  readonly contract: ContractShown | null;
}

export interface PlacesToSet {
  readonly province: Province;
  readonly year?: number;
  readonly places: number;
  readonly by: Actor;
  /** Refuses what would be refused and says what would be, and sets nothing. */
  readonly dryRun?: boolean;
}

/** Sets the places of a province and year. More places are offered to those who wait when the year is opened next. */
export async function setPlaces(
  app: App,
  { province, year, places, by, dryRun = false }: PlacesToSet,
): Promise<PlacesSet> {
  allow(by);
  const now = await app.now();
  const today = localDateOf(now);
  const running = yearOf(today);
  const of = year ?? running;
  if (!Number.isInteger(of) || of < running || of > running + yearsAhead)
    throw new AppError('capacity.yearOutOfReach', 'places of that year cannot be set', 'choose a year from now on', {
      from: running,
      to: running + yearsAhead,
    });
  const rules = await rulesUnderContracts(app, (await app.basis()).rules);
  const quota = rules.quotaPerProvinceAndYear;
  if (!Number.isInteger(places) || places < 0 || places > quota)
    throw new AppError('capacity.aboveMost', 'a province has at most the places of the quota', 'give fewer', {
      most: quota,
    });
  const changed = dryRun
    ? await wouldChange(app, { province, year: of, places, quota })
    : await changeQuota(app.db, { province, year: of, places, by, now, quota });
  if ('taken' in changed)
    throw new AppError('capacity.belowTaken', 'more places are taken already', 'give at least as many', {
      taken: changed.taken,
    });
  const on = of === running ? today : (`${of}-01-01` as LocalDate);
  return { province, year: of, before: changed.before, places, contract: contractShown(rules, province, on) };
}

async function wouldChange(
  app: App,
  { province, year, places, quota }: { province: Province; year: number; places: number; quota: number },
): Promise<{ readonly before: number } | { readonly taken: number }> {
  const use = (await quotaUse(app.db, year)).find((one) => one.province === province);
  const taken = (use?.granted ?? 0) + (use?.offered ?? 0);
  return places < taken ? { taken } : { before: use?.places ?? quota };
}

const yearOf = (day: LocalDate): number => Number(day.slice(0, 4));

function allow({ role }: Actor): void {
  if (role !== 'programmeCoordinator' && role !== 'operator')
    throw new AppError('capacity.notAllowed', `a ${role} does not decide on places`, 'the programme coordinator does');
}

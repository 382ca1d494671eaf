/** Every read that a door does, as whoever asks for most, each by its verb and behind its gate. */
import { sql } from 'drizzle-orm';
import { actingAs, type App } from '../../../app/open.ts';
import { appVerbs } from '../../../app/verbs.ts';
import type { Database } from '../../../db/connect.ts';
import { staffId } from '../../../db/seed-staff.ts';
import type { Caller, Colleague, ColleagueRole, Operation } from '../../../domain/rights/index.ts';
import type { Partner, Province } from '../../../domain/rules/index.ts';

export interface Read {
  readonly verb: Operation;
  /** What is asked of it. */
  readonly what: string;
  readonly who: string;
  ask(app: App): Promise<unknown>;
}

/** Those of whom is asked: one that is rich in everything, and others where that one has nothing. */
interface Examples {
  readonly trajectory: string;
  readonly mediator: string;
  readonly person: string;
  readonly lastName: string;
  readonly phone: string;
  readonly waits: string;
  readonly group: string | null;
  readonly deadline: string;
  readonly mail: string;
  readonly nis: string;
  /** Of the list of all, and of a province, far down. */
  readonly late: string;
  readonly lateInProvince: string;
  readonly lateMail: string;
}

const province: Province = 'limburg';
const partner: Partner = 'groepIntro';

const colleague = (role: ColleagueRole, part: string, more: Partial<Colleague> = {}): Colleague => ({
  ...{ kind: 'colleague', staffId: staffId(part, province), role, organisationId: 'vdab', partner: null, province },
  ...more,
});

async function examplesIn(db: Database): Promise<Examples> {
  const one = async (query: ReturnType<typeof sql>): Promise<Record<string, string>> =>
    ((await db.execute(query)).rows[0] ?? {}) as Record<string, string>;
  const t = await one(sql`
    select t.id, t.mediator_id, t.person_id, p.last_name, p.phone, d.rule from trajectories t
      join people p on p.id = t.person_id join deadlines d on d.trajectory_id = t.id and d.status = 'open'
    where t.closed_on is null
    order by t.province = ${province} desc, t.phase = 'groupTrack' desc, t.sequence desc, t.id, d.deadline_id limit 1`);
  const waits = await one(sql`select trajectory_id as id from places where province = ${province} and status = 'queued'
    order by queue_number desc limit 1`);
  const group = await one(
    sql`select id from cohorts where province = ${province} and phase = 'running' order by id limit 1`,
  );
  const mail = await one(sql`select id from messages where recipient_id = ${t['mediator_id']} order by at limit 1`);
  const nis = await one(sql`select nis from ocmw_links group by nis order by count(*) desc limit 1`);
  const late = (where: ReturnType<typeof sql>) =>
    one(sql`select sort_on::text || '~' || id as after from trajectories where ${where} order by sort_on, id
      offset (select count(*) * 9 / 10 from trajectories where ${where}) limit 1`);
  const all = await late(sql`closed_on is null`);
  const here = await late(sql`province = ${province} and closed_on is null`);
  const lateMail =
    await one(sql`select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '~' || id as after
    from messages order by at, id offset (select count(*) / 4 from messages) limit 1`);
  return {
    ...{ trajectory: t['id']!, mediator: t['mediator_id']!, person: t['person_id']!, lastName: t['last_name']! },
    ...{ phone: t['phone']!, waits: waits['id'] ?? t['id']!, group: group['id'] ?? null, deadline: t['rule']! },
    ...{
      mail: mail['id'] ?? '00000000-0000-4000-8000-000000000000',
      nis: nis['nis'] ?? '11002',
      late: all['after']!,
      lateInProvince: here['after']!,
    },
    lateMail: lateMail['after']!,
  };
}

export async function readsOf(db: Database): Promise<Read[]> {
  const its = await examplesIn(db);
  const people = {
    mediator: colleague('mediator', 'mediator-1', { staffId: its.mediator }),
    lead: colleague('teamLead', 'lead'),
    coordinator: colleague('programmeCoordinator', 'coordinator'),
    'coordinator of all': colleague('programmeCoordinator', 'coordinator', { province: null }),
    'group worker': colleague('groupWorker', 'group-1', { organisationId: partner, partner }),
    partner: colleague('partnerCoordinator', 'partner', { organisationId: partner, partner, province: null }),
    jobcoach: colleague('jobCoach', 'coach-1'),
    'partner program': {
      ...{ kind: 'machine', clientId: 'm', organisationId: partner, partner, nis: null },
      scopes: ['read', 'webhooks'],
    },
    ocmw: { kind: 'ocmw', accountId: 'a', nis: its.nis },
    self: { kind: 'citizen', personId: its.person, by: 'signIn', trajectoryId: null },
    expert: { kind: 'expert', accountId: 'expert-1' },
    dpo: { kind: 'dpo', accountId: 'a' },
    analyst: { kind: 'analyst', accountId: 'a' },
    operator: { kind: 'operator', accountId: 'a' },
  } as const satisfies Record<string, Caller>;
  type Who = keyof typeof people;
  const found: Read[] = [];
  const v = appVerbs;
  const read = <Name extends Operation & keyof typeof v>(
    verb: Name,
    who: readonly Who[] | Who,
    what: string,
    ...args: unknown[]
  ) => {
    const run = v[verb] as (app: App, ...given: unknown[]) => Promise<unknown>;
    for (const one of [who].flat() as Who[])
      found.push({ verb, what, who: one, ask: (app) => run(actingAs(app, people[one]), ...args) });
  };
  const listing = [
    ...(['mediator', 'lead', 'coordinator of all', 'group worker', 'partner', 'partner program'] as const),
    ...(['jobcoach', 'ocmw', 'self', 'expert', 'operator'] as const),
  ];
  read('listTrajectories', listing, 'all', {});
  for (const section of ['overdue', 'today', 'thisWeek', 'waitingForPartner', 'waitingLine', 'paused'] as const)
    read('listTrajectories', ['mediator', 'lead', 'coordinator of all', 'group worker'], section, { section });
  const leading = ['lead', 'coordinator of all'] as const;
  for (const phase of ['intake', 'mediation', 'groupTrack', 'jobCoaching', 'closed'])
    read('listTrajectories', leading, `phase ${phase}`, { phase });
  read('listTrajectories', leading, 'waiting for MED-1', { waitingFor: 'MED-1' });
  read('listTrajectories', leading, 'waiting for the mediator', { waitingFor: 'mediator' });
  read('listTrajectories', leading, 'of a partner', { partner });
  read('listTrajectories', leading, 'overdue, of a partner and province', { overdue: true, partner, province });
  read('listTrajectories', leading, 'of a mediator', { mediatorId: its.mediator });
  read('listTrajectories', leading, 'escalated', { escalation: 2 });
  read('listTrajectories', leading, 'by name', { text: its.lastName });
  if (its.group) read('listTrajectories', ['lead', 'group worker'], 'of a group', { cohortId: its.group });
  read('listTrajectories', ['coordinator of all', 'operator'], 'a late page', { after: its.late });
  read('listTrajectories', ['lead', 'group worker'], 'a late page', { after: its.lateInProvince });
  for (const section of ['overdue', 'today', 'waitingForPartner', 'paused', 'all'] as const)
    read('listTrajectories', ['mediator', ...leading, 'group worker', 'operator'], `${section}, due last on top`, {
      ...{ section, order: 'dueLast' },
    });
  read('listTrajectories', leading, 'phase mediation, due last on top', { phase: 'mediation', order: 'dueLast' });
  read('listTrajectories', 'coordinator of all', 'a late page, due last on top', { after: its.late, order: 'dueLast' });
  read('countSections', listing, 'all', {});
  read('listDeadlines', ['mediator', 'lead', 'coordinator of all', 'group worker', 'jobcoach'], 'all', {});
  read('listDeadlines', ['group worker', 'partner'], 'reports owed', { rules: ['GRP-5'] });
  read('listDeadlines', leading, 'of owners', { owners: ['jobCoach'] });
  if (its.group) read('listDeadlines', 'group worker', 'of a group', { cohortId: its.group });

  const id = its.trajectory;
  read('showTrajectory', ['mediator', 'lead', 'group worker', 'self'], 'one', id);
  read('showTrajectory', 'lead', 'one who waits for a place', its.waits);
  read('waitingOf', ['mediator', 'self'], 'one', id);
  read('waitingOf', 'lead', 'one who waits for a place', its.waits);
  read('whyDeadline', 'mediator', 'one', id, its.deadline);
  for (const verb of ['eventsOf', 'forecastOf', 'planOf', 'planHistory', 'lettersOf', 'notesOf', 'lookupsOf'] as const)
    read(verb, 'mediator', 'one', id);
  read('commandsOf', 'mediator', 'one', id, { role: 'mediator', id: its.mediator });
  read('nextStepOf', 'self', 'one', id);
  read('searchPeople', ['mediator', 'lead', 'coordinator of all'], 'a name', its.lastName);
  read('searchPeople', 'lead', 'a phone', its.phone);
  read('searchPeople', 'lead', 'nobody', 'zzyzx');
  read('showPerson', 'mediator', 'one', id);
  read('personHistory', 'mediator', 'one', id);
  read('viewsOf', 'dpo', 'one', id);
  read('listProposals', leading, 'all');

  read('listCohorts', ['mediator', 'lead', 'group worker', 'coordinator of all', 'operator'], 'all', {});
  read('listCohorts', 'group worker', 'running', { phase: 'running' });
  read('listUnallocated', ['lead', 'group worker', 'partner', 'coordinator of all'], 'all', {});
  if (its.group) {
    read('showCohort', ['lead', 'group worker'], 'one', its.group);
    read('agendaOf', 'group worker', 'one', its.group);
  }
  read('capacity', ['lead', 'coordinator of all'], 'this year', {});
  read('capacityQueue', 'lead', 'the line', province);
  read('workAhead', ['lead'], 'twelve weeks', { province });
  read('workAhead', ['coordinator of all'], 'twelve weeks', {});
  read('listMail', ['mediator', 'lead', 'self', 'operator'], 'all', {});
  read('listMail', 'operator', 'a late page', { after: its.lateMail });
  read('listMail', 'operator', 'about one', { about: id });
  read('listMail', 'operator', 'to one', { to: its.mediator });
  read('listBounces', 'operator', 'all');
  read('showMail', 'mediator', 'one', its.mail);
  read('listOcmwMatters', 'ocmw', 'all');
  read('listColleagues', 'lead', 'all', {});
  read('organisations', 'lead', 'all');
  read('listNetwork', 'lead', 'all', {});
  read('listAgreements', 'lead', 'all');
  read('listProspectLists', 'lead', 'all');
  read('listProspects', ['lead', 'coordinator of all'], 'all', {});
  read('onwardFigures', 'analyst', 'a year', {});
  read('listSweeps', 'operator', 'all', {});
  return found;
}

import { localDateOf, type LocalDate } from '../../domain/calendar/index.ts';
import { present, type Member } from '../../domain/cohort/index.ts';
import { isOpen, type codes, type Trajectory } from '../../domain/trajectory/index.ts';
import {
  attendanceOf,
  listCohorts as list,
  membersOf,
  placeTexts,
  readCohort,
  readCohortEvents,
  unallocated,
  type CohortFilter,
} from '../../db/queries/cohorts.ts';
import type { App } from '../open.ts';
import { cohortNotFound } from './command.ts';
import { waitsOf } from '../trajectories/group.ts';

/** Far above the groups of one year; a longer list is asked for by province. */
const most = 500;

export async function listCohorts(app: App, filter: CohortFilter = {}) {
  const today = localDateOf(await app.now());
  const rows = await list(app.db, filter, most);
  const waits = await Promise.all(rows.map(({ state }) => waitsOf(app, state, today)));
  return {
    today,
    rows: rows.map(({ state, ...row }, index) => ({
      cohortId: row.id,
      partner: row.partner,
      province: row.province,
      phase: row.phase,
      startsOn: row.startsOn,
      startedOn: row.startedOn,
      groupWorkerId: row.groupWorkerId,
      size: row.size,
      members: present(state.members).length,
      sessions: state.sessions.map(({ id: sessionId, day, time, status }) => ({ sessionId, day, time, status })),
      waiting: waits[index]?.[0] ?? null,
    })),
  };
}

/** The partner's list: whom it accepted and has not put in a group yet. */
export async function listUnallocated(app: App, filter: CohortFilter = {}) {
  const rows = await unallocated(app.db, filter, most);
  return {
    rows: rows.map(({ lastName, firstName, ...row }) => ({ ...row, name: `${firstName} ${lastName}` })),
  };
}

async function found(app: App, id: string) {
  const row = await readCohort(app.db, id);
  if (!row) throw cohortNotFound(id);
  return row;
}

const isIn = ({ status }: Pick<Member, 'status'>): boolean => status !== 'left';

/** Their first and last day in the running group, as far as those are known. */
function daysIn(members: readonly Member[], of: Pick<Member, 'trajectoryId' | 'referralId'>) {
  const found = members.findLast(
    ({ trajectoryId, referralId }) => trajectoryId === of.trajectoryId && referralId === of.referralId,
  );
  return { from: found?.from ?? null, until: found?.until ?? null };
}

/** The days of which the person said beforehand that they cannot come. */
const announcedBy = (own: Trajectory): LocalDate[] =>
  isOpen(own)
    ? own.recent.flatMap(({ type, about }) => (type === 'AbsenceAnnounced' && about ? [about as LocalDate] : []))
    : [];

export async function showCohort(app: App, id: string) {
  const { state } = await found(app, id);
  const today = localDateOf(await app.now());
  const attendance = await attendanceOf(app.db, id);
  const places = await placeTexts(
    app.db,
    state.sessions.flatMap(({ place }) => (place === null ? [] : [place])),
  );
  const members = await membersOf(app.db, id);
  return {
    cohortId: id,
    partner: state.partner,
    province: state.province,
    phase: state.phase,
    startsOn: state.startsOn,
    startedOn: 'startedOn' in state ? state.startedOn : null,
    endedOn: state.phase === 'ended' ? state.endedOn : null,
    groupWorkerId: state.groupWorkerId,
    size: state.size,
    today,
    waiting: await waitsOf(app, state, today),
    sessions: state.sessions.map(({ id: sessionId, day, time, place, status }) => ({
      sessionId,
      day,
      time,
      place: place === null ? null : (places.get(place) ?? place),
      status,
    })),
    members: members.map(({ member, state: own, lastName, firstName }) => ({
      trajectoryId: member.trajectoryId,
      name: `${firstName} ${lastName}`,
      status: member.status,
      ...daysIn(state.members, member),
      phase: own.phase,
      paused: 'pause' in own && own.pause !== null,
      cannotCome: announcedBy(own),
      refused:
        member.refusedCommand === null ? null : { command: member.refusedCommand, code: member.refusedCode ?? '' },
      attendance: Object.fromEntries(
        attendance
          .filter(({ trajectoryId }) => trajectoryId === member.trajectoryId)
          .map(({ sessionId, presence }) => [sessionId, presence]),
      ) as Readonly<Record<string, codes.Presence>>,
    })),
    events: await readCohortEvents(app.db, id),
  };
}

export interface AgendaItem {
  readonly theme: codes.Theme;
  readonly kind: (typeof codes.topicKinds)[number];
  readonly count: number;
  readonly trajectoryIds: readonly string[];
}

/** What the next consultation is about: the open topics of everyone in the group, the most frequent first. */
export async function agendaOf(app: App, id: string) {
  const { state } = await found(app, id);
  const items = new Map<string, AgendaItem>();
  for (const { member, state: own } of await membersOf(app.db, id)) {
    if (!isIn(member)) continue;
    for (const { theme, kind } of own.topics) {
      const item = items.get(`${theme} ${kind}`) ?? { theme, kind, count: 0, trajectoryIds: [] };
      const trajectoryIds = [...new Set([...item.trajectoryIds, member.trajectoryId])];
      items.set(`${theme} ${kind}`, { ...item, count: item.count + 1, trajectoryIds });
    }
  }
  const [next] = state.deadlines;
  return {
    cohortId: id,
    /** The last day on which the next consultation is in time. */
    dueOn: next?.dueOn ?? null,
    rule: next?.rule ?? null,
    items: [...items.values()].sort((a, b) => b.count - a.count || (a.theme < b.theme ? -1 : 1)),
  };
}

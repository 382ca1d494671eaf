import { addDays, type LocalDate } from '../../domain/calendar/index.ts';
import type { TrajectoryEvent } from '../../domain/trajectory/index.ts';
import type { PlanView } from '../../app/trajectories/index.ts';
import type { Verbs } from '../../app/verbs.ts';
import {
  filled,
  letterToWords,
  ocmwQuestionWords,
  organisationText,
  partnerText,
  peopleAroundWords,
  roleText,
  shortDate,
  themeWords,
  type Lang,
} from '../../words/index.ts';
import { html, none, type Html } from '../html.ts';
import type { Colleagues } from './colleagues.ts';
import { dateCell } from './date.ts';
import { section, table } from './table.ts';

type View = Awaited<ReturnType<Verbs['showTrajectory']>>;
type Type = TrajectoryEvent['type'];
type Of<T extends Type> = Extract<TrajectoryEvent, { type: T }>;

/** Somebody who is there for the person now. */
interface Around {
  readonly name: string;
  readonly organisation: string;
  readonly role: string;
  readonly since: LocalDate | null;
  readonly whatFor: string;
}

interface Known {
  readonly view: View;
  /** null: the plan is not theirs to see. */
  readonly plan: PlanView | null;
  readonly colleagues: Colleagues;
  readonly lang: Lang;
}

/** Everybody who is around the person now. Who left, said no or is done is no contact, and is not here. */
function peopleAround(known: Known): readonly Around[] {
  if (known.view.closed) return [];
  return [
    ...guiding(known),
    ...inTheGroup(known),
    ...onTheFloor(known),
    ...ofTheOcmw(known),
    ...welfare(known),
    ...experts(known),
  ];
}

export function peopleSection(known: Known): Html {
  const { lang, view } = known;
  const t = peopleAroundWords[lang];
  const rows = peopleAround(known);
  if (rows.length === 0)
    return section(t.title, html`<p class="w2-quiet">${view.closed ? t.closed : t.none}</p>`, 'wie');
  return section(
    t.title,
    table(
      t.title,
      [
        {
          title: t.name,
          head: true,
          cell: ({ name, organisation }) =>
            html`<span class="w2-who"
              >${name}${organisation === name ? none : html`<small>${organisation}</small>`}</span
            >`,
        },
        { title: t.role, cell: ({ role, whatFor }) => html`${role}<span class="w2-note">${whatFor}</span>` },
        { title: t.since, cell: ({ since }) => (since === null ? '–' : dateCell(since)) },
      ],
      rows,
    ),
    'wie',
  );
}

const eventsOf = <T extends Type>({ events }: View, ...types: readonly T[]): Of<T>[] =>
  (events ?? []).filter((event): event is Of<T> => (types as readonly Type[]).includes(event.type));

const lastOf = <T extends Type>(view: View, ...types: readonly T[]): Of<T> | undefined =>
  eventsOf(view, ...types).at(-1);

function guiding({ view, colleagues, lang }: Known): Around[] {
  const t = peopleAroundWords[lang];
  const { mediatorId, today } = view;
  if (mediatorId === null) return [];
  const mediator = colleagues.get(mediatorId);
  const since = lastOf(view, 'MediatorChanged', 'Registered')?.on ?? view.enteredOn;
  const away = mediator?.absences.find(({ from, until }) => from <= today && today <= until);
  const deputy = away?.deputyId ? colleagues.get(away.deputyId) : undefined;
  const absent = away ? `, ${filled(t.awayUntil, { day: shortDate(away.until) })}` : '';
  const own: Around = {
    name: mediator?.name ?? view.mediatorName ?? mediatorId,
    organisation: organisationText(mediator?.organisationId ?? 'vdab', lang),
    role: roleText('mediator', lang),
    since: since as LocalDate,
    whatFor: `${t.guides}${absent}`,
  };
  const instead: Around[] =
    deputy && away && !deputy.hasLeft
      ? [
          {
            name: deputy.name,
            organisation: organisationText(deputy.organisationId, lang),
            role: t.deputy,
            since: away.from,
            whatFor: filled(t.standsIn, { name: own.name, day: shortDate(away.until) }),
          },
        ]
      : [];
  return [...(mediator?.hasLeft ? [] : [own]), ...instead];
}

/** The partner that was asked or took the person on, until the referral or the group is over. */
function inTheGroup({ view, colleagues, lang }: Known): Around[] {
  const t = peopleAroundWords[lang];
  const referred = lastOf(view, 'Referred');
  if (!referred) return [];
  const over = eventsOf(view, 'ReferralDeclined', 'ReferralWithdrawn', 'GroupTrackEnded');
  if (over.some(({ referralId }) => referralId === referred.referralId)) return [];
  const organisation = partnerText(referred.partner);
  const { group } = view;
  const worker = group ? colleagues.get(group.groupWorkerId) : undefined;
  if (!group || worker?.hasLeft)
    return [{ name: organisation, organisation, role: 'partner', since: referred.on, whatFor: t.atPartner }];
  const joinedOn = lastOf(view, 'GroupStarted', 'CohortJoined')?.on ?? referred.on;
  return [
    {
      name: worker?.name ?? group.groupWorkerId,
      organisation,
      role: roleText('groupWorker', lang),
      since: joinedOn,
      whatFor: filled(t.leadsGroup, { id: group.cohortId }),
    },
  ];
}

function onTheFloor({ view, colleagues, lang }: Known): Around[] {
  const assigned = lastOf(view, 'JobCoachAssigned');
  if (!assigned) return [];
  const over = eventsOf(view, 'JobCoachingEnded', 'JobCoachingLapsed');
  if (over.some(({ coachingId }) => coachingId === assigned.coachingId)) return [];
  const coach = colleagues.get(assigned.coachId);
  if (coach?.hasLeft) return [];
  return [
    {
      name: coach?.name ?? assigned.coachId,
      organisation: organisationText(coach?.organisationId ?? 'vdab', lang),
      role: roleText('jobCoach', lang),
      since: assigned.on,
      whatFor: peopleAroundWords[lang].coaches,
    },
  ];
}

function ofTheOcmw({ view, lang }: Known): Around[] {
  const t = peopleAroundWords[lang];
  const asked = eventsOf(view, 'OcmwAsked');
  const [first] = asked;
  const last = asked.at(-1);
  if (!first || !last) return [];
  const name = filled(t.ocmw, { municipality: view.person.municipality ?? '' }).trim();
  return [{ name, organisation: name, role: 'OCMW', since: first.on, whatFor: ocmwQuestionWords[last.question][lang] }];
}

/** Those who were asked and did not say no, and those who have an open action. */
function welfare({ plan, lang }: Known): Around[] {
  const t = peopleAroundWords[lang];
  if (!plan) return [];
  const ids = [...plan.requests, ...plan.actions].flatMap(({ actorId }) => (actorId === null ? [] : [actorId]));
  return [...new Set(ids)].flatMap((actorId): Around[] => {
    const asks = plan.requests.filter((one) => one.actorId === actorId && one.answer !== 'cannotHelp');
    const open = plan.actions.filter((one) => one.actorId === actorId && one.status === 'open');
    const ask = asks.at(-1);
    if (!ask && open.length === 0) return [];
    const name = [...asks, ...open].find(({ actorName }) => actorName !== null)?.actorName ?? actorId;
    const about = plan.actions.find(({ id }) => id === ask?.actionId);
    const themes = [...new Set([...open, ...(about ? [about] : [])].map(({ theme }) => themeWords[theme][lang]))];
    const answer = ask ? (ask.answer === null ? t.asked : ask.answer === 'helps' ? t.helps : t.waitingList) : '';
    return [
      {
        ...{ name, organisation: name, role: letterToWords.welfareActor[lang] },
        since: (ask?.askedOn ?? open[0]?.addedOn ?? null) as LocalDate | null,
        whatFor: [themes.join(', '), answer].filter(Boolean).join(': '),
      },
    ];
  });
}

/** Found, and coming or just come: whoever took part long ago is no contact any more. */
function experts({ plan, view, lang, colleagues }: Known): Around[] {
  const t = peopleAroundWords[lang];
  const recent = addDays(view.today as LocalDate, -90);
  return (plan?.experts ?? []).flatMap(({ status, expertId, since = null }): Around[] => {
    if (expertId === null || !(status === 'found' || (status === 'tookPart' && since !== null && since >= recent)))
      return [];
    const name = colleagues.get(expertId)?.name ?? expertId;
    return [{ name, organisation: name, role: t.expert, since, whatFor: status === 'found' ? t.besides : t.tookPart }];
  });
}

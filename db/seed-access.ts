import { createHash } from 'node:crypto';
import { and, asc, eq, isNull, like, sql } from 'drizzle-orm';
import type { Database } from './connect.ts';
import {
  accounts,
  claimMappings,
  municipalities,
  organisationCodes,
  organisations,
  people,
  staff,
  trajectories,
} from './schema.ts';

/** Who can be chosen at the provider of the demo, with the claims that ACM/IDM would give. */
export interface MadeUpPerson {
  readonly id: string;
  readonly name: string;
  readonly what: string;
  readonly claims: Readonly<Record<string, unknown>>;
}

/** Made-up codes: OVO for the Flemish government, a company number for the others. */
const codeOf: Readonly<Record<string, string>> = {
  vdab: 'OVO999001',
  groepIntro: '0999000196',
  randstad: '0999000295',
  gob: '0999000394',
};
const ocmws = { Hasselt: '0999000493', Gent: '0999000592' } as const;

const colleagues = {
  mediator: 'W2Bemiddelaar',
  teamLead: 'W2Teamleider',
  programmeCoordinator: 'W2Programmacoordinator',
  groupWorker: 'W2Groepswerker',
  partnerCoordinator: 'W2Partnercoordinator',
  jobCoach: 'W2Jobcoach',
} as const;
const specialists = {
  analyst: { role: 'W2Analist', name: 'Ann Cijfers' },
  dpo: { role: 'W2Dpo', name: 'Dirk Privacy' },
  operator: { role: 'W2Beheerder', name: 'Olga Beheer' },
  expert: { role: 'W2Ervaringsdeskundige', name: 'Eddy Ervaring' },
} as const;

/** The same person has the same id at each start: a UUID made of a word. */
function idOf(word: string): string {
  const hex = createHash('sha256').update(`w2 demo ${word}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const groupOf = (organisation: string): string => (organisation === 'vdab' ? 'GID' : 'EA');

/** What the claims of the demo's provider mean, whose the codes are, and an account for each of the made-up staff. Safe to repeat, at another address too. */
export async function seedAccess(db: Database, issuer: string): Promise<void> {
  const claims = {
    subjectClaim: 'vo_id',
    organisationClaim: 'vo_orgcode',
    groupClaim: 'vo_doelgroepcode',
    roleClaim: 'w2_rol_3d',
  };
  const groups = ['GID', 'EA'] as const;
  const lines: (typeof claimMappings.$inferInsert)[] = [
    ...groups.flatMap((groupValue) =>
      Object.entries(colleagues).map(([role, roleValue]) => ({
        ...claims,
        issuer,
        groupValue,
        roleValue,
        kind: 'colleague' as const,
        role,
      })),
    ),
    ...Object.entries(specialists).map(([kind, { role }]) => ({
      ...{ ...claims, issuer, groupValue: 'GID', roleValue: role, kind: kind as keyof typeof specialists },
    })),
    { ...claims, issuer, groupValue: 'LB', roleValue: 'W2Ocmw', kind: 'ocmw' },
    { issuer, subjectClaim: 'rrn', groupClaim: 'vo_doelgroepcode', groupValue: 'BUR', kind: 'citizen' },
  ];
  await db.transaction(async (tx) => {
    // The provider may listen elsewhere than last time: it vouches for the same people.
    await tx.update(accounts).set({ issuer }).where(like(accounts.issuer, 'http://127.0.0.1:%'));
    await tx.delete(claimMappings).where(like(claimMappings.issuer, 'http://127.0.0.1:%'));
    await tx.insert(claimMappings).values(lines);
    await tx
      .insert(organisationCodes)
      .values(Object.entries(codeOf).map(([organisationId, code]) => ({ code, organisationId })))
      .onConflictDoNothing();
    for (const [name, code] of Object.entries(ocmws)) {
      const [found] = await tx
        .select({ nis: municipalities.nis })
        .from(municipalities)
        .where(and(eq(municipalities.name, name), isNull(municipalities.validUntil)));
      if (found) await tx.insert(organisationCodes).values({ code, nis: found.nis }).onConflictDoNothing();
    }
    const rows = await tx.select().from(staff);
    const linked = rows.flatMap(({ id, organisationId, role }) => {
      const organisationCode = codeOf[organisationId];
      if (!organisationCode || !(role in colleagues)) return [];
      return [{ kind: 'colleague' as const, issuer, subject: idOf(id), organisationCode, role, staffId: id }];
    });
    if (linked.length > 0) await tx.insert(accounts).values(linked).onConflictDoNothing();
  });
}

/** Everybody who can be chosen: the staff, a worker of two OCMWs, one of each other kind, and some of the people in the programme. */
export async function madeUpPeople(db: Database, citizens = 12): Promise<MadeUpPerson[]> {
  const rows = await db
    .select({ staff, organisation: organisations.name })
    .from(staff)
    .innerJoin(organisations, eq(organisations.id, staff.organisationId))
    .where(isNull(staff.leftOn))
    .orderBy(asc(staff.province), asc(staff.role), asc(staff.id));
  const members = rows.flatMap(({ staff: { id, name, role, organisationId, province }, organisation }) => {
    const code = codeOf[organisationId];
    const given = colleagues[role as keyof typeof colleagues];
    if (!code || !given) return [];
    return [
      inRelation(
        id,
        name,
        `${given.slice(2)}, ${organisation}, ${province ?? 'overal'}`,
        groupOf(organisationId),
        code,
        organisation,
        given,
      ),
    ];
  });
  const others = [
    ...Object.entries(ocmws).map(([place, code]) =>
      inRelation(
        `ocmw.${place.toLowerCase()}`,
        `Wendy ${place}`,
        `OCMW ${place}`,
        'LB',
        code,
        `OCMW ${place}`,
        'W2Ocmw',
      ),
    ),
    ...Object.entries(specialists).map(([kind, { role, name }]) =>
      inRelation(kind, name, role.slice(2), 'GID', codeOf['vdab']!, 'VDAB', role),
    ),
    // One person, two work relations.
    inRelation('expert.gent', 'Eddy Ervaring', 'OCMW Gent', 'LB', ocmws.Gent, 'OCMW Gent', 'W2Ocmw', 'expert'),
    inRelation('stranger', 'Vreemde Vogel', 'iemand zonder rol in W²', 'GID', codeOf['vdab']!, 'VDAB', 'AndereRol'),
  ];
  const some = await db
    .select({ insz: people.insz, firstName: people.firstName, lastName: people.lastName, id: trajectories.id })
    .from(people)
    .innerJoin(trajectories, eq(trajectories.personId, people.id))
    .where(sql`${people.insz} not like 'erased:%'`)
    .orderBy(asc(trajectories.id))
    .limit(citizens);
  return [...members, ...others, ...some.map((it) => citizen(it.id, it.firstName, it.lastName, it.insz))];
}

function inRelation(
  id: string,
  name: string,
  what: string,
  group: string,
  code: string,
  organisation: string,
  role: string,
  person: string = id,
) {
  const [first = '', ...rest] = name.split(' ');
  const claims = {
    ...{ given_name: first, family_name: rest.join(' '), vo_id: idOf(person), vo_doelgroepcode: group },
    ...{ vo_orgcode: code, vo_orgnaam: organisation, w2_rol_3d: [`${role}:${code}`] },
  };
  return { id, name, what, claims };
}

function citizen(id: string, firstName: string, lastName: string, insz: string): MadeUpPerson {
  const claims = {
    given_name: firstName,
    family_name: lastName,
    vo_id: idOf(insz),
    vo_doelgroepcode: 'BUR',
    rrn: insz,
  };
  return { id: `burger.${id}`, name: `${firstName} ${lastName}`, what: `burger, traject ${id}`, claims };
}

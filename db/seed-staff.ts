import type { Partner, Province } from '../domain/rules/index.ts';
import { provinces, type StaffRole } from './codes.ts';
import type { Database } from './connect.ts';
import { seedNetwork } from './seed-network.ts';
import { organisations, staff } from './schema.ts';

const organisationRows: readonly (typeof organisations.$inferInsert)[] = [
  { id: 'vdab', name: 'VDAB', kind: 'vdab' },
  { id: 'groepIntro', name: 'Groep Intro vzw', kind: 'partner' },
  { id: 'randstad', name: 'Randstad', kind: 'partner' },
  { id: 'gob', name: 'GOB Werkspoor (voorbeeld)', kind: 'gob' },
];

/** Which partner works where in the set-up of the demo. */
const partnerOf: Readonly<Record<Province, Partner>> = {
  antwerp: 'randstad',
  limburg: 'groepIntro',
  eastFlanders: 'groepIntro',
  flemishBrabant: 'groepIntro',
  westFlanders: 'groepIntro',
};

/** The team of one province, by the last part of the id. The second jobcoach is the specialised one, of the GOB. */
const team: readonly { part: string; role: StaffRole; at: 'vdab' | 'partner' | 'gob' }[] = [
  { part: 'mediator-1', role: 'mediator', at: 'vdab' },
  { part: 'mediator-2', role: 'mediator', at: 'vdab' },
  { part: 'mediator-3', role: 'mediator', at: 'vdab' },
  { part: 'lead', role: 'teamLead', at: 'vdab' },
  { part: 'coordinator', role: 'programmeCoordinator', at: 'vdab' },
  { part: 'group-1', role: 'groupWorker', at: 'partner' },
  { part: 'group-2', role: 'groupWorker', at: 'partner' },
  { part: 'partner', role: 'partnerCoordinator', at: 'partner' },
  { part: 'coach-1', role: 'jobCoach', at: 'vdab' },
  { part: 'coach-2', role: 'jobCoach', at: 'gob' },
];

/** Made-up people, in the order of the provinces and of the team. */
const names: Readonly<Record<Province, readonly string[]>> = {
  antwerp: [
    'Griet Aerts',
    'Youssef El Amrani',
    'Lotte Verhaegen',
    'Koen Michielsen',
    'Hilde Wouters',
    'Sofie Peeters',
    'Dries Janssens',
    'An Van Looy',
    'Bilal Haddad',
    'Katrien Claes',
  ],
  limburg: [
    'Tom Vanderstraeten',
    'Elif Yilmaz',
    'Inge Geerts',
    'Rudi Thijs',
    'Mieke Nelissen',
    'Jonas Schepers',
    'Sara Vandebosch',
    'Lieve Hendrickx',
    'Giulia Moretti',
    'Bert Reynders',
  ],
  eastFlanders: [
    'Nele De Smet',
    'Piet Van Damme',
    'Amina Diallo',
    'Veerle De Clercq',
    'Stijn Goossens',
    'Emma Baert',
    'Wim De Backer',
    'Tine Van Hecke',
    'Jef Claeys',
    'Fatma Kaya',
  ],
  flemishBrabant: [
    'Els Vanhove',
    'Maarten Stroobants',
    'Leila Benali',
    'Ann Vermeulen',
    'Guido Decoster',
    'Laura Pauwels',
    'Ruben Willems',
    'Greet Smets',
    'Karim Bouzid',
    'Joke Lemmens',
  ],
  westFlanders: [
    'Bart Vandenbroucke',
    'Ines Dewulf',
    'Omar Sow',
    'Karel Declerck',
    'Rita Vanneste',
    'Lies Debruyne',
    'Pieter Seynaeve',
    'Dorien Verbeke',
    'Marie Lagrou',
    'Hassan Nasri',
  ],
};

/** Latin letters, digits and dashes, as ids and addresses take them. */
const slug = (text: string): string => text.toLowerCase().replaceAll(' ', '.');

/** `mediator-1.antwerp`, `lead.limburg` …: the id of someone of the seeded team. */
export const staffId = (part: string, province: Province): string => `${part}.${province}`;

/** The organisations, and a made-up team and network of welfare actors for each province. Safe to repeat: whoever is there stays as they are. */
export async function seedStaff(db: Database): Promise<void> {
  await db
    .insert(organisations)
    .values([...organisationRows])
    .onConflictDoNothing();
  const rows = provinces.flatMap((province) =>
    team.map(({ part, role, at }, index) => {
      const name = names[province][index] ?? staffId(part, province);
      return {
        id: staffId(part, province),
        organisationId: at === 'partner' ? partnerOf[province] : at,
        role,
        province,
        name,
        email: `${slug(name)}@${at === 'vdab' ? 'vdab' : at === 'gob' ? 'gob' : slug(partnerOf[province])}.example.be`,
      };
    }),
  );
  await db.insert(staff).values(rows).onConflictDoNothing();
  await seedNetwork(db);
}

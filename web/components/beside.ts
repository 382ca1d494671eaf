import type { PersonField } from '../../domain/people/person.ts';
import { valueOf, type PersonFacts } from '../../domain/people/person.ts';
import type { RegistrationColumn } from '../../domain/people/registration-row.ts';
import { capital, personFieldWords, personValueText, problemOf, registerWords, type Lang } from '../../words/index.ts';
import { html, none, type Html } from '../html.ts';
import type { Visit } from '../visit.ts';
import { table } from './table.ts';

/** What a list or a form says of somebody, by column, as it was typed. */
export type Typed = Readonly<Partial<Record<RegistrationColumn, string>>>;

/** Which fields are otherwise, and which are new. */
export interface Otherwise {
  readonly fields: readonly PersonField[];
  readonly filled: readonly PersonField[];
}

const columnsOf: Partial<Record<PersonField, readonly RegistrationColumn[]>> = {
  name: ['Voornaam', 'Naam'],
  birthDate: ['Geboortedatum'],
  sex: ['Geslacht'],
  address: ['Straat', 'Nummer', 'Postcode', 'Gemeente'],
  phone: ['Telefoon'],
  email: ['E-mail'],
  language: ['Taal'],
  education: ['Scholingsgraad'],
  origin: ['Herkomst'],
};

const typedText = (field: PersonField, typed: Typed): string =>
  (columnsOf[field] ?? [])
    .map((column) => typed[column] ?? '')
    .filter(Boolean)
    .join(' ') || '-';

/** Somebody's known facts by one of their trajectories; null: not theirs to see, or not there. */
export async function knownOf({ verbs, acting }: Visit, trajectoryId: string): Promise<Partial<PersonFacts> | null> {
  try {
    return (await verbs.showTrajectory(acting, trajectoryId)).person as Partial<PersonFacts>;
  } catch (error) {
    if (['trajectory.notFound', 'rights.notAllowed'].includes(problemOf(error)?.code ?? '')) return null;
    throw error;
  }
}

/** What was typed beside what is known, where the two differ. */
export function beside(
  { fields, filled }: Otherwise,
  typed: Typed,
  known: Partial<PersonFacts> | null,
  lang: Lang,
  heading: string = registerWords[lang].typed,
): Html | string {
  const t = registerWords[lang];
  const rows = [...fields, ...filled];
  if (rows.length === 0) return none;
  return table(
    t.beside,
    [
      { title: t.field, head: true, cell: (field) => capital(personFieldWords[field][lang]) },
      { title: heading, cell: (field) => html`<b>${typedText(field, typed)}</b>` },
      {
        title: t.known,
        cell: (field) =>
          filled.includes(field)
            ? html`<span class="ds-tag" data-color="info">${t.fresh}</span>`
            : known === null
              ? '…'
              : personValueText(valueOf(field, known), lang) || '–',
      },
    ],
    rows,
  );
}

import type { RegistrationRow } from '../domain/people/registration-row.ts';

/** Who someone is and where they are reached: the columns that a person and somebody on a list have in common. */
export function contactColumns({
  lastName,
  firstName,
  birthDate,
  street,
  houseNumber,
  postcode,
  municipality,
  phone,
  email,
  language,
}: RegistrationRow) {
  return { lastName, firstName, birthDate, street, houseNumber, postcode, municipality, phone, email, language };
}

/** What stays there of someone who was taken out. */
export const noContact = {
  lastName: '',
  firstName: '',
  birthDate: null,
  street: '',
  houseNumber: '',
  postcode: '',
  municipality: '',
  phone: '',
  email: '',
  language: '',
} satisfies { [Column in keyof ReturnType<typeof contactColumns>]: '' | null };

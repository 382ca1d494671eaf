/** A phone number as it stands in a file: enough to know that there is one, and to recognise it. */
export function maskedPhone(phone: string): string {
  const digits = phone.replace(/^\+32/, '0').replace(/\D/g, '');
  return digits === '' ? '' : `${digits.slice(0, 2)}•• •• •• ${digits.slice(-2)}`;
}

export const maskedEmail = (email: string): string => (email === '' ? '' : `${email.slice(0, 1)}•••@•••`);

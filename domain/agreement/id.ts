/** `A-000001`: the id of an agreement's life, also of its workflow. Made and taken apart here and nowhere else. */
export const agreementId = (number: number): string => `A-${String(number).padStart(6, '0')}`;

export const agreementIdForm = '^A-[0-9]{6,9}$';
const pattern = new RegExp(agreementIdForm);
export const isAgreementId = (text: string): boolean => pattern.test(text);

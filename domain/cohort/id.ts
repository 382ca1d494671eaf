/** `C-000001`: the cohort's id, also the id of its workflow. Made and taken apart here and nowhere else. */
export const cohortId = (number: number): string => `C-${String(number).padStart(6, '0')}`;

const pattern = /^C-(\d{6,9})$/;
export const isCohortId = (text: string): boolean => pattern.test(text);

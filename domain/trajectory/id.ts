/** `T-000123`: the trajectory's id, also the id of its workflow. Made and taken apart here and nowhere else. */
export const trajectoryId = (number: number): string => `T-${String(number).padStart(6, '0')}`;

const pattern = /^T-(\d{6,9})$/;
export const isTrajectoryId = (text: string): boolean => pattern.test(text);

/** The number in an id; null when the text is none. */
export function trajectoryNumber(id: string): number | null {
  const found = pattern.exec(id);
  return found?.[1] ? Number(found[1]) : null;
}

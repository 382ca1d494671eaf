/** What Postgres takes as a uuid, of which it would else complain. */
export const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

/** The same, written as we write it. */
export const isUuidAsGiven = (text: string): boolean => isUuid(text) && text === text.toLowerCase();

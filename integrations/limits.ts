/** Every bound of the clients, each with its reason. */

/** MAGDA's reference client waits this long for a connection. */
export const CONNECT_TIMEOUT_MS = 15_000;

/** And this long for the whole answer. */
export const ANSWER_TIMEOUT_MS = 30_000;

/**
 * Who works through an agency has a contract a day: 780 in the 36 months that are asked for, of 2.4 kB each with all its
 * details. Four times that leaves room for those of a register that answers more than was asked, and none for filling the memory.
 */
export const MAX_SOAP_BYTES = 8 * 1024 * 1024;

/** A look-up of several exchanges, within the 45 seconds that its activity has: what comes later nobody hears. */
export const LOOK_UP_TIMEOUT_MS = 35_000;

/** One status with a handful of fields. */
export const MAX_JSON_BYTES = 64 * 1024;

/** What lists are offered: by the contract at most 1,000, of 90 bytes each. */
export const MAX_OFFERED_BYTES = 256 * 1024;

/** MAGDA answers are about 15 levels deep; deeper ones are an attack on a recursive reader. */
export const MAX_XML_DEPTH = 40;

/** A longer wait than a day is not a back-off but an outage, which the caller's own schedule covers. */
export const MAX_RETRY_AFTER_MS = 24 * 60 * 60 * 1000;

/** A list of non-active people: 50,000 rows of 200 characters, and as much again. */
export const MAX_LIST_BYTES = 20 * 1024 * 1024;

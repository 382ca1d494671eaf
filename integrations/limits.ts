/** Every bound of the clients, each with its reason. */

/** MAGDA's reference client waits this long for a connection. */
export const CONNECT_TIMEOUT_MS = 15_000;

/** And this long for the whole answer. */
export const ANSWER_TIMEOUT_MS = 30_000;

/** The largest answer seen is 10 kB; a megabyte leaves room for a long career and none for filling the memory. */
export const MAX_SOAP_BYTES = 1024 * 1024;

/** One status with a handful of fields. */
export const MAX_JSON_BYTES = 64 * 1024;

/** MAGDA answers are about 15 levels deep; deeper ones are an attack on a recursive reader. */
export const MAX_XML_DEPTH = 40;

/** A longer wait than a day is not a back-off but an outage, which the caller's own schedule covers. */
export const MAX_RETRY_AFTER_MS = 24 * 60 * 60 * 1000;

/** A list of non-active people: 50,000 rows of 200 characters, and as much again. */
export const MAX_LIST_BYTES = 20 * 1024 * 1024;

/** Every limit of the API, with its reason. */
export const limits = {
  /** A command is a few codes and a note of at most 4,000 characters. */
  jsonBytes: 64 * 1024,
  /** A rule set is six deep. */
  jsonDepth: 32,
  /** Far above any list of a province; larger ones are taken in with w2 register. */
  csvBytes: 10_500_000,
  /** As long as the column of the side store. */
  noteLength: 4000,
  /** A street or a mail address, far above any real one. */
  personText: 300,
  idLength: 64,
  /** `CM-`, the id of a contract and a month: the longest id there is. */
  monthIdLength: 80,
  /** Longer than any name or number. */
  searchLength: 200,
  keyLength: 255,
  page: 200,
  defaultPage: 50,
  /** Of one account, wherever it asks from, in a minute, unless a setting says otherwise: twenty a second, all the time. */
  requestsPerAccount: 1200,
  /** Of one computer, so many times what one account may: it stops a runaway script, not a busy office. */
  accountsPerComputer: 5,
  /** A calendar fetches every few hours; more than this is no calendar. */
  calendarPerMinute: 20,
  /** Slower than this and the process is drowning: better to say so at once. */
  eventLoopDelayMs: 2000,
  requestMs: 45_000,
  closeMs: 10_000,
} as const;

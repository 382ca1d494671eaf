/** An error people can act on: what is wrong (`code`, message), and what to do (`hint`). Never a name, a number of a person or free text. */
export class AppError extends Error {
  readonly code: string;
  readonly hint: string;
  readonly details: Readonly<Record<string, string | number>>;

  constructor(
    code: string,
    message: string,
    hint: string,
    details: Record<string, string | number> = {},
    cause?: unknown,
  ) {
    super(message, { cause });
    this.name = 'AppError';
    this.code = code;
    this.hint = hint;
    this.details = details;
  }
}

export const notFound = (trajectoryId: string): AppError =>
  new AppError(
    'trajectory.notFound',
    `there is no trajectory ${trajectoryId.slice(0, 20)}`,
    'w2 list shows the ones there are',
    {},
  );

export const notInDemo = (): AppError =>
  new AppError('clock.notInDemo', 'the clock can only be moved in demo mode', 'in production time passes by itself');

export const badCursor = (): AppError =>
  new AppError('list.badCursor', 'this `after` is none of ours', 'give the `next` of the page before');

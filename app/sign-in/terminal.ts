import { userInfo } from 'node:os';
import { noteDirectAccess } from '../../db/queries/sign-in.ts';
import { connectSettings, SettingsError } from '../../settings/index.ts';
import { AppError } from '../errors.ts';
import { actingAs, type App } from '../open.ts';
import { whoHas } from '../access/sessions.ts';

/** Where the W² that a terminal works with is reached; null: none is set or runs here. */
export function whereW2Is(): string | null {
  try {
    return connectSettings().publicUrl ?? null;
  } catch (error) {
    if (error instanceof SettingsError) return null;
    throw error;
  }
}

/**
 * The application for whoever works at a terminal: as who signed in, else directly. In production directly is said by an
 * option, and noted before anything is done.
 * @throws AppError `signIn.needed`
 */
export async function atTerminal(
  app: App,
  { direct, command, token }: { readonly direct: boolean; readonly command: string; readonly token: string | null },
): Promise<App> {
  if (!direct && token !== null) {
    const known = await whoHas(app, token);
    if (known?.kind !== 'device') throw needed();
    return actingAs(app, known.caller);
  }
  if (app.settings.mode !== 'production') return app;
  if (!direct) throw needed();
  await noteDirectAccess(app.db, { osUser: userInfo().username, command });
  return app;
}

const needed = (): AppError =>
  new AppError('signIn.needed', 'you are not signed in', 'w2 login', { where: 'w2 login' });

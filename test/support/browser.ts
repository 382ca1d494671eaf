/** A real browser for the tests of the pages: one that is installed, else the one that comes with the packages. */
import { accessSync, constants, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import sparticuz, { inflate } from '@sparticuz/chromium';
import { chromium, type Browser, type LaunchOptions } from 'playwright-core';
import { projectRoot } from '../../settings/index.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
/** Quiet, and as root too: a container has often no other user. */
const args = [
  ...['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  ...['--disable-sync', '--no-first-run'],
];
/** Its own list is for Amazon: one process for all, and without the borders between origins that a test should have. */
const unlikeABrowser =
  /^--(single-process|disable-web-security|disable-site-isolation-trials|allow-running-insecure-content|headless)/;

/** `W2_CHROMIUM`: the path of a browser, or `packaged` for the one of the packages although another is installed. */
export async function openBrowser(): Promise<Browser> {
  const wanted = process.env['W2_CHROMIUM'];
  const tries: (() => Promise<LaunchOptions>)[] = [];
  if (wanted !== 'packaged') {
    const path = wanted ?? installed();
    if (path) tries.push(async () => ({ executablePath: path, args }));
    // Where nothing is on the path, as on a Mac, it is known where Chrome is put.
    if (!wanted) tries.push(async () => ({ channel: 'chrome', args }));
  }
  if (wanted === undefined || wanted === 'packaged') {
    tries.push(async () => packaged(false));
    tries.push(async () => packaged(true));
  }
  const failed: string[] = [];
  for (const options of tries)
    try {
      return await chromium.launch(await options());
    } catch (error) {
      failed.push((error as Error).message.split('\n').slice(0, 3).join(' '));
    }
  throw new Error(`no browser starts; install Chromium or say where it is with W2_CHROMIUM:\n${failed.join('\n')}`);
}

function installed(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** @param withLibraries also the libraries that a bare machine lacks */
async function packaged(withLibraries: boolean): Promise<LaunchOptions> {
  const folder = await unpacked();
  const libraries = join(folder, 'al2023', 'lib');
  return {
    executablePath: join(folder, 'chromium'),
    args: [...sparticuz.args.filter((one) => !unlikeABrowser.test(one)), ...args],
    ...(withLibraries ? { env: { ...process.env, LD_LIBRARY_PATH: libraries } as Record<string, string> } : {}),
  };
}

/** Unpacked once for each user: nobody runs what another one left in a folder for all. */
async function unpacked(): Promise<string> {
  const { uid } = userInfo();
  const cache = [join(projectRoot, 'node_modules/.cache'), tmpdir()].find(isOurs) ?? tmpdir();
  const folder = join(cache, `w2-chromium-${uid}`);
  if (existsSync(folder)) {
    if (statSync(folder).uid !== uid && uid !== -1) throw new Error(`${folder} belongs to another user`);
    return folder;
  }
  const making = mkdtempSync(join(cache, 'w2-chromium-making-'));
  const packed = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '../bin');
  const before = process.env['TMPDIR'];
  // The only way to tell it where: else one user's browser is in the way of the next.
  process.env['TMPDIR'] = making;
  try {
    await sparticuz.executablePath(packed);
    await inflate(join(packed, 'al2023.tar.br'));
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
  try {
    renameSync(making, folder);
  } catch {
    // Another process was first.
    rmSync(making, { recursive: true, force: true });
  }
  return folder;
}

/** A folder that we can write in, made where it is not there yet. */
function isOurs(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** The official download of the Temporal CLI, asked in the same way as the Temporal SDKs ask it. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const service = 'https://temporal.download/cli/default';
const timeoutMs = 300_000;

/** Downloads and unpacks it into the folder; gives the path of the binary. */
export async function downloadCli(folder: string): Promise<string> {
  const query = new URLSearchParams({
    arch: process.arch === 'x64' ? 'amd64' : process.arch,
    platform: process.platform === 'win32' ? 'windows' : process.platform,
    format: 'tar.gz',
    'sdk-name': 'sdk-typescript',
    'sdk-version': '1.24.0',
  });
  const { archiveUrl, fileToExtract } = (await (await get(`${service}?${query.toString()}`)).json()) as {
    archiveUrl: string;
    fileToExtract: string;
  };
  const archive = join(folder, 'cli.tar.gz');
  writeFileSync(archive, Buffer.from(await (await get(archiveUrl)).arrayBuffer()));
  const { status, stderr } = spawnSync('tar', ['-xzf', archive, '-C', folder], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`by download: it could not be unpacked (${stderr.trim()})`);
  return join(folder, fileToExtract);
}

async function get(url: string): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) });
  } catch (error) {
    throw new Error(`by download: ${new URL(url).host} cannot be reached (${(error as Error).message})`);
  }
  if (!response.ok) throw new Error(`by download: ${new URL(url).host} answered ${response.status}`);
  return response;
}

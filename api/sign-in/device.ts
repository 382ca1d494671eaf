import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { machineToken } from '../../app/machines/index.ts';
import { decideOnDevice, deviceToken, startDevice } from '../../app/sign-in/index.ts';
import type { App } from '../../app/open.ts';
import { deviceWords } from '../../words/index.ts';
import { takesForms } from '../../web/forms.ts';
import { langOf } from '../../web/language.ts';
import { deviceDonePage, devicePage } from '../../web/pages/sign-in.ts';
import { sendBare } from '../../web/send.ts';
import { Form } from '../../web/visit.ts';
import { problem } from '../problem.ts';

const hidden = { schema: { hide: true } };

/** What a token request comes to: a token, or an error by its OAuth code. */
type Granted = { readonly token: string; readonly lastsSeconds: number } | string;
type Grant = (app: App, form: Form, request: FastifyRequest) => Promise<Granted>;

/** How a program gets a token: one line per way. */
const grants: Readonly<Record<string, Grant>> = {
  'urn:ietf:params:oauth:grant-type:device_code': (app, form) => deviceToken(app, form.text('device_code')),
  // RFC 6749, 4.4. The id and secret stand in the header (2.3.1) or in the form.
  client_credentials: async (app, form, { headers }) => {
    const [, basic = ''] = /^Basic ([A-Za-z0-9+/=]{1,400})$/i.exec(headers.authorization ?? '') ?? [];
    const [id = '', secret = ''] = Buffer.from(basic, 'base64').toString().split(':');
    const given = basic === '' ? [form.text('client_id'), form.text('client_secret')] : [decoded(id), decoded(secret)];
    return (await machineToken(app, given[0] ?? '', given[1] ?? '')) ?? 'invalid_client';
  },
};

/** As a form writes it. */
const decoded = (part: string): string => new URLSearchParams(`it=${part}`).get('it') ?? '';

/** A terminal is let in from a browser (RFC 8628): it shows a code, somebody who is signed in types it. */
export function deviceRoutes(scope: FastifyInstance, app: App): void {
  takesForms(scope);
  const at = (path: string): string => new URL(path, app.settings.publicUrl ?? 'http://127.0.0.1').href;

  scope.post('/oauth/device', hidden, async ({ body }, reply) => {
    if (new Form(body).text('client_id') !== 'w2') return oauthError(reply, 'invalid_client');
    const { deviceCode, userCode, lastsSeconds, pauseSeconds } = await startDevice(app);
    return reply.header('cache-control', 'no-store').send({
      device_code: deviceCode,
      user_code: userCode,
      verification_uri: at('/toestel'),
      verification_uri_complete: at(`/toestel?code=${userCode}`),
      expires_in: lastsSeconds,
      interval: pauseSeconds,
    });
  });

  scope.post('/oauth/token', hidden, async (request, reply) => {
    const form = new Form(request.body);
    const name = form.text('grant_type');
    const grant = Object.hasOwn(grants, name) ? grants[name] : undefined;
    const granted = grant ? await grant(app, form, request) : 'unsupported_grant_type';
    if (typeof granted === 'string') return oauthError(reply, granted);
    const { token, lastsSeconds } = granted;
    return reply
      .header('cache-control', 'no-store')
      .send({ access_token: token, token_type: 'Bearer', expires_in: lastsSeconds });
  });

  scope.get('/toestel', hidden, async (request, reply) => {
    const code = (new URL(request.url, 'http://here').searchParams.get('code') ?? '').toUpperCase();
    return sendBare(reply, devicePage(/^[A-Z-]{1,9}$/.test(code) ? code : '', langOf(request)));
  });

  scope.post('/toestel', hidden, async (request, reply) => {
    const { known } = request;
    const form = new Form(request.body);
    const lang = langOf(request);
    // A terminal lets in no other one: that would outlive its own session.
    if (known?.kind !== 'browser') throw problem('signIn.needed', { where: at('/aanmelden') });
    const letIn = form.text('besluit') === 'ja';
    const decision = letIn ? { accountId: known.accountId } : ('denied' as const);
    const done = await decideOnDevice(app, form.text('code'), decision);
    if (done) return sendBare(reply, deviceDonePage(letIn, lang));
    return sendBare(reply, devicePage('', lang, deviceWords[lang].unknown), 422);
  });
}

/** RFC 6749, 5.2. */
function oauthError(reply: FastifyReply, error: string): FastifyReply {
  return reply
    .code(error === 'invalid_client' ? 401 : 400)
    .header('cache-control', 'no-store')
    .send({ error });
}

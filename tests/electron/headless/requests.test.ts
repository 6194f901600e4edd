import { describe, expect, it } from 'vitest';
import { judgeRequest, judgeUpgrade } from '../../../electron/headless/requests.ts';

const host = '127.0.0.1:4711';
const page = { host, 'sec-fetch-site': 'none', 'user-agent': 'Mozilla/5.0' };

describe('requests for files', () => {
  it('are answered for the person and for our own page', () => {
    expect(judgeRequest('GET', page, host)).toBeNull();
    expect(judgeRequest('HEAD', { ...page, 'sec-fetch-site': 'same-origin' }, host)).toBeNull();
  });

  it.each(['same-site', 'cross-site', 'something-new'])(
    'are refused from a page of another origin: %s',
    site => {
      expect(judgeRequest('GET', { ...page, 'sec-fetch-site': site }, host)?.status).toBe(403);
    },
  );

  it.each([
    'evil.test:4711',
    'localhost:4711',
    '127.0.0.1',
    '127.0.0.1:4712',
    '127.0.0.1.evil.test:4711',
    undefined,
  ])('are misdirected under any other name: %s', name => {
    const { host: _, ...rest } = page;
    expect(judgeRequest('GET', name === undefined ? rest : { ...rest, host: name }, host)?.status).toBe(421);
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', undefined])('never change anything: %s', method => {
    expect(judgeRequest(method, page, host)?.status).toBe(405);
  });

  it('are refused with an origin that is not ours', () => {
    expect(judgeRequest('GET', { ...page, origin: 'http://127.0.0.1:9' }, host)?.status).toBe(403);
    expect(judgeRequest('GET', { ...page, origin: 'null' }, host)?.status).toBe(403);
  });

  it('without a word on where they come from are answered for a plain program, not for a browser', () => {
    expect(judgeRequest('GET', { host, 'user-agent': 'curl/8.5.0' }, host)).toBeNull();
    expect(judgeRequest('GET', { host, 'user-agent': 'Mozilla/5.0' }, host)?.status).toBe(403);
  });
});

describe('requests for the WebSocket', () => {
  const headers = {
    host,
    origin: `http://${host}`,
    'sec-websocket-protocol': 'postil, token.right',
  };
  const judge = (changed: Record<string, string | undefined>, url = '/rpc', method = 'GET') => {
    const given = Object.fromEntries(Object.entries({ ...headers, ...changed }).filter(([, value]) => value));
    return judgeUpgrade({ url, method, headers: given }, host, offer => offer.token === 'right');
  };

  it('are accepted from our own page with the token', () => {
    expect(judge({})).toBeNull();
    expect(judge({ 'sec-fetch-site': 'same-origin' })).toBeNull();
  });

  it.each([
    ['another port', { origin: 'http://127.0.0.1:9' }, 403],
    ['another site', { origin: 'http://evil.test' }, 403],
    ['a page without an origin', { origin: 'null' }, 403],
    ['our address by https', { origin: `https://${host}` }, 403],
    ['nowhere', { origin: undefined }, 403],
    ['another site that forged the origin', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a rebound name', { host: 'evil.test:4711', origin: 'http://evil.test:4711' }, 421],
    ['a window with a wrong token', { 'sec-websocket-protocol': 'postil, token.wrong' }, 401],
    ['a window without a token', { 'sec-websocket-protocol': 'postil' }, 401],
    ['a program of another kind', { 'sec-websocket-protocol': 'chat, token.right' }, 400],
    ['a client without protocols', { 'sec-websocket-protocol': undefined }, 400],
  ])('are refused from %s', (_name, changed, status) => {
    expect(judge(changed)?.status).toBe(status);
  });

  it('are refused at any other path', () => {
    expect(judge({}, '/')?.status).toBe(404);
    expect(judge({}, '/rpc?token=right')?.status).toBe(404);
  });
});

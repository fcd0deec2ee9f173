import type { IncomingMessage, ServerResponse } from 'node:http';
import { restoreSnapshot } from '../inspector/archive-routes';
import { answerReset, CONTROL_ROUTES } from '../inspector/control-routes';
import { PAGE_ROUTES } from '../inspector/page-routes';
import { PHONE_WECHAT_ROUTES } from '../openapi/phone-routes';
import { PHONE_DATABASE_ROUTES } from '../rules/phone-route';
import { answerFile } from '../storage/file-routes';
import { PHONE_STORAGE_ROUTES } from '../storage/phone-routes';
import type { World } from '../world';
import { answerSdk } from './admin-route';
import { sendJson } from './exchange';
import { PHONE_ROUTES } from './phone-routes';
import { Refusal } from './refusal';

const ROUTES = {
  ...PHONE_ROUTES,
  ...PHONE_DATABASE_ROUTES,
  ...PHONE_STORAGE_ROUTES,
  ...PHONE_WECHAT_ROUTES,
  ...CONTROL_ROUTES,
  ...PAGE_ROUTES,
};

const RESET = 'POST /control/reset';
const RESTORE = 'POST /control/snapshots/restore';

/** Answers a request. @throws Refusal */
export async function answerRequest(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const asked = `${request.method} ${url.pathname}`;
  if (asked === RESET) return answerReset(world, request, response);
  if (asked === RESTORE) return restoreSnapshot(world, request, response);
  return world.traffic.pass(() => routeOf(world, request, response, url));
}

/** Finds what answers a request. @throws Refusal 404 */
async function routeOf(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const { pathname } = url;
  if (request.method === 'POST' && (pathname === '/admin' || pathname.startsWith('/admin/'))) {
    return answerSdk(world, request, response, pathname.slice('/admin/'.length));
  }
  if (pathname.startsWith('/files/') && ['GET', 'HEAD', 'PUT', 'POST'].includes(request.method ?? ''))
    return answerFile(world, request, response, url);
  const route = Object.hasOwn(ROUTES, `${request.method} ${pathname}`)
    ? ROUTES[`${request.method} ${pathname}`]
    : undefined;
  if (route) return route(world, request, response, url);
  if (request.method === 'GET' && pathname === '/') {
    return sendJson(response, 200, {
      name: 'WeChat cloud emulator',
      envId: world.envId,
      endpoints: ['POST /admin', RESET, RESTORE, ...Object.keys(ROUTES)],
    });
  }
  throw new Refusal(
    404,
    'NO_ENDPOINT',
    `The emulator has no ${request.method} ${pathname}; GET / lists what it has.`,
  );
}

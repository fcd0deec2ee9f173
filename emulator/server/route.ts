import type { IncomingMessage, ServerResponse } from 'node:http';
import type { World } from '../world';

/** What answers one method and path. */
export type Route = (
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
) => Promise<void>;

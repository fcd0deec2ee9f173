import { identity } from '../_kernel/caller';
import { receive } from './receive';

/** Where WeChat pushes the events of subscribe messages to. */
export const main = (event: unknown, context?: unknown) => receive(identity(context), event);

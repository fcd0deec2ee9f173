import type { Identity } from '../_kernel/caller';
import { Fault } from '../_kernel/fault';

/**
 * An event is pushed by WeChat, never called by a phone: a phone's call carries `wx_client` somewhere in its source, and could name anybody
 * as the one who answered.
 */
export function mustBePushed({ source }: Identity): void {
  if (source === '' || source.split(',').some((part) => part === 'wx_client' || part === 'wx_devtools'))
    throw new Fault('FORBIDDEN');
}

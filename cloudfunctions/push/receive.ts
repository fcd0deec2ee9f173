import { createHash } from 'node:crypto';
import type { Caller, Identity } from '../_kernel/caller';
import { change } from '../_kernel/change';
import { Fault } from '../_kernel/fault';
import { accept } from '../_kernel/ledger';
import { described, log } from '../_kernel/log';
import { knownTemplate } from '../_kernel/templates';
import { bindings } from '../_store/bindings';
import { permissionId, permissions } from '../_store/permissions';
import { type Packet, type PushItem, readPacket } from './packet';
import { mustBePushed } from './policy';
import { undelivered } from './undelivered';

/**
 * One pushed event: each of its items corrects the ledger once, however often WeChat sends it. The answer is always `success`: anything
 * else makes WeChat send it again, and what cannot be read today cannot be read tomorrow.
 */
export async function receive(who: Identity, event: unknown): Promise<'success'> {
  try {
    mustBePushed(who);
    const packet = readPacket(event);
    const binding = packet && (await bindings.get(packet.openid));
    if (!packet || !binding) return 'success';
    const now = Date.now();
    const caller = {
      ...who,
      openid: packet.openid,
      now,
      looks: [],
      why: '',
      personId: binding.personId,
    } as unknown as Caller;
    for (const item of packet.items) await correct(caller, binding.personId, packet, item);
    log('info', 'pushed', {
      route: `push.${packet.event}`,
      traceId: who.traceId,
      items: packet.items.length,
    });
  } catch (error) {
    const level = error instanceof Fault ? 'warn' : 'error';
    log(level, 'push not taken', { route: 'push', traceId: who.traceId, ...described(error) });
    if (!(error instanceof Fault)) throw error; // the store was in trouble: WeChat sends it again
  }
  return 'success';
}

async function correct(caller: Caller, personId: string, packet: Packet, item: PushItem): Promise<void> {
  const { TemplateId: templateId, SubscribeStatusString: answer = '' } = item;
  if (!knownTemplate(templateId)) return;
  const { event, at } = packet;
  const about = `${event} ${at} ${templateId} ${answer} ${item.MsgID ?? ''}`;
  const requestId = createHash('sha256').update(about).digest('hex');
  const input = { requestId, templateId, answer };
  const route = `push.${event}`;
  if (event === 'subscribe_msg_sent_event') {
    const code = String(item.ErrorCode ?? 0);
    if (code === '0') return; // what went well is known already
    log('warn', 'not delivered after all', { route, traceId: caller.traceId, code });
    const told = { ...input, answer: code };
    await change(caller, { route, personId, input: told }, async () => {
      const { what, write } = await undelivered(personId, templateId, { code, at });
      return { answer: null, ...(what && { what, write }) };
    });
    return;
  }
  await change(caller, { route, personId, input }, async () => {
    if (event === 'subscribe_msg_popup_event') {
      const { changes, write } = await accept(personId, { templateId, answer }, { at, by: 'push' });
      return { answer: null, ...(changes && { what: 'permission', write }) };
    }
    const id = permissionId(personId, templateId);
    const row = await permissions.get(id);
    if (!row || row.count === 0 || answer !== 'reject') return { answer: null };
    return {
      answer: null,
      what: 'permission taken back',
      write: (transaction) => permissions.patch(id, { count: 0 }, transaction),
    };
  });
}

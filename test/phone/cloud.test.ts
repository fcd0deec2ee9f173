import { type Carrier, caller } from '../../miniprogram/services/cloud';
import { Fault } from '../../miniprogram/services/fault';

type Sent = { action: string; input: Record<string, unknown> };

/** A phone whose cloud answers from a list: a value, or an Error for an answer that got lost. */
function phoneWith(answers: unknown[], online = true) {
  const sent: Sent[] = [];
  const waited: number[] = [];
  const carrier: Carrier = {
    invoke: async (_name, data) => {
      sent.push(data as Sent);
      const answer = answers[sent.length - 1];
      if (answer instanceof Error) throw answer;
      return answer;
    },
    online: async () => online,
    wait: (ms) => {
      if (ms >= 10_000) return new Promise(() => undefined);
      waited.push(ms);
      return Promise.resolve();
    },
    random: () => 0.5,
  };
  return { call: caller(carrier), sent, waited };
}

const ok = (value: unknown) => ({ ok: true, value, now: Date.now() });
const no = (code: string, reason?: string) => ({ ok: false, code, reason, traceId: 't' });
const grant = { requestId: 'request-0123456789', templateId: 'T', answer: 'accept' as const };

test('an answer that got lost is asked for again with the same request id', async () => {
  const phone = phoneWith([new Error('timeout'), new Error('timeout'), ok({ remaining: 1 })]);
  await expect(phone.call('reminder.grant', grant)).resolves.toEqual({ remaining: 1 });
  expect(phone.sent).toHaveLength(3);
  expect(new Set(phone.sent.map((one) => one.input.requestId))).toEqual(new Set([grant.requestId]));
});

test('the pauses between attempts grow', async () => {
  const phone = phoneWith([no('UNAVAILABLE'), no('CONFLICT', 'busy'), new Error('x'), no('UNAVAILABLE')]);
  await expect(phone.call('reminder.grant', grant)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  expect(phone.sent).toHaveLength(4);
  expect(phone.waited).toHaveLength(3);
  expect([...phone.waited].sort((a, b) => a - b)).toEqual(phone.waited);
});

test.each(['INVALID', 'UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'CONFLICT', 'LIMIT', 'INTERNAL'])(
  'a refusal %s is not tried again',
  async (code) => {
    const phone = phoneWith([no(code), ok({})]);
    await expect(phone.call('timebook.today', {})).rejects.toMatchObject({ code });
    expect(phone.sent).toHaveLength(1);
  },
);

test('without network it says so at once instead of trying on', async () => {
  const phone = phoneWith([new Error('fail')], false);
  await expect(phone.call('timebook.today', {})).rejects.toMatchObject({ code: 'OFFLINE' });
  expect(phone.sent).toHaveLength(1);
});

test('an answer that is no answer counts as lost, not as success', async () => {
  const phone = phoneWith([undefined, null, 'x', {}]);
  await expect(phone.call('timebook.today', {})).rejects.toBeInstanceOf(Fault);
});

test('only a decided refusal is definite: after a lost answer nobody knows whether it was done', () => {
  expect(new Fault('INVALID').definite).toBe(true);
  expect(new Fault('CONFLICT', 'already-sealed').definite).toBe(true);
  for (const fault of [
    new Fault('TIMEOUT'),
    new Fault('OFFLINE'),
    new Fault('UNAVAILABLE'),
    new Fault('INTERNAL'),
  ])
    expect(fault.definite).toBe(false);
  expect(new Fault('CONFLICT', 'busy').definite).toBe(false);
});

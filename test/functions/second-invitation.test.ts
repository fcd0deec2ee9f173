import { createHmac } from 'node:crypto';
import { testEnvironment } from '../support/secrets';
import { code, personId, startLine } from './line';

/**
 * Found in review: a second invitation to somebody who had come, opened with another WeChat account, answered "this account is bound
 * already". It was not: the phone led on to 今天, which led back to binding.
 */
it('a second invitation to somebody who is bound is answered as used, to an account that is not', async () => {
  const line = await startLine('2026-07-01T09:12:00+08:00', '2026-07-01');
  try {
    const consent = { version: '2026-07', purposes: ['timebook' as const] };
    await line.get('account.bind', { requestId: line.requestId(), code, consent });
    const again = 'ZYXWVTSRQPNMKJHGFEDCBA9876';
    const _id = createHmac('sha256', String(testEnvironment.LOOKUP_KEY)).update(again).digest('hex');
    const expiresAt = Date.parse('2026-07-03T09:12:00+08:00');
    await line.admin.add('invitations', [{ _id, personId, expiresAt, usedAt: null, usedBy: null }]);
    const bind = { requestId: line.requestId(), code: again, consent };
    expect(await line.call('account.bind', bind, 'openid-of-another')).toMatchObject({
      ok: false,
      code: 'CONFLICT',
      reason: 'invitation-used',
    });
    expect(await line.call('account.session', {}, 'openid-of-another')).toMatchObject({
      value: { bound: false },
    });
  } finally {
    await line.close();
  }
});

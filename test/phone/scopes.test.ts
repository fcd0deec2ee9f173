import { scopeNodes, scopesOf } from '../../core/domain/authority/roles';
import * as phone from '../../miniprogram/packages/people/services/roles';

test('the phone offers for each duty the scopes that the server grants it for', () => {
  expect(phone.scopesOf).toEqual(scopesOf);
  for (const [kind, { kind: node, most }] of Object.entries(scopeNodes))
    expect([kind, phone.placesOf[kind as keyof typeof scopeNodes]]).toEqual([
      kind,
      { kind: node, several: most > 1 },
    ]);
});

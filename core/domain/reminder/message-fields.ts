/**
 * WeChat refuses a whole message when one field breaks the rule of its type (errcode 47003, the type is the letters of the
 * field's name). Limits: developers.weixin.qq.com, subscribeMessage.send, table "参数值内容限制说明".
 */
const rules: Record<string, { most: number; refuse: RegExp }> = {
  thing: { most: 20, refuse: /\p{Cc}/gu },
  number: { most: 32, refuse: /[^\d.-]/g },
  letter: { most: 32, refuse: /[^A-Za-z]/g },
  symbol: { most: 5, refuse: /[\p{L}\p{N}\p{Cc}]/gu },
  character_string: { most: 32, refuse: /[^\x20-\x7e]/g },
  time: { most: 32, refuse: /[^\d年月日:~\-/. ]/g },
  date: { most: 32, refuse: /[^\d年月日:~\-/. ]/g },
  amount: { most: 12, refuse: /[^\d.¥$€元]/g },
  phone_number: { most: 17, refuse: /[^\d+*#() -]/g },
  car_number: { most: 8, refuse: /[^\p{L}\p{N}]/gu },
  name: { most: 10, refuse: /[\p{Cc}\p{N}]/gu },
  phrase: { most: 5, refuse: /[^\p{Script=Han}]/gu },
};

/** Makes a value fit its field: drops what the type refuses, cuts with an ellipsis where there is room for one. */
export function fitField(name: string, value: string): string {
  const rule = rules[name.replace(/\d+$/, '')];
  if (!rule) throw new RangeError(`no such field type: ${name}`);
  const kept = [...value.replace(rule.refuse, '')];
  const cut =
    kept.length <= rule.most
      ? kept
      : name.startsWith('thing')
        ? [...kept.slice(0, rule.most - 1), '…']
        : kept.slice(0, rule.most);
  const text = cut.join('').trim();
  if (text === '') throw new RangeError(`nothing left for field ${name}`);
  return text;
}

/** Message data as `subscribeMessage.send` wants it, every value fitted to its field. */
export function fitMessage(values: Record<string, string>): Record<string, { value: string }> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, { value: fitField(name, value) }]),
  );
}

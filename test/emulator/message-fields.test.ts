import { FIELD_TYPES, fieldProblem, fieldType } from '../../emulator/openapi/field-types';

/** PLATFORM.md §1.4: for each type what may be sent and what may not. */
const TABLE: Record<string, { good: string[]; bad: string[] }> = {
  thing: {
    good: ['承诺时光书', 'a'.repeat(20), '第1章，共3章！', '字'.repeat(20)],
    bad: ['字'.repeat(21), 'a'.repeat(21)],
  },
  number: { good: ['0', '12.5', '-3', '1'.repeat(32)], bad: ['1'.repeat(33), '十', '1a', '1.'] },
  letter: { good: ['abcXYZ', 'a'.repeat(32)], bad: ['a'.repeat(33), 'a1', '字', 'a b'] },
  symbol: { good: ['!@#￥…', '+'], bad: ['!!!!!!', 'a', '1', '字'] },
  character_string: { good: ['AB-12/34', '#1'.repeat(16)], bad: ['a'.repeat(33), '编号1'] },
  time: {
    good: [
      '15:01',
      '15:01:30',
      '2019年10月1日 15:01',
      '09:00~10:30',
      '2019年10月1日 15:01~2019年10月2日 15:01',
      '2019-10-01 15:01',
    ],
    bad: ['24:00', '9点', '15:61', '2019-10-01', '2019年2月30日 15:01', '9:00~10:00~11:00'],
  },
  date: {
    good: [
      '2019年10月1日',
      '2019年10月1日 15:01',
      '2018-01-01',
      '2018/01/01',
      '2018.01.01',
      '2018-01-01~2018-02-01',
    ],
    bad: ['2019年2月29日', '2019-13-01', '10月1日', '明天', '15:01'],
  },
  amount: { good: ['¥100', '100元', '$12.50', '1234567890'], bad: ['12345678901', '一百', '¥¥1', '100块'] },
  phone_number: { good: ['13800000000', '+86-0766-66888866'], bad: ['1'.repeat(18), '电话'] },
  car_number: { good: ['粤A8Z888挂', '粤A8Z888', 'A12345'], bad: ['粤A8Z88888', 'A粤12'] },
  name: {
    good: ['林知远', '字'.repeat(10), 'a'.repeat(20), '阿凡提·bin'],
    bad: ['字'.repeat(11), 'a'.repeat(21), '张三1', `${'a'.repeat(10)}字`],
  },
  phrase: { good: ['已到期', '字'.repeat(5)], bad: ['字'.repeat(6), 'ok', '第1章'] },
  enum: { good: ['已完成'], bad: [] },
};

test('every type of the table is examined', () => {
  expect(Object.keys(TABLE).sort()).toEqual([...FIELD_TYPES].sort());
});

describe.each(Object.entries(TABLE))('%s', (type, { good, bad }) => {
  test.each(good)('may be %j', (value) => {
    expect(fieldProblem(`${type}1`, value)).toBeUndefined();
  });
  test.each(bad.length > 0 ? bad : ['a\u0000b'])('may not be %j', (value) => {
    expect(fieldProblem(`${type}1`, value)).toBe('invalid');
  });
  test.each(['', '  ', null, undefined])('is never empty (%j)', (value) => {
    expect(fieldProblem(`${type}1`, value)).toBe('empty');
  });
  test.each([`${good[0]}\n`, `${good[0]}\u0007`, { text: good[0] }, true])(
    'is one line of plain text, not %j',
    (value) => {
      expect(fieldProblem(`${type}1`, value)).toBe('invalid');
    },
  );
});

test('an enum has the values that its template lists', () => {
  expect(fieldProblem('enum1', '甲', ['甲', '乙'])).toBeUndefined();
  expect(fieldProblem('enum1', '丙', ['甲', '乙'])).toBe('invalid');
});

test('a number in JSON is read as its digits', () => {
  expect(fieldProblem('number1', 12.5)).toBeUndefined();
});

test('a field is a known type and a number', () => {
  expect(
    ['thing1', 'character_string12', 'thing', 'things1', 'constructor1', 'const1'].map(fieldType),
  ).toEqual(['thing', 'character_string', undefined, undefined, undefined, undefined]);
});

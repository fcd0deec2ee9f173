import { usualRule, youngBy } from '../../core/domain/career/young';
import { columnsIn } from '../../core/domain/intake/columns';
import { indexOf, type Known, matchOf, type Placed } from '../../core/domain/intake/matching';
import { dayIn, isIdNumber, readRow } from '../../core/domain/intake/row';

const today = '2026-07-01';

test('headings are found in any order, with stars and remarks', () => {
  const found = columnsIn(['序号', ' 单 位* ', '姓名（必填）', '入职日期(年月日)']);
  expect([...found]).toEqual([
    ['name', 2],
    ['unit', 1],
    ['entryDay', 3],
  ]);
});

test('a day is read as people and spreadsheets write one', () => {
  for (const text of [
    '2026-07-01',
    '2026/7/1',
    '2026.7.1',
    '2026年7月1日',
    '20260701',
    '2026-07-01T00:00:00Z',
    '46204',
  ])
    expect([text, dayIn(text)]).toEqual([text, '2026-07-01']);
  for (const text of ['2026-02-30', '7/1/2026', '26-7-1', '七月一日', '19999999', '999'])
    expect([text, dayIn(text)]).toEqual([text, null]);
});

test('an identity number holds by its birthday and its check character', () => {
  expect(isIdNumber('11010519491231002X')).toBe(true);
  expect(isIdNumber('110105194912310021')).toBe(false);
  expect(isIdNumber('11010519491331002X')).toBe(false);
  expect(isIdNumber('1101051949123100')).toBe(false);
});

describe('a row', () => {
  const cells = { name: '陆 远', unit: ' 法院 ', position: '科员', entryDay: '2026/7/1' };
  const read = (more: object = {}) => readRow({ ...cells, ...more }, today);

  it('is cleaned, and says nothing of what it leaves empty', () => {
    expect(read()).toEqual({
      row: {
        ...{ name: '陆远', unit: '法院', section: '', position: '科员', entryDay: today },
        ...{ bornYear: null, idNumber: null, phone: null, cadre: null },
      },
    });
  });

  it('leaves the brackets of places and positions as they were written', () => {
    const { row } = readRow({ ...cells, unit: '住建局（虚构）', position: '科员（试用）' }, today) as never;
    expect(row).toMatchObject({ unit: '住建局（虚构）', position: '科员（试用）' });
  });

  it('takes the year of birth from the identity number, and full-width digits as digits', () => {
    expect(read({ idNumber: '１１０１０５１９４９１２３１００２x', entryDay: '1970-07-01' })).toMatchObject({
      row: { bornYear: 1949, idNumber: '11010519491231002X' },
    });
    expect(read({ phone: '+86 138-0000-0001', cadre: '是' })).toMatchObject({
      row: { phone: '13800000001', cadre: true },
    });
  });

  it('says everything that is wrong with it at once', () => {
    expect(readRow({ name: '陆', entryDay: '2028-07-01', born: '2020', cadre: '?' }, today)).toEqual({
      problems: [
        { column: 'name', code: 'odd-name' },
        { column: 'entryDay', code: 'odd-day' },
        { column: 'born', code: 'odd-year' },
        { column: 'cadre', code: 'odd-yes-no' },
        { column: 'unit', code: 'missing' },
        { column: 'position', code: 'missing' },
      ],
    });
  });
});

describe('whom a row means', () => {
  const row: Placed = {
    ...{ name: '陆远', unitId: 'court', sectionId: 'civil', position: '科员', entryDay: today },
    ...{ bornYear: 1999, idHash: 'h1', phoneHash: null, cadre: true, cadreNamed: null },
  };
  const known = (more: Partial<Known> = {}): Known => ({
    ...row,
    cadre: true,
    cadreNamed: false,
    _id: 'p1',
    status: 'serving',
    ...more,
  });
  const match = (people: Known[], given: Partial<Placed> = {}) =>
    matchOf({ ...row, ...given }, indexOf(people));
  const wrong = (code: string) => ({ kind: 'wrong', problem: { code } });

  it('is who has the identity number, whatever else differs', () => {
    expect(match([])).toEqual({ kind: 'fresh' });
    expect(match([known()])).toEqual({ kind: 'same', personId: 'p1' });
    expect(match([known({ name: '陆元', position: '副科长' })])).toMatchObject({
      kind: 'changed',
      to: { position: '科员' },
    });
    expect(match([known({ unitId: 'bureau' })])).toMatchObject(wrong('elsewhere'));
    expect(match([known({ status: 'left' })])).toMatchObject(wrong('left'));
    expect(match([known({ entryDay: '2026-06-01' })])).toMatchObject(wrong('other-entry-day'));
    expect(match([known({ idHash: 'other' })])).toEqual({ kind: 'fresh' });
  });

  it('is the one of that name in the unit when a number is missing on either side', () => {
    const unnumbered = known({ idHash: null });
    expect(match([unnumbered])).toMatchObject({
      kind: 'changed',
      to: { idHash: 'h1' },
      from: { idHash: null },
    });
    expect(match([known()], { idHash: null })).toMatchObject({ kind: 'same' });
    expect(match([unnumbered, known({ _id: 'p2', idHash: null })])).toMatchObject(wrong('several'));
    const later = known({ _id: 'p2', idHash: null, entryDay: '2020-07-01' });
    expect(match([unnumbered, later])).toMatchObject({ personId: 'p1' });
    expect(match([known({ idHash: null, unitId: 'bureau' })])).toEqual({ kind: 'fresh' });
  });

  it('names as a young cadre, or as none, only where that changes something', () => {
    expect(match([known()], { cadreNamed: true })).toEqual({ kind: 'same', personId: 'p1' });
    expect(match([known()], { cadre: false, cadreNamed: true })).toMatchObject({
      ...{ to: { cadre: false, cadreNamed: true }, from: { cadre: true, cadreNamed: false } },
    });
    expect(match([known({ cadre: false, cadreNamed: true })], { cadreNamed: false })).toMatchObject({
      to: { cadre: true, cadreNamed: false },
    });
  });

  it('loses nothing by an empty cell', () => {
    const empty = { sectionId: null, bornYear: null, idHash: null, cadre: null };
    expect(match([known({ phoneHash: 'x' })], empty)).toEqual({ kind: 'same', personId: 'p1' });
  });
});

test('who is a young cadre is what the district says', () => {
  const person = { bornYear: 1991, entryDay: '2016-07-01' };
  expect(youngBy(usualRule, person, today)).toBe(true);
  expect(youngBy(usualRule, { ...person, bornYear: 1990 }, today)).toBe(false);
  expect(youngBy(usualRule, { ...person, bornYear: null }, today)).toBeNull();
  expect(youngBy({ by: 'service', years: 10 }, person, today)).toBe(true);
  expect(youngBy({ by: 'service', years: 9 }, person, today)).toBe(false);
  expect(youngBy({ by: 'list' }, person, today)).toBeNull();
});

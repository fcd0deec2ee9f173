import ts from 'typescript';
import { read, sourceFiles } from './source-files';

/**
 * The red lines of the programme (DOMAIN.md §1): no points, no ranking, no streaks, no minutes online, no forced check-in, no photo or
 * location demanded as proof, no usage figure of a person. Searched in what a person reads and in what is kept.
 */
const wordsOnScreens =
  /积分|排名|排行|打卡|签到|连续(\d|[一二三四五六七八九十]+|登录|使用|坚持)*[天日周]|在线时长|使用时长|活跃度|勋章|等级|经验值|击败了|名次|必须拍照|上传定位/;

const wordsInSchema = new Set([
  'points',
  'point',
  'score',
  'scores',
  'rank',
  'ranks',
  'ranking',
  'leaderboard',
  'streak',
  'streaks',
  'checkin',
  'online',
  'minutes',
  'usage',
  'login',
  'logins',
  'visits',
  'badge',
  'badges',
  'medal',
  'level',
  'latitude',
  'longitude',
  'location',
  'gps',
]);

/** Names that are something else, each with what they are. */
const explained: Readonly<Record<string, string>> = {
  'core/contract/signature.ts points':
    'the points of a pen stroke in a signature, not points that are earned',
};

/** Names of properties that are declared in a file: schemas, types, stored documents. */
function propertyNames(file: string): string[] {
  const source = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true);
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    if (
      (ts.isPropertyAssignment(node) ||
        ts.isPropertySignature(node) ||
        ts.isShorthandPropertyAssignment(node)) &&
      node.name
    )
      names.push(node.name.getText().replace(/['"]/g, ''));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return names;
}

const wordsOf = (name: string): string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/);

const schema = sourceFiles().filter((file) =>
  /^(core\/contract|core\/domain|cloudfunctions\/_store)\/.*\.ts$/.test(file),
);
const screens = sourceFiles().filter((file) => /^miniprogram\/.*\.(ts|wxml|json)$/.test(file));

test('the search finds what it is meant to find', () => {
  for (const text of ['你已连续坚持 3 天', '本周积分', '排名第一', '今日打卡', '在线时长'.concat(' 20 分钟')])
    expect([text, wordsOnScreens.test(text.replace(/\s/g, ''))]).toEqual([text, true]);
  expect(wordsOf('loginStreak').some((word) => wordsInSchema.has(word))).toBe(true);
});

test('nothing that a person reads speaks of points, ranks, streaks or minutes', () => {
  expect(screens.length).toBeGreaterThan(20);
  const wrong = screens.flatMap((file) =>
    read(file)
      .split('\n')
      .flatMap((line, at) =>
        wordsOnScreens.test(line.replace(/\s/g, '')) ? [`${file}:${at + 1} ${line.trim()}`] : [],
      ),
  );
  expect(wrong).toEqual([]);
});

test('nothing that is asked for, answered or kept counts a person’s use', () => {
  expect(schema.length).toBeGreaterThan(10);
  const wrong = schema.flatMap((file) =>
    propertyNames(file)
      .filter((name) => wordsOf(name).some((word) => wordsInSchema.has(word)))
      .map((name) => `${file} ${name}`)
      .filter((place) => !explained[place]),
  );
  expect([...new Set(wrong)]).toEqual([]);
});

test('each exception is still there', () => {
  for (const place of Object.keys(explained)) {
    const [file, name] = place.split(' ') as [string, string];
    expect(propertyNames(file)).toContain(name);
  }
});

test('the phone asks for no place, camera proof or run of steps', () => {
  const asking = /wx\.(getLocation|getFuzzyLocation|chooseLocation|startLocationUpdate\w*|getWeRunData)\b/;
  expect(screens.filter((file) => asking.test(read(file)))).toEqual([]);
});

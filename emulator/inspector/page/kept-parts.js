// Files, faults and snapshots: the parts in which things are put and taken away.
import { ask, button, empty, field, h, say, table, time } from './draw.js';

export async function files() {
  const { files } = await ask('/control/files?limit=500');
  return [
    h('h2', {}, '文件'),
    files.length === 0
      ? empty('云存储里没有文件。')
      : table(
          ['路径', '字节', '上传者', '时间'],
          files.map((one) => [
            h(
              'a',
              {
                href: `/control/file?path=${encodeURIComponent(one.path)}`,
                target: '_blank',
                rel: 'noopener',
              },
              one.path,
            ),
            one.size,
            one.owner ?? '云函数',
            time(one.at),
          ]),
        ),
  ];
}

export async function faults(again) {
  const { faults } = await ask('/control/faults');
  const area = h('textarea', {
    spellcheck: 'false',
    value: JSON.stringify(
      faults.map(({ hits, ...one }) => one),
      undefined,
      2,
    ),
  });
  const example = { on: 'database', action: 'database.modifyDocument', times: 1, effect: 'drop-after' };
  return [
    h('h2', {}, '故障'),
    field('故障清单（JSON）', area, true),
    h('p', {}),
    h(
      'div',
      { class: 'row' },
      button(
        '使用',
        async () => {
          await ask('/control/faults', { faults: JSON.parse(area.value) });
          say('换上了');
          again();
        },
        'first',
      ),
      button('加一个例子', () => {
        area.value = JSON.stringify([...JSON.parse(area.value), example], undefined, 2);
      }),
      button('全部取消', async () => {
        await ask('/control/faults', { faults: [] });
        again();
      }),
    ),
    faults.length > 0
      ? table(
          ['对象', '结果', '已发生'],
          faults.map((one) => [one.action ?? one.on, one.effect, one.hits ?? 0]),
        )
      : undefined,
  ];
}

export async function snapshots(again) {
  const { snapshots } = await ask('/control/snapshots');
  const name = h('input', { maxlength: '60' });
  const file = h('input', { type: 'file', accept: '.jsonl,application/x-ndjson' });
  const sure = (text) => window.confirm(text);
  return [
    h('h2', {}, '快照'),
    h(
      'div',
      { class: 'row' },
      field('名称', name),
      button(
        '存下现在',
        async () => {
          await ask('/control/snapshots', { save: name.value });
          say('存下了');
          again();
        },
        'first',
      ),
    ),
    snapshots.length === 0
      ? empty('还没有快照。')
      : table(
          ['名称', '存于', '字节', ''],
          snapshots.map((one) => [
            one.name,
            time(one.at),
            one.size,
            h(
              'div',
              { class: 'row' },
              button('回到这里', async () => {
                if (!sure(`回到「${one.name}」？现在的内容会被换掉。`)) return;
                await ask('/control/snapshots/restore', { name: one.name });
                say(`回到了「${one.name}」`);
              }),
              button(
                '删除',
                async () => {
                  if (sure(`删除快照「${one.name}」？`)) {
                    await ask('/control/snapshots', { remove: one.name });
                    again();
                  }
                },
                'grave',
              ),
            ),
          ]),
        ),
    h('h3', {}, '导出与导入'),
    h(
      'div',
      { class: 'row' },
      h(
        'a',
        { href: '/control/export?everything', download: 'emulator.jsonl' },
        '导出全部（文档、文件、消息、时钟）',
      ),
      field('导入文件', file),
      button('导入', async () => {
        const [chosen] = file.files;
        if (!chosen) return say('先选一个文件');
        const done = await ask('/control/import', await chosen.text());
        say(`导入了 ${done.documents} 条文档、${done.files} 个文件`);
      }),
    ),
    h('h3', {}, '从头开始'),
    button(
      '清空一切',
      async () => {
        if (sure('清空数据、文件、消息，时钟回到起点？快照会留下。')) {
          await ask('/control/reset', {});
          say('清空了');
        }
      },
      'grave',
    ),
  ];
}

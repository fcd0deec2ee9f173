import { dayText } from '../../../text/dates';

export const takeText = {
  title: '带走',
  intro: '写下的、记着的，都是你的。随时可以带走一份，也可以一件不留。',
  bookSection: '我的时光书',
  dataSection: '我的个人信息',
  dataNote: '单位登记的、你写下的、系统记着的，凡是和你有关的都在里面。',
  kinds: {
    book: { name: '整本书', note: 'PDF，宋体排好，可以打印' },
    data: { name: '给自己看', note: 'PDF' },
    json: { name: '给电脑读', note: 'JSON' },
  },
  picture: { name: '长图', note: '在手机上画好，存进相册' },
  card: { name: '一句话卡片', note: '选一句自己的话，做成一张图' },
  making: '正在装订',
  fetching: (percent: number) => `正在取下，${percent}%`,
  done: '取好了。再点一次，会重新装订一份',
  left: '没有发送。再点一次，会重新装订一份',
  failed: (why: string) => `没有取成：${why}`,
  offline: '没有网络。连上以后，再点一次',
  fileNote: '文件做好以后十分钟内取走，一天后删除。',
  sealedSection: '还封存着的信',
  sealedNote: '只带得走回执。打开以后再带一次，就有原文。',
  sealedLine: (day: string, opens: string) => `${dayText(day)}封存，${dayText(opens)}打开`,
  fingerprint: (text: string) => `指纹 ${text}`,
  eraseSection: '不留了',
  erase: { name: '删除我的一切', note: '信当场销毁，其余一天内删完。删了就找不回来，先带走一份' },
};

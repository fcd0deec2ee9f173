/** A document on its way to the phone. */
export const fileText = {
  sendTitle: '文件好了',
  sendText: '手机打不开这种文件。发给“文件传输助手”，在电脑上打开。',
  send: '发送',
};

export const mediaText = {
  picture: (at: number) => `图片 ${at}`,
  voice: (seconds: number) => `听录音，${seconds} 秒`,
  stop: '停下',
  addPicture: '添图片',
  addVoice: '录一段话，最长一分钟',
  stopVoice: '录好了',
  noVoice: '没有录成。请在微信设置里允许用麦克风。',
  again: '没有传完，再试一次',
  busy: '正在传',
  seenBy: '图片和录音只有你和值班员看得到',
  officers: '点开才看得到、听得到，查看会告诉提问的人',
};

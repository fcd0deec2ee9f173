export const pictureText = {
  albumTitle: '相册没有打开',
  albumText: '图片要存到手机相册，需要在设置里允许“添加到相册”。',
  albumSettings: '去设置',
  saved: (count: number) => (count === 1 ? '存到相册了' : `${count} 张都存到相册了`),
  refused: '没有存。想存时，在设置里打开相册。',
  failed: '没能存到相册。请再试一次。',
  undrawn: '这部手机没能画出来。请再试一次。',
};

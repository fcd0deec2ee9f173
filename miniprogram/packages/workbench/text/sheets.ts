/** Spreadsheets of the workbench. */
export const sheetText = {
  making: '正在制表',
  fetching: (percent: number) => `正在取下 ${percent}%`,
  figures: '导出表格',
  figuresLabel: '把这些数字导出成表格，没有姓名',
  names: '导出名单',
  namesTitle: '导出带姓名的名单？',
  /** The dialog's own field shows it until something is typed. */
  namesHint: (place: string) => `输入“${place}”`,
  yes: '导出',
  no: '先不',
  other: '名称不对，没有导出',
};

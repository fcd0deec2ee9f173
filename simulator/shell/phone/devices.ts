/** A phone or tablet that the simulator can be. Lengths in CSS px. */
export interface Device {
  id: string;
  /** What the panel calls it. */
  label: string;
  width: number;
  height: number;
  statusBar: number;
  /** Height of the strip at the foot that belongs to the system; 0 with a button or a bar of its own. */
  homeArea: number;
}

/** The devices to choose from; the first is the usual one. */
export const devices: readonly [Device, ...Device[]] = [
  { id: 'phone', label: '全面屏手机 375 × 812', width: 375, height: 812, statusBar: 44, homeArea: 34 },
  { id: 'small', label: '4.7 英寸手机 375 × 667', width: 375, height: 667, statusBar: 20, homeArea: 0 },
  { id: 'narrow', label: '窄屏手机 320 × 568', width: 320, height: 568, statusBar: 20, homeArea: 0 },
  { id: 'large', label: '大屏手机 430 × 932', width: 430, height: 932, statusBar: 54, homeArea: 34 },
  { id: 'tablet', label: '平板 768 × 1024', width: 768, height: 1024, statusBar: 24, homeArea: 20 },
];

/** The device of an id; the usual one when there is none. */
export function deviceOf(id: string | null | undefined): Device {
  return devices.find((device) => device.id === id) ?? devices[0];
}

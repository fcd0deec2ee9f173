import type { ApiHost, Area } from './api-host';

/** `wx.getPerformance` (the first screen's entry), and the reports that WeChat's back office would receive. */
export function performanceArea(host: ApiHost): Area {
  const firstRender = () => host.program().metrics.firstRender;
  const entries = () => {
    const duration = firstRender();
    return duration === undefined
      ? []
      : [{ entryType: 'render', name: 'firstRender', startTime: 0, duration, navigationStart: 0 }];
  };
  const report = (call: string) => (id: unknown, value?: unknown) =>
    host.record('report', { call, id, value });
  return {
    getPerformance: () => ({
      getEntries: entries,
      getEntriesByType: (type: string) => entries().filter((entry) => entry.entryType === type),
      getEntriesByName: (name: string) => entries().filter((entry) => entry.name === name),
      createObserver: (listener: (list: { getEntries: typeof entries }) => void) => ({
        connected: false,
        observe() {
          const timer = setInterval(() => {
            if (firstRender() === undefined) return;
            clearInterval(timer);
            listener({ getEntries: entries });
          }, 50);
        },
        disconnect() {},
      }),
    }),
    reportEvent: report('reportEvent'),
    reportPerformance: report('reportPerformance'),
    reportAnalytics: report('reportAnalytics'),
  };
}

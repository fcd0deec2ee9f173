import type { ApiHost, Area } from '../api-host';
import { answerCall, CallFailure, type CallOptions, requireType } from '../call-style';
import { listenerPairs } from '../listener-pairs';
import { askForScope } from '../settings';
import { toGcj02 } from './chinese-offset';

/** A place of the project file (`places`), which the person can choose. */
export interface Place {
  name: string;
  address?: string;
  /** wgs84, as the phone's own place. */
  latitude: number;
  longitude: number;
}

/** Where the phone is, choosing and looking at places. The place is the panel's or the driver's to say; coordinates are wgs84. */
export function locationArea(host: ApiHost): Area {
  const { members, tell } = listenerPairs(['LocationChange', 'LocationChangeError']);
  let updating = false;
  let known = '';
  const declared = (name: string) => {
    const list = (host.program().appConfig.requiredPrivateInfos ?? []) as string[];
    if (!list.includes(name)) {
      throw new CallFailure(
        `the api need to be declared in the requiredPrivateInfos field in app.json/ext.json`,
      );
    }
  };
  const here = (type: unknown) => {
    const { latitude, longitude } = host.state.place;
    const place = type === 'gcj02' ? toGcj02(latitude, longitude) : { latitude, longitude };
    return { ...place, speed: -1, accuracy: 30, altitude: 0, verticalAccuracy: 0, horizontalAccuracy: 30 };
  };
  const allowed = async (scope: string) => {
    if (!(await askForScope(host, scope))) throw new CallFailure('auth deny');
  };
  host.on('state', () => {
    const now = JSON.stringify(host.state.place);
    if (now === known) return;
    known = now;
    if (updating) tell('LocationChange', here('gcj02'));
  });
  const update = (name: string) => (options?: CallOptions) =>
    answerCall(name, options, async () => {
      declared(name);
      await allowed('scope.userLocation');
      updating = true;
      known = JSON.stringify(host.state.place);
      setTimeout(() => tell('LocationChange', here(options?.type ?? 'gcj02')), 0);
    });
  return {
    ...members,
    getLocation: (options?: CallOptions) =>
      answerCall('getLocation', options, async () => {
        declared('getLocation');
        await allowed('scope.userLocation');
        return here(options?.type);
      }),
    getFuzzyLocation: (options?: CallOptions) =>
      answerCall('getFuzzyLocation', options, async () => {
        declared('getFuzzyLocation');
        await allowed('scope.userFuzzyLocation');
        const { latitude, longitude } = here(options?.type);
        return { latitude: Math.round(latitude * 100) / 100, longitude: Math.round(longitude * 100) / 100 };
      }),
    chooseLocation: (options?: CallOptions) =>
      answerCall('chooseLocation', options, async () => {
        declared('chooseLocation');
        const chosen = await host.sheet<number | null>('action-sheet', {
          title: '选择位置',
          items: ['我的位置', ...places(host).map(({ name }) => name)],
        });
        if (chosen === null) throw new CallFailure('cancel');
        const place = chosen === 0 ? { ...host.state.place, name: '我的位置' } : places(host)[chosen - 1];
        if (!place) throw new CallFailure('cancel');
        const { name, address = '', latitude, longitude } = place as Place;
        return { name, address, ...toGcj02(latitude, longitude) };
      }),
    openLocation: (options?: CallOptions) =>
      answerCall('openLocation', options, async () => {
        requireType('latitude', options?.latitude, 'number');
        requireType('longitude', options?.longitude, 'number');
        const { name = '位置', address = '', latitude, longitude } = options ?? {};
        host.record('location', { name, address, latitude, longitude });
        void host.sheet('modal', {
          title: String(name),
          content: `${String(address)}\n${Number(latitude).toFixed(5)}, ${Number(longitude).toFixed(5)}`,
          showCancel: false,
          confirmText: '返回',
          cancelText: '',
        });
      }),
    startLocationUpdate: update('startLocationUpdate'),
    startLocationUpdateBackground: update('startLocationUpdateBackground'),
    stopLocationUpdate: (options?: CallOptions) =>
      answerCall('stopLocationUpdate', options, () => {
        updating = false;
      }),
  };
}

const places = (host: ApiHost) => (host.project.places ?? []) as Place[];

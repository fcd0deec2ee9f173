import type { ApiHost, Area } from '../api-host';
import { strict } from '../strict';
import { cloudWay } from './cloud-way';
import { cloudDatabase } from './database';
import { cloudFunctions } from './functions';
import { cloudStorage } from './storage';

/** `wx.cloud`, all of it answered by the emulator. */
export function cloudArea(host: ApiHost): Area {
  const way = cloudWay(host);
  return {
    cloud: strict(
      'wx.cloud',
      {
        // The environment is the emulator's, whatever id the program names.
        init: () => {},
        // Written so, the emulator opens it for the function (emulator/README.md).
        CloudID: (id: string) => ({ $cloudID: String(id) }),
        ...cloudDatabase(host, way),
        ...cloudFunctions(host, way),
        ...cloudStorage(host, way),
      },
      host,
    ),
  };
}

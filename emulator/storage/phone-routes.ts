// What the phone asks of cloud storage: `wx.cloud.uploadFile`, `downloadFile`, `getTempFileURL`, `deleteFile`.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { runUnderFaults } from '../faults/apply';
import { breakOff, readJson, sendJson } from '../server/exchange';
import { deliveryOf, personOf } from '../server/phone';
import type { Route } from '../server/route';
import { WIRE_ERROR_CODES, WireError, type WireErrorCode } from '../wire/error-codes';
import type { World } from '../world';
import type { FileAnswer } from './cloud-storage';
import { sendFile } from './file-routes';

/** The phone's part of cloud storage. */
export const PHONE_STORAGE_ROUTES: Readonly<Record<string, Route>> = {
  'POST /phone/storage/upload': (world, request, response, url) =>
    answer(world, response, 'uploadFile', url.searchParams.get('delivery') ?? undefined, async () => {
      const person = personOf(url.searchParams.get('person'));
      await world.wechat.rememberPerson(person, world.clock.now());
      // What is refused is still read to its end: else the phone sees a broken connection and no reason.
      response.once('finish', () => request.resume());
      const file = await world.storage.upload(url.searchParams.get('cloudPath'), request, person);
      return { fileID: world.storage.fileId(file.path), statusCode: 200 };
    }),
  'GET /phone/storage/download': download,
  'POST /phone/storage/urls': async (world, request, response) => {
    const { person, fileList, delivery } = await readJson(request);
    const who = personOf(person);
    return answer(world, response, 'getTempFileURL', delivery, async () => ({
      fileList: world.storage
        .temporaryLinks(fileList, who)
        .map((one) => ({ ...shown(one), tempFileURL: one.tempFileURL ?? '', maxAge: one.maxAge })),
    }));
  },
  'POST /phone/storage/delete': async (world, request, response) => {
    const { person, fileList, delivery } = await readJson(request);
    const who = personOf(person);
    return answer(world, response, 'deleteFile', delivery, async () => ({
      fileList: (await world.storage.delete(fileList, who)).map(shown),
    }));
  },
};

async function download(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const who = personOf(url.searchParams.get('person'));
  const delivery = url.searchParams.get('delivery') ?? undefined;
  let path: string | undefined;
  await answer(world, response, 'downloadFile', delivery, async () => {
    path = world.storage.readable(url.searchParams.get('fileID'), who);
    return undefined;
  });
  if (path !== undefined && !response.destroyed && !response.headersSent)
    await sendFile(world, request, response, path);
}

/** Runs one call of the phone under its faults; `run` may leave the answer to the caller by giving undefined. */
async function answer(
  world: World,
  response: ServerResponse,
  api: string,
  delivery: unknown,
  run: () => Promise<Readonly<Record<string, unknown>> | undefined>,
): Promise<void> {
  const way = deliveryOf(delivery);
  if (way === 'lose-request') return breakOff(response);
  const faults = world.faults.hit({ on: 'storage', action: `storage.${api}` });
  try {
    const outcome = await runUnderFaults(faults, run, async () => undefined);
    if (outcome.kind === 'dropped' || way === 'lose-answer') breakOff(response);
    else if (outcome.kind === 'error')
      refuse(
        response,
        api,
        WIRE_ERROR_CODES[outcome.code as WireErrorCode] ?? -503001,
        outcome.code ?? 'a fault was ordered',
      );
    else if (outcome.value) sendJson(response, 200, outcome.value);
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    refuse(response, api, WIRE_ERROR_CODES[error.code], error.message);
  }
}

function refuse(response: ServerResponse, api: string, errCode: number, message: string): void {
  sendJson(response, 200, { errCode, errMsg: `cloud.${api}:fail ${errCode} ${message}` });
}

function shown({ fileID, code }: FileAnswer): { fileID: unknown; status: number; errMsg: string } {
  return code === 'SUCCESS'
    ? { fileID, status: 0, errMsg: 'ok' }
    : { fileID, status: WIRE_ERROR_CODES[code], errMsg: code };
}

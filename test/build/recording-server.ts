import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Answers like CloudBase in shape, always the same, and keeps what it was asked. */
export class RecordingServer {
  readonly log: string[] = [];
  private readonly server: Server;

  constructor() {
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => this.answer(request, Buffer.concat(chunks), response));
    });
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return this.url;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private answer(request: IncomingMessage, body: Buffer, response: ServerResponse): void {
    const type = request.headers['content-type'] ?? '';
    const text = body.toString('latin1');
    this.log.push(steady(`${request.method} ${request.url} ${type}\n${text}`, this.url));
    if (request.method === 'GET') {
      response.end('hello');
    } else if (request.url === '/upload') {
      response.statusCode = 201;
      response.end('<PostResponse><Key>p/x.txt</Key></PostResponse>');
    } else if (type.startsWith('multipart')) {
      response.setHeader('content-type', 'application/octet-stream');
      response.end(openApiAnswer(/name="apiName"\r\n\r\n([\w.]+)/.exec(text)?.[1] ?? ''));
    } else {
      const asked = JSON.parse(text) as { action: string; collectionName?: string };
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ requestId: 'r', ...this.data(asked) }));
    }
  }

  private data(asked: { action: string; collectionName?: string }): Record<string, unknown> {
    if (asked.collectionName === 'refused')
      return { code: 'DATABASE_COLLECTION_NOT_EXIST', message: 'collection not exists' };
    const document = JSON.stringify({
      _id: 'a',
      n: 1,
      at: { $date: 0 },
      big: { $numberLong: '42' },
      oid: { $oid: '5f5f5f5f5f5f5f5f5f5f5f5f' },
      exact: { $numberDecimal: '1.5' },
      bytes: { $binary: { base64: 'AQI=', subType: '00' } },
      pattern: { $regularExpression: { pattern: 'x', options: 'i' } },
      tick: { $timestamp: { t: 1, i: 2 } },
      least: { $minKey: 1 },
      of: { $ref: 'books', $id: 'b' },
    });
    const answers: Record<string, Record<string, unknown>> = {
      'database.addCollection': { data: {} },
      'database.insertDocument': { data: { insertedIds: ['a'] } },
      'database.getDocument': { data: { list: [document] } },
      'database.aggregateDocuments': { data: { list: [document] } },
      'database.calculateDocument': { data: { total: 3 } },
      'database.modifyDocument': { data: { updated: 1 } },
      'database.removeDocument': { data: { deleted: 1 } },
      'database.startTransaction': { transactionId: 't1' },
      'database.commitTransaction': { data: {} },
      'functions.invokeFunction': { data: { response_data: '{"ok":true}' } },
      'storage.getUploadMetadata': {
        data: {
          url: `${this.url}/upload`,
          token: 't',
          authorization: 'a',
          fileId: 'cloud://demo.x/p/x.txt',
          cosFileId: 'c',
        },
      },
      'storage.batchGetDownloadUrl': {
        data: {
          download_list: [
            { fileID: 'cloud://demo.x/p/x.txt', tempFileURL: `${this.url}/file`, code: 'SUCCESS' },
          ],
        },
      },
      'storage.batchDeleteFile': {
        data: { delete_list: [{ fileid: 'cloud://demo.x/p/x.txt', code: 'SUCCESS' }] },
      },
    };
    return answers[asked.action] ?? { code: 'UNKNOWN_ACTION', message: asked.action };
  }
}

/** `CommOpenApiResp`: field 1 the JSON answer, field 2 its content type. Both under 128 bytes here. */
function openApiAnswer(api: string): Buffer {
  const json = Buffer.from(
    JSON.stringify(
      api.endsWith('send') ? { errcode: 0, errmsg: 'ok' } : { errcode: 87014, errmsg: 'risky content' },
    ),
  );
  const type = Buffer.from('application/json');
  return Buffer.concat([Buffer.from([10, json.length]), json, Buffer.from([18, type.length]), type]);
}

/** The part of a request that does not change from run to run. */
function steady(text: string, url: string): string {
  return text
    .replaceAll(url, 'SERVER')
    .replace(/-{20,}\w+/g, 'BOUNDARY')
    .replace(/boundary=\S+/g, 'boundary=BOUNDARY')
    .replace(/"(timestamp|requestId|eventId|seqId)":("[^"]*"|\d+)/g, '"$1":0')
    .replace(/[?&]seqId=[\w-]+/g, '');
}

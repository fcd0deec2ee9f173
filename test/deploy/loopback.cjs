// Loaded into the deploying process before anything else: whatever it asks over HTTPS goes to the recording server on this
// machine, with the name that it was meant for in a header. Official clients run unmodified; nothing leaves the machine.
const http = require('node:http');
const https = require('node:https');
const net = require('node:net');

const server = new URL(process.env.RECORDING_SERVER);

function request(...args) {
  const given = args.find((arg) => typeof arg === 'object' && !(arg instanceof URL)) ?? {};
  const url = args.find((arg) => typeof arg === 'string' || arg instanceof URL);
  const meant = url ? new URL(url) : null;
  const callback = args.find((arg) => typeof arg === 'function');
  const host = meant?.hostname ?? given.hostname ?? given.host;
  const options = {
    method: given.method ?? 'GET',
    headers: { ...given.headers, 'x-meant-for': host },
    path: meant ? meant.pathname + meant.search : given.path,
    hostname: server.hostname,
    port: server.port,
    protocol: 'http:',
  };
  return http.request(options, callback);
}

https.request = request;
https.get = (...args) => request(...args).end();

// Anything that finds another way out fails here instead of leaving.
const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...args) {
  const options = Array.isArray(args[0]) ? args[0][0] : args[0];
  const host = typeof options === 'object' ? options.host : args[1];
  const local =
    options?.path !== undefined || host === undefined || host === 'localhost' || host === server.hostname;
  if (!local) throw new Error(`a connection to ${host} was about to leave this machine`);
  return connect.apply(this, args);
};

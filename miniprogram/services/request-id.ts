const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** A new request id: made when an act begins and kept until a definite answer, so that one act makes at most one change. */
export function newRequestId(now = Date.now(), random: () => number = Math.random): string {
  let id = `${now.toString(36)}-`;
  for (let i = 0; i < 20; i++) id += alphabet[Math.floor(random() * alphabet.length)];
  return id;
}

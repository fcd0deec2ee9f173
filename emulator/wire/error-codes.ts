// CloudBase's error codes as the SDKs know them. `wx-server-sdk` maps a string that it does not know to -501001, so the text of the
// message matters too: see ../differences.md.

/** Every code that the emulator answers, and the number that `wx-server-sdk` 4.0.2 shows for it (-501001: not known to it). */
export const WIRE_ERROR_CODES = {
  INVALID_PARAM: -501007,
  SYS_ERR: -501001,
  SERVER_TIMEOUT: -501002,
  EXCEED_REQUEST_LIMIT: -501003,
  DATABASE_REQUEST_FAILED: -502001,
  DATABASE_INVALID_OPERRATOR: -502002,
  DATABASE_PERMISSION_DENIED: -502003,
  DATABASE_COLLECTION_EXCEED_LIMIT: -502004,
  DATABASE_COLLECTION_NOT_EXIST: -502005,
  DATABASE_COLLECTION_ALREADY_EXIST: -501001,
  DATABASE_TRANSACTION_CONFLICT: -501001,
  DATABASE_TRANSACTION_NOT_EXIST: -501001,
  STORAGE_REQUEST_FAIL: -503001,
  STORAGE_EXCEED_AUTHORITY: -503002,
  STORAGE_FILE_NONEXIST: -503003,
  FUNCTIONS_REQUEST_FAIL: -504001,
  FUNCTIONS_EXECUTE_FAIL: -504002,
} as const;

export type WireErrorCode = keyof typeof WIRE_ERROR_CODES;

/** A refusal that the SDK gets as `{ code, message }`. Anything else that is thrown is a defect of the emulator. */
export class WireError extends Error {
  override readonly name = 'WireError';

  constructor(
    readonly code: WireErrorCode,
    message: string,
  ) {
    super(message);
  }
}

import { AppError } from '@countersign/services/app-error';
import { isDatabaseUnavailable } from '@countersign/services/database-unavailable';

/** What body parsers and the router throw. */
interface HttpError {
  readonly status: number;
  readonly type: string | undefined;
  readonly message: string;
  /** How many bytes there may be, where there were more. */
  readonly limit: number | undefined;
}

/**
 * Any error as a refusal. What nobody foresaw becomes `internal`, with nothing of the error in it; the caller logs it.
 */
export function refusalOf(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const http = httpError(error);
  if (http) return refusalOfHttp(http);
  if (isDatabaseUnavailable(error)) {
    return new AppError('temporarily_unavailable', {
      detail: 'The database cannot be reached at this moment. Repeat the request with the same key.',
      cause: error,
    });
  }
  return new AppError('internal', { cause: error });
}

function refusalOfHttp({ status, type, message, limit }: HttpError): AppError {
  switch (type) {
    case 'entity.parse.failed':
      return new AppError('malformed_request', {
        detail: `The body is not JSON: ${message}`,
        fields: [{ field: 'body', code: 'json' }],
      });
    case 'entity.too.large':
      return new AppError('payload_too_large', {
        fields: [{ field: 'body', code: 'too_large' }],
        facts: limit === undefined ? {} : { bytesMax: limit },
      });
    case 'charset.unsupported':
    case 'encoding.unsupported':
      return new AppError('unsupported_media_type', { detail: message });
    case 'request.aborted':
    case 'request.size.invalid':
      return new AppError('malformed_request', { detail: 'The body ended before it was complete.' });
    default:
      return status === 413
        ? new AppError('payload_too_large')
        : new AppError('malformed_request', { detail: 'The request cannot be read.' });
  }
}

/** Errors of the HTTP layer carry the status that they mean; a 5xx among them is a defect like any other. */
function httpError(error: unknown): HttpError | undefined {
  if (!(error instanceof Error)) return undefined;
  const status: unknown = Reflect.get(error, 'status');
  const type: unknown = Reflect.get(error, 'type');
  const limit: unknown = Reflect.get(error, 'limit');
  if (typeof status !== 'number' || status < 400 || status >= 500) return undefined;
  return {
    status,
    type: typeof type === 'string' ? type : undefined,
    message: error.message,
    limit: typeof limit === 'number' ? limit : undefined,
  };
}

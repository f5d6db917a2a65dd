import { operations } from '../../../shared/portal-api';

/** One exchange as it went over the wire. */
export interface Exchange {
  operation: string;
  requestHeaders: Headers;
  requestBody: string;
  status: number;
  responseHeaders: Headers;
  responseBody: Buffer;
}

/** The operation that a request is for, by the contract's table; undefined when there is none. */
export function operationFor(method: string, url: string): string | undefined {
  const { pathname } = new URL(url);
  const found = Object.entries(operations).find(([, operation]) => {
    const pattern = new RegExp(`^${operation.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`);
    return operation.method.toUpperCase() === method && pattern.test(pathname);
  });
  return found?.[0];
}

/** A fetch that keeps a copy of what went through it. Streams are not waited for: their copy is what had come by `take`. */
export function createRecorder(): { fetch: typeof fetch; take: () => Promise<Exchange[]> } {
  const running: { exchange: Exchange; done: Promise<void> }[] = [];

  const copy = async (response: Response, exchange: Exchange): Promise<void> => {
    const reader = response.clone().body?.getReader();
    for (let piece = await reader?.read(); piece?.value; piece = await reader?.read())
      exchange.responseBody = Buffer.concat([exchange.responseBody, piece.value]);
  };
  const recording: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const requestBody = await request.clone().text();
    const response = await fetch(request);
    const exchange: Exchange = {
      operation: operationFor(request.method, request.url) ?? request.url,
      requestHeaders: request.headers,
      requestBody,
      status: response.status,
      responseHeaders: response.headers,
      responseBody: Buffer.alloc(0),
    };
    // A copy breaks off when its original is cancelled; what came until then is what went over the wire.
    running.push({ exchange, done: copy(response, exchange).catch(() => undefined) });
    return response;
  };
  return {
    fetch: recording,
    take: async () => {
      const all = running.splice(0);
      await Promise.all(
        all.filter(({ exchange }) => exchange.operation !== 'streamEvents').map(async ({ done }) => done),
      );
      return all.map(({ exchange }) => exchange);
    },
  };
}

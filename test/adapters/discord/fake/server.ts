import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createGateway, type Gateway } from "./gateway.ts";
import { type Answer, type Call, ROUTES } from "./routes.ts";
import type { Json } from "./shapes.ts";
import { createWorld, type World } from "./store.ts";

/** The next calls that match are answered with this instead. */
export interface Fault extends Answer {
  on: RegExp;
  times?: number;
  headers?: Record<string, string>;
  /** The call has its effect, but its answer is lost. */
  after?: boolean;
}

export interface FakeDiscord {
  world: World;
  gateway: Gateway;
  /** For `DISCORD_API_BASE`. */
  apiBase: string;
  token: string;
  fail(fault: Fault): void;
  /** Keeps a file as Discord's file servers do; its address. */
  keep(name: string, type: string, content: Uint8Array): string;
  close(): Promise<void>;
}

const TOKEN = "fake.bot.token";

const readCall = async (request: IncomingMessage, address: string): Promise<Call> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const raw = Buffer.concat(parts);
  const type = request.headers["content-type"] ?? "";
  if (!type.startsWith("multipart/form-data"))
    return { body: raw.length > 0 ? (JSON.parse(String(raw)) as Json) : {}, files: [], address };
  const form = await new Response(raw, { headers: { "content-type": type } }).formData();
  const files = [...form.entries()].flatMap(([, value]) => (typeof value === "string" ? [] : [value]));
  const body = JSON.parse(String(form.get("payload_json"))) as Json;
  return {
    body,
    files: await Promise.all(files.map(async (one) => ({ name: one.name, content: await one.text() }))),
    address,
  };
};

const allowed = ({ url = "", headers }: IncomingMessage): boolean =>
  /\/(interactions|webhooks)\//.test(url) || headers.authorization === `Bot ${TOKEN}`;

const respond = (response: ServerResponse, { status, body }: Answer, headers: Record<string, string> = {}): void => {
  response.writeHead(status, { ...headers, ...(body === undefined ? {} : { "content-type": "application/json" }) });
  response.end(body === undefined ? undefined : JSON.stringify(body));
};

/** A small local Discord: its REST interface and its gateway, checked against the official description. */
export const createFakeDiscord = async (): Promise<FakeDiscord> => {
  const world = createWorld();
  const faults: Fault[] = [];
  const server = createServer();
  const addressOf = () => (server.address() as AddressInfo).port;
  const gateway = createGateway(server, world.me, () => `ws://127.0.0.1:${addressOf()}`);

  const route = (method: string, path: string, call: Call): Answer => {
    for (const [verb, pattern, handler] of ROUTES) {
      const found = verb === method ? pattern.exec(path) : null;
      if (found) return handler(world, call, ...found.slice(1).map(decodeURIComponent));
    }
    world.violations.push(`${method} ${path} is not known here`);
    return { status: 404, body: { code: 0, message: "404: Not Found" } };
  };

  const faultFor = (name: string): Fault | undefined => {
    const at = faults.findIndex(({ on }) => on.test(name));
    const fault = faults[at];
    if (!fault) return undefined;
    const { times = 1 } = fault;
    faults.splice(at, 1, ...(times > 1 ? [{ ...fault, times: times - 1 }] : []));
    return fault;
  };

  server.on("request", async (request, response) => {
    const { pathname } = new URL(request.url ?? "", "http://localhost");
    const file = world.files.get(pathname);
    if (file) return void response.writeHead(200, { "content-type": file.type }).end(file.content);
    const path = pathname.replace("/api/v10", "");
    const name = `${request.method} ${path}`;
    const call = await readCall(request, `ws://127.0.0.1:${addressOf()}`);
    world.calls.push(name);
    if (!allowed(request)) return respond(response, { status: 401, body: { code: 0, message: "401: Unauthorized" } });
    const fault = faultFor(name);
    if (fault?.after) route(request.method ?? "", path, call);
    if (fault) return respond(response, fault, fault.headers);
    respond(response, route(request.method ?? "", path, call));
  });

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${addressOf()}`;
  return {
    world,
    gateway,
    apiBase: `${origin}/api`,
    token: TOKEN,
    fail: (fault) => void faults.push(fault),
    keep: (name, type, content) => {
      const path = `/attachments/${world.id()}/${encodeURIComponent(name)}`;
      world.files.set(path, { type, content });
      return origin + path;
    },
    close: async () => {
      await gateway.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

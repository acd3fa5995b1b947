import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";
import { createLimitCheck } from "./check-limits.ts";
import { type Args, createApi, SCOPE_OF } from "./fake-api.ts";
import { createWorld, type World } from "./world.ts";

/** What goes wrong with the next call of a method. */
export interface Fault {
  method: string;
  status?: number;
  retryAfter?: number;
  error?: string;
  /** The connection breaks after the call was carried out. */
  hangUp?: boolean;
}

export interface Call {
  method: string;
  args: Args;
  team: string;
  at: number;
}

export interface FakeSlack extends World {
  calls: Call[];
  faults: Fault[];
  sockets: Set<WebSocket>;
  /** Lets a token of this workspace in. */
  install(team: string, token: string, scopes?: readonly string[]): void;
  /** The envelope's answer, when it is acknowledged. */
  acked(envelope: string): Promise<Record<string, unknown>>;
  /** An address that takes five answers, and may replace the message that was pressed. */
  responseUrl(team: string, user: string, pressed?: string): string;
  close(): Promise<void>;
}

const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
};

const parsed = (value: string): unknown => {
  if (!/^[[{]|^(true|false)$/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
};

const argsOf = (body: string): Args =>
  Object.fromEntries([...new URLSearchParams(body)].map(([name, value]) => [name, parsed(value)]));

/** A small Slack on loopback: the Web API, Socket Mode, addresses for answers, files. */
export const createFakeSlack = async (): Promise<FakeSlack> => {
  const world = createWorld();
  const api = createApi(world);
  const tokens = new Map<string, { team: string; scopes?: readonly string[] | undefined }>();
  const waiting = new Map<string, (payload: Record<string, unknown>) => void>();
  const urls = new Map<string, { team: string; user: string; left: number; pressed?: string | undefined }>();
  const slack = Object.assign(world, {
    calls: [] as Call[],
    faults: [] as Fault[],
    sockets: new Set<WebSocket>(),
    install: (team: string, token: string, scopes?: readonly string[]) => void tokens.set(token, { team, scopes }),
    acked: (envelope: string) => new Promise<Record<string, unknown>>((resolve) => waiting.set(envelope, resolve)),
    responseUrl: (team: string, user: string, pressed?: string) => {
      const id = randomUUID();
      urls.set(id, { team, user, left: 5, pressed });
      return `${world.base}/respond/${id}`;
    },
  });

  const tokenOf = (request: IncomingMessage) =>
    tokens.get(String(request.headers.authorization).replace("Bearer ", ""));

  const call = (method: string, args: Args, request: IncomingMessage): object => {
    const run = api[method];
    const open = method === "oauth.v2.access" || method === "apps.connections.open";
    const token = tokenOf(request);
    if (!run) slack.problems.push(`unknown method ${method}`);
    if (!run) return { ok: false, error: "unknown_method" };
    if (!token && !open) return { ok: false, error: "invalid_auth" };
    const needed = SCOPE_OF[method];
    if (needed && token?.scopes && !token.scopes.includes(needed)) {
      slack.problems.push(`${method} needs ${needed}`);
      return { ok: false, error: "missing_scope", needed };
    }
    return run(args, token?.team ?? "");
  };

  const serveApi = async (method: string, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const args = argsOf((await bodyOf(request)).toString());
    slack.calls.push({ method, args, team: tokenOf(request)?.team ?? "", at: performance.now() });
    const at = slack.faults.findIndex((fault) => fault.method === method);
    const fault = at < 0 ? undefined : slack.faults.splice(at, 1)[0];
    if (fault?.status) {
      response.writeHead(fault.status, fault.retryAfter === undefined ? {} : { "retry-after": `${fault.retryAfter}` });
      response.end("{}");
      return;
    }
    const answer = fault?.error ? { ok: false, error: fault.error } : call(method, args, request);
    if (fault?.hangUp) return void request.socket.destroy();
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
  };

  const serveAnswer = async (id: string, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const to = urls.get(id);
    const message = JSON.parse((await bodyOf(request)).toString()) as Args;
    slack.calls.push({ method: "response_url", args: message, team: to?.team ?? "", at: performance.now() });
    const at = slack.faults.findIndex((fault) => fault.method === "response_url");
    const fault = at < 0 ? undefined : slack.faults.splice(at, 1)[0];
    if (fault?.status || !to || to.left === 0) {
      if (!fault) slack.problems.push("an address was answered more than five times");
      response.writeHead(fault?.status ?? 404, { "retry-after": "0" }).end();
      return;
    }
    to.left -= 1;
    if (message.response_type !== "ephemeral") slack.problems.push("an answer for everyone to see");
    const channel = world.channel(to.team, `E${to.team}${to.user}`);
    const before = slack.problems.length;
    createLimitCheck((problem) => slack.problems.push(`answer: ${problem}`)).message("answer", message);
    const refused = slack.problems.length > before;
    if (message.replace_original === true && to.pressed)
      channel.messages = channel.messages.filter((one) => one.ts !== to.pressed);
    if (!refused) world.say(channel, message, to.user);
    response.writeHead(refused ? 400 : 200).end("ok");
  };

  const serveFile = (id: string, request: IncomingMessage, response: ServerResponse): void => {
    const file = world.files.get(id);
    const allowed = file && request.headers.authorization === `Bearer ${file.token}`;
    response.writeHead(allowed ? 200 : 403).end(allowed ? file.content : undefined);
  };

  const serveUpload = async (id: string, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const upload = world.uploads.get(id);
    const body = (await bodyOf(request)).toString();
    if (upload) upload.content = body.split("\r\n\r\n")[1]?.split("\r\n--")[0] ?? body;
    response.writeHead(upload ? 200 : 404).end("OK");
  };

  const server = createServer((request, response) => {
    const [, area = "", id = ""] = new URL(request.url ?? "", "http://x").pathname.split("/");
    if (area === "api") void serveApi(id, request, response);
    else if (area === "respond") void serveAnswer(id, request, response);
    else if (area === "files") serveFile(id, request, response);
    else if (area === "upload") void serveUpload(id, request, response);
    else response.writeHead(404).end();
  });
  const socketServer = new WebSocketServer({ server, path: "/socket" });
  socketServer.on("connection", (socket) => {
    slack.sockets.add(socket);
    socket.on("close", () => slack.sockets.delete(socket));
    socket.on("message", (data) => {
      const { envelope_id, payload } = JSON.parse(String(data)) as { envelope_id: string; payload: Args };
      waiting.get(envelope_id)?.(payload ?? {});
    });
    socket.send(JSON.stringify({ type: "hello", num_connections: 1, connection_info: { app_id: "A1" } }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  world.base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Object.assign(slack, {
    close: async () => {
      for (const socket of slack.sockets) socket.terminate();
      socketServer.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  }) as FakeSlack;
};

import type { Server } from "node:http";
import { type WebSocket, WebSocketServer } from "ws";
import type { Json, User } from "./shapes.ts";

interface Packet {
  op: number;
  d: unknown;
  s?: number;
  t?: string;
}

interface Session {
  id: string;
  shard: number;
  count: number;
  sent: Packet[];
  socket: WebSocket | undefined;
}

export interface Gateway {
  /** Sends an event to the shard of this server; direct messages go to shard 0. What is not connected gets it on resuming. */
  dispatch(name: string, data: Json, guild?: string): void;
  /** Sends the last events once more, as if a resume had gone wrong. */
  repeat(count: number): void;
  /** Breaks the connections; they can be resumed unless `forget`. */
  drop(forget?: boolean): void;
  /** What happened, in order: `identify 0/2`, `resume 0`. */
  story: string[];
  close(): Promise<void>;
}

const shardOf = (guild: string | undefined, count: number): number =>
  guild ? Number((BigInt(guild) >> 22n) % BigInt(count)) : 0;

/** Discord's gateway as far as a client notices: hello, identify, heartbeats, resume, dispatch by shard. */
export const createGateway = (server: Server, me: User, address: () => string): Gateway => {
  const sockets = new WebSocketServer({ server });
  const sessions = new Map<string, Session>();
  const story: string[] = [];
  let made = 0;

  const send = (socket: WebSocket | undefined, packet: Packet) => socket?.send(JSON.stringify(packet));

  const deliver = (session: Session, t: string, d: Json) => {
    const packet = { op: 0, s: session.sent.length + 1, t, d };
    session.sent.push(packet);
    send(session.socket, packet);
  };

  const identify = (socket: WebSocket, [shard, count]: [number, number]) => {
    const session: Session = { id: `session${made++}`, shard, count, sent: [], socket };
    sessions.set(session.id, session);
    story.push(`identify ${shard}/${count}`);
    const application = { id: me.id, flags: 0 };
    const ready = { v: 10, user: me, guilds: [], session_id: session.id, resume_gateway_url: address(), application };
    deliver(session, "READY", { ...ready, shard: [shard, count] });
    return session;
  };

  const resume = (socket: WebSocket, id: string, seq: number) => {
    const session = sessions.get(id);
    if (!session) return void send(socket, { op: 9, d: false });
    story.push(`resume ${session.shard}`);
    session.socket = socket;
    for (const packet of session.sent.filter(({ s = 0 }) => s > seq)) send(socket, packet);
    deliver(session, "RESUMED", {});
    return session;
  };

  sockets.on("connection", (socket) => {
    let session: Session | undefined;
    send(socket, { op: 10, d: { heartbeat_interval: 40_000 } });
    socket.on("message", (raw) => {
      const { op, d } = JSON.parse(String(raw)) as { op: number; d: Json };
      if (op === 1) send(socket, { op: 11, d: null });
      if (op === 2) session = identify(socket, (d.shard as [number, number] | undefined) ?? [0, 1]);
      if (op === 6) session = resume(socket, String(d.session_id), Number(d.seq)) ?? undefined;
    });
    socket.on("close", () => {
      if (session?.socket === socket) session.socket = undefined;
    });
  });

  return {
    story,
    dispatch: (name, data, guild) => {
      for (const session of sessions.values())
        if (session.shard === shardOf(guild, session.count)) deliver(session, name, data);
    },
    repeat: (count) => {
      for (const session of sessions.values())
        for (const packet of session.sent.slice(-count)) send(session.socket, packet);
    },
    drop: (forget = false) => {
      for (const { socket } of sessions.values()) socket?.close(4000);
      if (forget) sessions.clear();
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets.clients) socket.terminate();
        sockets.close(() => resolve());
      }),
  };
};

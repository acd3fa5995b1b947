import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { Agent, createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { SECRET } from "./memory.ts";
import { requestBody, sign } from "./transport.ts";

/**
 * How fast the adapter acknowledges, against Bolt that does nothing else: on loopback only, with a fixed number of
 * requests. `node test/adapters/slack/load.ts [requests a round] [requests a second]`; a line of JSON a measure.
 */
const [REQUESTS, RATE] = [Number(process.argv[2] ?? 2000), Number(process.argv[3] ?? 100)];
const [ROUNDS, AT_ONCE] = [3, 16];

/** A Web API that says yes to everything, so that only the app is measured. */
const api = createServer((incoming, response) => {
  incoming.resume();
  response.writeHead(200, { "content-type": "application/json" });
  response.end('{"ok":true,"ts":"1.1","user_id":"UBOT","bot_id":"B1","team_id":"T1"}');
});

interface Side {
  name: string;
  port: number;
  process: ChildProcess;
}

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
};

const launch = async (name: string, apiUrl: string): Promise<Side> => {
  const port = await freePort();
  const child = fork(new URL("./load-server.ts", import.meta.url), [name, `${port}`, apiUrl]);
  await once(child, "message");
  return { name, port, process: child };
};

let events = 0;
/** New for each measure: a server closes connections that nobody used for some seconds. */
let agent = new Agent({ keepAlive: true, scheduling: "fifo" });

/** Milliseconds until a new direct message is acknowledged. */
const acknowledge = (port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    events += 1;
    const event = {
      type: "message",
      channel_type: "im",
      channel: "D1",
      user: `U${events}`,
      text: "They said no",
      ts: `${events}.1`,
    };
    const envelope = { type: "event_callback", team_id: "T1", event_id: `Ev${events}`, event };
    const { body, type } = requestBody("events_api", envelope);
    const headers = { "content-type": type, "content-length": Buffer.byteLength(body), ...sign(SECRET, body) };
    const begun = performance.now();
    const sent = request(
      { host: "127.0.0.1", port, path: "/slack/events", method: "POST", headers, agent },
      (response) => {
        response.resume();
        if (response.statusCode !== 200) reject(new Error(`status ${response.statusCode}`));
        response.on("end", () => resolve(performance.now() - begun));
      },
    );
    sent.on("error", reject).end(body);
  });

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** As many as it can take, some at once: requests a second. */
const throughput = async ({ port }: Side): Promise<number> => {
  const begun = performance.now();
  let left = REQUESTS;
  const worker = async () => {
    while (left-- > 0) await acknowledge(port);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return REQUESTS / ((performance.now() - begun) / 1000);
};

/** At a steady rate, whatever the answers take: the time that 99 of 100 stay below. */
const latency = async ({ port }: Side): Promise<number> => {
  const begun = performance.now();
  const waiting: Promise<number>[] = [];
  while (waiting.length < REQUESTS) {
    const due = ((performance.now() - begun) / 1000) * RATE;
    while (waiting.length < Math.min(due, REQUESTS)) waiting.push(acknowledge(port));
    await pause(2);
  }
  const times = (await Promise.all(waiting)).toSorted((a, b) => a - b);
  return times[Math.floor(times.length * 0.99)] ?? 0;
};

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

const run = async (): Promise<void> => {
  api.listen(0, "127.0.0.1");
  await once(api, "listening");
  const apiUrl = `http://127.0.0.1:${(api.address() as AddressInfo).port}/api/`;
  const sides = [await launch("bare", apiUrl), await launch("recourse", apiUrl)];
  const measures = { "requests a second": throughput, [`p99 ack at ${RATE}/s, ms`]: latency };
  for (const side of sides) {
    await throughput(side);
    agent.destroy();
    agent = new Agent({ keepAlive: true, scheduling: "fifo" });
  }
  for (const [name, measure] of Object.entries(measures)) {
    const found = new Map(sides.map((side) => [side.name, [] as number[]]));
    for (let round = 0; round < ROUNDS; round++)
      for (const side of sides) {
        agent.destroy();
        agent = new Agent({ keepAlive: true, scheduling: "fifo" });
        found.get(side.name)?.push(await measure(side));
        await pause(1500);
      }
    const [bare, ours] = sides.map((side) => median(found.get(side.name) ?? []));
    const ratio = measure === throughput ? (bare ?? 0) / (ours ?? 1) : (ours ?? 0) / (bare ?? 1);
    console.log(
      JSON.stringify({ name, bare: bare?.toFixed(2), recourse: ours?.toFixed(2), ratio: Number(ratio.toFixed(2)) }),
    );
  }
  for (const side of sides) side.process.kill();
  agent.destroy();
  api.close();
};

await run();

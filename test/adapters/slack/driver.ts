import { createSlack } from "../../../adapters/slack/index.ts";
import { SCOPES } from "../../../adapters/slack/manifest.ts";
import type { SlackOptions } from "../../../adapters/slack/options.ts";
import type { Driver } from "../driver.ts";
import { createFakeSlack, type FakeSlack } from "./fake-slack.ts";
import { memoryStorage, SECRET } from "./memory.ts";
import { aliveIn, blockText, type Control, controlsIn, messageText } from "./sight.ts";
import { httpTransport, socketTransport, type Transport } from "./transport.ts";
import { createUser, type SlackUser } from "./user.ts";
import type { Shown } from "./world.ts";

const OAUTH = { clientId: "1.2", clientSecret: "client-secret", stateSecret: "a long state secret" };
const quiet = { info: () => {}, warn: () => {}, error: () => {} };

export const freePort = async (): Promise<number> => {
  const { createServer } = await import("node:net");
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address ? address.port : 0;
};

export interface SlackDriver extends Driver {
  /** With more of a message event, e.g. its files. */
  type(text: string, more?: object): Promise<void>;
  slack: FakeSlack;
  user: SlackUser;
  transport: Transport;
  port: number;
  /** When everything that came in is handled and shown. */
  settled(): Promise<void>;
  /** Everything this person sees in direct messages and of what only they see. */
  messages(): Shown[];
  find(label: string): Control & { message: Shown };
}

export interface Setting {
  mode?: "socket" | "http";
  options?: Partial<SlackOptions>;
  storage?: Parameters<typeof createSlack>[0]["storage"];
  log?: Parameters<typeof createSlack>[0]["log"];
  now?: () => number;
  slack?: FakeSlack;
  /** Workspaces install the app, instead of one with its token. */
  many?: boolean;
}

/** The real adapter on the real Bolt, against a Slack on loopback, and one person in their direct messages. */
export const openSlack = async (setting: Setting = {}): Promise<SlackDriver> => {
  const { mode = "socket", storage = memoryStorage(), log = quiet, now = Date.now } = setting;
  const slack = setting.slack ?? (await createFakeSlack());
  if (!setting.many) slack.install("T1", "xoxb-1", SCOPES);
  const port = await freePort();
  const config: SlackOptions = {
    ...(setting.many ? OAUTH : { botToken: "xoxb-1" }),
    authorizeUrl: `${slack.base}/oauth/v2/authorize`,
    host: "127.0.0.1",
    port,
    apiUrl: `${slack.base}/api/`,
    retries: 3,
    retryWaitMs: 5,
    ...(mode === "socket" ? { appToken: "xapp-1" } : { signingSecret: SECRET }),
    ...setting.options,
  };
  const adapter = createSlack({ config, storage, log, now });
  const transport =
    mode === "socket" ? socketTransport(slack) : httpTransport(`http://127.0.0.1:${port}/slack/events`, SECRET);
  const user = createUser(slack, transport, { team: "T1", id: "U1" });
  const direct = slack.direct("T1", "U1");
  let thread: string | undefined;
  let complaint = "";

  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  const settled = async (): Promise<void> => {
    for (let calm = 0, seen = -1; calm < 3; calm = seen === slack.calls.length ? calm + 1 : 0) {
      seen = slack.calls.length;
      await adapter.settled();
      await pause(3);
    }
  };
  const messages = (): Shown[] => [
    ...direct.messages,
    ...[...slack.channels.values()].flatMap((channel) =>
      channel === direct ? [] : channel.messages.filter((message) => message.only === user.id),
    ),
  ];
  const channelOf = (message: Shown): string =>
    [...slack.channels.values()].find((channel) => channel.messages.includes(message))?.id ?? "";
  const all = (): (Control & { message: Shown })[] =>
    messages().flatMap((message) => controlsIn(message.blocks, message).map((one) => ({ ...one, message })));
  const newest = (fits: (control: Control) => boolean, what: string) => {
    const found = all().findLast(fits);
    if (!found) throw new Error(`There is no ${what}`);
    return found;
  };
  const press = async (control: Control & { message: Shown }, state?: object, action?: object): Promise<void> => {
    await user.press(control, { channel: channelOf(control.message), message: control.message }, state, action);
    await settled();
  };

  const type = async (text: string, more: object = {}): Promise<void> => {
    const ts = await user.write(direct.id, text, { ...(thread ? { thread_ts: thread } : {}), ...more });
    thread ??= ts;
    await settled();
  };

  const inputs = (view: Record<string, unknown>) =>
    (view.blocks as Shown["blocks"]).filter((one) => one.type === "input");

  const driver: SlackDriver = {
    adapter,
    slack,
    user,
    transport,
    port,
    settled,
    messages,
    find: (label) => newest((control) => control.label === label, `control ${label}`),
    close: async () => {
      await slack.close();
      if (slack.problems.length > 0) throw new Error(`Slack refuses: ${slack.problems.join("; ")}`);
    },
    type,
    attach: async (files) => {
      const shared = files.map(({ name, type, content }, at) => {
        const id = `F${slack.files.size + at}`;
        const url = `${slack.base}/files/${id}`;
        slack.files.set(id, { id, url, content, token: "xoxb-1" });
        return { id, name, mimetype: type, size: content.length, url_private_download: url };
      });
      await type("", { subtype: "file_share", files: shared });
    },
    press: (label) => press(driver.find(label)),
    pick: async (labels) => {
      const done = newest(({ element }) => element.action_id?.startsWith("done"), "question with several answers");
      const boxes = done.block.elements.filter((element: { type: string }) => element.type === "checkboxes");
      const ticked = boxes.map((box: Control["element"]) => [
        box.action_id,
        {
          type: "checkboxes",
          selected_options: box.options.filter((one: Control["option"]) => labels.includes(one?.text.text ?? "")),
        },
      ]);
      await press(done, { [done.block.block_id ?? ""]: Object.fromEntries(ticked) });
    },
    pickDate: async (day) => {
      const found = messages().flatMap((message) =>
        message.blocks.flatMap((block) =>
          (block.type === "actions" ? block.elements : [])
            .filter((element: { type: string }) => element.type === "datepicker")
            .map((element: Control["element"]) => ({ label: "", element, block, message })),
        ),
      );
      await press(found.at(-1), {}, { selected_date: day });
    },
    submit: async (values) => {
      if (!slack.modals.has(user.id))
        await press(newest(({ element }) => element.action_id?.startsWith("fill"), "form"));
      const view = slack.modals.get(user.id) ?? {};
      const filled = inputs(view).map(({ block_id, label, element }) => {
        const value = values[label.text] ?? element.initial_value ?? element.initial_date ?? null;
        return [block_id, { value: element.type === "datepicker" ? { selected_date: value } : { value } }];
      });
      const { body } = await user.submit(view, Object.fromEntries(filled));
      complaint = Object.values((body.errors ?? {}) as Record<string, string>).join("\n");
      if (body.response_action !== "errors") slack.modals.delete(user.id);
      await settled();
    },
    shown: () => {
      const view = slack.modals.get(user.id);
      return [...messages().map(messageText), ...(view ? inputs(view).map(blockText) : []), complaint].join("\n");
    },
    alive: () => messages().flatMap(aliveIn),
    controls: () => all().map((control) => control.label),
    given: () =>
      [...slack.uploads.values()].filter((file) => file.done).map(({ name, content }) => ({ name, content })),
  };
  return driver;
};

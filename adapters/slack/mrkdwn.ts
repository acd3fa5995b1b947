/** The three signs by which Slack would bring a text to life, e.g. `<!channel>`. */
const SIGNS: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** For the few places that take Slack's own mark-up only, such as the text for notifications. */
export const escapeMrkdwn = (text: string): string => text.replace(/[&<>]/g, (sign) => SIGNS[sign] ?? sign);

const readable = (target: string, label: string | undefined): string => {
  if (/^[@#!]/.test(target)) return label ?? target.replace(/^!(?=here|channel|everyone)/, "@").replace(/^!/, "");
  return label ?? target.replace(/^(?:mailto|tel):/, "");
};

/** What a person wrote, as they wrote it: Slack sends links, mentions and three signs in its own mark-up. */
export const readMrkdwn = (text: string): string =>
  text
    .replace(/<([^<>|]+)(?:\|([^<>]*))?>/g, (_, target: string, label: string | undefined) => readable(target, label))
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&");

import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { storageError } from "../core/store.ts";

const NONCE = 12;
const TAG = 16;
const FORM = "r1";

/** `place` (namespace and key) is bound to the value, so that a value moved to another row does not open. */
export interface Seal {
  close(text: string, place: string): string;
  /** Throws a StorageError of kind `unreadable`. */
  open(sealed: string, place: string): string;
  /** Was it closed with the first key? */
  isCurrent(sealed: string): boolean;
}

/** AES-256-GCM. The first key closes, all of them open: to change keys, put the new one in front. */
export function createSeal(keys: [Buffer, ...Buffer[]]): Seal {
  const ring = new Map(keys.map((key) => [keyId(key), key]));
  const current = keyId(keys[0]);
  return {
    close: (text, place) => `${FORM}.${current}.${encrypt(keys[0], text, place)}`,
    open: (sealed, place) => {
      const [form, id = "", body = ""] = sealed.split(".");
      const key = ring.get(id);
      if (form !== FORM || !key) throw unreadable("A stored value was sealed with a key that is not in RECOURSE_KEY.");
      return decrypt(key, body, place);
    },
    isCurrent: (sealed) => sealed.startsWith(`${FORM}.${current}.`),
  };
}

/** For a store in memory, which nobody else can read: only makes each closed text another one. */
export function noSeal(): Seal {
  let count = 0;
  return {
    close: (text) => `${++count} ${text}`,
    open: (sealed) => sealed.slice(sealed.indexOf(" ") + 1),
    isCurrent: () => true,
  };
}

/** Names a key without telling it. */
function keyId(key: Buffer): string {
  return createHash("sha256").update("recourse key id").update(key).digest("hex").slice(0, 8);
}

function encrypt(key: Buffer, text: string, place: string): string {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(place));
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64url");
}

function decrypt(key: Buffer, body: string, place: string): string {
  const bytes = Buffer.from(body, "base64url");
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, NONCE), { authTagLength: TAG });
    decipher.setAAD(Buffer.from(place)).setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
    return decipher.update(bytes.subarray(NONCE + TAG), undefined, "utf8") + decipher.final("utf8");
  } catch (cause) {
    throw unreadable("A stored value was changed or moved from outside.", cause);
  }
}

const unreadable = (message: string, cause?: unknown) => storageError("unreadable", message, cause);

/** Whether a picture has its end. One that was cut off can still be opened, and the lines that it lost would not be missed. */
export function isWhole(bytes: Uint8Array): boolean {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (data.subarray(1, 4).toString("latin1") === "PNG") return data.includes("IEND", 0, "latin1");
  if (data.readUInt16BE(0) === START_OF_JPEG) return hasEnd(data);
  if (data.subarray(8, 12).toString("latin1") === "WEBP") return data.readUInt32LE(4) + 8 <= data.length;
  return true;
}

const START_OF_JPEG = 0xffd8;
const SCAN = 0xda;
const END_OF_JPEG = Buffer.from([0xff, 0xd9]);

/** A JPEG may hold a smaller one with an end of its own, so the end is looked for after the parts before the picture. */
function hasEnd(data: Buffer): boolean {
  let at = 2;
  while (at + 4 <= data.length && data[at + 1] !== SCAN) at += 2 + data.readUInt16BE(at + 2);
  return data.includes(END_OF_JPEG, at);
}

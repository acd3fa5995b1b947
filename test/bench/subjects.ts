import { closeSync, fdatasyncSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { Sessions } from "../../src/core/sessions.ts";
import { opening, type Place, step } from "../../src/core/step.ts";
import { floorOpening, floorStep } from "./floor.ts";
import { botbuilder, grammy } from "./peers.ts";
import { EVENTS } from "./turns.ts";
import { wholeBot } from "./whole-bot.ts";

/** Holds one conversation of ten turns. */
export type Hold = () => Promise<void> | void;

export interface Subject {
  name: string;
  hold: Hold;
  close?: () => Promise<void> | void;
}

/** Everything that is measured side by side. `folder` is empty and may be written to. */
export async function subjects(folder: string): Promise<Subject[]> {
  const memory = await wholeBot({ data: folder, store: "memory" });
  const sqlite = await wholeBot({ data: join(folder, "bot"), store: "sqlite" });
  return [
    { name: "floor (switch, JSON)", hold: floor },
    { name: "engine (step, JSON)", hold: engine },
    { name: "botbuilder-dialogs", hold: botbuilder() },
    { name: "@grammyjs/conversations", hold: grammy() },
    { name: "engine, kept on SQLite", hold: keptEngine(sqlite.sessions) },
    { name: "whole bot, memory", hold: memory.hold, close: memory.close },
    { name: "whole bot, SQLite", hold: sqlite.hold, close: sqlite.close },
    diskSync(join(folder, "sync")),
  ];
}

function floor(): void {
  let state = floorOpening();
  for (const event of EVENTS) state = floorStep(state, event);
}

function engine(): void {
  let state = JSON.stringify(opening());
  for (const event of EVENTS) state = JSON.stringify(step(JSON.parse(state), event).place);
}

/** Each step of a new conversation loaded, taken, sealed and saved: what a turn must do to survive. */
function keptEngine(sessions: Sessions): Hold {
  let held = 0;
  return async () => {
    const id = `bench:e${held++}`;
    for (const event of EVENTS) {
      const known = await sessions.load(id);
      const place = known ? ({ value: known.value, memory: known.memory } as Place) : opening();
      const fresh = { code: "2222", person: id, turns: [], created: "2026-11-22T12:00:00Z", updated: "" };
      await sessions.save(id, { ...fresh, ...known, ...step(place, event).place });
    }
  };
}

/** What the disk itself takes to keep a kilobyte: the least that a durable turn can cost. */
function diskSync(file: string): Subject {
  const fd = openSync(file, "w");
  const kilobyte = Buffer.alloc(1024, "x");
  const hold = () => {
    for (const _ of EVENTS) {
      writeSync(fd, kilobyte);
      fdatasyncSync(fd);
    }
  };
  return { name: "disk sync (1 KB)", hold, close: () => closeSync(fd) };
}

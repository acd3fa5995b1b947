import type { Component, Json, Modal } from "./shapes.ts";

export interface Upload {
  name: string;
  type: string;
  content: Uint8Array;
}

/** Keeps a file and tells where. */
export type Attach = (upload: Upload) => Json;

/** What a client sends for `/denial name`; `focused` is the option that is being typed. */
export const commandData = (
  name: string,
  given: Record<string, string | Upload>,
  attach: Attach,
  focused?: string,
): Json => {
  const attachments: Json = {};
  const options = Object.entries(given).map(([key, value]) => {
    if (typeof value === "string") return { name: key, type: 3, value, ...(key === focused ? { focused: true } : {}) };
    const made = attach(value);
    attachments[String(made.id)] = made;
    return { name: key, type: 11, value: made.id };
  });
  return { id: "9", name: "denial", type: 1, options: [{ name, type: 1, options }], resolved: { attachments } };
};

/** A client lets nobody pick what is not offered. */
export const checkPick = (list: Component, values: string[]): void => {
  const { min_values: min = 1, max_values: max = 1, options = [], disabled } = list;
  const known = values.every((value) => options.some((option) => option.value === value));
  if (disabled || !known || values.length < min || values.length > max) throw new Error("This can't be picked");
};

const filled = (component: Component, given: string | Upload[] | undefined, keep: (one: Upload) => unknown): Json => {
  const { type, custom_id } = component;
  if (type === 19) return { type, custom_id, values: (Array.isArray(given) ? given : []).map(keep) };
  if (type === 3) {
    const values = [given].flat().filter((value) => typeof value === "string");
    checkPick(component, values);
    return { type, custom_id, values };
  }
  const value = typeof given === "string" ? given : (component.value ?? "");
  if (component.required !== false && !value) throw new Error(`${custom_id} has to be filled in`);
  if (value.length > (component.max_length ?? 4000)) throw new Error(`${custom_id} is too long`);
  return { type, custom_id, value };
};

/** What a client sends for a form; fields that are not given stay as they are. */
export const submitData = (modal: Modal, values: Record<string, string | Upload[]>, attach: Attach): Json => {
  const attachments: Json = {};
  const keep = (upload: Upload) => {
    const made = attach(upload);
    attachments[String(made.id)] = made;
    return made.id;
  };
  const components = modal.components.map(({ component }) =>
    component
      ? { type: 18, id: 1, component: filled(component, values[component.custom_id ?? ""], keep) }
      : { type: 10, id: 2 },
  );
  return { custom_id: modal.custom_id, components, resolved: { attachments } };
};

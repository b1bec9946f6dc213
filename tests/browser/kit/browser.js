// What the tests need of the browser beyond what web-sys was built with. The originals are taken
// here, before any test replaces them.

const setTimeoutBefore = window.setTimeout.bind(window);

/** Who listens to the window, by the event's type. */
const listeners = new Map();
for (const [name, note] of [["addEventListener", "add"], ["removeEventListener", "delete"]]) {
  const before = EventTarget.prototype[name];
  window[name] = (type, listener, ...rest) => {
    if (!listeners.has(type)) listeners.set(type, new Set());
    listeners.get(type)[note](listener);
    return before.call(window, type, listener, ...rest);
  };
}

/**
 * Tells the window's listeners of something as the browser does: between two of them it runs the
 * microtasks (HTML, "clean up after running script"). `dispatchEvent` would not.
 */
export async function happens(type) {
  for (const listener of [...(listeners.get(type) ?? [])]) {
    listener.call(window, new Event(type));
    await turn();
  }
}

/** Milliseconds since the page was opened, by a clock that no test replaces. */
export const elapsed = () => performance.now();

/** Lets the browser do everything else once: also what it does between two frames. */
export const turn = () => new Promise((resolve) => setTimeoutBefore(resolve, 2));

/** Waits for the next frame, and for what was to be done before it. */
export const frame = () => new Promise((resolve) => requestAnimationFrame(() => resolve()));

/** What a clipboard or a mouse carries: a text, or a file. */
export function carried(text, file) {
  const data = new DataTransfer();
  if (text != null) data.setData("text/plain", text);
  if (file != null) data.items.add(file);
  return data;
}

const options = { bubbles: true, cancelable: true, composed: true };

/** Firefox gives a pasting of a script's making an empty clipboard, whatever it is made with; one of the user's is tested end to end. */
export function pasteEvent(data) {
  const event = new ClipboardEvent("paste", { ...options, clipboardData: data });
  if (event.clipboardData !== data) Object.defineProperty(event, "clipboardData", { value: data });
  return event;
}

export const dragEvent = (type, data) => new DragEvent(type, { ...options, dataTransfer: data });

/** One step back as the browser's own button makes it. */
export const goBack = () => History.prototype.back.call(window.history);

/** Stands in for the browser's password manager. */
export class FakePasswords {
  constructor(refuses) {
    const passwords = this;
    /** What each credential was made of. */
    this.made = [];
    /** How many of them were handed over. */
    this.stored = 0;
    this.Credential = class {
      constructor(data) {
        passwords.made.push(JSON.stringify(data));
      }
    };
    this.store = (credential) => {
      if (!(credential instanceof this.Credential)) throw new TypeError("no credential");
      if (refuses) return Promise.reject(new DOMException("not now", "NotAllowedError"));
      this.stored += 1;
      return Promise.resolve();
    };
  }
}

/** Stands in for saving a file. */
export class FakeDownloads {
  constructor() {
    const downloads = this;
    /** The files' contents, by their address. */
    this.blobs = new Map();
    /** Name and address of each saved file. */
    this.saved = [];
    this.createObjectURL = (blob) => {
      const address = `blob:${location.origin}/${this.blobs.size}`;
      this.blobs.set(address, blob);
      return address;
    };
    /** The addresses that are no longer valid. */
    this.revoked = [];
    this.revokeObjectURL = (address) => this.revoked.push(address);
    this.click = function () {
      downloads.saved.push({ name: this.download, address: this.href });
    };
  }

  names() {
    return this.saved.map(({ name }) => name);
  }

  addresses() {
    return this.saved.map(({ address }) => address);
  }

  type(index) {
    return this.blobs.get(this.saved[index].address).type;
  }

  text(index) {
    return this.blobs.get(this.saved[index].address).text();
  }
}

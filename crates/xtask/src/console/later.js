/** Fetches the later part and links it to the first one, then calls back with whether it is here. */
async function loadLater(callback, data) {
  let isHere = false;
  try {
    // While one try goes on there is no other, so it must come to an end.
    const signal = AbortSignal.timeout(60_000);
    const answer = await fetch(new URL("LATER", import.meta.url), { signal });
    await __wbg_load(answer, { __wasm_split: SHARED });
    isHere = true;
  } catch (error) {
    // The console says so in words of its own.
    console.debug(error);
  }
  wasm.__indirect_function_table.get(callback)(data, isHere);
}

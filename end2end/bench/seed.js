/** How many keys are asked for at once. */
const TOGETHER = 32;

/** Makes a user with so many keys; gives back what a browser needs to be that user. */
export async function seed(url, count) {
  const email = `bench-${count}@example.com`;
  const body = new URLSearchParams({ name: `Bench ${count}`, email });
  const signedIn = await fetch(`${url}/local/sign-in`, { method: "POST", body, redirect: "manual", headers: { Origin: url } });
  const [cookie] = signedIn.headers.getSetCookie().map((line) => line.split(";")[0]);
  const headers = { Cookie: cookie, Origin: url, "Content-Type": "application/json" };
  const { session } = await (await fetch(`${url}/local/client`, { headers })).json();
  const token = async () => {
    const answer = await fetch(`${url}/local/tokens`, { method: "POST", headers, body: JSON.stringify({ session_id: session.id }) });
    return (await answer.json()).jwt;
  };
  let made = 0;
  while (made < count) {
    // A token lives for a minute.
    const Authorization = `Bearer ${await token()}`;
    const end = Math.min(count, made + 2000);
    const next = async () => {
      while (made < end) {
        const name = `agent-${made++}`;
        const answer = await fetch(`${url}/api/v1/api-keys/`, {
          method: "POST",
          headers: { Authorization, "Content-Type": "application/json" },
          body: JSON.stringify({ name }),
        });
        if (answer.status !== 201) throw new Error(`the platform answered ${answer.status} to a key`);
        await answer.arrayBuffer();
      }
    };
    await Promise.all(Array.from({ length: TOGETHER }, next));
  }
  const [name, value] = cookie.split("=");
  return { name, value, url };
}

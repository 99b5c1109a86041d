// The site offline: pages and what they need are kept under the version of this build, older versions go.
const VERSION = "@VERSION@", FIRST = @FIRST@, THEN = @THEN@;
const kept = (name) => new URL(name, registration.scope).href;
const anew = (name) => new Request(kept(name), { cache: "reload" }); // never an older copy of the browser's own

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(VERSION).then((cache) => cache.addAll(FIRST.map(anew))).then(() => self.skipWaiting()));
});

// The chapters follow one by one when a page asks, so that a slow line is not blocked; what fails, the next visit brings.
self.addEventListener("message", (event) => event.waitUntil(fetchTheRest()));
async function fetchTheRest() {
  if (navigator.connection?.saveData) return;
  const cache = await caches.open(VERSION);
  for (const name of THEN)
    if (!(await cache.match(kept(name)))) await cache.add(anew(name)).catch(() => undefined);
}

self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    const old = (await caches.keys()).filter((name) => name.startsWith("course-") && name !== VERSION);
    await Promise.all(old.map((name) => caches.delete(name)));
    await self.clients.claim();
  })());
});

self.addEventListener("fetch", (event) => {
  const address = event.request.url.split(/[?#]/)[0];
  if (event.request.method !== "GET" || !address.startsWith(registration.scope)) return;
  const name = address.endsWith("/") ? `${address}index.html` : address;
  event.respondWith((async () => {
    const cache = await caches.open(VERSION);
    const found = await cache.match(name);
    if (found) return found;
    const fresh = await fetch(event.request);
    if (fresh.ok) cache.put(name, fresh.clone());
    return fresh;
  })());
});

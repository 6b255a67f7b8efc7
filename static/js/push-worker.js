// Shows a notification and opens its page; registered by push.js. What it shows was encrypted for this browser and
// names nothing.

self.addEventListener("push", (event) => {
  const told = event.data ? event.data.json() : {};
  const options = { body: told.body || "", tag: "steady", data: { url: told.url || "/" } };
  event.waitUntil(self.registration.showNotification(told.title || "Steady", options));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const address = new URL(event.notification.data.url, self.location.origin);
  // Only pages of this site are opened.
  const url = address.origin === self.location.origin ? address.href : `${self.location.origin}/`;
  event.waitUntil(self.clients.openWindow(url));
});

// Listens to the server for all open pages at once: a browser keeps few connections to one host. It has a policy of its
// own, so that pages need none that lets them connect. Where there are no shared workers, each page has one to itself.
"use strict";
const pages = "onconnect" in self ? [] : [self];
let last = null;
self.onconnect = (event) => {
  pages.push(event.ports[0]);
  if (last !== null) event.ports[0].postMessage(last);
};
new EventSource("/-/news").onmessage = (event) => {
  last = JSON.parse(event.data);
  pages.forEach((page) => page.postMessage(last));
};

// The door for data: files of data hand their values over here, whether or not somebody waits for them already.
var presslens = (function () {
  "use strict";
  var values = new Map(), waiting = new Map();
  function receive(name, value) {
    values.set(name, value);
    (waiting.get(name) || []).forEach(function (tell) { tell.done(value); });
    waiting.delete(name);
  }
  // A value by name; its file is loaded when it is asked for the first time.
  function load(name, file) {
    if (values.has(name)) return Promise.resolve(values.get(name));
    return new Promise(function (done, failed) {
      var first = !waiting.has(name);
      if (first) waiting.set(name, []);
      waiting.get(name).push({ done: done, failed: failed });
      if (!first) return;
      var script = document.createElement("script");
      script.src = file;
      script.onload = function () { script.remove(); };
      script.onerror = function () {
        script.remove();
        (waiting.get(name) || []).forEach(function (tell) { tell.failed(new Error(file + " cannot be read")); });
        waiting.delete(name);
      };
      document.head.appendChild(script);
    });
  }
  function there(name) { return values.get(name); }
  return { receive: receive, load: load, there: there };
})();

// Where codes are kept while somebody codes. Two places: localStorage is written before the next key can be pressed, but
// a browser that is killed may not have brought it to disk; IndexedDB has it there within milliseconds. Of each item the
// later record counts.
(function () {
  "use strict";

  function open(name, changedElsewhere) {
    const prefix = name + "/";
    const state = { refused: [], place: null, waiting: 0 };

    function refuse(what) {
      if (!state.refused.includes(what)) state.refused.push(what);
    }

    try {
      localStorage.setItem(prefix + "probe", "1");
      if (localStorage.getItem(prefix + "probe") !== "1") throw new Error();
      localStorage.removeItem(prefix + "probe");
    } catch {
      refuse("local");
    }

    function database() {
      return new Promise((done) => {
        let request;
        try {
          request = indexedDB.open(name, 1);
        } catch {
          refuse("database");
          return done(null);
        }
        request.onupgradeneeded = () => request.result.createObjectStore("records");
        request.onsuccess = () => done(request.result);
        request.onerror = request.onblocked = () => { refuse("database"); done(null); };
      });
    }

    function stored(place) {
      return new Promise((done) => {
        const found = new Map();
        if (!place) return done(found);
        const cursor = place.transaction("records").objectStore("records").openCursor();
        cursor.onsuccess = () => {
          if (!cursor.result) return done(found);
          found.set(cursor.result.key, cursor.result.value);
          cursor.result.continue();
        };
        cursor.onerror = () => { refuse("database"); done(found); };
      });
    }

    async function load() {
      state.place = await database();
      const found = await stored(state.place);
      if (!state.refused.includes("local")) {
        for (let at = 0; at < localStorage.length; at++) {
          const key = localStorage.key(at);
          if (!key.startsWith(prefix)) continue;
          try {
            const value = JSON.parse(localStorage.getItem(key)), before = found.get(key.slice(prefix.length));
            if (!before || (value.rev ?? 0) >= (before.rev ?? 0)) found.set(key.slice(prefix.length), value);
          } catch { /* half a record is none */ }
        }
      }
      return found;
    }

    // Whether the last key is on disk: yes, or not yet.
    function wait(by) {
      state.waiting += by;
      document.documentElement.dataset.kept = state.waiting ? "not yet" : "yes";
    }

    function put(key, value) {
      try {
        localStorage.setItem(prefix + key, JSON.stringify(value));
      } catch {
        refuse("local");
      }
      if (!state.place) return;
      try {
        const work = state.place.transaction("records", "readwrite", { durability: "strict" });
        wait(1);
        work.oncomplete = () => wait(-1);
        work.onabort = () => { refuse("database"); wait(-1); };
        work.objectStore("records").put(value, key);
      } catch {
        refuse("database");
      }
    }

    window.addEventListener("storage", (event) => {
      if (event.key && event.key.startsWith(prefix)) changedElsewhere();
    });
    return { load, put, refused: () => state.refused };
  }

  window.codeStore = { open };
})();

// What a coder does: answers, undo, pace. No element of the page is touched here.
(function () {
  "use strict";
  // Longer than this at one key is a pause, and no part of the work.
  const PAUSE = 120000;
  const EMPTY = { codes: {}, draft: {}, skipped: "", not_target: false, note: "", ms: 0, rev: 0 };

  function begin(data, store, loaded, changed) {
    const { items, questions, page } = data;
    const records = new Map(), byId = new Map(items.map((item) => [item.id, item]));
    const blank = (item) => ({ ...EMPTY, id: item?.id });
    for (const item of items) if (loaded.has(item.id)) records.set(item.id, { ...blank(item), ...loaded.get(item.id) });
    let revision = Math.max(0, ...[...records.values()].map((record) => record.rev));
    let past = [], future = [], last = performance.now(), index = 0, focus = null, saved = 0;

    const record = (at = index) => records.get(items[at]?.id) ?? blank(items[at]);
    // What is settled is asked of items on which coders differ; on the others' answers they agree.
    function applies(q, one) {
      const item = byId.get(one.id);
      if (item?.settle && !item.settle.includes(q.name)) return false;
      return !q.if_actor || (one.codes.actor ?? item?.agreed?.actor) === page.actor.yes;
    }
    const open = (one) => questions.filter((q) => applies(q, one) && one.codes[q.name] === undefined);
    const complete = (one) => !one.skipped && !open(one).length;
    const done = (one) => Boolean(one.skipped) || complete(one);

    function count() {
      const all = items.map((item) => records.get(item.id) ?? blank(item));
      const skipped = all.filter((one) => one.skipped).length, finished = all.filter(done).length;
      return { done: finished, skipped, coded: finished - skipped, touched: records.size, all: items.length };
    }

    function pace() {
      const worked = [...records.values()].filter((one) => done(one) && one.ms > 0);
      if (worked.length < 3) return null;
      const mean = worked.reduce((sum, one) => sum + one.ms, 0) / worked.length;
      return { perHour: 3600000 / mean, left: (items.length - count().done) * mean };
    }

    function spent() {
      const now = performance.now(), passed = Math.min(now - last, PAUSE);
      last = now;
      return passed;
    }

    function keep(id, one) {
      const kept = { ...one, rev: ++revision };
      records.set(id, kept);
      store.put(id, kept);
    }

    function go(at, on = null) {
      index = Math.max(0, Math.min(at, items.length));
      focus = on ?? open(record())[0]?.name ?? null;
      if (record().skipped) focus = on;
      last = performance.now();
      store.put("#at", { index, rev: ++revision });
    }

    // Change the record of the item in sight; then say where to go.
    function change(edit, then) {
      if (index >= items.length) return;
      const id = items[index].id, before = record(), at = { index, focus };
      const after = edit({ ...before, codes: { ...before.codes }, draft: { ...before.draft }, ms: before.ms + spent() });
      if (!after) return;
      keep(id, after);
      then(before, after);
      past.push({ id, before, after, at, to: { index, focus } });
      future = [];
      changed();
    }

    function onward(before, after, name) {
      if (complete(after) && !done(before)) return go(index + 1);
      const rest = questions.filter((q) => applies(q, after));
      const later = rest.slice(rest.findIndex((q) => q.name === name) + 1);
      const next = later.find((q) => after.codes[q.name] === undefined) ?? open(after)[0];
      focus = next ? next.name : null;
    }

    function clean(after) {
      for (const q of questions) {
        if (!applies(q, after)) {
          delete after.codes[q.name];
          delete after.draft[q.name];
        }
      }
      return after;
    }

    function answer(q, code) {
      if (q.several && code !== page.none) return toggle(q, code);
      change((one) => {
        one.codes[q.name] = q.several ? [code] : code;
        delete one.draft[q.name];
        one.skipped = "";
        if (q.name === "actor" && code === page.actor.yes) one.not_target = false;
        return clean(one);
      }, (before, after) => onward(before, after, q.name));
    }

    // What is marked and not yet taken: several labels may hold.
    const marked = (q, one = record()) => one.draft[q.name] ?? (one.codes[q.name] ?? []).filter((code) => code !== page.none);

    function toggle(q, code) {
      change((one) => {
        const now = marked(q, one), wanted = new Set(now.includes(code) ? now.filter((other) => other !== code) : [...now, code]);
        one.draft[q.name] = q.options.map((option) => option.code).filter((known) => wanted.has(known));
        return one;
      }, () => { focus = q.name; });
    }

    // Take what is marked; says false where nothing is.
    function take(q) {
      const now = marked(q);
      if (!now.length) return false;
      change((one) => {
        one.codes[q.name] = now;
        delete one.draft[q.name];
        one.skipped = "";
        return one;
      }, (before, after) => onward(before, after, q.name));
      return true;
    }

    function notTarget() {
      change((one) => {
        one.not_target = !one.not_target;
        one.skipped = "";
        if (one.not_target) one.codes.actor = page.actor.no; else delete one.codes.actor;
        return clean(one);
      }, (before, after) => onward(before, after, "actor"));
    }

    const skip = (reason) => change((one) => ({ ...one, skipped: reason }), () => go(index + 1));
    const note = (words) => change((one) => ({ ...one, note: words.trim() }), () => {});

    function step(from, to, which, where) {
      const entry = from.pop();
      if (!entry) return false;
      const now = records.get(entry.id) ?? blank(byId.get(entry.id));
      keep(entry.id, { ...entry[which], ms: now.ms });
      to.push(entry);
      ({ index, focus } = entry[where]);
      last = performance.now();
      changed();
      return true;
    }

    // Records of a file that was saved elsewhere: of each item the later one.
    function merge(found) {
      let taken = 0;
      for (const [id, one] of found) {
        if (records.has(id) && records.get(id).rev >= one.rev) continue;
        records.set(id, { ...one, id });
        store.put(id, one);
        revision = Math.max(revision, one.rev);
        taken++;
      }
      past = []; future = [];
      go(firstOpen());
      changed();
      return taken;
    }

    function firstOpen() {
      const at = items.findIndex((item) => !done(records.get(item.id) ?? blank(item)));
      return at < 0 ? items.length : at;
    }

    // Whether it is time to save a file: every so many items, and at the end.
    function due() {
      const now = count().done;
      if (now === saved || (now % page.save_every && now < items.length)) return false;
      saved = now;
      return true;
    }

    function move(by) {
      const one = record(), asked = questions.filter((q) => applies(q, one));
      const at = asked.findIndex((q) => q.name === focus);
      const next = at < 0 ? (by < 0 ? asked.length - 1 : 0) : at + by;
      if (asked[next]) focus = asked[next].name;
      changed();
    }

    saved = count().done;
    const at = loaded.get("#at");
    go(at && at.index <= items.length ? at.index : firstOpen());
    return { records, record, answer, take, toggle, marked, notTarget, skip, note, merge, firstOpen, due, count, pace, move, applies, done,
      complete, undo: () => step(past, future, "before", "at"), redo: () => step(future, past, "after", "to"),
      go: (to, on) => { go(to, on); changed(); }, get index() { return index; }, get focus() { return focus; },
      get canUndo() { return past.length > 0; }, get canRedo() { return future.length > 0; } };
  }

  window.codeWork = { begin };
})();

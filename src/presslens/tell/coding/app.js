// The page: what is seen, and which key does what.
(function () {
  "use strict";
  const { render } = preact, { useState, useEffect } = preactHooks, { html, title, Blocks, Context } = codeParts, { Beside, sides } = codeBeside;
  const data = JSON.parse(document.getElementById("data").textContent);
  const { page, questions, items, texts, manual } = data;
  const REASONS = ["I do not understand the sentence", "The sentence is broken", "It needs knowledge that the article does not give",
    "I know too much about it to judge", "Several answers are equally right"];
  const SIZES = ["normal", "large", "larger"];
  const name = `presslens-coding/${page.corpus}/${page.batch}/${page.coder}/${page.items}`;
  let work = null, store = null, view = { dialog: null, said: "", alarm: "" }, size = 0, told = "";

  const draw = () => render(html`<${Page} />`, document.getElementById("page"));
  const show = (dialog) => { view.dialog = dialog; draw(); };
  const Dialog = (props) => html`<${codeParts.Dialog} ...${props} onClose=${() => show(null)} />`;
  const say = (words) => { view.said = words; draw(); };

  function download(ending, content, type) {
    const { done } = work.count(), link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([content], { type }));
    link.download = `${page.corpus}_${page.batch}_${page.coder}_${done}of${items.length}.${ending}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    say(`Saved ${link.download}`);
  }
  const save = () => download("csv", codeTable.csv(data, work.records), "text/csv");
  const saveJson = () => download("json", codeTable.json(data, work.records), "application/json");

  function changed() {
    view.said = "";
    if (work.due()) save();
    draw();
    const heading = document.getElementById("question");
    if (heading && document.activeElement?.tagName === "BUTTON") heading.focus({ preventScroll: true });
  }

  async function loadFile(file) {
    if (!file) return;
    view.alarm = "";
    try {
      const taken = work.merge(codeTable.read(data, await file.text()));
      say(`${taken} items taken from ${file.name}`);
    } catch (fault) {
      view.alarm = fault.message;
      draw();
    }
  }

  const COMMANDS = [
    ["u", "undo", () => work.undo(), () => work.canUndo],
    ["r", "redo", () => work.redo(), () => work.canRedo],
    ["b", "back", () => work.go(work.index - 1), () => work.index > 0],
    ["f", "forward", () => work.go(work.index + 1), () => work.index < items.length],
    ["s", "skip", () => show("skip"), () => work.index < items.length],
    ["x", "not this target", () => work.notTarget(), () => work.index < items.length],
    ["n", "note", () => show("note"), () => work.index < items.length],
    ["a", "article", () => show("article"), () => work.index < items.length],
    ["m", "manual", () => show("manual"), () => true],
    ["w", "save file", save, () => true],
    ["l", "load file", () => show("load"), () => true],
    ["t", "text size", () => { size = (size + 1) % SIZES.length; fit(); store.put("#size", { size }); draw(); }, () => true],
  ];

  function fit() {
    document.documentElement.dataset.size = SIZES[size];
  }

  const settling = page.kind === "settle";
  if (settling) COMMANDS.splice(COMMANDS.findIndex(([key]) => key === "x"), 1);

  const current = () => (work.index < items.length ? questions.find((q) => q.name === work.focus) : undefined);

  function press(event) {
    if (view.dialog) return pressInDialog(event);
    if (event.ctrlKey || event.metaKey) {
      const does = { z: event.shiftKey ? work.redo : work.undo, y: work.redo, s: save }[event.key.toLowerCase()];
      if (does) { event.preventDefault(); does(); }
      return;
    }
    if (event.altKey || ["INPUT", "TEXTAREA"].includes(event.target.tagName)) return;
    const q = current(), key = event.key === "?" ? "m" : event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const option = q && q.options.find((one) => one.key === key);
    const command = COMMANDS.find(([letter]) => letter === key);
    const other = { ArrowLeft: () => work.move(-1), ArrowRight: () => work.move(1),
      PageUp: () => work.go(work.index - 1), PageDown: () => work.go(work.index + 1), Backspace: () => work.undo(), Enter: () => enter(event) }[key];
    const does = option ? () => work.answer(q, option.code) : command ? () => command[3]() && command[2]() : other;
    if (!does || (key === "Enter" && event.target.tagName === "BUTTON")) return;
    event.preventDefault();
    does();
  }

  function enter() {
    const q = current();
    if (work.index >= items.length) return work.go(work.firstOpen());
    if (q && q.several) {
      if (!work.take(q)) say(`Choose at least one, or ${q.options.find((one) => one.code === page.none).key} for none`);
    } else if (!q) work.go(work.index + 1);
  }

  function pressInDialog(event) {
    if (view.dialog === "skip" && (event.target.tagName !== "INPUT" || !event.target.value) && REASONS[Number(event.key) - 1]) {
      event.preventDefault();
      view.dialog = null;
      work.skip(REASONS[Number(event.key) - 1]);
    } else if (event.key === view.dialog[0] && ["article", "manual"].includes(view.dialog)) {
      event.preventDefault();
      show(null);
    }
  }

  function Skip() {
    const [words, setWords] = useState("");
    const skip = (reason) => { view.dialog = null; work.skip(reason); };
    return html`<${Dialog} title="Why is this item skipped?">
      <div class="list">${REASONS.map((reason, at) => html`<button type="button" class="answer" onClick=${() => skip(reason)}><kbd>${at + 1}</kbd> ${reason}</button>`)}</div>
      <form onSubmit=${(event) => { event.preventDefault(); if (words.trim()) skip(words.trim()); }}>
        <label>Another reason <input maxlength="200" value=${words} onInput=${(event) => setWords(event.target.value)} /></label>
        <button type="submit">Skip</button></form></${Dialog}>`;
  }

  function Note() {
    const [words, setWords] = useState(work.record().note);
    const keep = (event) => { event.preventDefault(); view.dialog = null; work.note(words); };
    return html`<${Dialog} title="Note on this item"><form onSubmit=${keep}>
      <label>Your note <textarea maxlength="1000" rows="4" value=${words} onInput=${(event) => setWords(event.target.value)}
        onKeyDown=${(event) => event.key === "Enter" && !event.shiftKey && keep(event)}></textarea></label>
      <button type="submit">Keep <kbd>Enter</kbd></button></form></${Dialog}>`;
  }

  function Load() {
    return html`<${Dialog} title="Go on from a saved file"><p>Takes a csv or json file that this page saved, here or on another computer. Of each item the later answer counts.</p>
      <label>File <input type="file" accept=".csv,.json" onChange=${(event) => { const [file] = event.target.files; show(null); loadFile(file); }} /></label>
      <p>For other programs: <button type="button" onClick=${saveJson}>save as json</button></p></${Dialog}>`;
  }

  const chosen = (q, one) => {
    const codes = q.several ? work.marked(q, one).concat((one.codes[q.name] ?? []).includes(page.none) && !one.draft[q.name] ? [page.none] : []) : [one.codes[q.name]];
    return q.options.filter((option) => codes.includes(option.code));
  };

  // The five questions side by side, with what was answered.
  function Given({ one }) {
    return html`<ol class="given">${questions.map((q) => {
      const asked = work.applies(q, one), settled = asked || one.codes.actor !== undefined;
      const words = asked ? chosen(q, one).map((option) => option.label).join(", ") : settled ? "not asked" : "";
      return html`<li><button type="button" aria-current=${q.name === work.focus ? "step" : null} disabled=${!asked} title=${words} onClick=${() => work.go(work.index, q.name)}>
        <span class="name">${title(q)}</span><span class="words">${words || "…"}</span></button></li>`;
    })}</ol>`;
  }

  function Question({ q, one }) {
    const picked = chosen(q, one);
    return html`<div class="question"><p><strong id="question" tabindex="-1">${title(q)}</strong> <span class="soft">${q.asks}</span></p>
      <div class=${q.options.length > 5 ? "answers many" : "answers"} role="group" aria-labelledby="question">${q.options.map((option) => html`
        <button type="button" class="answer" aria-pressed=${picked.includes(option)} aria-keyshortcuts=${option.key} title=${option.means}
          onClick=${() => work.answer(q, option.code)}><kbd>${option.key}</kbd> <span>${option.label}${settling && html` <small>${sides(page, items[work.index], q, option)}</small>`}</span></button>`)}
        ${q.several && html`<button type="button" class="answer take" disabled=${!work.marked(q).length} onClick=${() => work.take(q)}><kbd>Enter</kbd> <span>Go on</span></button>`}
      </div></div>`;
  }

  function Item() {
    const item = items[work.index], one = work.record(), q = current();
    return html`<article class="item" tabindex="0" aria-label=${`Item ${work.index + 1} of ${items.length}`}>
        <p class="target">Target: <strong>${item.target || "the one that is marked; names are hidden"}</strong> <span class="soft">${item.id}</span>
          ${one.not_target && html` <span class="flag">not this target</span>`}${one.skipped && html` <span class="flag">skipped: ${one.skipped}</span>`}
          ${one.note && html` <span class="flag">note: ${one.note}</span>`}</p>
        <${Context} item=${item} />
      </article>
      <section class="ask" aria-label="Questions">${settling ? html`<${Beside} data=${data} item=${item} work=${work} />` : html`<${Given} one=${one} />`}
      ${q ? html`<${Question} q=${q} one=${one} />` : html`<div class="question"><p><kbd>Enter</kbd> next item <span class="soft">or change an answer with</span> <kbd>←</kbd> <kbd>→</kbd></p></div>`}</section>`;
  }

  function End() {
    const { done, coded, skipped, all } = work.count();
    return html`<article class="item end"><h2 id="question" tabindex="-1">${done === all ? "All items are done" : `${all - done} items are still open`}</h2>
      <p>${coded} ${settling ? "settled" : "coded"}, ${skipped} skipped, of ${all}.</p>
      ${done < all && html`<p><button type="button" class="answer" onClick=${() => work.go(work.firstOpen())}><kbd>Enter</kbd> go to the first open one</button></p>`}
      <p><button type="button" class="answer" onClick=${save}><kbd>w</kbd> save the file of codes</button></p>
      <p>Put the file into <code>work/${page.corpus}/coding/${page.batch}/</code>, or send it to whoever keeps the project.</p></article>`;
  }

  function hours(ms) {
    const minutes = Math.round(ms / 60000);
    return minutes < 60 ? `${Math.max(minutes, 1)} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  }

  function Page() {
    const { done, all } = work.count(), pace = work.pace(), refused = store.refused(), ended = work.index >= items.length;
    const q = current(), item = items[work.index];
    const words = ended ? "The end." : `Item ${work.index + 1} of ${all}. ${item.left}${item.mention}${item.right}`;
    if (words !== told) {
      told = words;
      document.getElementById("told").textContent = words;
    }
    // Where letters are large the sentence may be longer than its place.
    useEffect(() => document.querySelector(".item mark")?.scrollIntoView({ block: "nearest" }), [work.index, size]);
    return html`<header class="top"><h1>${page.corpus} ${page.batch} · ${settling ? "settling differences" : page.coder}</h1>
        <span>Item ${Math.min(work.index + 1, all)} of ${all}</span>
        <progress max=${all} value=${done} aria-label="Items done"></progress>
        <span>${done} done${pace && done < all ? ` · ${Math.round(pace.perHour)} an hour · ${hours(pace.left)} left` : ""}</span>
        <span class="kept soft">${view.said || (refused.length < 2 ? "Kept in this browser" : "Not kept")}</span></header>
      ${refused.length === 2 && html`<p class="banner alarm" role="alert">This browser keeps nothing: codes are lost when the page closes. Save a file often (w), and go on from it later (l).</p>`}
      ${view.alarm && html`<p class="banner alarm" role="alert">${view.alarm} <button type="button" onClick=${() => { view.alarm = ""; draw(); }}>Close</button></p>`}
      <div class="desk"><main>${ended ? html`<${End} />` : html`<${Item} />`}</main>
      <aside aria-label="Manual" tabindex="0">${q && manual.sections[q.name] ? html`<h2>${title(q)}</h2><${Blocks} blocks=${manual.sections[q.name]} question=${q} />`
        : html`<${Blocks} blocks=${manual.opening} />`}</aside></div>
      <footer aria-label="Commands">${COMMANDS.map(([key, label, does, can]) => html`<button type="button" aria-keyshortcuts=${key} disabled=${!can()} onClick=${does}><kbd>${key}</kbd> ${label}</button>`)}</footer>
      ${view.dialog === "skip" && html`<${Skip} />`}${view.dialog === "note" && html`<${Note} />`}${view.dialog === "article" && html`<${codeParts.Article} item=${items[work.index]} text=${texts[items[work.index].text]} onClose=${() => show(null)} />`}
      ${view.dialog === "load" && html`<${Load} />`}
      ${view.dialog === "manual" && html`<${Dialog} title="Manual"><${Blocks} blocks=${manual.blocks} /></${Dialog}>`}`;
  }

  async function start() {
    store = codeStore.open(name, () => { view.alarm = "This page is open in another window too. Code in one of them."; draw(); });
    const loaded = await store.load();
    size = loaded.get("#size")?.size ?? 0;
    fit();
    work = codeWork.begin(data, store, loaded, changed);
    document.addEventListener("keydown", press);
    draw();
  }

  start();
})();

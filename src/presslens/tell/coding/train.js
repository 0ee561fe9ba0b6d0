// The page on which a coder learns: an answer, then the settled one. The first answer counts; nothing is kept of a page that is closed.
(function () {
  "use strict";
  const { render } = preact, { html, title, Dialog, Article, Blocks, Context, without } = codeParts;
  const { page, questions, items, texts, manual } = JSON.parse(document.getElementById("data").textContent);
  // Of each item and question: what was answered, and whether it is right.
  const answers = [];
  let index = 0, name = questions[0].name, marked = [], told = null, dialog = null, said = "", announced = "";

  const draw = () => render(html`<${Page} />`, document.getElementById("page"));
  const show = (what) => { dialog = what; draw(); };
  const question = () => questions.find((q) => q.name === name);
  const asked = (q, item) => item.gold[q.name] !== undefined;
  const label = (q, code) => code.split(";").map((one) => q.options.find((option) => option.code === one)?.label ?? one).join(", ");
  const counts = (q) => {
    const of = answers.filter((one) => one.question === q.name), right = of.filter((one) => one.right).length;
    return { n: of.length, right, share: of.length ? right / of.length : null, passed: of.length > 0 && right / of.length >= page.pass };
  };
  const scored = () => questions.map((q) => ({ q, ...counts(q) })).filter((one) => one.n);
  const passed = () => scored().every((one) => one.passed);

  function answer(code) {
    const item = items[index], gold = item.gold[name];
    told = { code, gold, right: code === gold };
    answers.push({ id: item.id, question: name, answer: code, settled: gold, right: told.right });
    marked = [];
    draw();
    document.getElementById("question")?.focus({ preventScroll: true });
  }

  function choose(option) {
    const q = question();
    if (!q.several || option.key === "0") return answer(option.code);
    marked = marked.includes(option.code) ? marked.filter((code) => code !== option.code) : [...marked, option.code];
    draw();
  }

  function onward() {
    if (index >= items.length) return;
    if (!told) {
      if (marked.length) answer([...marked].sort().join(";"));
      return;
    }
    told = null;
    const rest = questions.slice(questions.findIndex((q) => q.name === name) + 1).find((q) => asked(q, items[index]));
    if (rest) name = rest.name;
    else {
      index++;
      name = (items[index] && questions.find((q) => asked(q, items[index])) || questions[0]).name;
      if (index >= items.length) save();
    }
    draw();
    document.getElementById("question")?.focus({ preventScroll: true });
  }

  function save() {
    const result = { ...page, passed: passed(), questions: scored().map(({ q, n, right, share, passed }) => ({ name: q.name, n, right, share, passed })), answers };
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(result, null, 1) + "\n"], { type: "application/json" }));
    link.download = `${page.corpus}_training_${page.coder}.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    said = `Saved ${link.download}`;
    draw();
  }

  const COMMANDS = [["a", "article", () => index < items.length && show("article")], ["m", "manual", () => show("manual")], ["w", "save result", () => index >= items.length && save()]];

  function press(event) {
    if (dialog) {
      if (event.key === dialog[0]) { event.preventDefault(); show(null); }
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const option = index < items.length && !told && question().options.find((one) => one.key === key);
    const command = COMMANDS.find(([letter]) => letter === key);
    const does = option ? () => choose(option) : command ? command[2] : key === "Enter" && event.target.tagName !== "BUTTON" ? onward : null;
    if (!does) return;
    event.preventDefault();
    does();
  }

  function Told({ q }) {
    const codes = told.gold.split(";");
    return html`<div role="status" class=${told.right ? "told right" : "told wrong"}>
      <p><strong>${told.right ? "As settled" : "Settled otherwise"}</strong>: ${label(q, told.gold)}${!told.right && html` <span class="soft">(you: ${label(q, told.code)})</span>`}</p>
      <dl>${q.options.filter((option) => codes.includes(option.code)).map((option) => html`<dt>${option.label}</dt><dd>${without(option.label, option.means)}</dd>`)}</dl>
      <p><button type="button" class="answer" onClick=${onward}><kbd>Enter</kbd> go on</button></p></div>`;
  }

  function Item() {
    const item = items[index], q = question();
    return html`<article class="item" tabindex="0" aria-label=${`Item ${index + 1} of ${items.length}`}>
        <p class="target">Target: <strong>${item.target}</strong></p><${Context} item=${item} /></article>
      <section class="ask" aria-label="Question"><div class="question"><p><strong id="question" tabindex="-1">${title(q)}</strong> <span class="soft">${q.asks}</span></p>
      ${told ? html`<${Told} q=${q} />` : html`<div class=${q.options.length > 5 ? "answers many" : "answers"} role="group" aria-labelledby="question">${q.options.map((option) => html`
        <button type="button" class="answer" aria-pressed=${marked.includes(option.code)} aria-keyshortcuts=${option.key} title=${option.means} onClick=${() => choose(option)}><kbd>${option.key}</kbd> <span>${option.label}</span></button>`)}
        ${q.several && html`<button type="button" class="answer take" disabled=${!marked.length} onClick=${onward}><kbd>Enter</kbd> <span>Go on</span></button>`}</div>`}</div></section>`;
  }

  const percent = (share) => `${Math.floor(100 * share)} %`;

  function End() {
    return html`<article class="item end"><h2 id="question" tabindex="-1">${passed() ? "Passed" : "Not passed yet"}</h2>
      <p>The mark is ${percent(page.pass)} of the answers to each question as they were settled.</p>
      <table class="beside"><thead><tr><th scope="col">Question</th><th scope="col">As settled</th><th scope="col">Of</th><th scope="col">Share</th><th scope="col">Mark</th></tr></thead>
      <tbody>${scored().map(({ q, n, right, share, passed }) => html`<tr><th scope="row">${title(q)}</th><td>${right}</td><td>${n}</td><td>${percent(share)}</td><td class="settled">${passed ? "passed" : "below"}</td></tr>`)}</tbody></table>
      <p><button type="button" class="answer" onClick=${save}><kbd>w</kbd> save the result</button></p>
      <p>Put the file into <code>work/${page.corpus}/coding/training/</code>, or send it to whoever keeps the project.</p></article>`;
  }

  function Page() {
    const ended = index >= items.length, q = question(), item = items[index];
    const words = ended ? "The end." : `Item ${index + 1} of ${items.length}. ${item.left}${item.mention}${item.right}`;
    if (words !== announced) {
      announced = words;
      document.getElementById("told").textContent = words;
    }
    return html`<header class="top"><h1>${page.corpus} · training of ${page.coder}</h1><span>Item ${Math.min(index + 1, items.length)} of ${items.length}</span>
      <progress max=${items.length} value=${index} aria-label="Items done"></progress><span class="kept soft">${said}</span></header>
      <div class="desk"><main>${ended ? html`<${End} />` : html`<${Item} />`}</main>
      <aside aria-label="Manual" tabindex="0">${!ended && manual.sections[q.name]?.length ? html`<h2>${title(q)}</h2><${Blocks} blocks=${manual.sections[q.name]} question=${q} />` : html`<${Blocks} blocks=${manual.opening} />`}</aside></div>
      <footer aria-label="Commands">${COMMANDS.map(([key, label, does]) => html`<button type="button" aria-keyshortcuts=${key} onClick=${does}><kbd>${key}</kbd> ${label}</button>`)}</footer>
      ${dialog === "article" && html`<${Article} item=${item} text=${texts[item.text]} onClose=${() => show(null)} />`}
      ${dialog === "manual" && html`<${Dialog} title="Manual" onClose=${() => show(null)}><${Blocks} blocks=${manual.blocks} /></${Dialog}>`}`;
  }

  document.addEventListener("keydown", press);
  draw();
})();

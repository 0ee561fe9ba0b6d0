// What every page of coders shows alike: the sentence, the article, the manual. Nothing here knows what is done with it.
(function () {
  "use strict";
  const { h } = preact, { useEffect, useRef } = preactHooks, html = htm.bind(h);

  const title = (q) => q.name[0].toUpperCase() + q.name.slice(1);

  function Dialog({ title, children, onClose }) {
    const place = useRef(null);
    useEffect(() => {
      const dialog = place.current;
      dialog.showModal();
      dialog.querySelector(".body :is(input, textarea)")?.focus();
      return () => dialog.open && dialog.close();
    }, []);
    return html`<dialog ref=${place} aria-labelledby="dialog-title" onClose=${onClose}>
      <header><h2 id="dialog-title">${title}</h2><button type="button" onClick=${() => place.current.close()}>Close <kbd>Esc</kbd></button></header>
      <div class="body">${children}</div></dialog>`;
  }

  function Article({ item, text, onClose }) {
    const place = useRef(null);
    useEffect(() => place.current.scrollIntoView({ block: "center" }), []);
    return html`<${Dialog} title="The whole article" onClose=${onClose}><div class="article" tabindex="0">${text.slice(0, item.from)}<mark ref=${place}>${text.slice(item.from, item.to)}</mark>${text.slice(item.to)}</div></${Dialog}>`;
  }

  // The sentence with its mention, and what stands around it.
  function Context({ item }) {
    const long = item.left.length + item.mention.length + item.right.length > 420;
    return html`${item.before && html`<p class="context">${item.before}</p>`}
      <p class=${long ? "sentence long" : "sentence"}>${item.left}<mark>${item.mention}</mark>${item.right}</p>
      ${item.after && html`<p class="context">${item.after}</p>`}`;
  }

  const without = (label, text) => (text.startsWith(label + ": ") ? text.slice(label.length + 2) : text);

  // Blocks of the manual; in a table of codes the key of the answer stands in place of the code.
  function Blocks({ blocks, question }) {
    const option = (code) => question && question.options.find((one) => one.code === code);
    return blocks.map(([kind, ...rest]) => {
      if (kind === "h") return h(`h${Math.min(rest[0] + 2, 6)}`, null, rest[1]);
      if (kind === "p") return html`<p>${rest[0]}</p>`;
      if (kind === "code") return html`<pre tabindex="0">${rest[0]}</pre>`;
      if (kind === "ul") return html`<ul>${rest[0].map((line) => html`<li>${line}</li>`)}</ul>`;
      const [header, ...rows] = rest[0];
      if (question && rows.length && rows.every((row) => option(row[0]))) {
        const sorted = [...rows].sort((a, b) => question.options.indexOf(option(a[0])) - question.options.indexOf(option(b[0])));
        return html`<dl>${sorted.map((row) => html`<dt><kbd>${option(row[0]).key}</kbd> ${option(row[0]).label}</dt><dd>${without(option(row[0]).label, row.slice(1).join(" "))}</dd>`)}</dl>`;
      }
      return html`<div class="scroll" tabindex="0"><table><thead><tr>${header.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead>
        <tbody>${rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody></table></div>`;
    });
  }

  window.codeParts = { html, title, Dialog, Article, Blocks, Context, without };
})();

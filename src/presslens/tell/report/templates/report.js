"use strict";
(() => {
  // What a mark of a chart says, beside it; without this script browsers show it as a title.
  const pointed = document.createElement("div");
  pointed.id = "pointed";
  pointed.hidden = true;
  document.body.append(pointed);

  const tell = (mark) => {
    pointed.textContent = mark.getAttribute("aria-label");
    pointed.hidden = false;
    const place = mark.getBoundingClientRect();
    const own = pointed.getBoundingClientRect();
    const left = Math.min(Math.max(8, place.left + place.width / 2 - own.width / 2), innerWidth - own.width - 8);
    const above = place.top - own.height - 8;
    pointed.style.left = `${left}px`;
    pointed.style.top = `${above > 4 ? above : place.bottom + 8}px`;
  };
  const hush = () => { pointed.hidden = true; };

  for (const chart of document.querySelectorAll(".chart")) {
    const marks = [...chart.querySelectorAll("a")];
    marks.forEach((mark, place) => {
      const title = mark.querySelector("title");
      if (title) {
        mark.setAttribute("aria-label", title.textContent);
        title.remove();
      }
      mark.setAttribute("tabindex", place ? "-1" : "0");
    });
    const markOf = (event) => event.target.closest && event.target.closest("a[aria-label]");
    chart.addEventListener("pointerover", (event) => { const mark = markOf(event); if (mark) tell(mark); });
    chart.addEventListener("pointerout", hush);
    chart.addEventListener("focusin", (event) => { const mark = markOf(event); if (mark) tell(mark); });
    chart.addEventListener("focusout", hush);
    chart.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      const at = marks.indexOf(markOf(event));
      if (event.key === "Escape") hush();
      if (!step || at < 0) return;
      event.preventDefault();
      const next = marks[(at + step + marks.length) % marks.length];
      marks[at].setAttribute("tabindex", "-1");
      next.setAttribute("tabindex", "0");
      next.focus();
    });
  }
  addEventListener("scroll", () => {
    const mark = document.activeElement.closest(".chart a[aria-label]");
    if (mark) tell(mark); else hush();
  }, { passive: true });

  // Where the rows of tables lead: the keys of a row as one line of csv, as presslens.trace.address writes it.
  const reader = document.body.dataset.reader;
  const cell = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const encoded = (text) => encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

  const link = (table, row) => {
    const keys = table.dataset.keys.split(" ").map((place) => row.cells[Number(place)].textContent);
    const address = row.dataset.cell ?? keys.map(cell).join(",");
    const first = row.cells[0];
    const anchor = document.createElement("a");
    anchor.href = `${reader}/trace.html#${table.dataset.table}/${encoded(address)}`;
    anchor.textContent = first.textContent || "(empty)";
    first.replaceChildren(anchor);
  };

  const sortable = (table, header, place) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.textContent = header.textContent;
    header.replaceChildren(button);
    button.addEventListener("click", () => {
      const down = header.getAttribute("aria-sort") === "ascending";
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      header.setAttribute("aria-sort", down ? "descending" : "ascending");
      const rows = [...table.tBodies[0].rows].map((row) => [row.cells[place].textContent, row]);
      const numbers = rows.every(([text]) => text === "" || !Number.isNaN(Number(text)));
      const order = (a, b) => (numbers ? Number(a) - Number(b) : a < b ? -1 : a > b ? 1 : 0);
      rows.sort(([a], [b]) => {
        if (a === "" || b === "") return (a === "") - (b === "");
        return down ? order(b, a) : order(a, b);
      });
      table.tBodies[0].append(...rows.map(([, row]) => row));
    });
  };

  const filterable = (table) => {
    const bar = document.createElement("p");
    bar.className = "filter no-print";
    const label = document.createElement("label");
    label.textContent = "Rows with ";
    const input = document.createElement("input");
    input.type = "search";
    label.append(input);
    const count = document.createElement("span");
    count.className = "soft";
    count.setAttribute("role", "status");
    bar.append(label, count);
    table.parentElement.before(bar);
    input.addEventListener("input", () => {
      const wanted = input.value.toLowerCase().split("/").map((part) => part.trim()).filter(Boolean);
      let shown = 0;
      for (const row of table.tBodies[0].rows) {
        const text = [...row.cells].map((each) => each.textContent.toLowerCase());
        row.hidden = !wanted.every((part) => text.some((each) => each.includes(part)));
        shown += !row.hidden;
      }
      count.textContent = `${shown} of ${table.tBodies[0].rows.length} rows${wanted.length > 1 ? " with all of these" : ""}`;
    });
    return input;
  };

  const inputs = new Map();
  const make = (table) => {
    if (inputs.has(table)) return;
    inputs.set(table, filterable(table));
    [...table.tHead.rows[0].cells].forEach((header, place) => sortable(table, header, place));
    for (const row of table.tBodies[0].rows) link(table, row);
  };
  for (const details of document.querySelectorAll("details.table")) {
    details.addEventListener("toggle", () => {
      const table = details.querySelector("table");
      if (details.open && table) make(table);
    });
  }

  // A link to a table opens it, and looks for the words behind it.
  const go = () => {
    const [name, words] = location.hash.slice(1).split("~");
    if (!name.startsWith("t-")) return;
    const found = document.getElementById(name);
    if (!found) return;
    for (let outer = found.closest("details"); outer; outer = outer.parentElement.closest("details")) outer.open = true;
    if (found.tagName === "TABLE") {
      make(found);
      const input = inputs.get(found);
      input.value = words ? words.split("/").map(decodeURIComponent).join(" / ") : "";
      input.dispatchEvent(new Event("input"));
    }
    found.closest("details").scrollIntoView();
  };
  addEventListener("hashchange", go);
  go();
})();

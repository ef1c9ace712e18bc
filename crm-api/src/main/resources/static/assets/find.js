// The search field as a command palette: arrows walk through what was found, Enter opens it, Escape gives it up.
"use strict";

(() => {
    const field = document.getElementById("find");
    const found = document.getElementById("found");
    if (!field || !found) {
        return;
    }
    const close = () => found.replaceChildren();
    document.addEventListener("keydown", event => {
        const inside = event.target === field || found.contains(event.target);
        if (!inside) {
            return;
        }
        const links = [...found.querySelectorAll("a")];
        const at = links.indexOf(document.activeElement);
        if (event.key === "Escape") {
            close();
            field.focus();
        } else if (event.key === "ArrowDown" && links.length > 0) {
            event.preventDefault();
            links[Math.min(at + 1, links.length - 1)].focus();
        } else if (event.key === "ArrowUp" && at >= 0) {
            event.preventDefault();
            (at === 0 ? field : links[at - 1]).focus();
        }
    });
    document.addEventListener("click", event => {
        if (!event.target.closest("form.find")) {
            close();
        }
    });
})();

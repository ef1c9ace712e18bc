// Goes through the past by arrow keys and by the slider; links and the button do the same without it.
"use strict";

document.addEventListener("keydown", event => {
    const typing = event.target.closest("input, select, textarea, summary");
    if (typing || event.ctrlKey || event.metaKey || event.altKey) {
        return;
    }
    const way = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
    const link = way && document.querySelector(`.player a[rel=${way}][href]`);
    if (link) {
        event.preventDefault();
        link.click();
    }
});

document.querySelectorAll("form[data-player]").forEach(form => {
    form.querySelector("button").hidden = true;
    form.querySelector("input[type=range]").addEventListener("change", () => form.requestSubmit());
});

// What makes the pages pleasant; all of them work without it.
"use strict";

// Menus close when one looks elsewhere.
document.addEventListener("click", event => {
    document.querySelectorAll("details.drop[open]").forEach(menu => {
        if (!menu.contains(event.target)) {
            menu.open = false;
        }
    });
});

// A period is not asked for while it is being typed: its end may still be before its beginning.
const isInOrder = form => {
    const from = form.elements.namedItem("from");
    const to = form.elements.namedItem("to");
    return !from?.value || !to?.value || from.value <= to.value;
};

// Filters apply as soon as they are chosen.
document.addEventListener("change", event => {
    const form = event.target.closest("form.filters");
    if (form && event.target.matches("select, input[type=date], input[type=month], input[type=checkbox]")
            && isInOrder(form)) {
        form.requestSubmit();
    }
});

// Empty filters stay out of the address.
document.addEventListener("submit", event => {
    if (event.target.matches("form[method=get]")) {
        event.target.querySelectorAll("input, select").forEach(field => {
            if (field.value === "") {
                field.disabled = true;
                setTimeout(() => { field.disabled = false; });
            }
        });
    }
});

// A form is sent once.
document.addEventListener("submit", event => {
    const form = event.target;
    if (form.method === "post") {
        if (form.dataset.sent) {
            event.preventDefault();
            return;
        }
        form.dataset.sent = "yes";
        setTimeout(() => { delete form.dataset.sent; }, 5000);
    }
});

document.addEventListener("keydown", event => {
    // To the search field with Ctrl+K, as elsewhere.
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
        event.preventDefault();
        document.getElementById("find")?.focus();
    }
    if (event.key === "Escape") {
        document.querySelectorAll("details.drop[open]").forEach(menu => { menu.open = false; });
    }
});

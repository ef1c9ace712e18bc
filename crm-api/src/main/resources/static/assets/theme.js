// Before the first paint: the colours of the device, where the reader left the choice to it.
if (document.documentElement.dataset.theme === "auto" && matchMedia("(prefers-color-scheme: dark)").matches) {
    document.documentElement.dataset.bsTheme = "dark";
}

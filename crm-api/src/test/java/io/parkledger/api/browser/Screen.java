package io.parkledger.api.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.Locale;

/**
 * What a page is seen on.
 *
 * @param width   in CSS pixels
 * @param isPhone touched instead of clicked
 * @param locale  the browser asks for
 * @param scripts whether they run
 */
record Screen(int width, int height, boolean isPhone, Locale locale, boolean isDark, boolean scripts) {

    static final Screen DESKTOP = new Screen(1280, 900, false, Locale.SIMPLIFIED_CHINESE, false, true);
    static final Screen PHONE = new Screen(360, 740, true, Locale.SIMPLIFIED_CHINESE, false, true);

    Screen in(Locale other) {
        return new Screen(width, height, isPhone, other, isDark, scripts);
    }

    Screen inEnglish() {
        return in(Locale.ENGLISH);
    }

    Screen dark() {
        return new Screen(width, height, isPhone, locale, true, scripts);
    }

    Screen withoutScripts() {
        return new Screen(width, height, isPhone, locale, isDark, false);
    }

    Screen high(int other) {
        return new Screen(width, other, isPhone, locale, isDark, scripts);
    }

    /** As the pages say it in their {@code lang}. */
    String language() {
        return locale.toLanguageTag();
    }

    NewContextOptions options() {
        return new NewContextOptions()
                .setViewportSize(width, height)
                .setIsMobile(isPhone)
                .setHasTouch(isPhone)
                .setLocale(language())
                .setColorScheme(isDark ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setJavaScriptEnabled(scripts);
    }

    @Override
    public String toString() {
        return (isPhone ? "phone" : "desktop") + ", " + language() + (isDark ? ", dark" : ", light")
                + (scripts ? "" : ", without scripts");
    }
}

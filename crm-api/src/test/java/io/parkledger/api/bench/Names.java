package io.parkledger.api.bench;

import io.parkledger.core.value.CreditCode;

/** Company names and credit codes as one meets them; the same for the same number, and never one twice. */
final class Names {

    private static final String[] PLACES = {"厦门", "福州", "泉州", "深圳", "上海", "杭州", "北京", "广州", "龙泉", "苏州"};
    private static final String[] TRADES = {
        "科技", "信息技术", "智能制造", "检测技术", "电子商务", "知识产权服务", "教育装备", "数字文化", "云计算", "大数据", "网络科技", "生物科技"
    };
    private static final String[] KINDS = {"有限公司", "有限公司", "有限公司", "股份有限公司", "(集团)有限公司"};
    private static final String STEM = "华恒瑞泰鼎信诚达远航博睿创联盛世嘉和宏图卓越天佑金辉东方新锐海纳百川致力智慧云帆启明星辰腾飞凯旋中科国元润德优品安邦";
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final int MODULUS = 31;
    /** Prime to the number of stems, so that neighbours do not look alike. */
    private static final long STEP = 48_271;

    private Names() {}

    static String company(int number) {
        return PLACES[number % PLACES.length]
                + stem(number)
                + TRADES[(int) (mixed(number) % TRADES.length)]
                + KINDS[(int) (mixed(number) / 7 % KINDS.length)];
    }

    /** Four characters no other company has in this order. */
    static String stem(int number) {
        int base = STEM.length();
        long rest = number * STEP % ((long) base * base * base * base);
        var stem = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            stem.append(STEM.charAt((int) (rest % base)));
            rest /= base;
        }
        return stem.toString();
    }

    static CreditCode creditCode(int number) {
        var code = new StringBuilder("9135");
        long rest = mixed(number) * 1_000_003L + number;
        for (int i = 0; i < 13; i++) {
            code.append(ALPHABET.charAt((int) (rest % MODULUS)));
            rest = rest / MODULUS + number * 7L;
        }
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += ALPHABET.indexOf(code.charAt(i)) * WEIGHTS[i];
        }
        return new CreditCode(code.append(ALPHABET.charAt((MODULUS - sum % MODULUS) % MODULUS))
                .toString());
    }

    /** A number without pattern, from 0 on. */
    static long mixed(int number) {
        long mixed = number * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 32)) * 0xD6E8FEB86659FD93L;
        return (mixed ^ (mixed >>> 32)) & 0xFFFFFFFFL;
    }
}

package io.parkledger.api.importing;

import io.parkledger.core.importing.ImportKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A table of the demo as an office keeps it: its own headings in two rows, each cell written in one of the ways people
 * write it, blank lines and subtotals between the rows, a title above and notes below.
 */
final class MessyTable {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final LocalDate FIRST_SERIAL = LocalDate.of(1899, 12, 30);
    /** The library writes it as it is. */
    private static final String CHINESE_DAY = "yyyy\"年\"m\"月\"d\"日\"".replace("\"", "&quot;");

    private static final int FIRST_HEADING = 3;
    private static final int ROWS_IN_A_BLOCK = 23;

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("landed", "入驻"),
            Map.entry("lost", "流失"),
            Map.entry("open", "在跟"),
            Map.entry("pool", "公海"),
            Map.entry("NO_RESPONSE", "无回应"),
            Map.entry("NOT_A_FIT", "不符合产业方向"),
            Map.entry("POLICY_INSUFFICIENT", "政策不足"),
            Map.entry("SPACE_UNSUITABLE", "载体不合适"),
            Map.entry("PRICE", "价格"),
            Map.entry("FUNDING", "资金"),
            Map.entry("WENT_ELSEWHERE", "落户他处"),
            Map.entry("INVALID", "无效线索"),
            Map.entry("True", "是"),
            Map.entry("False", "否"));

    /** How a column is written: as a text, or in turn in several ways that mean the same. */
    private enum Written {
        TEXT,
        NAME,
        CODE,
        INDUSTRY,
        WORD,
        UNITS,
        FLOOR,
        AREA,
        PERSONS,
        MONEY,
        DAY,
        /** Merged over the rows that say the same, in a workbook. */
        ONCE
    }

    /** A column. @param group above its heading; empty where its heading is merged over both rows */
    private record Head(String group, String heading, Written written) {

        static Head of(String heading, Written written) {
            return new Head("", heading, written);
        }
    }

    /** In the order of the demo's columns. */
    private static final Map<ImportKind, List<Head>> HEADS = Map.of(
            ImportKind.UNITS,
            List.of(
                    Head.of("房号", Written.NAME),
                    new Head("位置", "所在楼栋", Written.ONCE),
                    new Head("位置", "楼层", Written.FLOOR),
                    Head.of("建筑面积（㎡）", Written.AREA)),
            ImportKind.LEADS,
            List.of(
                    Head.of("项目编号", Written.TEXT),
                    Head.of("企业名称", Written.NAME),
                    Head.of("统一社会信用代码", Written.CODE),
                    Head.of("所属产业", Written.INDUSTRY),
                    Head.of("信息来源", Written.NAME),
                    Head.of("招商负责人", Written.NAME),
                    Head.of("是否上年结转", Written.WORD),
                    Head.of("当前状态", Written.WORD),
                    new Head("各阶段时间", "线索", Written.DAY),
                    new Head("各阶段时间", "意向", Written.DAY),
                    new Head("各阶段时间", "在谈", Written.DAY),
                    new Head("各阶段时间", "评审", Written.DAY),
                    new Head("各阶段时间", "签约", Written.DAY),
                    new Head("各阶段时间", "入驻", Written.DAY),
                    Head.of("终止跟进日期", Written.DAY),
                    Head.of("未落地原因", Written.WORD)),
            ImportKind.TENANTS,
            List.of(
                    Head.of("编号", Written.TEXT),
                    Head.of("企业名称", Written.NAME),
                    Head.of("统一社会信用代码", Written.CODE),
                    Head.of("行业类别", Written.INDUSTRY),
                    Head.of("入驻房号", Written.UNITS),
                    Head.of("计租面积（平方米）", Written.AREA),
                    new Head("租赁期限", "起始日期", Written.DAY),
                    new Head("租赁期限", "截止日期", Written.DAY),
                    Head.of("上期到期日", Written.DAY),
                    Head.of("租金标准（元/㎡·月）", Written.MONEY),
                    Head.of("状态", Written.TEXT),
                    Head.of("退租日期", Written.DAY),
                    Head.of("是否本年新增", Written.WORD),
                    Head.of("用工人数（人）", Written.PERSONS),
                    new Head("税收（万元）", "一季度", Written.MONEY),
                    new Head("税收（万元）", "二季度", Written.MONEY),
                    new Head("税收（万元）", "三季度", Written.MONEY),
                    new Head("税收（万元）", "四季度", Written.MONEY)),
            ImportKind.RECEPTIONS,
            List.of(
                    Head.of("编号", Written.TEXT),
                    new Head("来访情况", "接待时间", Written.DAY),
                    new Head("来访情况", "对应线索", Written.TEXT),
                    new Head("来访情况", "来访单位", Written.NAME),
                    new Head("来访情况", "来访人数（人）", Written.PERSONS),
                    Head.of("接待人", Written.NAME)));

    private final List<Head> heads;
    private final List<List<String>> rows;

    /** @param table comma-separated, as the demo has it */
    MessyTable(ImportKind kind, String table) {
        heads = HEADS.get(kind);
        rows = table.lines()
                .skip(1)
                .map(line -> Arrays.asList(line.split(",", -1)))
                .toList();
    }

    /** A workbook: with merged cells, real dates beside written ones, and a second sheet. */
    byte[] workbook() {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "Test", null)) {
            write(workbook.newWorksheet("台账"));
            var more = workbook.newWorksheet("填表说明");
            more.value(0, 0, "序号");
            more.value(0, 1, "企业名称");
            more.value(1, 0, 1);
            more.value(1, 1, "样例企业，请勿填写");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private void write(Worksheet sheet) {
        int width = heads.size() + 1;
        sheet.value(0, 0, "澜桥产业园台账（2021年）");
        sheet.range(0, 0, 0, width - 1).merge();
        sheet.value(1, 0, "填报单位：招商部");
        sheet.value(1, width - 1, "填报日期：2021年12月31日");
        sheet.value(FIRST_HEADING, 0, "序号");
        sheet.range(FIRST_HEADING, 0, FIRST_HEADING + 1, 0).merge();
        for (int column = 0; column < heads.size(); column++) {
            writeHead(sheet, column);
        }
        int at = FIRST_HEADING + 2;
        for (int row = 0; row < rows.size(); row++) {
            if (row > 0 && row % ROWS_IN_A_BLOCK == 0) {
                sheet.value(at, 0, "小计");
                sheet.value(at, width - 1, row);
                at += 2;
            }
            sheet.value(at, 0, row + 1);
            for (int column = 0; column < heads.size(); column++) {
                write(sheet, at, row, column);
            }
            at++;
        }
        sheet.value(at, 1, "合　计");
        sheet.value(at, width - 1, rows.size());
        sheet.value(at + 2, 0, "注：本表由招商部按月更新，𠮷、䶮等字请勿改写。");
        sheet.value(at + 3, 0, "填表人：王某");
        sheet.value(at + 3, 3, "审核人：李某");
    }

    private void writeHead(Worksheet sheet, int column) {
        var head = heads.get(column);
        int at = column + 1;
        if (head.group().isEmpty()) {
            sheet.value(FIRST_HEADING, at, head.heading());
            sheet.range(FIRST_HEADING, at, FIRST_HEADING + 1, at).merge();
            return;
        }
        sheet.value(FIRST_HEADING + 1, at, head.heading());
        if (column == 0 || !heads.get(column - 1).group().equals(head.group())) {
            int last = column;
            while (last + 1 < heads.size() && heads.get(last + 1).group().equals(head.group())) {
                last++;
            }
            sheet.value(FIRST_HEADING, at, head.group());
            sheet.range(FIRST_HEADING, at, FIRST_HEADING, last + 1).merge();
        }
    }

    private void write(Worksheet sheet, int at, int row, int column) {
        var told = told(row, column);
        if (told.isEmpty()) {
            return;
        }
        int way = row + column;
        switch (heads.get(column).written()) {
            case ONCE -> writeOnce(sheet, at, row, column);
            case DAY -> writeDay(sheet, at, column + 1, LocalDate.parse(told), way);
            case AREA, PERSONS, MONEY, FLOOR -> {
                if (way % 2 == 0) {
                    sheet.value(at, column + 1, new BigDecimal(told));
                } else {
                    sheet.value(at, column + 1, inAWay(told, column, way / 2));
                }
            }
            default -> sheet.value(at, column + 1, inAWay(told, column, way));
        }
    }

    private void writeOnce(Worksheet sheet, int at, int row, int column) {
        boolean isFirst = row % ROWS_IN_A_BLOCK == 0 || !told(row - 1, column).equals(told(row, column));
        if (isFirst) {
            int last = row;
            while (last + 1 < rows.size()
                    && (last + 1) % ROWS_IN_A_BLOCK != 0
                    && told(last + 1, column).equals(told(row, column))) {
                last++;
            }
            sheet.value(at, column + 1, told(row, column));
            if (last > row) {
                sheet.range(at, column + 1, at + last - row, column + 1).merge();
            }
        }
    }

    private static void writeDay(Worksheet sheet, int at, int column, LocalDate day, int way) {
        switch (way % 4) {
            case 0 -> {
                sheet.value(at, column, day);
                sheet.style(at, column).format("yyyy/m/d").set();
            }
            case 1 -> {
                sheet.value(at, column, day);
                sheet.style(at, column).format(CHINESE_DAY).set();
            }
            case 2 -> sheet.value(at, column, day.toEpochDay() - FIRST_SERIAL.toEpochDay());
            default -> sheet.value(at, column, day(day, way / 4));
        }
    }

    /** A text, as Excel saves it on a Chinese computer: the rows of headings are one, and nothing is merged. */
    byte[] gb18030() {
        var out = new StringBuilder();
        line(out, List.of("澜桥产业园台账（2021年）"));
        line(out, List.of("填报单位：招商部", "填报日期：2021年12月31日"));
        var headings = new ArrayList<>(List.of("序号"));
        heads.forEach(head -> headings.add(head.group().isEmpty() ? head.heading() : joined(head)));
        line(out, headings);
        for (int row = 0; row < rows.size(); row++) {
            if (row > 0 && row % ROWS_IN_A_BLOCK == 0) {
                line(out, List.of("小计", "", String.valueOf(row)));
                line(out, List.of());
            }
            var cells = new ArrayList<>(List.of(String.valueOf(row + 1)));
            for (int column = 0; column < heads.size(); column++) {
                var told = told(row, column);
                cells.add(told.isEmpty() ? "" : inAWay(told, column, row + column));
            }
            line(out, cells);
        }
        line(out, List.of("合计", "", String.valueOf(rows.size())));
        line(out, List.of());
        line(out, List.of("注：本表由招商部按月更新，𠮷、䶮等字请勿改写。"));
        line(out, List.of("填表人：王某", "", "审核人：李某"));
        return out.toString().getBytes(GB18030);
    }

    /** As somebody writes it who has one row for both: 一季度税收（万元）. */
    private static String joined(Head head) {
        return head.group().startsWith("税收") ? head.heading() + head.group() : head.heading();
    }

    private void line(StringBuilder out, List<String> cells) {
        out.append(IntStream.rangeClosed(0, heads.size())
                        .mapToObj(at -> at < cells.size() ? quoted(cells.get(at)) : "")
                        .collect(Collectors.joining(",")))
                .append("\r\n");
    }

    private static String quoted(String cell) {
        return cell.matches("(?s).*[,\"\n].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }

    private String told(int row, int column) {
        var cells = rows.get(row);
        return column < cells.size() ? cells.get(column) : "";
    }

    private String inAWay(String told, int column, int way) {
        return switch (heads.get(column).written()) {
            case TEXT, ONCE -> told;
            case NAME ->
                List.of(told, told + " ", "　" + told, " " + told + "\u00a0").get(way % 4);
            case WORD -> WORDS.get(told.split(":")[0]);
            case INDUSTRY -> told + List.of("", "类", "产业", "（主营）").get(way % 4);
            case CODE ->
                List.of(
                                told,
                                told.toLowerCase(Locale.ROOT),
                                told.substring(0, 8) + " " + told.substring(8),
                                fullWidth(told))
                        .get(way % 4);
            case UNITS ->
                told.replace("|", List.of("、", ",", "，", "/", "\n", " ; ").get(way % 6));
            case FLOOR ->
                List.of(told, told + "层", told + "F", fullWidth(told) + "楼").get(way % 4);
            case AREA ->
                List.of("%,.2f".formatted(new BigDecimal(told)), told + "㎡", fullWidth(told), told + " 平方米")
                        .get(way % 4);
            case PERSONS -> List.of(told, told + "人", fullWidth(told)).get(way % 3);
            case MONEY -> List.of(told, fullWidth(told), " " + told).get(way % 3);
            case DAY -> day(LocalDate.parse(told), way);
        };
    }

    private static String day(LocalDate day, int way) {
        int year = day.getYear();
        int month = day.getMonthValue();
        int of = day.getDayOfMonth();
        return switch (way % 7) {
            case 0 -> year + "." + month + "." + of;
            case 1 -> year + "年" + month + "月" + of + "日";
            case 2 -> year + "/" + month + "/" + of;
            case 3 -> day.toString();
            case 4 -> fullWidth(year + "/" + month + "/" + of);
            case 5 -> String.valueOf(day.toEpochDay() - FIRST_SERIAL.toEpochDay());
            default -> "%d%02d%02d".formatted(year, month, of);
        };
    }

    private static String fullWidth(String text) {
        return text.chars()
                .mapToObj(sign -> String.valueOf((char) (sign > ' ' && sign <= '~' ? sign + 0xfee0 : sign)))
                .collect(Collectors.joining());
    }
}

// Type and PangoMeasure: sizes, lines, glyphs and where lines may begin, with the packaged fonts.
#include "paint/type.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "support/command.h"

namespace {

constexpr double px_per_mm = 4.03;

std::unique_ptr<paint::Type> open_type() {
  auto type = paint::Type::open(SOURCE_DIR "/assets/fonts.conf", px_per_mm);
  REQUIRE(type.ok());
  return std::move(type).value();
}

scene::TextStyle style_of(double em_mm, scene::Weight weight = scene::Weight::regular) {
  scene::TextStyle style;
  style.em_mm = em_mm;
  style.weight = weight;
  return style;
}

// The text of each line, as Pango broke it.
std::vector<std::string> lines_of(PangoLayout* layout) {
  std::vector<std::string> out;
  for (int i = 0; i < pango_layout_get_line_count(layout); ++i) {
    const PangoLayoutLine* line = pango_layout_get_line_readonly(layout, i);
    out.emplace_back(pango_layout_get_text(layout) + line->start_index, static_cast<std::size_t>(line->length));
  }
  return out;
}

}  // namespace

TEST_CASE("a size is never smaller than asked", "[type]") {
  const auto type = open_type();
  // looks.md section 0: the four steps are 45 / 56 / 67 / 89 px at 4.03 px/mm.
  for (const auto& [mm, px] : {std::pair{11.0, 45}, {13.7, 56}, {16.5, 67}, {22.0, 89}}) CHECK(type->em_px(mm) == px);
  for (double mm = 5; mm < 40; mm += 0.37) CHECK(type->em_px(mm) >= mm * px_per_mm - 0.02);
  CHECK(type->em_px(10 / px_per_mm) == 10);  // a whole number of pixels stays as it is
  CHECK(type->pitch_px(style_of(11)) == 68);
}

TEST_CASE("every script of the house has glyphs, and what has none is counted", "[type]") {
  const auto type = open_type();
  paint::PangoMeasure measure(*type);
  struct Row {
    const char* language;
    const char* text;
    int missing;
  };
  const Row rows[] = {
      {"zh-Hans", "您好，请把身份证放在亮绿灯的地方。", 0},
      {"zh-Hans", "䶮㛃𬀩𫖮𠅤𬱖镕喆堃", 0},  // names that the basic plane does not hold
      {"zh-Hant", "請您按這裏，揀返要辦嘅事", 0},
      {"yue", "唔該撳下一步，冇嘢會唔見", 0},
      {"en", "Press the big key, please. It’s free — nothing is lost.", 0},
      {"ug", "كىملىكىڭىزنى يېشىل چىراغقا قويۇڭ 12", 0},
      {"zh-Hans", "\xF3\xB0\x80\x80", 1},  // U+F0000, private use
  };
  for (const Row& row : rows) {
    INFO(row.language << " " << row.text);
    CHECK(measure.measure(row.text, row.language, style_of(11), 0).missing_glyphs == row.missing);
  }
}

TEST_CASE("heights of capitals and Han are measured, not assumed", "[type]") {
  const auto type = open_type();
  paint::PangoMeasure measure(*type);
  const scene::Measured chinese = measure.measure("国", "zh-Hans", style_of(11), 0);
  // Noto Sans CJK SC: capital H 0.73 em, 国 0.88 em (reference figures; a pixel of rounding each).
  CHECK(chinese.cap_mm == Approx(0.734 * 11).margin(0.6));
  CHECK(chinese.han_mm == Approx(0.877 * 11).margin(0.6));
  CHECK(chinese.width_mm == Approx(45 / px_per_mm).margin(0.01));
  CHECK(chinese.height_mm == Approx(68 / px_per_mm).margin(0.01));
}

TEST_CASE("no line begins with a closing mark, at any width", "[type]") {
  const auto type = open_type();
  const std::string text =
      "请您把身份证放好，放在亮绿灯的地方。放好以后，请等一等；查好了，我叫您。“养老金”在这里查：一共两步，不收钱、不留"
      "记录！好吗？（不急）";
  const std::string_view forbidden[] = {"，", "。", "；", "：", "、", "！", "？", "”", "）"};
  int lines = 0;
  for (int width = 90; width < 1000; width += 13) {
    const auto layout = type->layout(text, "zh-Hans", style_of(11), width);
    for (const std::string& line : lines_of(layout.get())) {
      ++lines;
      for (const std::string_view mark : forbidden) {
        INFO(width << " px: " << line);
        CHECK(line.substr(0, mark.size()) != mark);
      }
    }
  }
  CHECK(lines > 500);
}

TEST_CASE("a number stays with the word that it counts, and a date is one, at any width that holds it", "[type]") {
  const auto type = open_type();
  const std::string text =
      "下一次认证，不要晚于：2027 年 11 月 24 日，星期三。一共3,128.40元，请到 3 号窗口，大约三到5分钟。";
  const std::string_view whole[] = {"2027 年 11 月 24 日", "3,128.40元", "3 号", "5分"};
  for (int width = 500; width < 1000; width += 7) {
    std::string lines = "\n";
    for (const std::string& line : lines_of(type->layout(text, "zh-Hans", style_of(11), width).get()))
      lines += line + "\n";
    for (const std::string_view run : whole) {
      INFO(width << " px: " << lines);
      CHECK(lines.find(run) != std::string::npos);
    }
  }
}

TEST_CASE("no line is broken inside a word that is told, unless the line is narrower than the word", "[type]") {
  const auto type = open_type();
  const std::string text = "您的身份证在工作人员那里，星期三看不到自助机，别的地方也没有养老金。";
  const std::vector<std::string> words{"身份证", "工作人员", "星期三", "自助机", "别的", "地方", "养老金"};
  type->keep_words([&](std::string_view asked) {
    std::vector<std::pair<std::size_t, std::size_t>> found;
    for (const std::string& word : words)
      if (const auto at = asked.find(word); at != std::string_view::npos) found.emplace_back(at, at + word.size());
    std::sort(found.begin(), found.end());
    return found;
  });
  int several = 0;
  for (int width = 200; width < 1200; width += 7) {
    std::string all, lines = "\n";
    for (const std::string& line : lines_of(type->layout(text, "zh-Hans", style_of(11), width).get())) {
      all += line;
      lines += line + "\n";
    }
    CHECK(all == text);
    several += lines.size() > text.size() + 2 ? 1 : 0;
    for (const std::string& word : words) {
      INFO(width << " px: " << lines);
      CHECK(lines.find(word) != std::string::npos);
    }
  }
  CHECK(several > 50);
  // 100 px hold two letters: what cannot be kept whole is cut, not lost.
  std::string narrow;
  for (const std::string& line : lines_of(type->layout(text, "zh-Hans", style_of(11), 100).get())) narrow += line;
  CHECK(narrow == text);
  paint::PangoMeasure measure(*type);
  CHECK_FALSE(measure.measure(text, "zh-Hans", style_of(11), 60).split_word);
}

TEST_CASE("a word that is wider than its line is reported as split, words between lines are not", "[type]") {
  const auto type = open_type();
  paint::PangoMeasure measure(*type);
  CHECK_FALSE(measure.measure("Please press the key", "en", style_of(11), 90).split_word);
  CHECK(measure.measure("Notwithstanding", "en", style_of(22), 60).split_word);
  CHECK_FALSE(measure.measure("一行\n两行", "zh-Hans", style_of(11), 200).split_word);
  CHECK(measure.measure("一行\n两行", "zh-Hans", style_of(11), 0).lines == 2);
}

TEST_CASE("a measure is the same from the cache, after forgetting, and for each style of its own", "[type]") {
  const auto type = open_type();
  paint::PangoMeasure measure(*type);
  const std::string text = "请把身份证放在亮绿灯的地方";
  const auto same = [](const scene::Measured& a, const scene::Measured& b) {
    return a.lines == b.lines && a.width_mm == b.width_mm && a.height_mm == b.height_mm &&
           a.missing_glyphs == b.missing_glyphs;
  };
  const scene::Measured first = measure.measure(text, "zh-Hans", style_of(11), 80);
  CHECK(same(first, measure.measure(text, "zh-Hans", style_of(11), 80)));
  CHECK(measure.measure(text, "zh-Hans", style_of(22), 80).lines > first.lines);
  CHECK(measure.measure(text, "zh-Hans", style_of(11), 240).lines == 1);
  measure.forget();
  CHECK(same(first, measure.measure(text, "zh-Hans", style_of(11), 80)));
}

TEST_CASE("broken bytes and odd sizes are measured without harm", "[type]") {
  const auto type = open_type();
  paint::PangoMeasure measure(*type);
  CHECK(measure.measure("", "zh-Hans", style_of(11), 100).lines == 1);
  CHECK(measure.measure(std::string_view("\xE8\xBA", 2), "zh-Hans", style_of(11), 100).lines == 1);
  CHECK(measure.measure("\xFF\xFE字", "", style_of(11), 0.01).lines >= 1);
  CHECK(measure.measure(std::string_view("前\0后", 7), "zh-Hans", style_of(11), 0).width_mm >
        2 * 45 / px_per_mm - 0.1);  // not cut at the NUL
  CHECK(measure.measure(std::string(10000, 'a'), "en", style_of(11), 200).lines > 100);
}

TEST_CASE("a list of fonts that cannot be read or names none is an error", "[type]") {
  CHECK(paint::Type::open("/nowhere/fonts.conf", 4).error().code == "FONTS_FILE");
  const support::TemporaryFolder folder;
  support::write_file(folder.file("fonts.conf"), "<fontconfig><dir>" + folder.path().string() + "</dir></fontconfig>");
  CHECK(paint::Type::open(folder.file("fonts.conf"), 4).error().code == "FONTS_MISSING");
  support::write_file(folder.file("fonts.conf"), "not xml at all");
  CHECK_FALSE(paint::Type::open(folder.file("fonts.conf"), 4).ok());
}

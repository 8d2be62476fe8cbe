// Written Cantonese (tests/speech/yue.tsv) through its front end, judged by what was expected and by espeak-ng's own command line.
#include <catch2/catch.hpp>
#include <cstdio>
#include <map>
#include <vector>

#include "support/command.h"
#include "support/readings_on_disk.h"

namespace {

struct Line {
  int number = 0;
  std::string category, written, expected;
};

std::vector<Line> corpus() {
  std::vector<Line> out;
  std::ifstream file(SOURCE_DIR "/tests/speech/yue.tsv");
  int number = 0;
  for (std::string text; std::getline(file, text);) {
    ++number;
    if (text.empty() || text.front() == '#') continue;
    const std::size_t first = text.find('\t'), second = text.find('\t', first + 1);
    REQUIRE(second != std::string::npos);
    out.push_back({number, text.substr(0, first), text.substr(first + 1, second - first - 1), text.substr(second + 1)});
  }
  return out;
}

std::string jyutping(const std::string& written) { return readings::pinyin(written, readings::table(), "yue"); }

std::string said(const std::string& written) {
  const auto pieces = text::speak(written, "yue", &readings::table());
  REQUIRE(pieces.ok());
  std::string out;
  for (const text::SpokenPiece& piece : pieces.value()) out += piece.said;
  return out;
}

}  // namespace

TEST_CASE("every line of the Cantonese corpus is spoken as written", "[corpus]") {
  int right = 0;
  const auto lines = corpus();
  std::map<std::string, std::pair<int, int>> scores;  // category: right, all
  for (const Line& line : lines) {
    const std::string heard = jyutping(line.written);
    if (heard != line.expected)
      std::printf("yue.tsv:%d %s\n  wanted %s\n  heard  %s\n", line.number, line.written.c_str(), line.expected.c_str(),
                  heard.c_str());
    right += heard == line.expected ? 1 : 0;
    scores[line.category].first += heard == line.expected ? 1 : 0;
    ++scores[line.category].second;
  }
  for (const auto& [category, score] : scores)
    std::printf("%-12s %3d of %3d lines\n", category.c_str(), score.first, score.second);
  CHECK(lines.size() >= 150);
  CHECK(right == static_cast<int>(lines.size()));
}

TEST_CASE("espeak-ng reads all of it as Cantonese, none as English") {
  const support::TemporaryFolder folder;
  std::string all;
  for (const Line& line : corpus()) {
    const std::string heard = jyutping(line.written);
    std::istringstream tokens(heard);
    for (std::string token; tokens >> token;) {
      INFO(line.written << ": " << heard);
      CHECK((token == "," || text::is_jyutping(token)));
    }
    all += heard + "\n\n";
  }
  support::write_file(folder.file("all.txt"), all);
  const auto judged = support::run("espeak-ng -q -x -v yue-latn-jyutping -f " + folder.file("all.txt"));
  REQUIRE(judged.status == 0);
  CHECK(judged.output.size() > all.size() / 2);
  CHECK(judged.output.find("(en)") == std::string::npos);
  // The judge can tell: a word left in English letters is heard by the ordinary voice.
  CHECK(support::run("espeak-ng -q -x -v yue 'nei5 hou2'").output.find("(en)") != std::string::npos);
}

TEST_CASE("values are said by the rules of Cantonese, not of Mandarin or English") {
  CHECK(text::say_number(2222, "yue") == "兩千二百二十二");
  CHECK(text::say_number(-105, "yue") == "負一百零五");
  CHECK(text::say_money({312840}, "yue") == "三千一百二十八元四毫");
  CHECK(text::say_money({5}, "yue") == "五仙");
  CHECK(text::say_money({-1005}, "yue") == "負十元零五仙");
  CHECK(text::say_day({2026, 2, 17}, "yue", true) == "二零二六年二月十七號，星期二");
  CHECK(text::say_time({14, 5}, "yue") == "下晝兩點零五分");
  CHECK(text::say_time({9, 30}, "yue") == "上晝九點半");
  CHECK(text::say_phone("13800138000", "yue") == "一三八、零零一三、八零零零");
  CHECK(text::say_digits("12345", "yue", true) == "一二三四五");
  CHECK(said("共3128.40元，3樓2號窗口") == "共三千一百二十八元四毫，三樓二號窗口");
  CHECK(jyutping("您好") == "nei5 hou2");
  CHECK(jyutping("😀") == "SPEECH_UNREADABLE");
}

TEST_CASE("a language without rules refuses figures: never English, never the engine's guess") {
  for (const char* language : {"bo", "mn", "za", "ug", "xx"}) {
    INFO(language);
    CHECK_FALSE(text::has_rules(language));
    const auto figure = text::speak("བོད་ 12", language, nullptr);
    REQUIRE_FALSE(figure.ok());
    CHECK(figure.error().code == "SPEECH_NO_RULE");
    CHECK(text::speak("བོད་", language, nullptr).ok());
    CHECK(text::say_number(12, language) == "12");  // as written, and then not voiced
  }
  for (const char* language : {"zh-Hans", "en", "yue"}) CHECK(text::has_rules(language));
  CHECK_FALSE(text::has_rules("yuex"));
}

TEST_CASE("a syllable of Jyutping is told from pinyin and from English") {
  for (const char* good : {"nei5", "gwong2", "ng5", "m4", "hm4", "jyut6", "zoeng2", "aa3", "kiu1", "set1"})
    CHECK(text::is_jyutping(good));
  for (const char* bad : {"nei", "nei7", "xing2", "zhong1", "lv4", "five1", "", "5", "nng5", "nei5 "})
    CHECK_FALSE(text::is_jyutping(bad));
}

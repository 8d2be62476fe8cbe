// Where the words of a line stand: what no line may be broken inside.
#include "text/word_runs.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "support/readings_on_disk.h"

namespace {

std::vector<std::string> words(const std::string& text) {
  std::vector<std::string> out;
  for (const auto& [begin, end] : text::word_runs(text, readings::table()))
    out.push_back(text.substr(begin, end - begin));
  return out;
}

// The word lies whole inside one of those that are kept together: 服务 in 公共服务.
bool knows(const std::string& text, const std::string& word) {
  const auto found = words(text);
  return std::any_of(found.begin(), found.end(),
                     [&](const std::string& kept) { return kept.find(word) != std::string::npos; });
}

}  // namespace

TEST_CASE("the words that screens once broke are known as words", "[lexicon]") {
  CHECK(knows("2026 年 11 月 25 日，星期三", "星期三"));
  CHECK(knows("送出去了，还没有回音。工作人员会联系您。", "工作人员"));
  CHECK(knows("现在查您这个月的养老金", "养老金"));
  CHECK(knows("现在连不上办事的地方", "地方"));
  CHECK(knows("公共服务自助机", "服务"));
  CHECK(knows("把身份证放在亮绿灯的地方", "身份证"));
}

TEST_CASE("runs are in order, whole letters, and inside the text", "[lexicon]") {
  const std::string text = "Wi-Fi 的 3 号窗口，请您把身份证、“社保卡”和 2 张照片带来。𠮷野家也行。";
  std::size_t last = 0;
  for (const auto& [begin, end] : text::word_runs(text, readings::table())) {
    CHECK(begin >= last);
    CHECK(end <= text.size());
    CHECK((end - begin) % 3 == 0);
    CHECK((static_cast<unsigned char>(text[begin]) & 0xC0) != 0x80);
    last = end;
  }
  CHECK(last > 0);
}

TEST_CASE("what has no words has no runs", "[lexicon]") {
  CHECK(words("").empty());
  CHECK(words("123 abc").empty());
  CHECK(words("\xFF\xFE").empty());
  CHECK(words("您").empty());
}

// Our own corpus of spoken Chinese (tests/speech/zh.tsv) through the whole front end; its figures by category.
#include <catch2/catch.hpp>
#include <cstdio>
#include <map>
#include <vector>

#include "support/readings_on_disk.h"
#include "text/glyphs.h"

namespace {

struct Line {
  int number = 0;
  std::string category, written, expected;
};

struct Score {
  int lines = 0, right = 0, syllables = 0, syllables_right = 0;
};

std::vector<std::string> split(const std::string& text, char mark) {
  std::vector<std::string> out;
  std::istringstream stream(text);
  for (std::string part; std::getline(stream, part, mark);) out.push_back(part);
  return out;
}

std::vector<Line> corpus() {
  std::vector<Line> out;
  std::ifstream file(SOURCE_DIR "/tests/speech/zh.tsv");
  int number = 0;
  for (std::string text; std::getline(file, text);) {
    ++number;
    if (text.empty() || text.front() == '#') continue;
    const auto columns = split(text, '\t');
    REQUIRE(columns.size() == 3);
    out.push_back({number, columns[0], columns[1], columns[2]});
  }
  return out;
}

Score judge(const Line& line) {
  const std::string heard = readings::pinyin(line.written);
  const auto wanted = split(line.expected, ' '), got = split(heard, ' ');
  Score score{1, heard == line.expected ? 1 : 0, static_cast<int>(wanted.size()), 0};
  for (std::size_t i = 0; i < wanted.size() && i < got.size(); ++i)
    score.syllables_right += wanted[i] == got[i] ? 1 : 0;
  if (score.right == 0)
    std::printf("zh.tsv:%d %s\n  wanted %s\n  heard  %s\n", line.number, line.written.c_str(), line.expected.c_str(),
                heard.c_str());
  return score;
}

// A text with * before one character, and the reading of that character.
std::string reading_at_mark(const std::string& marked) {
  const std::size_t mark = marked.find('*');
  REQUIRE(mark != std::string::npos);
  const auto heard = split(readings::pinyin(marked.substr(0, mark) + marked.substr(mark + 1)), ' ');
  const std::size_t index = text::to_letters(marked.substr(0, mark)).size();
  return index < heard.size() ? heard[index] : "";
}

std::string without_pauses(const std::string& pinyin) {
  std::string out;
  for (const std::string& token : split(pinyin, ' '))
    if (token != ",") out += token + " ";
  return out;
}

void add(Score& sum, const Score& one) {
  sum.lines += one.lines;
  sum.right += one.right;
  sum.syllables += one.syllables;
  sum.syllables_right += one.syllables_right;
}

void print(const std::string& name, const Score& score) {
  std::printf("%-12s %4d of %4d lines, %5d of %5d syllables\n", name.c_str(), score.right, score.lines,
              score.syllables_right, score.syllables);
}

}  // namespace

TEST_CASE("every line of our corpus is spoken as written", "[corpus]") {
  std::map<std::string, Score> scores;
  Score all;
  for (const Line& line : corpus()) {
    const Score score = judge(line);
    add(scores[line.category], score);
    add(all, score);
  }
  for (const auto& [category, score] : scores) print(category, score);
  print("all", all);
  CHECK(all.lines >= 1000);
  CHECK(all.right == all.lines);
}

TEST_CASE("everyday characters are read in each of their readings", "[corpus]") {
  std::ifstream file(SOURCE_DIR "/tests/speech/zh_marked.tsv");
  int lines = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    const auto columns = split(line, '\t');
    REQUIRE(columns.size() == 2);
    INFO(columns[0]);
    CHECK(reading_at_mark(columns[0]) == columns[1]);
    ++lines;
  }
  CHECK(lines >= 800);
}

TEST_CASE("numbers sound like the same numbers in words", "[corpus]") {
  std::ifstream file(SOURCE_DIR "/tests/speech/zh_numbers.tsv");
  int lines = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    const auto columns = split(line, '\t');
    REQUIRE(columns.size() == 2);
    INFO(line);
    CHECK(without_pauses(readings::pinyin(columns[0])) == without_pauses(readings::pinyin(columns[1])));
    ++lines;
  }
  CHECK(lines >= 170);
}

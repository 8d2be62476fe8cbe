// yinling-lexicon: compiles the table of readings that the voice maps at start. Runs at build time only.
//
//   yinling-lexicon UNIHAN_READINGS UNIHAN_VARIANTS PINYIN_SIMP TERRA_PINYIN OUR_LINES OUT
#include <cstdio>
#include <fstream>
#include <functional>
#include <sstream>

#include "programs/lexicon/dictionary.h"

namespace {

bool each_line(const char* path, const std::function<void(std::string_view)>& take) {
  std::ifstream file(path);
  if (!file) {
    std::fprintf(stderr, "yinling-lexicon: %s cannot be read. Install the packages of packaging/debian-packages.txt.\n", path);
    return false;
  }
  for (std::string line; std::getline(file, line);) take(line);
  return true;
}

// Dictionaries of Rime begin with a YAML head that ends at a line of three dots.
bool each_word(const char* path, const std::function<void(std::string_view)>& take) {
  bool body = false;
  return each_line(path, [&](std::string_view line) {
    if (body && !line.empty() && line.front() != '#') take(line);
    body = body || line == "...";
  });
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 7) {
    std::fprintf(stderr, "usage: yinling-lexicon READINGS VARIANTS PINYIN_SIMP TERRA_PINYIN OUR_LINES OUT\n");
    return 2;
  }
  lexicon::Readings readings;
  if (!each_line(arguments[1], [&](std::string_view line) { readings.add_line(line); })) return 1;
  lexicon::Dictionary dictionary(readings);
  if (!each_line(arguments[2], [&](std::string_view line) { dictionary.add_simplified_variant(line); })) return 1;
  if (!each_word(arguments[3], [&](std::string_view line) { dictionary.add_toneless(line); })) return 1;
  if (!each_word(arguments[4], [&](std::string_view line) { dictionary.add_traditional(line); })) return 1;
  dictionary.drop_phrases();
  dictionary.add_single_characters();

  std::ifstream ours(arguments[5]);
  std::ostringstream lines;
  lines << ours.rdbuf();
  const text::LexiconLines parsed = text::parse_lexicon_lines(lines.str(), arguments[5]);
  for (const core::Error& error : parsed.errors) std::fprintf(stderr, "%s\n", core::to_line(error).c_str());
  if (!ours || !parsed.errors.empty()) return 1;
  for (const text::LexiconLine& line : parsed.lines) dictionary.add_ours(line);
  dictionary.spread_ours();

  std::ofstream out(arguments[6], std::ios::binary);
  out << lexicon::table_of(dictionary);
  out.close();
  if (!out) {
    std::fprintf(stderr, "yinling-lexicon: %s cannot be written.\n", arguments[6]);
    return 1;
  }
  return 0;
}

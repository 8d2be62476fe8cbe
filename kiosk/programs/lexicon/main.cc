// yinling-lexicon: compiles the table of readings that the voice maps at start. Runs at build time only.
//
//   yinling-lexicon UNIHAN_READINGS UNIHAN_VARIANTS PINYIN_SIMP TERRA_PINYIN OUR_LINES OUT
//   yinling-lexicon UNIHAN_READINGS UNIHAN_VARIANTS OUR_LINES OUT     the Cantonese table
#include <cstdio>
#include <fstream>
#include <functional>
#include <sstream>

#include "programs/lexicon/cantonese.h"
#include "programs/lexicon/dictionary.h"

namespace {

bool each_line(const char* path, const std::function<void(std::string_view)>& take) {
  std::ifstream file(path);
  if (!file) {
    std::fprintf(stderr, "yinling-lexicon: %s cannot be read. Install the packages of packaging/debian-packages.txt.\n",
                 path);
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

// Our own lines: a bad one ends the build.
bool our_lines(const char* path, text::Spelling spelling, const std::function<void(const text::LexiconLine&)>& take) {
  std::ifstream ours(path);
  std::ostringstream lines;
  lines << ours.rdbuf();
  const text::LexiconLines parsed = text::parse_lexicon_lines(lines.str(), path, spelling);
  for (const core::Error& error : parsed.errors) std::fprintf(stderr, "%s\n", core::to_line(error).c_str());
  if (!ours || !parsed.errors.empty()) return false;
  for (const text::LexiconLine& line : parsed.lines) take(line);
  return true;
}

bool write_table(const char* path, const std::string& table) {
  std::ofstream out(path, std::ios::binary);
  out << table;
  out.close();
  if (!out) std::fprintf(stderr, "yinling-lexicon: %s cannot be written.\n", path);
  return static_cast<bool>(out);
}

int compile_cantonese(char** arguments) {
  lexicon::CantoneseWords words;
  if (!each_line(arguments[1], [&](std::string_view line) { words.add_reading(line); })) return 1;
  if (!each_line(arguments[2], [&](std::string_view line) { words.add_variant(line); })) return 1;
  if (!our_lines(arguments[3], text::Spelling::jyutping, [&](const text::LexiconLine& line) { words.add_ours(line); }))
    return 1;
  return write_table(arguments[4], lexicon::table_of(words.words(), words.surnames())) ? 0 : 1;
}

}  // namespace

int main(int count, char** arguments) {
  if (count == 5) return compile_cantonese(arguments);
  if (count != 7) {
    std::fprintf(stderr, "usage: yinling-lexicon READINGS VARIANTS [PINYIN_SIMP TERRA_PINYIN] OUR_LINES OUT\n");
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

  if (!our_lines(arguments[5], text::Spelling::pinyin,
                 [&](const text::LexiconLine& line) { dictionary.add_ours(line); }))
    return 1;
  dictionary.spread_ours();
  dictionary.drop_doubtful();
  return write_table(arguments[6], lexicon::table_of(dictionary.words(), dictionary.surnames())) ? 0 : 1;
}

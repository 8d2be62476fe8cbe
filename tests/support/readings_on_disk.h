// The table of readings that the build has made, mapped as the programs map it.
#pragma once

#include <fstream>
#include <memory>
#include <sstream>
#include <string>

#include "core/words.h"
#include "text/lexicon.h"
#include "text/spoken.h"

namespace readings {

inline std::string whole_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream out;
  out << file.rdbuf();
  return out.str();
}

// Requires: the target lexicon_table is built.
inline const text::Lexicon& table() {
  static const std::string bytes = whole_file(BINARY_DIR "/share/lexicon.bin"),
                           cantonese = whole_file(BINARY_DIR "/share/lexicon-yue.bin");
  static const auto opened = [] {
    auto table = text::Lexicon::open(bytes);
    table.value().use_cantonese(std::make_shared<text::Lexicon>(text::Lexicon::open(cantonese).value()));
    return table;
  }();
  return opened.value();
}

// The pinyin of a text as `yinlingctl say` prints it, or the code of the error.
inline std::string pinyin(const std::string& written, const text::Lexicon& lexicon,
                          const std::string& language = "zh-Hans") {
  const auto pieces = text::speak(written, language, &lexicon);
  if (!pieces.ok()) return pieces.error().code;
  std::string out;
  for (const text::SpokenPiece& piece : pieces.value()) {
    if (piece.voiced.empty()) continue;
    if (!out.empty()) out += ' ';
    out += piece.voiced;
  }
  return out;
}
inline std::string pinyin(const std::string& written) { return pinyin(written, table()); }

}  // namespace readings

#include "programs/common/readings.h"

#include "programs/files/files.h"
#include "text/spoken.h"

namespace programs {

namespace {

constexpr std::size_t largest_own_lines = 1024 * 1024;

// Words that are read right only with the table: one character alone reads otherwise.
constexpr std::pair<const char*, const char*> trials[] = {{"银行", "yin2 hang2"}, {"重新办理", "chong2 xin1 ban4 li3"}};

core::Result<core::Done> prove(const text::Lexicon& lexicon) {
  for (const auto& [words, pinyin] : trials) {
    TRY(pieces, text::speak(words, "zh-Hans", &lexicon));
    std::string voiced;
    for (const text::SpokenPiece& piece : pieces) voiced += (voiced.empty() ? "" : " ") + piece.voiced;
    if (voiced != pinyin)
      return core::Error{"LEXICON_TABLE", "share/lexicon.bin", "The table of readings does not know its own words.",
                         "Install the program again."};
  }
  return core::Done{};
}

core::Result<std::shared_ptr<text::Lexicon>> open_table(const std::filesystem::path& file) {
  TRY(mapped, map_file(file));
  TRY(table, text::Lexicon::open(mapped.bytes, mapped.keeper));
  rest_mapped(mapped);
  return std::make_shared<text::Lexicon>(std::move(table));
}

}  // namespace

core::Result<text::LexiconLines> read_lexicon_lines(const std::filesystem::path& path,
                                                    const std::filesystem::path& root) {
  TRY(bytes, read_file(path, largest_own_lines));
  return text::parse_lexicon_lines(bytes, shown_path(path, root));
}

Readings open_readings(const Places& places, const std::filesystem::path& own_lines) {
  Readings out;
  auto table = open_table(places.lexicon);
  auto proof = table.ok() ? prove(*table.value()) : core::Result<core::Done>(table.error());
  if (!proof.ok()) {
    out.fault = proof.error();
    out.findings.push_back(proof.error());
    return out;
  }
  const std::shared_ptr<text::Lexicon> lexicon = table.value();
  if (auto cantonese = open_table(places.lexicon.parent_path() / "lexicon-yue.bin"); cantonese.ok())
    lexicon->use_cantonese(cantonese.value());
  else out.findings.push_back(cantonese.error());
  const std::filesystem::path path = own_lines.empty() ? places.config / "lexicon.tsv" : own_lines;
  if (!own_lines.empty() || is_there(path)) {
    if (auto lines = read_lexicon_lines(path, places.root); lines.ok()) {
      lexicon->add(lines.value().lines);
      out.findings.insert(out.findings.end(), lines.value().errors.begin(), lines.value().errors.end());
    } else {
      out.findings.push_back(lines.error());
    }
  }
  out.lexicon = std::move(lexicon);
  return out;
}

}  // namespace programs

#include "programs/common/readings.h"

#include "programs/files/files.h"

namespace programs {

namespace {

constexpr std::size_t largest_own_lines = 1024 * 1024;

std::shared_ptr<text::Lexicon> open_table(const std::filesystem::path& path, std::vector<core::Error>& findings) {
  auto mapped = map_file(path);
  auto table = mapped.ok() ? text::Lexicon::open(mapped.value().bytes, mapped.value().keeper) : core::Result<text::Lexicon>(mapped.error());
  if (table.ok()) return std::make_shared<text::Lexicon>(std::move(table).value());
  findings.push_back(table.error());
  return nullptr;
}

}  // namespace

core::Result<text::LexiconLines> read_lexicon_lines(const std::filesystem::path& path, const std::filesystem::path& root) {
  TRY(bytes, read_file(path, largest_own_lines));
  return text::parse_lexicon_lines(bytes, shown_path(path, root));
}

Readings open_readings(const Places& places, const std::filesystem::path& own_lines) {
  Readings out;
  auto lexicon = open_table(places.lexicon, out.findings);
  if (!lexicon) return out;
  lexicon->use_cantonese(open_table(places.lexicon.parent_path() / "lexicon-yue.bin", out.findings));
  const std::filesystem::path path = own_lines.empty() ? places.config / "lexicon.tsv" : own_lines;
  if (!own_lines.empty() || is_there(path)) {
    if (auto lines = read_lexicon_lines(path, places.root); lines.ok()) {
      lexicon->add(lines.value().lines);
      out.findings = std::move(lines.value().errors);
    } else {
      out.findings.push_back(lines.error());
    }
  }
  out.lexicon = std::move(lexicon);
  return out;
}

}  // namespace programs

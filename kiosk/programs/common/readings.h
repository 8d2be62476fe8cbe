// Readings: the table of readings of the voice with the hall's own lines laid over it.
//
// Used by the kiosk (through load_house) and yinlingctl, at start. A hall's own words (streets, villages, families) stand in
// lexicon.tsv beside its settings.json; a bad line is named and skipped.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "core/result.h"
#include "programs/common/house.h"
#include "text/lexicon.h"

namespace programs {

struct Readings {
  std::shared_ptr<const text::Lexicon> lexicon;  // nullptr: every character is voiced by the engine's own reading
  std::optional<core::Error> fault;              // why there is no table; stands in `findings` too
  std::vector<core::Error> findings;             // FILE_..., LEXICON_...
};
// `own_lines` empty: config/lexicon.tsv, if there is one.
Readings open_readings(const Places& places, const std::filesystem::path& own_lines = {});

// Lines that a person writes. Fails with: FILE_MISSING, FILE_TOO_LARGE, FILE_UNREADABLE.
core::Result<text::LexiconLines> read_lexicon_lines(const std::filesystem::path& path,
                                                    const std::filesystem::path& root = {});

}  // namespace programs

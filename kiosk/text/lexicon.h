// Lexicon: readings of Han words, as a table that is compiled at build time and mapped at start.
//
// Built by kiosk/programs/lexicon from Debian's dictionaries and our own locales/zh-Hans/lexicon.tsv; the program maps
// share/lexicon.bin and hands its bytes here. Immutable; any thread. Opening it reads
// the whole once, for its digest.
//
// Layout, little endian: magic "YLLEX002"; u64 digest of all that follows it; u32 longest word, slots, syllables, and the offsets of slots, syllables, entries
// and end. Slots: u32 offset of an entry, 0 = free, open addressing by FNV-1a over code points. Syllables: 8 bytes each, text
// padded with NUL. Entry: u8 letters, u8 flags, u16 cost (hundredths of -ln p), u32 letters[], u16 syllables[].
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace text {

// loose: only a list of phrases in use knows it, and it guessed the tones.
enum class EntryMark : std::uint8_t { ours = 1, surname = 2, loose = 4 };

// How a table spells sounds: Mandarin in pinyin, Cantonese in Jyutping (LSHK 1993), both with tone digits.
enum class Spelling { pinyin, jyutping };

// One line of locales/zh-Hans/lexicon.tsv: word, pinyin with tone digits (v for ü, 5 neutral), "surname" or nothing;
// locales/yue/lexicon.tsv: the same in Jyutping.
struct LexiconLine {
  std::u32string word;
  std::vector<std::string> syllables;
  bool surname = false;
  int line = 0;
};
struct LexiconLines {
  std::vector<LexiconLine> lines;
  std::vector<core::Error> errors;  // LEXICON_LINE, LEXICON_SYLLABLE, LEXICON_TWICE with file and line: skipped
};
LexiconLines parse_lexicon_lines(std::string_view file, std::string_view where, Spelling spelling = Spelling::pinyin);
bool is_syllable(std::string_view pinyin);  // a syllable that Mandarin has, with a tone digit

bool is_jyutping(std::string_view syllable);  // a syllable that Cantonese may have, with a tone digit from 1 to 6

class Lexicon {
 public:
  struct Word {
    std::size_t length = 0;  // letters
    int cost = 0;            // hundredths of -ln p
    bool ours = false;
    std::vector<std::string_view> syllables;
    bool loose = false;  // everyday rules may change its tones
  };

  // `bytes` must outlive the Lexicon; `keeper` may own them. Fails with: LEXICON_TABLE.
  static core::Result<Lexicon> open(std::string_view bytes, std::shared_ptr<const void> keeper = nullptr);
  // A hall's own lines, over everything else.
  void add(const std::vector<LexiconLine>& lines);

  // Every word that begins at the head of `letters`, shortest first; single characters included.
  void words_at(std::u32string_view letters, std::vector<Word>& out) const;
  std::optional<Word> find(std::u32string_view word) const;
  // The reading of a surname of one or two letters at the head, when it differs from everyday reading or has two letters.
  std::optional<Word> surname_at(std::u32string_view letters) const;
  std::size_t longest_word() const { return longest_; }

  // The table of the other Chinese language, carried along so that every caller hands on one thing. nullptr: Han is voiced by the
  // engine's own reading.
  void use_cantonese(std::shared_ptr<const Lexicon> table) { cantonese_ = std::move(table); }
  const Lexicon* cantonese() const { return cantonese_.get(); }

 private:
  Lexicon() = default;
  std::uint32_t number_at(std::size_t offset) const;
  std::optional<Word> entry_of(std::u32string_view word, std::uint32_t hash, std::uint8_t want_surname) const;

  std::string_view bytes_;
  std::shared_ptr<const void> keeper_;
  std::uint32_t longest_ = 0, slots_ = 0, syllables_ = 0, slots_at_ = 0, syllables_at_ = 0, entries_at_ = 0;
  std::map<std::u32string, LexiconLine> local_, local_surnames_;
  std::shared_ptr<const Lexicon> cantonese_;
};

std::uint32_t lexicon_hash(std::uint32_t hash, char32_t letter);  // FNV-1a step; begin with lexicon_hash_start
constexpr std::uint32_t lexicon_hash_start = 2166136261U;

// What the table's header says of its bytes: FNV-1a, 64 bits, an octet at a time (draft-eastlake-fnv; "a" is
// af63dc4c8601ec8c). It finds damage, not malice.
std::uint64_t lexicon_digest(std::string_view bytes);
constexpr std::size_t lexicon_digested_from = 16;  // behind magic and digest

}  // namespace text

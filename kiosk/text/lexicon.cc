#include "text/lexicon.h"

#include <algorithm>
#include <cstring>

namespace text {
namespace {

constexpr std::string_view magic = "YLLEX002";
constexpr std::size_t header_size = lexicon_digested_from + 7 * 4;
constexpr std::size_t syllable_size = 8;

// A line of the hall's own: as good as certain.
Lexicon::Word word_of(const LexiconLine& line) {
  Lexicon::Word word{line.word.size(), 100, true, {}};
  for (const std::string& syllable : line.syllables) word.syllables.emplace_back(syllable);
  return word;
}

core::Error bad_table() {
  return {"LEXICON_TABLE", "share/lexicon.bin", "The table of readings is damaged.", "Install the program again."};
}

}  // namespace

std::uint32_t lexicon_hash(std::uint32_t hash, char32_t letter) {
  for (int shift = 0; shift < 24; shift += 8) hash = (hash ^ ((letter >> shift) & 0xFF)) * 16777619U;
  return hash;
}

std::uint64_t lexicon_digest(std::string_view bytes) {
  std::uint64_t digest = 0xcbf29ce484222325U;
  const char* const end = bytes.data() + bytes.size();
  for (const char* at = bytes.data(); at != end; ++at)
    digest = (digest ^ static_cast<unsigned char>(*at)) * 0x100000001b3U;
  return digest;
}

std::uint32_t Lexicon::number_at(std::size_t offset) const {
  if (offset + 4 > bytes_.size()) return 0;
  unsigned char raw[4];
  std::memcpy(raw, bytes_.data() + offset, 4);
  return raw[0] | (static_cast<std::uint32_t>(raw[1]) << 8) | (static_cast<std::uint32_t>(raw[2]) << 16) |
         (static_cast<std::uint32_t>(raw[3]) << 24);
}

core::Result<Lexicon> Lexicon::open(std::string_view bytes, std::shared_ptr<const void> keeper) {
  if (bytes.size() < header_size || !bytes.starts_with(magic)) return bad_table();
  Lexicon out;
  out.bytes_ = bytes;
  out.keeper_ = std::move(keeper);
  const std::uint64_t digest = out.number_at(8) | (std::uint64_t{out.number_at(12)} << 32);
  if (digest != lexicon_digest(bytes.substr(lexicon_digested_from))) return bad_table();
  const auto number = [&out](std::size_t index) { return out.number_at(lexicon_digested_from + index * 4); };
  out.longest_ = number(0);
  out.slots_ = number(1);
  out.syllables_ = number(2);
  out.slots_at_ = number(3);
  out.syllables_at_ = number(4);
  out.entries_at_ = number(5);
  const std::uint32_t end = number(6);
  const bool power_of_two = out.slots_ != 0 && (out.slots_ & (out.slots_ - 1)) == 0;
  const bool in_order = out.slots_at_ + std::uint64_t{out.slots_} * 4 <= end &&
                        out.syllables_at_ + std::uint64_t{out.syllables_} * syllable_size <= end &&
                        out.entries_at_ <= end && end == bytes.size();
  if (!power_of_two || !in_order || out.longest_ == 0 || out.longest_ > 32) return bad_table();
  return out;
}

void Lexicon::add(const std::vector<LexiconLine>& lines) {
  for (const LexiconLine& line : lines) {
    longest_ = std::max<std::uint32_t>(longest_, static_cast<std::uint32_t>(line.word.size()));
    (line.surname ? local_surnames_ : local_)[line.word] = line;
  }
}

std::optional<Lexicon::Word> Lexicon::entry_of(std::u32string_view word, std::uint32_t hash,
                                               std::uint8_t want_surname) const {
  // Every read is checked against the end, so that a damaged table costs words, never the program.
  for (std::uint32_t probe = 0; probe < slots_; ++probe) {
    const std::uint32_t at = number_at(slots_at_ + std::size_t{(hash + probe) & (slots_ - 1)} * 4);
    if (at == 0) return std::nullopt;
    if (at + 4 > bytes_.size()) return std::nullopt;
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes_[i]); };
    const std::size_t letters = byte(at);
    const std::uint8_t flags = byte(at + 1);
    if (letters != word.size() || at + 4 + letters * 6 > bytes_.size()) continue;
    if ((flags & static_cast<std::uint8_t>(EntryMark::surname)) != want_surname) continue;
    bool same = true;
    for (std::size_t i = 0; i < letters && same; ++i)
      same = number_at(at + 4 + i * 4) == static_cast<std::uint32_t>(word[i]);
    if (!same) continue;
    Word out{letters,
             byte(at + 2) | (byte(at + 3) << 8),
             (flags & static_cast<std::uint8_t>(EntryMark::ours)) != 0,
             {},
             (flags & static_cast<std::uint8_t>(EntryMark::loose)) != 0};
    for (std::size_t i = 0; i < letters; ++i) {
      const std::size_t place = at + 4 + letters * 4 + i * 2;
      const std::size_t index = byte(place) | (byte(place + 1) << 8);
      if (index >= syllables_) return std::nullopt;
      const char* text = bytes_.data() + syllables_at_ + index * syllable_size;
      out.syllables.emplace_back(text, strnlen(text, syllable_size));
    }
    return out;
  }
  return std::nullopt;
}

void Lexicon::words_at(std::u32string_view letters, std::vector<Word>& out) const {
  out.clear();
  std::uint32_t hash = lexicon_hash_start;
  const std::size_t most = std::min<std::size_t>(letters.size(), longest_);
  for (std::size_t length = 1; length <= most; ++length) {
    hash = lexicon_hash(hash, letters[length - 1]);
    if (!local_.empty()) {
      const auto local = local_.find(std::u32string(letters.substr(0, length)));
      if (local != local_.end()) {
        out.push_back(word_of(local->second));
        continue;
      }
    }
    if (auto word = entry_of(letters.substr(0, length), hash, 0)) out.push_back(std::move(*word));
  }
}

std::optional<Lexicon::Word> Lexicon::find(std::u32string_view word) const {
  if (const auto local = local_.find(std::u32string(word)); local != local_.end()) return word_of(local->second);
  std::uint32_t hash = lexicon_hash_start;
  for (const char32_t letter : word) hash = lexicon_hash(hash, letter);
  return entry_of(word, hash, 0);
}

std::optional<Lexicon::Word> Lexicon::surname_at(std::u32string_view letters) const {
  for (const std::size_t length : {std::size_t{2}, std::size_t{1}}) {
    if (letters.size() < length) continue;
    if (const auto local = local_surnames_.find(std::u32string(letters.substr(0, length)));
        local != local_surnames_.end())
      return word_of(local->second);
    std::uint32_t hash = lexicon_hash_start;
    for (const char32_t letter : letters.substr(0, length)) hash = lexicon_hash(hash, letter);
    if (auto word = entry_of(letters.substr(0, length), hash, static_cast<std::uint8_t>(EntryMark::surname)))
      return word;
  }
  return std::nullopt;
}

}  // namespace text

#include <algorithm>
#include <cmath>

#include "programs/lexicon/dictionary.h"

namespace lexicon {
namespace {

void put(std::string& out, std::uint32_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>((value >> (8 * i)) & 0xFF);
}

class Table {
 public:
  Table(const std::map<std::u32string, Word>& words, const std::map<std::u32string, Word>& surnames) {
    for (const auto& [word, entry] : words) total_ += entry.weight + 1;
    const std::size_t count = words.size() + surnames.size();
    while (slot_count_ < count * 2) slot_count_ *= 2;
    slots_.resize(slot_count_);
    for (const auto& [word, entry] : words) add(word, entry, 0);
    for (const auto& [word, entry] : surnames) add(word, entry, static_cast<std::uint8_t>(text::EntryMark::surname));
  }

  std::string bytes() const {
    constexpr std::uint32_t header = text::lexicon_digested_from + 7 * 4;
    const auto slots_at = header;
    const auto syllables_at = slots_at + static_cast<std::uint32_t>(slots_.size() * 4);
    const auto entries_at = syllables_at + static_cast<std::uint32_t>(syllables_.size() * 8);
    std::string out(text::lexicon_digested_from, '\0');
    for (const std::uint32_t number : {static_cast<std::uint32_t>(longest_), static_cast<std::uint32_t>(slots_.size()),
                                       static_cast<std::uint32_t>(syllables_.size()), slots_at, syllables_at,
                                       entries_at, entries_at + static_cast<std::uint32_t>(entries_.size())})
      put(out, number, 4);
    for (const std::uint32_t slot : slots_) put(out, slot == 0 ? 0 : slot - 1 + entries_at, 4);
    for (std::string syllable : syllables_) {
      syllable.resize(8, '\0');
      out += syllable;
    }
    out += entries_;
    std::string begin = "YLLEX002";
    const std::uint64_t digest = text::lexicon_digest(std::string_view(out).substr(text::lexicon_digested_from));
    put(begin, static_cast<std::uint32_t>(digest), 4);
    put(begin, static_cast<std::uint32_t>(digest >> 32), 4);
    return out.replace(0, text::lexicon_digested_from, begin);
  }

 private:
  void add(const std::u32string& word, const Word& entry, std::uint8_t flags) {
    longest_ = std::max(longest_, word.size());
    std::uint32_t hash = text::lexicon_hash_start;
    for (const char32_t letter : word) hash = text::lexicon_hash(hash, letter);
    std::size_t slot = hash & (slots_.size() - 1);
    while (slots_[slot] != 0) slot = (slot + 1) & (slots_.size() - 1);
    slots_[slot] = static_cast<std::uint32_t>(entries_.size()) + 1;
    if (entry.ours) flags |= static_cast<std::uint8_t>(text::EntryMark::ours);
    if (!entry.ours && !entry.toned && !entry.told && word.size() > 1)
      flags |= static_cast<std::uint8_t>(text::EntryMark::loose);
    const double cost = -std::log((entry.weight + 1) / total_) * 100;
    put(entries_, static_cast<std::uint32_t>(word.size()), 1);
    put(entries_, flags, 1);
    put(entries_, static_cast<std::uint32_t>(std::clamp(cost, 1.0, 60000.0)), 2);
    for (const char32_t letter : word) put(entries_, static_cast<std::uint32_t>(letter), 4);
    for (const std::string& syllable : entry.syllables) put(entries_, index_of(syllable), 2);
  }

  std::uint32_t index_of(const std::string& syllable) {
    const auto [place, fresh] = indices_.try_emplace(syllable, static_cast<std::uint32_t>(syllables_.size()));
    if (fresh) syllables_.push_back(syllable);
    return place->second;
  }

  double total_ = 0;
  std::size_t slot_count_ = 1024, longest_ = 0;
  std::vector<std::uint32_t> slots_;  // offset in entries_ + 1
  std::vector<std::string> syllables_;
  std::map<std::string, std::uint32_t> indices_;
  std::string entries_;
};

}  // namespace

std::string table_of(const std::map<std::u32string, Word>& words, const std::map<std::u32string, Word>& surnames) {
  return Table(words, surnames).bytes();
}

}  // namespace lexicon

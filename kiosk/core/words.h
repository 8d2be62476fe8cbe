// Words: one record for what is seen and what is said. Built only by `text`; carried by scene nodes and utterances.
//
// Pure values, any thread. Privacy sits on each piece, so that a sentence knows which of its words may be heard by the
// hall. A private text cannot reach a loudspeaker: loudspeaker sinks take PublicWords, which refuses them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

enum class Privacy { open, personal };

// A run of a Words: usually one spoken word.
struct Piece {
  std::uint32_t seen_begin = 0;  // UTF-8 byte range in Words::seen; an empty range is said but not seen
  std::uint32_t seen_end = 0;
  std::string said;    // in the language's own letters (Han): logs, speech.jsonl, listeners
  std::string voiced;  // for the engine: pinyin with tone digits, one syllable a token; empty = pause only
  std::string mask;    // what the caption shows instead while the piece is personal and hidden
  Privacy privacy = Privacy::open;

  bool operator==(const Piece&) const = default;
};

struct Words {
  std::string key;       // catalogue key, "shell.welcome.heading"; "" for composed text
  std::string language;  // BCP 47: "zh-Hans"
  std::string seen;      // UTF-8, NFC
  std::vector<Piece> pieces;

  bool empty() const { return seen.empty() && pieces.empty(); }
  Privacy privacy() const;
  std::string said() const;
  std::string voiced() const;

  bool operator==(const Words&) const = default;
};

// The same words with every personal piece shown by its mask and its ranges moved; said and voiced stay.
Words masked(const Words& words);
// The same words seen as they are said, for who reads what others hear; ranges lie in the new `seen`.
Words as_said(const Words& words);
// What of the words may be heard by the hall: the same without its personal pieces. Empty when nothing remains.
Words open_part(const Words& words);
// The clauses of the words in which nothing personal is said: a sentence without its number is a sentence with a hole
// (尾号……的银行卡). What a loudspeaker reads before it says where the rest stands.
Words open_clauses(const Words& words);
// One Words after another, `between` (seen only) in the middle; the language of the first. "，" is written as that language
// writes it, and left out behind the end of a sentence.
Words joined(const Words& first, const Words& second, std::string_view between = "");

// Words of which no piece is personal: the only thing a loudspeaker accepts.
class PublicWords {
 public:
  // Empty when any piece is personal.
  static std::optional<PublicWords> from(const Words& words);
  // Only the person's own wish 大声读出来 (this visit) may turn personal words into public ones.
  static PublicWords by_explicit_wish(const Words& words);
  const Words& words() const { return words_; }

 private:
  explicit PublicWords(Words words) : words_(std::move(words)) {}
  Words words_;
};

}  // namespace core

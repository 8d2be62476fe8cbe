#include "core/words.h"

#include <algorithm>

namespace core {

Privacy Words::privacy() const {
  const bool personal =
      std::any_of(pieces.begin(), pieces.end(), [](const Piece& piece) { return piece.privacy == Privacy::personal; });
  return personal ? Privacy::personal : Privacy::open;
}

std::string Words::said() const {
  std::string out;
  for (const Piece& piece : pieces) out += piece.said;
  return out;
}

std::string Words::voiced() const {
  std::string out;
  for (const Piece& piece : pieces) {
    if (piece.voiced.empty()) continue;
    if (!out.empty() && out.back() != ' ' && piece.voiced.front() != ' ') out += ' ';
    out += piece.voiced;
  }
  return out;
}

Words masked(const Words& words) {
  Words out = words;
  out.seen.clear();
  std::uint32_t copied = 0;  // how much of words.seen is already in out.seen
  for (Piece& piece : out.pieces) {
    if (piece.seen_begin >= copied) out.seen += words.seen.substr(copied, piece.seen_begin - copied);
    const auto begin = static_cast<std::uint32_t>(out.seen.size());
    out.seen += piece.privacy == Privacy::personal
                    ? piece.mask
                    : words.seen.substr(piece.seen_begin, piece.seen_end - piece.seen_begin);
    copied = std::max(copied, piece.seen_end);
    piece.seen_begin = begin;
    piece.seen_end = static_cast<std::uint32_t>(out.seen.size());
  }
  if (copied < words.seen.size()) out.seen += words.seen.substr(copied);
  return out;
}

Words as_said(const Words& words) {
  Words out = words;
  out.seen.clear();
  for (Piece& piece : out.pieces) {
    piece.seen_begin = static_cast<std::uint32_t>(out.seen.size());
    out.seen += piece.said;
    piece.seen_end = static_cast<std::uint32_t>(out.seen.size());
  }
  return out;
}

Words open_part(const Words& words) {
  Words out;
  out.language = words.language;
  for (Piece piece : words.pieces) {
    if (piece.privacy == Privacy::personal) continue;
    const std::string seen = words.seen.substr(piece.seen_begin, piece.seen_end - piece.seen_begin);
    piece.seen_begin = static_cast<std::uint32_t>(out.seen.size());
    out.seen += seen;
    piece.seen_end = static_cast<std::uint32_t>(out.seen.size());
    out.pieces.push_back(std::move(piece));
  }
  return out;
}

namespace {

// Whether a clause ends with this piece; the marks of a list (、) part none.
bool ends_clause(const Piece& piece) {
  static constexpr std::string_view marks[] = {"，", "。", "：", "；", "？", "！", ",", ".", ":", ";", "?"};
  std::string_view said = piece.said;
  while (!said.empty() && said.back() == ' ') said.remove_suffix(1);
  return std::any_of(std::begin(marks), std::end(marks), [&](std::string_view mark) {
    return said.size() >= mark.size() && said.substr(said.size() - mark.size()) == mark;
  });
}

}  // namespace

Words open_clauses(const Words& words) {
  Words kept = words;
  kept.pieces.clear();
  const auto& pieces = words.pieces;
  for (auto begin = pieces.begin(); begin != pieces.end();) {
    auto end = std::find_if(begin, pieces.end(), ends_clause);
    if (end != pieces.end()) ++end;
    // What is personal and not said leaves no hole.
    const bool closed = std::any_of(
        begin, end, [](const Piece& piece) { return piece.privacy == Privacy::personal && !piece.said.empty(); });
    if (!closed) kept.pieces.insert(kept.pieces.end(), begin, end);
    begin = end;
  }
  return open_part(kept);
}

namespace {

// What ends with the end of a sentence pauses by itself; a comma is written as the language writes it.
std::string_view sign_between(const Words& first, std::string_view wished) {
  if (wished != "，") return wished;
  for (const std::string_view end : {"。", "？", "！", ".", "?", "!"})
    if (!first.pieces.empty() && first.pieces.back().said == end) return "";
  return first.language.starts_with("zh") || first.language.starts_with("yue") || first.language.empty() ? wished
                                                                                                         : ", ";
}

}  // namespace

Words joined(const Words& first, const Words& second, std::string_view wished) {
  if (first.empty()) return second;
  if (second.empty()) return first;
  const std::string_view between = sign_between(first, wished);
  Words out = first;
  out.key.clear();
  if (!between.empty()) {
    const auto begin = static_cast<std::uint32_t>(out.seen.size());
    out.seen += between;
    out.pieces.push_back(
        {begin, static_cast<std::uint32_t>(out.seen.size()), std::string(between), "", "", Privacy::open});
  }
  const auto shift = static_cast<std::uint32_t>(out.seen.size());
  out.seen += second.seen;
  for (Piece piece : second.pieces) {
    piece.seen_begin += shift;
    piece.seen_end += shift;
    out.pieces.push_back(std::move(piece));
  }
  return out;
}

std::optional<PublicWords> PublicWords::from(const Words& words) {
  if (words.privacy() == Privacy::personal) return std::nullopt;
  return PublicWords(words);
}

PublicWords PublicWords::by_explicit_wish(const Words& words) { return PublicWords(words); }

}  // namespace core

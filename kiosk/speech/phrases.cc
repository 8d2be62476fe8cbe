#include "speech/phrases.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace speech {
namespace {

using std::chrono::milliseconds;

constexpr std::size_t longest_phrase = 400;  // bytes of voiced text: about 20 s

struct PauseSign {
  std::string_view sign;
  int pause_ms;
  char closing;  // what tells the engine how the phrase ends
};
constexpr std::array<PauseSign, 18> signs{{{"、", 100, ','},
                                           {"，", 200, ','},
                                           {",", 200, ','},
                                           {"：", 250, ','},
                                           {":", 250, ','},
                                           {"；", 250, ','},
                                           {";", 250, ','},
                                           {"。", 350, '.'},
                                           {".", 350, '.'},
                                           {"？", 350, '?'},
                                           {"?", 350, '?'},
                                           {"！", 350, '.'},
                                           {"!", 350, '.'},
                                           {"……", 350, '.'},
                                           {"—", 200, ','},
                                           {"\n", 350, '.'},
                                           {"－", 100, ','},
                                           {"", 150, ','}}};

// Empty for a sign that nobody hears (brackets, blanks).
const PauseSign* pause_of(const core::Piece& piece) {
  if (piece.said.empty()) return &signs.back();
  for (const PauseSign& sign : signs)
    if (!sign.sign.empty() && piece.said.ends_with(sign.sign)) return &sign;
  return nullptr;
}

}  // namespace

bool closes_a_sentence(const Phrase& phrase) {
  return !phrase.voiced.empty() && (phrase.voiced.back() == '.' || phrase.voiced.back() == '?');
}

bool pauses(const core::Piece& piece) { return piece.voiced.empty() && pause_of(piece) != nullptr; }

namespace {

void append_voiced(Phrase& phrase, const std::string& voiced) {
  if (!phrase.voiced.empty() && phrase.voiced.back() != ' ' && voiced.front() != ' ') phrase.voiced += ' ';
  phrase.starts.push_back(static_cast<std::uint32_t>(code_points(phrase.voiced)) + 1);
  phrase.voiced += voiced;
}

}  // namespace

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }));
}

std::vector<Phrase> phrases_of(const core::Words& words) {
  std::vector<Phrase> out;
  bool open = false;  // the last phrase may still grow by words
  for (std::size_t i = 0; i < words.pieces.size(); ++i) {
    const core::Piece& piece = words.pieces[i];
    const bool speaks = !piece.voiced.empty();
    if (out.empty() || (speaks && (!open || out.back().voiced.size() + piece.voiced.size() > longest_phrase))) {
      out.push_back({});
      out.back().first = i;
      open = true;
    }
    Phrase& phrase = out.back();
    phrase.last = i + 1;
    phrase.said += piece.said;
    phrase.personal = phrase.personal || piece.privacy == core::Privacy::personal;
    if (speaks) {
      append_voiced(phrase, piece.voiced);
      continue;
    }
    phrase.starts.push_back(0);
    const PauseSign* sign = pause_of(piece);
    if (sign == nullptr) continue;
    phrase.pause = std::max(phrase.pause, milliseconds(sign->pause_ms));
    if (open && !phrase.voiced.empty()) {
      phrase.voiced += sign->closing;
      open = false;
    }
  }
  return out;
}

Phrase whole_phrase(const core::Words& words) {
  Phrase whole;
  for (const Phrase& phrase : phrases_of(words)) {
    if (!whole.voiced.empty() && !phrase.voiced.empty()) whole.voiced += ' ';
    const auto shift = static_cast<std::uint32_t>(code_points(whole.voiced));
    for (const std::uint32_t start : phrase.starts) whole.starts.push_back(start == 0 ? 0 : start + shift);
    whole.voiced += phrase.voiced;
    whole.last = phrase.last;
    whole.said += phrase.said;
    whole.pause = phrase.pause;
    whole.personal = whole.personal || phrase.personal;
  }
  return whole;
}

Phrase part_of(const core::Words& words, std::size_t first, std::size_t last) {
  core::Words part;
  part.pieces.assign(words.pieces.begin() + static_cast<std::ptrdiff_t>(first),
                     words.pieces.begin() + static_cast<std::ptrdiff_t>(last));
  Phrase phrase = whole_phrase(part);
  phrase.first = first;
  phrase.last = last;
  return phrase;
}

std::vector<Mark> marks_by_length(const core::Words& words, const Phrase& phrase, std::size_t samples) {
  std::size_t total = 0;
  for (std::size_t i = phrase.first; i < phrase.last; ++i) total += code_points(words.pieces[i].said);
  std::vector<Mark> marks;
  std::size_t before = 0;
  for (std::size_t i = phrase.first; i < phrase.last; ++i) {
    const core::Piece& piece = words.pieces[i];
    const bool heard = pause_of(piece) == nullptr && piece.said != " ";
    if (heard) marks.push_back({samples * before / std::max<std::size_t>(total, 1), i});
    before += code_points(piece.said);
  }
  return marks;
}

std::vector<Mark> marks_of(const Phrase& phrase, const std::vector<WordEvent>& events, std::size_t samples) {
  // Known points of (code point, sample), rising in both; the end of the text is one.
  std::vector<WordEvent> known{{1, 0}};
  const auto end = static_cast<std::uint32_t>(code_points(phrase.voiced)) + 1;
  for (const WordEvent& event : events)
    if (event.position > known.back().position && event.position < end && event.sample >= known.back().sample &&
        event.sample <= samples)
      known.push_back(event);
  known.push_back({end, samples});

  std::vector<Mark> marks;
  std::size_t next = 1;
  for (std::size_t i = 0; i < phrase.starts.size(); ++i) {
    const std::uint32_t start = phrase.starts[i];
    if (start == 0) continue;
    while (next + 1 < known.size() && known[next].position <= start) ++next;
    const WordEvent& before = known[next - 1];
    const WordEvent& after = known[next];
    const double part = after.position == before.position
                            ? 0.0
                            : static_cast<double>(start - before.position) / (after.position - before.position);
    const auto span = static_cast<double>(after.sample - before.sample);
    marks.push_back({before.sample + static_cast<std::size_t>(part * span), phrase.first + i});
  }
  return marks;
}

}  // namespace speech

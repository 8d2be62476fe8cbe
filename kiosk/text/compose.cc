#include "text/compose.h"

#include <algorithm>
#include <utility>

#include "text/glyphs.h"
#include "text/pattern.h"
#include "text/private_numbers.h"
#include "text/spoken.h"
#include "text/unheard.h"
#include "text/unit.h"
#include "text/values.h"

namespace text {
namespace {

constexpr std::string_view unreadable = "shell.unreadable";

// A text under construction, with what is special about its stretches.
struct Draft {
  std::string seen;
  std::vector<Span> spans;
  std::vector<std::string> masks;  // per span; "" = open

  void add_literal(std::string_view words) { seen += words; }
  void add(const Shown& shown) {
    const auto begin = static_cast<std::uint32_t>(seen.size());
    seen += shown.seen;
    const auto end = static_cast<std::uint32_t>(seen.size());
    if (begin == end || (!shown.personal && !shown.said && !shown.person_name)) return;
    spans.push_back({begin, end, shown.said, shown.person_name, shown.personal});
    masks.push_back(shown.personal ? shown.mask : "");
  }
};

core::Words words_of(const Draft& draft, std::string_view key, std::string_view language, const Lexicon* lexicon) {
  core::Words out{std::string(key), std::string(language), draft.seen, {}};
  auto spoken = speak_spans(draft.seen, draft.spans, language, lexicon);
  std::vector<SpokenPiece> pieces;
  // What cannot be read is shown and silent; the audit reports it where it is ours.
  if (spoken.ok()) pieces = std::move(spoken).value();
  std::size_t span = 0;
  std::size_t masked = draft.spans.size();  // the span whose mask was already given
  for (SpokenPiece& piece : pieces) {
    while (span < draft.spans.size() && draft.spans[span].end <= piece.begin) ++span;
    const bool inside = span < draft.spans.size() && draft.spans[span].begin <= piece.begin;
    core::Piece made{piece.begin, piece.end, std::move(piece.said), std::move(piece.voiced), "", core::Privacy::open};
    if (inside && draft.spans[span].whole) {
      made.privacy = core::Privacy::personal;
      if (masked != span) made.mask = draft.masks[span];
      masked = span;
    }
    out.pieces.push_back(std::move(made));
  }
  // A personal value that could not be read stays personal.
  if (pieces.empty())
    for (std::size_t i = 0; i < draft.spans.size(); ++i)
      if (draft.spans[i].whole)
        out.pieces.push_back({draft.spans[i].begin, draft.spans[i].end, draft.spans[i].said.value_or(""), "",
                              draft.masks[i], core::Privacy::personal});
  return out;
}

// Whether something with a sense stands there and is not heard. Without the table of readings Chinese hands Han on unjudged.
bool loses_words(const core::Words& words, const Lexicon* lexicon) {
  const std::u32string lost = to_letters(unheard(words));
  const bool nothing = words.voiced().empty();
  const bool judges_han = lexicon != nullptr || words.language == "en";
  return std::any_of(lost.begin(), lost.end(), [&](char32_t letter) {
    if (nothing) return pause_of(letter).empty() && !is_silent(letter);
    return carries_words(letter) && (judges_han || !is_han(letter));
  });
}

// Words that others wrote, with one sentence more when the voice cannot read all of them: nobody takes the part for the whole.
core::Words with_notice(core::Words words, const Catalogues& catalogues) {
  if (!has_rules(words.language) || !loses_words(words, catalogues.lexicon()) ||
      catalogues.find(words.language, unreadable) == nullptr)
    return words;
  const auto end = static_cast<std::uint32_t>(words.seen.size());
  const auto last = to_letters(words.pieces.empty() ? "" : words.pieces.back().said);
  if (!last.empty() && pause_of(last.back()).empty())
    words.pieces.push_back({end, end, words.language == "en" ? ". " : "。", "", "", core::Privacy::open});
  bool lights = words.pieces.empty();
  for (core::Piece piece : compose(catalogues, words.language, unreadable).pieces) {
    piece.seen_begin = std::exchange(lights, false) ? 0 : end;
    piece.seen_end = end;
    words.pieces.push_back(std::move(piece));
  }
  return words;
}

Shown unknown(std::string_view name) {
  Shown out;
  out.seen = "⟦" + std::string(name) + "⟧";
  return out;
}

class Composer {
 public:
  Composer(const Catalogues& catalogues, std::string_view language, const SpeakingStyle& style)
      : catalogues_(catalogues), language_(language), style_(style) {}

  core::Words compose(std::string_view key, const Arguments& arguments) {
    const auto entry = entry_of(key);
    if (entry == nullptr) {
      core::Words out{std::string(key), language_, "⟦" + std::string(key) + "⟧", {}};
      out.pieces.push_back({0, static_cast<std::uint32_t>(out.seen.size()), "", "", "", core::Privacy::open});
      return out;
    }
    if (entry->words) return *entry->words;
    const Choosers choosers = choosers_of(arguments);
    const Draft seen = draft_of(*entry->seen, choosers, arguments);
    core::Words out = words_of(seen, key, language_, catalogues_.lexicon());
    if (entry->said == nullptr) return with_notice(std::move(out), catalogues_);
    const Draft said = draft_of(*entry->said, choosers, arguments);
    const core::Words heard = words_of(said, key, language_, catalogues_.lexicon());
    hear_instead(out, seen, with_notice(heard, catalogues_));
    return out;
  }

 private:
  std::shared_ptr<const PatternCache::Entry> entry_of(std::string_view key) {
    std::string name = language_ + "\n" + std::string(key);
    if (auto known = catalogues_.patterns().find(name)) return known;
    const Message* message = catalogues_.find(language_, key);
    if (message == nullptr) return nullptr;
    auto entry = std::make_shared<PatternCache::Entry>();
    auto seen = Pattern::parse(message->seen, language_, key);
    if (!seen.ok()) return nullptr;
    entry->seen = std::move(seen).value();
    if (!message->said.empty()) {
      auto said = Pattern::parse(message->said, language_, key);
      if (!said.ok()) return nullptr;
      entry->said = std::move(said).value();
    }
    if (entry->seen->arguments().empty()) {
      const Draft draft = draft_of(*entry->seen, {}, {});
      core::Words words = words_of(draft, key, language_, catalogues_.lexicon());
      if (entry->said != nullptr)
        hear_instead(words, draft, words_of(draft_of(*entry->said, {}, {}), key, language_, catalogues_.lexicon()));
      entry->words = std::move(words);
    }
    catalogues_.patterns().keep(name, entry);
    return entry;
  }

  static Choosers choosers_of(const Arguments& arguments) {
    Choosers out;
    for (const auto& [name, argument] : arguments) {
      Chooser chooser;
      if (const auto* number = std::get_if<std::int64_t>(&argument.value)) {
        chooser.number = static_cast<double>(*number);
        chooser.word = std::to_string(*number);
      } else if (const auto* word = std::get_if<std::string>(&argument.value)) {
        chooser.word = *word;
      }
      out.emplace(name, std::move(chooser));
    }
    return out;
  }

  Draft draft_of(const Pattern& pattern, const Choosers& choosers, const Arguments& arguments) {
    Draft out;
    for (const Segment& segment : pattern.format(choosers)) {
      if (segment.argument.empty()) {
        out.add_literal(segment.literal);
        continue;
      }
      const auto found = arguments.find(segment.argument);
      out.add(found == arguments.end() ? unknown(segment.argument) : shown_as(segment, found->second));
    }
    return out;
  }

  Shown shown_as(const Segment& segment, const Argument& argument) {
    if (segment.asked == Asked::usual) return shown(argument);
    Argument lunar = argument;
    lunar.kind = segment.asked == Asked::lunar_day ? Kind::lunar_day : Kind::lunar_year;
    const bool known = std::holds_alternative<core::Day>(argument.value);
    const Shown out = known ? shown(lunar) : Shown{};
    return out.seen.empty() ? unknown(segment.argument) : out;
  }

  Shown shown(const Argument& argument) {
    if (argument.kind != Kind::key) return show(argument, language_, style_);
    const auto* key = std::get_if<std::string>(&argument.value);
    if (key == nullptr) return unknown("key");
    const Message* message = catalogues_.find(language_, *key);
    if (message == nullptr) return unknown(*key);
    Shown out;
    const core::Words words = compose(*key, {});
    out.seen = words.seen;
    if (!message->said.empty()) out.said = words.said();
    return out;
  }

  // The pieces of `said` take the place of the seen ones. Arguments keep their place on the screen; the words between them
  // light up as one stretch.
  static void hear_instead(core::Words& words, const Draft& seen, const core::Words& heard) {
    std::vector<core::Piece> pieces;
    std::uint32_t shown_to = 0;
    std::size_t next_span = 0;
    const auto cover_until = [&](std::uint32_t end) {
      // Whatever personal stands there and is not said keeps its mask.
      for (; next_span < seen.spans.size() && seen.spans[next_span].end <= end; ++next_span)
        if (seen.spans[next_span].whole)
          pieces.push_back({seen.spans[next_span].begin, seen.spans[next_span].end, "", "", seen.masks[next_span],
                            core::Privacy::personal});
      shown_to = end;
    };
    for (core::Piece piece : heard.pieces) {
      const bool personal = piece.privacy == core::Privacy::personal;
      const std::size_t match = personal ? next_personal(seen, next_span) : seen.spans.size();
      if (match < seen.spans.size()) {
        cover_until(seen.spans[match].begin);
        piece.seen_begin = seen.spans[match].begin;
        piece.seen_end = seen.spans[match].end;
        piece.mask = seen.masks[match];
        next_span = match + 1;
        shown_to = piece.seen_end;
      } else {
        const std::uint32_t limit = next_limit(seen, next_span);
        piece.seen_begin = shown_to;
        piece.seen_end = limit;
        shown_to = limit;
      }
      pieces.push_back(std::move(piece));
    }
    cover_until(static_cast<std::uint32_t>(words.seen.size()));
    words.pieces = std::move(pieces);
  }

  static std::size_t next_personal(const Draft& draft, std::size_t from) {
    while (from < draft.spans.size() && !draft.spans[from].whole) ++from;
    return from;
  }
  static std::uint32_t next_limit(const Draft& draft, std::size_t from) {
    const std::size_t next = next_personal(draft, from);
    return next < draft.spans.size() ? draft.spans[next].begin : static_cast<std::uint32_t>(draft.seen.size());
  }

  const Catalogues& catalogues_;
  std::string language_;
  const SpeakingStyle& style_;
};

}  // namespace

core::Words compose(const Catalogues& catalogues, std::string_view language, std::string_view key,
                    const Arguments& arguments, const SpeakingStyle& style) {
  return Composer(catalogues, language, style).compose(key, arguments);
}

core::Words compose_value(const Catalogues& catalogues, std::string_view language, const Argument& argument,
                          const SpeakingStyle& style) {
  if (argument.kind == Kind::key) {
    const auto* key = std::get_if<std::string>(&argument.value);
    return compose(catalogues, language, key == nullptr ? "" : *key, {}, style);
  }
  Draft draft;
  draft.add(show(argument, language, style));
  return with_notice(words_of(draft, "", language, catalogues.lexicon()), catalogues);
}

core::Words compose_text(const Catalogues& catalogues, std::string_view language, std::string_view text,
                         core::Grade grade) {
  const std::string clean = composed(text);
  const bool personal = core::rule_of(grade).personal;
  if (personal) {
    Argument whole = Argument::plain(clean);
    whole.grade = grade;
    whole.revealed = true;
    return compose_value(catalogues, language, whole);
  }
  Draft draft;
  std::size_t copied = 0;
  for (const PrivateNumber& found : private_numbers(clean)) {
    draft.add_literal(std::string_view(clean).substr(copied, found.begin - copied));
    Argument number;
    number.kind = found.kind == PrivateKind::phone  ? Kind::phone
                  : found.kind == PrivateKind::card ? Kind::account
                                                    : Kind::resident_id;
    number.value = found.digits;
    number.grade = core::Grade::L3;
    draft.add(show(number, language, {}));
    copied = found.end;
  }
  draft.add_literal(std::string_view(clean).substr(copied));
  return with_notice(words_of(draft, "", language, catalogues.lexicon()), catalogues);
}

bool UnreadNotice::stands_in(const core::Words& words) {
  if (words.empty()) return false;
  const auto [sentence, met_first] = said_.try_emplace(words.language);
  if (met_first && catalogues_.find(words.language, unreadable) != nullptr)
    sentence->second = compose(catalogues_, words.language, unreadable).said();
  return !sentence->second.empty() && words.said().find(sentence->second) != std::string::npos;
}

}  // namespace text

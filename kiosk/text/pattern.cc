#include "text/pattern.h"

#include <unicode/messagepattern.h>
#include <unicode/msgfmt.h>

#include <array>

#include "text/glyphs.h"

namespace text {
namespace {

// ICU knows no style "spoken lunar": the message that ICU sees has a mark behind the argument's name instead. Private use, so that
// no name can hold it (parse refuses).
struct Style {
  std::string_view written;
  Asked asked;
  std::string_view mark;
};
constexpr std::array<Style, 2> styles{
    {{", spoken lunar}", Asked::lunar_day, "\uE1F0"}, {", spoken lunar year}", Asked::lunar_year, "\uE1F1"}}};

std::string with_marks(std::string message) {
  for (const Style& style : styles)
    for (std::size_t at = message.find(style.written); at != std::string::npos;
         at = message.find(style.written, at + 1)) {
      const std::size_t brace = message.find_last_of("{}, ", at - (at > 0 ? 1 : 0));
      const bool named = brace != std::string::npos && brace + 1 < at && message[brace] == '{';
      if (named) message.replace(at, style.written.size(), std::string(style.mark) + "}");
    }
  return message;
}

Asked take_mark(std::string& name) {
  for (const Style& style : styles)
    if (name.ends_with(style.mark)) {
      name.resize(name.size() - style.mark.size());
      return style.asked;
    }
  return Asked::usual;
}

// Stands for an argument while ICU formats; private use, so that no message can hold it (parse refuses).
constexpr char32_t first_sentinel = 0xE000;
constexpr std::size_t most_arguments = 0x100;

icu::UnicodeString from_utf8(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

std::string to_string(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

bool has_private_use(std::string_view message) {
  const auto glyphs = glyphs_of(message);
  if (!glyphs) return true;
  for (const Glyph& glyph : *glyphs)
    if (glyph.letter >= first_sentinel && glyph.letter <= 0xF8FF) return true;
  return false;
}

}  // namespace

struct Pattern::Compiled {
  std::unique_ptr<icu::MessageFormat> format;
  std::unique_ptr<icu::MessagePattern> pattern;
  std::mutex mutex;  // ICU builds plural rules lazily inside a const format()
};

Pattern::Pattern() = default;
Pattern::~Pattern() = default;

core::Result<std::shared_ptr<const Pattern>> Pattern::parse(std::string_view message, std::string_view language,
                                                            std::string_view where) {
  const auto refuse = [&] {
    return core::Error{"MESSAGE_SYNTAX", std::string(where), "The message is no ICU MessageFormat.",
                       "Balance the braces; write an apostrophe as ''; use {name}, {n, plural, ...}, {x, select, ...} "
                       "or {date, spoken lunar}."};
  };
  if (has_private_use(message)) return refuse();
  UErrorCode status = U_ZERO_ERROR;
  UParseError position;
  const icu::UnicodeString text = from_utf8(with_marks(std::string(message)));
  auto compiled = std::make_unique<Compiled>();
  compiled->pattern = std::make_unique<icu::MessagePattern>(text, &position, status);
  if (U_FAILURE(status)) return refuse();
  compiled->format = std::make_unique<icu::MessageFormat>(
      text, icu::Locale::forLanguageTag(std::string(language), status), position, status);
  if (U_FAILURE(status)) return refuse();

  std::shared_ptr<Pattern> out(new Pattern);
  for (std::int32_t i = 0; i < compiled->pattern->countParts(); ++i) {
    const auto& part = compiled->pattern->getPart(i);
    if (part.getType() != UMSGPAT_PART_TYPE_ARG_START) continue;
    const UMessagePatternArgType type = part.getArgType();
    const auto& name_part = compiled->pattern->getPart(i + 1);
    // Numbered arguments and ICU's own number and date formats would be shown in one way and spoken in another.
    if (name_part.getType() != UMSGPAT_PART_TYPE_ARG_NAME || type == UMSGPAT_ARG_TYPE_SIMPLE ||
        type == UMSGPAT_ARG_TYPE_CHOICE)
      return refuse();
    std::string name = to_string(compiled->pattern->getSubstring(name_part));
    out->places_.insert(name);
    take_mark(name);
    out->arguments_.insert(name);
    if (type != UMSGPAT_ARG_TYPE_NONE) out->chosen_by_.insert(name);
  }
  if (out->places_.size() > most_arguments) return refuse();
  out->compiled_ = std::move(compiled);
  if (out->chosen_by_.empty()) out->fixed_ = out->run({});
  return std::shared_ptr<const Pattern>(std::move(out));
}

std::vector<Segment> Pattern::format(const Choosers& choosers) const {
  return chosen_by_.empty() ? fixed_ : run(choosers);
}

std::vector<Segment> Pattern::run(const Choosers& choosers) const {
  std::vector<icu::UnicodeString> names;
  std::vector<icu::Formattable> values;
  char32_t sentinel = first_sentinel;
  for (const std::string& name : places_) {
    names.push_back(from_utf8(name));
    const auto chooser = choosers.find(name);
    if (chosen_by_.count(name) == 0) {
      values.emplace_back(icu::UnicodeString(static_cast<UChar32>(sentinel)));
    } else if (chooser != choosers.end() && chooser->second.number) {
      values.emplace_back(*chooser->second.number);
    } else {
      values.emplace_back(from_utf8(chooser == choosers.end() ? "" : chooser->second.word));
    }
    ++sentinel;
  }
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString text;
  {
    const std::lock_guard lock(compiled_->mutex);
    compiled_->format->format(names.data(), values.data(), static_cast<std::int32_t>(names.size()), text, status);
  }
  std::vector<Segment> out;
  // A number where a word was expected, or the reverse: nothing can be said truthfully.
  if (U_FAILURE(status)) return out;
  std::string literal;
  for (const char32_t letter : to_letters(to_string(text))) {
    if (letter < first_sentinel || letter >= first_sentinel + most_arguments) {
      append_utf8(literal, letter);
      continue;
    }
    if (!literal.empty()) out.push_back({std::move(literal), "", Asked::usual});
    literal.clear();
    std::string name = *std::next(places_.begin(), static_cast<std::ptrdiff_t>(letter - first_sentinel));
    const Asked asked = take_mark(name);
    out.push_back({"", std::move(name), asked});
  }
  if (!literal.empty()) out.push_back({std::move(literal), "", Asked::usual});
  return out;
}

std::vector<std::string> Pattern::texts() const {
  // Branches lie between MSG_START and MSG_LIMIT; an argument inside ends a stretch.
  std::vector<std::string> out;
  const icu::MessagePattern& pattern = *compiled_->pattern;
  const icu::UnicodeString& text = pattern.getPatternString();
  std::string current;
  std::int32_t from = 0;
  int inside_argument = 0;
  const auto take = [&](std::int32_t until) {
    if (inside_argument == 0 || until <= from) return;
    current += to_string(text.tempSubStringBetween(from, until));
  };
  for (std::int32_t i = 0; i < pattern.countParts(); ++i) {
    const auto& part = pattern.getPart(i);
    switch (part.getType()) {
      case UMSGPAT_PART_TYPE_MSG_START:
        if (!current.empty()) out.push_back(std::move(current));
        current.clear();
        inside_argument = 1;
        from = part.getLimit();
        break;
      case UMSGPAT_PART_TYPE_ARG_START:
        take(part.getIndex());
        inside_argument = 0;
        break;
      case UMSGPAT_PART_TYPE_ARG_LIMIT:
        inside_argument = 1;
        from = part.getLimit();
        break;
      case UMSGPAT_PART_TYPE_SKIP_SYNTAX:
        take(part.getIndex());
        from = part.getLimit();
        break;
      case UMSGPAT_PART_TYPE_MSG_LIMIT:
        take(part.getIndex());
        if (!current.empty()) out.push_back(std::move(current));
        current.clear();
        inside_argument = 0;
        break;
      default: break;
    }
  }
  return out;
}

std::shared_ptr<const PatternCache::Entry> PatternCache::find(const std::string& language_and_key) const {
  const std::lock_guard lock(mutex_);
  const auto found = entries_.find(language_and_key);
  return found == entries_.end() ? nullptr : found->second;
}

void PatternCache::keep(const std::string& language_and_key, std::shared_ptr<const Entry> entry) {
  const std::lock_guard lock(mutex_);
  entries_[language_and_key] = std::move(entry);
}

void PatternCache::clear() {
  const std::lock_guard lock(mutex_);
  entries_.clear();
}

}  // namespace text

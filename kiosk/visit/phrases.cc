#include "visit/phrases.h"

#include <algorithm>
#include <array>

#include "text/spoken.h"

namespace visit {

using text::Argument;
using text::Kind;

namespace {

constexpr std::array kind_names{"plain",  "number", "money",       "day",  "month",   "lunar_day", "lunar_year", "time",
                                "digits", "phone",  "resident_id", "name", "address", "account",   "key"};

Kind kind_of(std::string_view name) {
  for (std::size_t i = 0; i < kind_names.size(); ++i)
    if (kind_names[i] == name) return static_cast<Kind>(i);
  return Kind::plain;
}

bool masked_kind(std::string_view kind) {
  return kind == "phone" || kind == "resident_id" || kind == "name" || kind == "address" || kind == "account";
}

}  // namespace

Argument argument_of(std::string_view kind_name, const core::Json& value, core::Grade grade, bool revealed) {
  Argument argument;
  argument.kind = kind_of(kind_name);
  argument.grade = grade;
  argument.revealed = revealed;
  const std::string text = value.is_string()    ? value.string()
                           : value.is_integer() ? std::to_string(value.integer())
                                                : "";
  argument.value = text;
  switch (argument.kind) {
    case Kind::number:
      if (value.is_integer()) argument.value = value.integer();
      break;
    case Kind::money:
      if (value.is_integer()) argument.value = core::Money{value.integer()};
      break;
    case Kind::day:
    case Kind::month:
    case Kind::lunar_day:
    case Kind::lunar_year:
      if (auto day = core::parse_day(text.size() == 7 ? text + "-01" : text); day.ok()) argument.value = day.value();
      break;
    case Kind::time:
      if (auto time = core::parse_time_of_day(text); time.ok()) argument.value = time.value();
      break;
    default: break;
  }
  // What the platform sent in another shape is shown as it is, as words.
  if (std::holds_alternative<std::string>(argument.value) &&
      (argument.kind == Kind::number || argument.kind == Kind::money || argument.kind == Kind::day ||
       argument.kind == Kind::month || argument.kind == Kind::lunar_day || argument.kind == Kind::lunar_year ||
       argument.kind == Kind::time))
    argument.kind = Kind::plain;
  return argument;
}

core::Words Phrases::position(int index, int count) const {
  return text::compose(catalogues_, language_, "shell.position",
                       {{"index", Argument::number(index)}, {"count", Argument::number(count)}});
}
core::Words Phrases::page_counter(int page, int pages) const {
  return text::compose(catalogues_, language_, "shell.page",
                       {{"page", Argument::number(page)}, {"pages", Argument::number(pages)}});
}
core::Words Phrases::short_page_counter(int page, int pages) const {
  return text::compose(catalogues_, language_, "shell.page.short",
                       {{"page", Argument::number(page)}, {"pages", Argument::number(pages)}});
}
core::Words Phrases::chosen() const { return text::compose(catalogues_, language_, "shell.chosen"); }
core::Words Phrases::more() const { return text::compose(catalogues_, language_, "shell.more"); }
core::Words Phrases::not_now() const { return text::compose(catalogues_, language_, "shell.not_now"); }
core::Words Phrases::pointer_line(int line) const {
  return text::compose(catalogues_, language_, "shell.pointer", {{"line", Argument::number(line)}});
}

core::Words Phrases::ok_chooses() const { return text::compose(catalogues_, language_, "shell.ok.chooses"); }
core::Words Phrases::ok_goes_on() const { return text::compose(catalogues_, language_, "shell.ok.goes_on"); }

core::Words Speller::shell(std::string_view key, const text::Arguments& arguments) const {
  return text::compose(house_.catalogues, model_.language, "shell." + std::string(key), arguments);
}

core::Words Speller::plan(const flow::WordsPlan& plan, bool revealed, const core::Json* entry) const {
  if (plan.empty() || !model_.session) return {};
  text::Arguments arguments;
  for (const auto& [name, from] : plan.arguments) {
    const core::Json* value = nullptr;
    if (from.from.compare(0, 6, "entry.") == 0) {
      value = entry == nullptr ? nullptr : entry->find(std::string_view(from.from).substr(6));
    } else {
      value = flow::value_at(*model_.session, model_.person, from.from);
    }
    // A value in the person's language, where the platform gives one.
    const std::string path = from.from + "_" + model_.language;
    if (const core::Json* own = entry != nullptr && from.from.compare(0, 6, "entry.") == 0
                                    ? entry->find(std::string_view(path).substr(6))
                                    : flow::value_at(*model_.session, model_.person, path))
      value = own;
    arguments.emplace(name, argument_of(from.kind, value == nullptr ? core::Json("") : *value, from.grade, revealed));
  }
  return text::compose(house_.catalogues, model_.language, model_.session->service + "." + plan.key, arguments);
}

core::Words Speller::value(std::string_view kind, const core::Json& value, core::Grade grade, bool revealed) const {
  return text::compose_value(house_.catalogues, model_.language, argument_of(kind, value, grade, revealed));
}

core::Words Speller::free(const std::string& words, core::Grade grade) const {
  return text::compose_text(house_.catalogues, model_.language, words, grade);
}

core::Words Speller::confided(const std::string& words) const {
  // The desk writes its own language whatever the screen speaks.
  core::Words out = text::compose_text(house_.catalogues, text::tongue_of(words, model_.language), words);
  if (out.pieces.empty()) out.pieces.push_back({0, 0, "", "", "", core::Privacy::personal});
  // Every sign of it is theirs, also one that nobody can say: no caption shows what lies between two pieces.
  auto end = static_cast<std::uint32_t>(out.seen.size());
  for (auto piece = out.pieces.rbegin(); piece != out.pieces.rend(); ++piece) {
    piece->privacy = core::Privacy::personal;
    piece->seen_end = end;
    end = std::min(end, piece->seen_begin);
  }
  out.pieces.front().seen_begin = 0;
  // One mask for the whole, as long for few words as for many.
  for (core::Piece& piece : out.pieces) piece.mask = &piece == &out.pieces.front() ? "●●●●●" : "";
  return out;
}

bool Speller::hides(const flow::WordsPlan& plan) const {
  for (const auto& [name, argument] : plan.arguments)
    if (core::rule_of(argument.grade).hidden_until_asked ||
        (core::rule_of(argument.grade).personal && masked_kind(argument.kind)))
      return true;
  return false;
}

}  // namespace visit

// Reader: reads the people file strictly, and keeps the first thing that is wrong with its JSON pointer.
//
// Used by world.cc alone.
#pragma once

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "programs/simulator/world.h"

namespace simulator {

inline bool all_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char letter) { return letter >= '0' && letter <= '9'; });
}

// Reads an object strictly: every read names its member, finish() refuses members that nobody read. The first thing
// that is wrong is kept; reads after it give defaults.
class Reader {
 public:
  Reader(const core::Json& value, std::string_view where, std::string pointer, std::optional<core::Error>& wrong)
      : value_(value), where_(where), pointer_(std::move(pointer)), wrong_(wrong) {
    if (!value.is_object()) fail("", "This is an object.");
  }

  std::string text(std::string_view key, std::size_t most_bytes = 300) {
    const auto* member = take(key);
    if (member == nullptr) return "";
    if (!member->is_string() || member->string().empty() || member->string().size() > most_bytes)
      return fail(key, "This is a text, not empty and not long."), "";
    return member->string();
  }
  std::string text_or_nothing(std::string_view key) { return value_.find(key) == nullptr ? "" : text(key); }
  std::int64_t whole(std::string_view key, std::int64_t least, std::int64_t most) {
    const auto* member = take(key);
    if (member == nullptr) return least;
    if (!member->is_integer() || member->integer() < least || member->integer() > most)
      return fail(key, "This is a whole number from " + std::to_string(least) + " to " + std::to_string(most) + "."),
             least;
    return member->integer();
  }
  bool yes(std::string_view key) {
    const auto* member = take(key);
    if (member == nullptr || member->is_boolean()) return member != nullptr && member->boolean();
    return fail(key, "This is true or false."), false;
  }
  Named named(const std::string& key) { return {text(key), text(key + "_en")}; }
  template <typename Value, std::size_t count>
  Value one_of(std::string_view key, const std::array<std::string_view, count>& names) {
    const std::string name = text(key);
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) return fail(key, "This is none of the words that may stand here."), Value{};
    return static_cast<Value>(found - names.begin());
  }
  core::TimeOfDay time(std::string_view key) {
    const auto parsed = core::parse_time_of_day(text(key));
    if (!parsed.ok()) return fail(key, "This is a time like 09:30."), core::TimeOfDay{};
    return parsed.value();
  }
  // Calls `read` with a Reader for each object of the list.
  template <typename Read>
  void each(std::string_view key, Read read) {
    const auto* member = take(key);
    if (member == nullptr) return;
    if (!member->is_array()) return fail(key, "This is a list.");
    for (std::size_t index = 0; index < member->items().size(); ++index) {
      Reader inner(member->items()[index], where_, core::pointer_join(core::pointer_join(pointer_, key), index),
                   wrong_);
      read(inner);
      inner.finish();
    }
  }
  template <typename Read>
  void optional_object(std::string_view key, Read read) {
    if (value_.find(key) == nullptr) return;
    object(key, read);
  }
  template <typename Read>
  void object(std::string_view key, Read read) {
    const auto* member = take(key);
    if (member == nullptr) return;
    Reader inner(*member, where_, core::pointer_join(pointer_, key), wrong_);
    read(inner);
    inner.finish();
  }
  // An object of texts under free names; none when the member is absent.
  std::map<std::string, std::string> texts(std::string_view key) {
    std::map<std::string, std::string> all;
    if (value_.find(key) == nullptr) return all;
    const auto* member = take(key);
    if (!member->is_object()) return fail(key, "This is an object."), all;
    for (const auto& [name, value] : member->members()) {
      if (!value.is_string() || value.string().empty()) return fail(key, "Every member is a text."), all;
      all[name] = value.string();
    }
    return all;
  }
  void finish() {
    if (!value_.is_object()) return;
    for (const auto& [key, member] : value_.members())
      if (!taken_.contains(key)) fail(key, "There is no such member.");
  }
  void fail(std::string_view key, std::string what) {
    fail_at(key.empty() ? pointer_ : core::pointer_join(pointer_, key), std::move(what));
  }
  void fail_at(const std::string& pointer, std::string what) {
    if (wrong_) return;
    wrong_ = core::Error{"PEOPLE_SHAPE", std::string(where_) + ":" + pointer, std::move(what),
                         "Compare with services/platform/people.simulator.json as it was delivered."};
  }

 private:
  const core::Json* take(std::string_view key) {
    const auto* member = value_.find(key);
    if (member == nullptr) fail(key, "This member is missing.");
    taken_.insert(std::string(key));
    return member;
  }

  const core::Json& value_;
  std::string_view where_;
  std::string pointer_;
  std::optional<core::Error>& wrong_;
  std::set<std::string, std::less<>> taken_;
};

}  // namespace simulator

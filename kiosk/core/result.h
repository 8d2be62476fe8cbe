// Result and Error: how a room says that something did not work.
//
// Used by every room, from any thread. No exception crosses a room: a function that can fail returns Result<T>, and its
// caller uses TRY. An Error is written for the person who must act on it: what happened, where, and what to do.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace core {

struct Error {
  std::string code;   // stable, CAPITALS_WITH_UNDERSCORES; tests and operators match on it
  std::string where;  // file, JSON pointer, endpoint id; empty when there is no place
  std::string what;   // one sentence, never containing what a person entered
  std::string cure;   // what to do about it; empty when nothing can be done here

  bool operator==(const Error&) const = default;
};

// "FILE:POINTER: CODE: sentence Cure." as `yinlingctl check` prints it.
std::string to_line(const Error& error);

// Stands for "nothing to return" in Result<Done>.
struct Done {
  bool operator==(const Done&) const = default;
};

template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT: implicit by design
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT: implicit by design

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  // Requires: ok().
  T& value() & { return std::get<0>(state_); }
  const T& value() const& { return std::get<0>(state_); }
  T&& value() && { return std::get<0>(std::move(state_)); }
  // Requires: !ok().
  Error& error() & { return std::get<1>(state_); }
  const Error& error() const& { return std::get<1>(state_); }
  Error&& error() && { return std::get<1>(std::move(state_)); }

 private:
  std::variant<T, Error> state_;
};

}  // namespace core

// TRY(name, expression): name becomes the value, or the enclosing function returns the Error.
#define TRY_JOIN_(a, b) a##b
#define TRY_NAME_(a, b) TRY_JOIN_(a, b)
#define TRY(name, expression) TRY_WITH_(name, expression, TRY_NAME_(try_result_, __LINE__))
#define TRY_WITH_(name, expression, temporary)              \
  auto temporary = (expression);                            \
  if (!temporary.ok()) return std::move(temporary).error(); \
  auto name = std::move(temporary).value()
// TRY_DONE(expression): the same where the value does not matter.
#define TRY_DONE(expression) \
  if (auto try_done_ = (expression); !try_done_.ok()) return std::move(try_done_).error()

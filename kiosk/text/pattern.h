// Pattern: one ICU MessageFormat message, formatted so that the place of every argument stays known.
//
// Used by compose and by check; a Pattern is immutable, and formatting locks where ICU needs it: any thread.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/result.h"
#include "core/words.h"

namespace text {

// How a message asks for an argument: {date}, {date, spoken lunar}, {date, spoken lunar year}.
enum class Asked { usual, lunar_day, lunar_year };

struct Segment {
  std::string literal;   // UTF-8
  std::string argument;  // name, when the segment is an argument; literal is then empty
  Asked asked = Asked::usual;
};

// What decides between the branches of plural and select arguments.
struct Chooser {
  std::optional<double> number;
  std::string word;
};
using Choosers = std::map<std::string, Chooser, std::less<>>;

class Pattern {
 public:
  // Fails with: MESSAGE_SYNTAX (`where` names file and pointer).
  static core::Result<std::shared_ptr<const Pattern>> parse(std::string_view message, std::string_view language,
                                                            std::string_view where);
  ~Pattern();

  // Names of all arguments.
  const std::set<std::string, std::less<>>& arguments() const { return arguments_; }
  // Literals and arguments in order, for these values of plural and select arguments.
  std::vector<Segment> format(const Choosers& choosers) const;
  // The text of every branch, arguments left out: what a checker of words reads.
  std::vector<std::string> texts() const;

 private:
  struct Compiled;
  Pattern();
  std::vector<Segment> run(const Choosers& choosers) const;

  std::unique_ptr<Compiled> compiled_;
  std::set<std::string, std::less<>> arguments_;
  std::set<std::string, std::less<>>
      places_;  // the arguments as ICU knows them: with the mark of how they are asked for
  std::set<std::string, std::less<>> chosen_by_;  // plural and select arguments
  std::vector<Segment> fixed_;                    // when there is nothing to choose
};

// Parsed patterns, and the Words of messages without arguments, by language and key.
class PatternCache {
 public:
  struct Entry {
    std::shared_ptr<const Pattern> seen, said;  // said nullptr = as seen
    std::optional<core::Words> words;
  };
  std::shared_ptr<const Entry> find(const std::string& language_and_key) const;
  void keep(const std::string& language_and_key, std::shared_ptr<const Entry> entry);
  void clear();

 private:
  mutable std::mutex mutex_;
  std::unordered_map<std::string, std::shared_ptr<const Entry>> entries_;
};

}  // namespace text

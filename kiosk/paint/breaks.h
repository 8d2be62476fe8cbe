// Breaks: where a line must not be broken although Unicode's rules would allow it.
//
// Pure; used by Type for every layout, so that what is measured is what is drawn. A number and the word it counts belong
// together (30 元, 3 号窗口), and so does a date (2027 年 11 月 24 日): cut in two, a tired eye reads two numbers. So do the
// letters of a word, as far as somebody tells where the words are. A run that is wider than its line is broken nevertheless
// (Type).
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>
#include <utility>
#include <vector>

namespace paint {

struct Unbroken {
  std::size_t begin = 0, end = 0;  // UTF-8 bytes
};
// Tells where the words of a Chinese text stand, as [begin, end) in bytes, in order.
using WordFinder = std::function<std::vector<std::pair<std::size_t, std::size_t>>(std::string_view text)>;
// `text` is valid UTF-8.
std::vector<Unbroken> unbroken_runs(std::string_view text);

}  // namespace paint

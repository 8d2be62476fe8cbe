#include "core/utf8.h"

#include <catch2/catch.hpp>

TEST_CASE("what is UTF-8 and what only looks like it") {
  for (const char* good :
       {"", "abc", "请按开始", "\U0001F600", "\u07FF\u0800\uFFFF", "\xED\x9F\xBF", "\xF4\x8F\xBF\xBF"})
    CHECK(core::is_utf8(good));
  for (const char* bad : {"\xff\xfe", "\x80", "\xC0\x80", "\xC1\xBF", "\xE0\x9F\xBF", "\xED\xA0\x80",
                          "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xE8\xAF", "请\xE8", "a\xE8"})
    CHECK_FALSE(core::is_utf8(bad));
}

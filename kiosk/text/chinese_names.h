// Names of people inside a run of Han: which characters are a surname, and how those of a given name are read.
//
// Used by chinese_words; pure, any thread. A full name is a word that no dictionary knows, so it competes with the words of
// the dictionaries; a surname alone is known by what stands around it: 老解, 解家庄, 解大爷.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/chinese_words.h"

namespace text::chinese {

struct FullName {
  std::size_t length = 0;
  int cost = 0;  // hundredths of -ln p, as a word's
  std::vector<std::string> syllables;
};
// The full name of a surname and two more characters that may begin at `at` and ends before `reach`, when its characters
// are read otherwise in a name: 单玉华, 王长贵.
std::optional<FullName> full_name_at(std::u32string_view letters, std::size_t at, std::size_t reach,
                                     const Lexicon& lexicon);
// Surnames beside titles, households and those who call them, once words are found.
void read_names(std::vector<Syllable>& run, const std::u32string& letters, const Lexicon& lexicon);

// chinese_name_letters.cc: what names are made of, and what stands around them.
bool begins_with_title(std::u32string_view text);  // 先生, 大夫, 二婶
bool ends_with_title(std::u32string_view text);    // 队长 before a name
bool ends_with_caller(std::u32string_view text);   // 请, 患者, 通知
bool leads_to_name(std::u32string_view text);      // 把, 被, 昨天: a hint, no proof
bool may_follow_name(char32_t letter);             // 请, 到, 的
bool may_follow_known_name(char32_t letter);       // behind a name that its characters have shown: 写, 不
bool is_common_surname(char32_t letter);           // read as it always is: 王, 李
bool is_rather_a_word(char32_t letter);            // a surname that is an everyday word first: 要, 都
bool is_rather_a_verb(char32_t letter);            // 解, 查, 盖
bool is_given(char32_t letter);                    // what given names are made of
bool is_given_beside_given(char32_t letter);       // in given names too, but in many words first
bool is_only_given(char32_t letter);               // 敏, 涛: in few words but names
bool is_never_given(char32_t letter);              // 的, 是, 三
// How a character is read in a given name, "" for as ever: 长 in 长贵, 朝 in 朝霞.
std::string_view given_reading(char32_t letter, char32_t next);

}  // namespace text::chinese
